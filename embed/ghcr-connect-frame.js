// <ghcr-connect-frame>: the screen in an iframe, with the properties, methods and events of <ghcr-connect>. What the two
// sides say to each other is in docs/embedding.md.

const PROTOCOL = "ghcr-connect";
const TAG = `${PROTOCOL}-frame`;
const ATTRIBUTES = ["endpoint", "view", "theme", "lang", "username", "description", "image", "support", "save-endpoint"];
const PROPERTIES = ["policy", "labels", "getAuthHeaders"];
const MAY =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

const TITLES = {
  en: "Connect a GitHub Container Registry",
  fr: "Connecter GitHub Container Registry",
  de: "GitHub Container Registry verbinden",
  es: "Conectar GitHub Container Registry",
};

const languageAround = (it) => {
  const root = it.getRootNode();
  return it.closest("[lang]")?.lang ?? (root instanceof ShadowRoot ? languageAround(root.host) : null);
};
const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

// A server that renders the page has no elements, and a second copy of this script leaves the first one's as it is.
if (globalThis.customElements && !customElements.get(TAG)) {
  const style = new CSSStyleSheet();
  style.replaceSync(":host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;border:0}");

  class Frame extends HTMLElement {
    static observedAttributes = [...ATTRIBUTES, "src"];
    #fallback = document.createElement("slot");
    #frame;
    #url;
    #isReady;
    #values = {};
    #calls = new Map();
    #count = 0;

    static {
      // `lang` is every element's own.
      for (const name of this.observedAttributes.filter((name) => name !== "lang")) {
        Object.defineProperty(this.prototype, camelCase(name), {
          get() {
            return this.getAttribute(name);
          },
          set(value) {
            value == null ? this.removeAttribute(name) : this.setAttribute(name, value);
          },
        });
      }
      for (const name of PROPERTIES) {
        Object.defineProperty(this.prototype, name, {
          get() {
            return this.#values[name] ?? null;
          },
          set(value) {
            this.#values[name] = value ?? null;
            this.#hand(name);
          },
        });
      }
    }

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
      this.#close();
    }

    connectedCallback() {
      // What was set before this script was there hides what is defined above.
      for (const name of [...Frame.observedAttributes, ...PROPERTIES].map(camelCase)) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      addEventListener("message", this.#hear);
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#close();
    }

    // Without this, `moveBefore()` would load the frame anew, and what was typed would be lost.
    connectedMoveCallback() {}

    attributeChangedCallback(name) {
      if (!this.#frame) return;
      if (name === "src") return this.#open();
      if (name === "lang") this.#name();
      if (this.#isReady) this.#say("set", { name, value: this.#option(name) });
    }

    validate() {
      return this.#call("validate");
    }

    reset() {
      return this.#call("reset");
    }

    async focusFirstError() {
      return !!(await this.#call("focusFirstError"));
    }

    #open() {
      this.#close();
      this.#url = this.src ? new URL(this.src, document.baseURI) : new URL("./embed/", import.meta.url);
      if (this.#url.origin === location.origin) console.warn(`${TAG}: this page's scripts can reach into a frame of its own origin`);
      this.#url.searchParams.set("origin", location.origin);
      for (const name of ATTRIBUTES) {
        const value = this.#option(name);
        if (value !== null) this.#url.searchParams.set(name, value);
      }

      const frame = document.createElement("iframe");
      this.#frame = frame;
      frame.setAttribute("sandbox", MAY);
      frame.allow = "clipboard-write";
      frame.src = this.#url;
      // A frame that the proxy or the page forbids is loaded, too, as an error of the browser's, and says nothing.
      const judge = () => {
        if (frame !== this.#frame || this.#isReady) return;
        this.#giveUp();
        this.#tell("ghcr-error", { code: "load" });
      };
      frame.onload = () => setTimeout(judge, 5000);
      this.#name();
      this.shadowRoot.append(frame);
    }

    #close() {
      this.shadowRoot.replaceChildren(this.#fallback);
      this.#frame = null;
      this.#isReady = false;
      this.#giveUp();
    }

    // Nobody waits for an answer that will not come.
    #giveUp() {
      for (const { answer } of this.#calls.values()) answer(null);
      this.#calls.clear();
    }

    // The language is that of the nearest tag that has one.
    #option(name) {
      return name === "lang" ? languageAround(this) : this.getAttribute(name);
    }

    #name(lang = this.#option("lang")) {
      this.#frame.title = TITLES[lang?.slice(0, 2)] ?? TITLES.en;
    }

    #say(type, message) {
      this.#frame.contentWindow.postMessage({ protocol: PROTOCOL, version: 1, type, ...message }, this.#url.origin);
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    #hand(name) {
      const value = this[name];
      if (!this.#isReady) return;
      if (name === "getAuthHeaders") this.#say("has-headers", { value: !!value });
      // What a framework observes is a proxy, which no message can carry.
      else this.#say("property", { name, value: JSON.parse(JSON.stringify(value)) });
    }

    #call(method) {
      return new Promise((answer) => {
        const id = ++this.#count;
        this.#calls.set(id, { method, answer });
        if (this.#isReady) this.#say("call", { id, method });
      });
    }

    #hear = ({ source, origin, data }) => {
      if (source !== this.#frame?.contentWindow || origin !== this.#url.origin) return;
      if (data?.protocol !== PROTOCOL || data.version !== 1) return;
      const { type, id, name, value, detail } = data;
      if (type === "ready") this.#greet();
      else if (type === "height") this.#frame.style.height = `${+value}px`;
      else if (type === "headers?") this.#giveHeaders(id, this.#frame);
      else if (type === "result") {
        this.#calls.get(id)?.answer(value ?? null);
        this.#calls.delete(id);
      } else if (type === "event" && /^ghcr-/.test(name)) {
        if (name === "ghcr-ready") this.#name(detail.lang);
        this.#tell(name, detail);
      }
    };

    // A frame that was loaded anew knows its address only: all that was said since is said again.
    #greet() {
      this.#fallback.remove();
      this.#isReady = true;
      for (const name of ATTRIBUTES) {
        const value = this.#option(name);
        if (value !== this.#url.searchParams.get(name)) this.#say("set", { name, value });
      }
      for (const name of PROPERTIES) this.#hand(name);
      for (const [id, { method }] of this.#calls) this.#say("call", { id, method });
    }

    async #giveHeaders(id, frame) {
      const answer = { id };
      try {
        answer.value = [...new Headers((await this.getAuthHeaders?.()) ?? {})];
      } catch {
        answer.error = true;
      }
      if (frame === this.#frame) this.#say("headers", answer);
    }
  }

  customElements.define(TAG, Frame);
}
