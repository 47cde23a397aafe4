// The page in the iframe: one `<ghcr-connect>`, set by the address and by what the page around it says. The messages are
// those of docs/embedding.md.

const OPTIONS = ["endpoint", "view", "theme", "lang", "username", "description", "image", "support", "save-endpoint"];
const ADDRESSES = ["endpoint", "save-endpoint"];
const PROPERTIES = ["policy", "labels"];
const METHODS = ["validate", "reset", "focusFirstError"];
const EVENTS = ["ready", "change", "validate-start", "validate-progress", "validate-complete", "submit", "registry-change", "error"];

// What has to be said without the element, which has all other words.
const SENTENCES = {
  en: {
    title: "Connect a GitHub Container Registry",
    notLoaded: "The form could not be loaded: the network or the browser refuses its script.",
    open: "Open it in a tab of its own",
    ignored: (name) => `What this page was given as “${name}” is ignored: it must be an address of ${location.origin}.`,
  },
  de: {
    title: "GitHub Container Registry verbinden",
    notLoaded: "Das Formular konnte nicht geladen werden: Das Netzwerk oder der Browser lehnt sein Skript ab.",
    open: "In einem eigenen Tab öffnen",
    ignored: (name) => `Der Wert von „${name}“ wird nicht beachtet: Er muss eine Adresse von ${location.origin} sein.`,
  },
  es: {
    title: "Conectar GitHub Container Registry",
    notLoaded: "No se pudo cargar el formulario: la red o el navegador rechaza su script.",
    open: "Abrirlo en una pestaña aparte",
    ignored: (name) => `El valor de «${name}» se ignora: debe ser una dirección de ${location.origin}.`,
  },
  fr: {
    title: "Connecter GitHub Container Registry",
    notLoaded: "Le formulaire n’a pas pu être chargé : le réseau ou le navigateur refuse son script.",
    open: "L’ouvrir dans un onglet à part",
    ignored: (name) => `La valeur de « ${name} » est ignorée : ce doit être une adresse de ${location.origin}.`,
  },
};

/** How long the page may take to say whether it has headers, before the first request goes without. */
const PATIENCE_MS = 500;

const root = document.documentElement;
const parameters = new URL(location.href).searchParams;
const element = document.createElement("ghcr-connect");
const ignored = new Set();
const headersAsked = new Map();
const page = findPage();
let heardOfHeaders = () => {};
let asked = 0;

/** The origin of the page around this one; `null` where there is none that may be told anything. */
function findPage() {
  const named = parameters.get("origin");
  if (named === null || window === parent) return null;
  // Not every browser tells who is above. One that does leaves no room for a link that names somebody else.
  const above = location.ancestorOrigins?.[0] ?? named;
  if (above === named && URL.canParse(named) && new URL(named).origin === named) return named;
  console.warn(`ghcr-connect: nothing is said to the page around this frame, because origin=${named} is not its origin.`);
  return null;
}

function say(type, message) {
  if (page !== null) parent.postMessage({ protocol: "ghcr-connect", version: 1, type, ...message }, page);
}

function hear({ source, origin, data }) {
  if (source !== parent || origin !== page || data?.protocol !== "ghcr-connect" || data.version !== 1) return;
  const { type, id, name, value, error, method } = data;
  if (type === "set" && OPTIONS.includes(name)) setOption(name, value);
  else if (type === "property" && PROPERTIES.includes(name)) element[name] = value;
  else if (type === "call" && METHODS.includes(method)) call(id, method);
  else if (type === "has-headers") {
    element.getAuthHeaders = value ? askForHeaders : null;
    heardOfHeaders();
  } else if (type === "headers") {
    const { resolve, reject } = headersAsked.get(id) ?? {};
    headersAsked.delete(id);
    if (error) reject?.(new Error("The page's getAuthHeaders has failed."));
    else resolve?.(value);
  }
}

async function call(id, method) {
  let value = null;
  await started;
  try {
    value = await element[method]?.();
  } finally {
    say("result", { id, value: value ?? null });
  }
}

function askForHeaders() {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    headersAsked.set(id, { resolve, reject });
    say("headers?", { id });
  });
}

function setOption(name, value) {
  if (name === "lang") speak(value === null ? navigator.languages : [value]);
  // Texts outside of cards have this page's colour, which must fit the element's theme. Where that is not the scheme of the
  // page around, the browser paints a ground, and they can be read.
  if (name === "theme") root.style.colorScheme = value === "light" || value === "dark" ? value : "";
  if (ADDRESSES.includes(name)) value = ownAddress(name, value);
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** The whole address, if it is of this origin. No link may send what is typed here elsewhere. */
function ownAddress(name, value) {
  const url = value !== null && URL.canParse(value, location.href) ? new URL(value, location.href) : null;
  // A `blob:` address has the origin of its maker, too.
  const isOwn = url?.origin === location.origin && url.protocol === location.protocol;
  if (isOwn || value === null) ignored.delete(name);
  else {
    ignored.add(name);
    console.warn(`ghcr-connect: ${SENTENCES.en.ignored(name)}`);
  }
  showIgnored();
  return isOwn ? url.href : null;
}

function showIgnored() {
  for (const old of document.querySelectorAll(".ignored")) old.remove();
  document.body.prepend(...[...ignored].map((name) => paragraph("ignored", SENTENCES[root.lang].ignored(name))));
}

function speak(tags) {
  const languages = tags.map((tag) => tag.slice(0, 2).toLowerCase());
  root.lang = languages.find((language) => Object.hasOwn(SENTENCES, language)) ?? "en";
  document.title = SENTENCES[root.lang].title;
  showIgnored();
}

function paragraph(className, ...content) {
  const made = document.createElement("p");
  made.className = className;
  made.append(...content);
  return made;
}

function linkToPage(text) {
  const link = document.createElement("a");
  Object.assign(link, { href: "../", target: "_blank", rel: "noopener", textContent: text });
  return link;
}

function followHeight() {
  root.classList.add("follows");
  const tell = () => say("height", { value: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(tell).observe(document.body);
}

async function start() {
  setOption("lang", parameters.get("lang"));
  for (const name of OPTIONS) setOption(name, parameters.get(name));
  for (const name of EVENTS.map((name) => `ghcr-${name}`)) {
    element.addEventListener(name, ({ detail }) => say("event", { name, detail }));
  }
  const loaded = import("../ghcr-connect.js").then(() => true, () => false);
  if (page !== null) {
    const heard = new Promise((resolve) => (heardOfHeaders = resolve));
    addEventListener("message", hear);
    followHeight();
    say("ready");
    // What the page has set counts from the first request on.
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }
  if (await loaded) {
    const decided = new Promise((done) => {
      for (const name of ["ghcr-ready", "ghcr-error"]) element.addEventListener(name, done, { once: true });
    });
    document.body.append(element);
    await decided;
  } else {
    const { notLoaded, open } = SENTENCES[root.lang];
    document.body.append(paragraph("not-loaded", `${notLoaded} `, linkToPage(open)));
    say("event", { name: "ghcr-error", detail: { code: "load" } });
  }
}

/** Before, there is nothing that could be called. */
const started = start();
