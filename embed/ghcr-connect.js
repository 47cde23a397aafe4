// <ghcr-connect>: the screen as an element of somebody else's page. Its contract is docs/embedding.md.
//
// The build fills in the names of its files, which change with their content; where they are, this module's own address
// says. Nothing here writes to the page around: no global, no style, no storage, no address.

const FILES = "__FILES__";
const VERSION = "__VERSION__";

const ATTRIBUTES = [
  "endpoint", "view", "theme", "lang", "username", "description", "image", "support", "save-endpoint", "hand-over",
];
const PROPERTIES = ["getAuthHeaders", "policy", "labels"];
const VIEWS = ["all", "connect", "guide", "best-practices", "troubleshooting"];

// What has to be said without the app, which has all other words.
const SENTENCES = {
  en: { failed: "This part of the page could not start. Allow WebAssembly for this site, or reload the page.", link: "Open it on a page of its own" },
  fr: { failed: "Cette partie de la page n’a pas pu démarrer. Autorisez WebAssembly pour ce site, ou rechargez la page.", link: "L’ouvrir sur sa propre page" },
};

const here = (file) => new URL(file, import.meta.url).href;
// The page may have put the element into a component of its own.
const languageAround = (it) => {
  const root = it.getRootNode();
  return it.closest("[lang]")?.lang ?? (root instanceof ShadowRoot ? languageAround(root.host) : undefined);
};
// Frameworks write a flag that is off as a text, and one that lets the page have the token is on by nobody's mistake.
const isOn = (attribute) => attribute !== null && attribute !== "false";
const camel = (name) => name.replace(/-./g, (it) => it[1].toUpperCase());

// Each thing is fetched once for all elements; what failed is tried again by the next one.
const kept = new Map();
const once = (name, make) => {
  if (!kept.has(name)) {
    kept.set(name, make());
    kept.get(name).catch(() => kept.delete(name));
  }
  return kept.get(name);
};

// What each open screen does when the app has crashed, which it has for all of them.
const crashes = new Set();

const read = (file) =>
  once(file, async () => {
    const response = await fetch(here(file));
    if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
    return response.text();
  });

const load = () =>
  once("app", async () => {
    const app = await import(here(FILES.bindings));
    await app.default({ module_or_path: here(FILES.wasm) });
    app.onPanic(() => queueMicrotask(() => crashes.forEach((crash) => crash())));
    return app.Embedded;
  });

const style = () =>
  once("style", async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await read(FILES.sheet));
    return sheet;
  });

// The words of a language lie in two files, each with one text a line after its language; the file of labels names them in the
// same order. Other words make another book of it, and its first line says so.
const relabel = (words, names, labels) => {
  const lines = words.split("\n");
  lines[0] += `-${JSON.stringify(labels)}`;
  for (const [name, text] of Object.entries(labels)) {
    const at = names.indexOf(name);
    if (at >= 0) lines[at + 1] = String(text).replace(/\s+/g, " ");
  }
  return lines.join("\n");
};

const book = async (lang, labels) => {
  const words = await read(FILES.words[lang]);
  if (!labels) return words;
  const names = (await read(FILES.labels)).split("\n");
  for (const name of Object.keys(labels)) {
    if (!names.includes(name)) console.warn(`ghcr-connect: there is no label "${name}"`);
  }
  return relabel(words, names.slice(0, words.split("\n").length - 2), labels);
};

const later = async (lang, labels) => {
  const words = await read(FILES.later[lang]);
  if (!labels) return words;
  const names = (await read(FILES.labels)).split("\n");
  return relabel(words, names.slice(1 - words.split("\n").length), labels);
};

// What the proxy said: a line of its stream, or a whole document.
const said = (words) => {
  try {
    const it = JSON.parse(words);
    return it?.data ?? it ?? undefined;
  } catch {
    return undefined;
  }
};

