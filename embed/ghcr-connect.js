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
const VIEWS = ["all", "connect", "guide", "best-practices", "troubleshooting", "registries"];

// What has to be said without the app, which has all other texts.
const SENTENCES = {
  en: { failed: "This part of the page could not start. Allow WebAssembly for this site, or reload the page.", link: "Open it on a page of its own" },
  de: { failed: "Dieser Teil der Seite konnte nicht starten. Erlauben Sie WebAssembly für diese Website, oder laden Sie die Seite neu.", link: "Auf einer eigenen Seite öffnen" },
  es: { failed: "Esta parte de la página no se pudo iniciar. Habilite WebAssembly para este sitio o recargue la página.", link: "Abrirla en su propia página" },
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
    const response = await fetch(here(FILES.sheet));
    if (!response.ok) throw new Error(`${FILES.sheet}: HTTP ${response.status}`);
    sheet.replaceSync(await response.text());
    return sheet;
  });

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
    this.#hand(name);
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
    this.#relabel();
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
    try {
      const [Embedded, sheet] = await Promise.all([load(), style()]);
      if (isOvertaken()) return;
      const root = document.createElement("div");
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.replaceChildren(root);
      const headers = (signal) => this.#headers(signal);
      const listener = (name, detail, answer) => this.#hear(name, JSON.parse(detail), answer);
      this.#screen = Embedded.open(root, this.#lang, this.#endpoint, headers, listener);
      crashes.add(this.#crash);
      for (const name of ["view", "username", "description", "image", "support", "save-endpoint", "hand-over"]) {
        if (this.hasAttribute(name) || (name === "support" && this.#policy)) this.#hand(name);
      }
      if (this.#labels) this.#relabel();
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
    return tags.find((tag) => Object.hasOwn(SENTENCES, tag)) ?? "en";
  }

  get #endpoint() {
    const address = this.getAttribute("endpoint");
    const { href } = address === null ? new URL(".", import.meta.url) : new URL(address, document.baseURI);
    return href.endsWith("/") ? href : `${href}/`;
  }

  // Other texts for single keys. Whatever they are, they become one line of text each.
  #relabel() {
    const entries = Object.entries(this.#labels ?? {});
    const texts = Object.fromEntries(entries.map(([name, text]) => [name, String(text).replace(/\s+/g, " ")]));
    const unknown = this.#screen?.setLabels(this.#labels && JSON.stringify(texts)) ?? [];
    for (const name of unknown) console.warn(`ghcr-connect: there is no label "${name}"`);
  }

  // Hands an attribute on to the screen, as the screen wants it.
  #hand(name) {
    const value = this.getAttribute(name) ?? undefined;
    if (name === "endpoint") this.#screen?.set(name, this.#endpoint);
    else if (name === "lang") this.#screen?.set(name, this.#lang);
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

  // The page's headers for one request. No request waits for them longer than for the proxy.
  async #headers(signal) {
    if (!this.getAuthHeaders) return [];
    const ended = new Promise((_, end) => signal.addEventListener("abort", end, { once: true }));
    try {
      return [...new Headers((await Promise.race([this.getAuthHeaders(), ended])) ?? undefined)];
    } catch (error) {
      if (!signal.aborted) console.error(error);
      throw error;
    }
  }

  // `answer` is what the proxy sent, word for word.
  #hear(name, detail, answer) {
    const part = { "validate-progress": "check", "validate-complete": "report", error: "problem" }[name];
    if (part && answer !== undefined) detail[part] = said(answer);
    this.#tell(name, detail);
    if (name === "validate-complete") this.#settle(detail.report);
    if (name === "error" && detail.code !== "save_failed") this.#settle(null);
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