// Where pages are made on a server there is no such class, and nothing to define.
class GhcrConnect extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  // What a page has set before this class was there stays.
  getAuthHeaders = this.getAuthHeaders;
  #policy;
  #labels;
  #root = this.attachShadow({ mode: "open" });
  #screen;
  // Counts the attempts to open, so that one that was overtaken is dropped.
  #attempt = 0;
  #ready;
  // Those who wait for the test's end.
  #waiting = [];
  // What is on the screen stays to be read. Nothing of it works any more, and it cannot be freed.
  #crash = () => {
    this.#screen = undefined;
    crashes.delete(this.#crash);
    this.#settle(null);
    this.#tell("error", { code: "crashed" });
  };

  constructor() {
    super();
    this.#root.append(document.createElement("slot"));
  }

  connectedCallback() {
    // What a framework has set before this class was there hides what the class would do with it.
    for (const name of [...PROPERTIES, ...ATTRIBUTES.map(camel)]) {
      if (Object.hasOwn(this, name) && name !== "getAuthHeaders") {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#ready ??= this.#open(++this.#attempt);
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put in again at once, and keeps what was typed.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !this.#screen) return;
    if (name === "lang") this.#speak();
    else this.#hand(name);
  }

  get policy() {
    return this.#policy;
  }

  set policy(policy) {
    this.#policy = policy ?? undefined;
    this.#hand("support");
  }

  get labels() {
    return this.#labels;
  }

  set labels(labels) {
    this.#labels = labels ?? undefined;
    this.#speak();
  }

  async validate() {
    await this.#ready;
    return new Promise((done) => {
      // Who hears that the test begins may end it at once.
      this.#waiting.push(done);
      if (!this.#screen?.validate()) done(null);
    });
  }

  reset() {
    this.#screen?.reset();
  }

  focusFirstError() {
    return this.#screen?.focusFirstError() ?? false;
  }

  takeCredential() {
    const credential = this.handOver && this.#screen?.takeCredential();
    return credential ? JSON.parse(credential) : null;
  }

  async #open(attempt) {
    const isOvertaken = () => attempt !== this.#attempt;
    const [lang, labels] = [this.#lang, this.#labels];
    try {
      const [Embedded, sheet, book] = await Promise.all([load(), style(), this.#book()]);
      if (isOvertaken()) return;
      const root = document.createElement("div");
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.replaceChildren(root);
      const send = (address, init) => this.#send(address, init);
      const hear = (kind, facts) => this.#hear(kind, facts);
      const more = (lang) => later(lang, this.#labels);
      this.#screen = Embedded.open(root, book, this.#endpoint, send, hear, more);
      if (!this.#screen) throw new Error("words of another version");
      crashes.add(this.#crash);
      for (const name of ["view", "username", "description", "image", "support", "save-endpoint", "hand-over"]) {
        if (this.hasAttribute(name) || (name === "support" && this.#policy)) this.#hand(name);
      }
      // Other words may have been asked for while these came.
      if (lang !== this.#lang || labels !== this.#labels) this.#speak();
      const view = VIEWS.includes(this.view) ? this.view : "all";
      this.#tell("ready", { version: VERSION, lang: this.#lang, view });
    } catch (error) {
      if (isOvertaken()) return;
      console.error(error);
      this.#close();
      this.#excuse();
      this.#tell("error", { code: "load" });
    }
  }

  #close() {
    this.#attempt += 1;
    this.#ready = undefined;
    this.#settle(null);
    crashes.delete(this.#crash);
    this.#screen?.free();
    this.#screen = undefined;
    this.#root.replaceChildren(document.createElement("slot"));
  }

  // Why there is no screen, before what the page shows instead.
  #excuse() {
    const { failed, link } = SENTENCES[this.#lang];
    const sentence = document.createElement("p");
    sentence.setAttribute("role", "alert");
    const way = document.createElement("a");
    way.href = URL.canParse(this.getAttribute("endpoint") ?? "", document.baseURI) ? this.#endpoint : here(".");
    way.target = "_blank";
    way.rel = "noopener noreferrer";
    way.textContent = link;
    sentence.append(`${failed} `, way);
    this.#root.prepend(sentence);
  }

  get #lang() {
    const around = languageAround(this);
    const tags = (around ? [around] : navigator.languages).map((tag) => tag.split("-")[0].toLowerCase());
    return tags.find((tag) => Object.hasOwn(FILES.words, tag)) ?? "en";
  }

  get #endpoint() {
    const address = this.getAttribute("endpoint");
    const { href } = address === null ? new URL(".", import.meta.url) : new URL(address, document.baseURI);
    return href.endsWith("/") ? href : `${href}/`;
  }

  #book() {
    return book(this.#lang, this.#labels);
  }

  // The last wish counts, in whatever order the words arrive.
  async #speak() {
    const attempt = this.#attempt;
    const [lang, labels] = [this.#lang, this.#labels];
    const book = await this.#book().catch(() => undefined);
    const isWish = attempt === this.#attempt && lang === this.#lang && labels === this.#labels;
    if (book && isWish) this.#screen?.speak(book);
  }

  // Hands an attribute on to the screen, as the screen wants it.
  #hand(name) {
    const value = this.getAttribute(name) ?? undefined;
    if (name === "endpoint") this.#screen?.set(name, this.#endpoint);
    else if (name === "support") {
      const support = value?.split(",").map((it) => it.trim());
      const isSaid = this.#policy || support;
      this.#screen?.set("policy", isSaid && JSON.stringify({ supported: support, ...this.#policy }));
    } else if (name === "save-endpoint") this.#screen?.set(name, value && this.#address(name, value));
    else if (name === "hand-over") this.#screen?.set(name, this.handOver ? "" : undefined);
    else this.#screen?.set(name, value);
  }

  // One that is none takes nothing else away.
  #address(name, value) {
    if (URL.canParse(value, document.baseURI)) return new URL(value, document.baseURI).href;
    console.warn(`ghcr-connect: ${name} is no address`);
    return undefined;
  }

  // `null` says that the page around could not say who is asking; anything else is the network's.
  async #send(address, init) {
    let headers = [];
    try {
      if (this.getAuthHeaders) {
        // No test waits for them longer than for the proxy.
        const ended = new Promise((_, end) => init.signal.addEventListener("abort", end, { once: true }));
        headers = new Headers((await Promise.race([this.getAuthHeaders(), ended])) ?? undefined);
      }
    } catch (error) {
      if (!init.signal.aborted) console.error(error);
      throw null;
    }
    for (const [name, value] of headers) init.headers.set(name, value);
    return fetch(address, init);
  }

  #hear(kind, facts) {
    if (kind === "change") {
      const [username, description, image, visibility, hasToken, isComplete] = facts;
      this.#tell("change", { username, description, image, visibility, hasToken, isComplete });
    } else if (kind === "start") {
      const [username, image] = facts;
      this.#tell("validate-start", { username, image });
    } else if (kind === "progress") {
      this.#tell("validate-progress", { check: said(facts[0]), decided: Number(facts[1]) });
    } else if (kind === "complete") {
      const report = said(facts[0]);
      this.#tell("validate-complete", { report });
      this.#settle(report);
    } else if (kind === "submit") {
      const [username, description, image, visibility, hasToken, verdict, saved] = facts;
      this.#tell("submit", { username, description, image, visibility, hasToken, verdict, saved });
    } else {
      const [code, status, words] = facts;
      const detail = { code };
      if (status !== null) detail.status = status;
      if (words !== null) detail.problem = said(words);
      this.#tell("error", detail);
      if (code !== "save_failed") this.#settle(null);
    }
  }

  #settle(report) {
    for (const done of this.#waiting.splice(0)) done(report);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`ghcr-${name}`, { detail, bubbles: true, composed: true }));
  }
}

// Every attribute is a property, too. `lang` is so already, and `handOver` is true or false.
for (const name of ATTRIBUTES) {
  if (name === "lang") continue;
  const isFlag = name === "hand-over";
  Object.defineProperty(GhcrConnect.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return isFlag ? isOn(this.getAttribute(name)) : this.getAttribute(name);
    },
    set(value) {
      const flag = value && value !== "false" ? "" : null;
      const text = isFlag ? flag : value;
      if (text === null || text === undefined) this.removeAttribute(name);
      else this.setAttribute(name, text);
    },
  });
}

// A second copy of this script leaves the first one's element as it is.
if (globalThis.customElements && !customElements.get("ghcr-connect")) customElements.define("ghcr-connect", GhcrConnect);
