// Starts the app on the page that the build has printed.
const link = (name) => document.querySelector(`link[data-boot="${name}"]`);
const { body, documentElement: root } = document;

// A host that forbids inline styles has refused the page's own; the same are in a file.
if (!document.querySelector("style").sheet) link("sheet").rel = "stylesheet";

// The app changes the page's address; the files stay where they are.
for (const it of document.querySelectorAll("link[href]")) it.href = it.href;
const bindings = link("bindings").href;
const wasm = link("wasm").href;
const home = new URL("./", wasm).href;

// The language that the address asks for, else the browser's first that there is, else the page's.
const asked = new URLSearchParams(location.search).get("lang");
const languages = document.querySelector(".languages");
const known = [...languages.options].map((it) => it.value);
const wished = asked ? [asked] : navigator.languages;
const tags = wished.map((tag) => tag.split("-")[0].toLowerCase());
const lang = tags.find((tag) => known.includes(tag)) ?? root.lang;
let language = lang;
languages.onchange = () => (language = languages.value);

// What is pressed before the app is there is pressed when it is; a link does not lead away from what
// was typed. A term of the glossary needs no app.
let pressed;
const fields = [...document.querySelectorAll("form input:not([type=radio])")];
const isTyped = () => fields.some((it) => it.value);
const press = (event) => {
  const it = event.target.closest('button:not(.term), a[href^="."]');
  if (!it || (it.localName === "a" && !isTyped())) return;
  event.preventDefault();
  pressed = it;
};
addEventListener("click", press, true);

// In a page that was mounted afresh, its button is another one of the same text.
const stillThere = (it) => {
  if (it.isConnected) return it;
  const all = [...document.querySelectorAll(it.localName)];
  return all.find((other) => other.textContent === it.textContent);
};

// The proxy says with the page whether its config is the default one, for which the page was printed.
const [visit] = performance.getEntriesByType("navigation");
const config = visit?.serverTiming?.find((it) => it.name === "config")?.description;
const isDefault = config === "usual";

// A page stands as it was printed until the first input, unless it needs the app for more than
// that. The form's page fetches the app meanwhile; help does not.
const isHelp = link("bindings").rel === "alternate";
const isEnough = (isDefault || (isHelp && !config)) && lang === root.lang && !location.hash;
const signs = ["pointermove", "pointerdown", "keydown", "focusin", "input", "click"];
const input = new Promise((resume) => {
  if (!isEnough || isTyped() || document.activeElement !== body) resume();
  for (const it of signs) addEventListener(it, resume, { once: true });
});

// What is printed is drawn first. A tab in the background draws nothing, and some browsers do not
// say when they have drawn: these wait a second.
const drawn = new Promise((resume) => {
  setTimeout(resume, 1000);
  new PerformanceObserver(resume).observe({ type: "paint", buffered: true });
});

// A panic ends an instance of the app for good: another one comes with the module loaded anew.
const open = async (afresh) => {
  const app = await import(afresh ? `${bindings}?afresh` : bindings);
  await app.default({ module_or_path: wasm });
  await input;
  const chosen = body.querySelectorAll("input:checked");
  try {
    app.openPage(home, language, isDefault, afresh);
  } catch (error) {
    // Hydration has chosen what the printed page says, up to where it panicked.
    for (const it of chosen) it.checked = true;
    throw error;
  }
  languages.onchange = null;
  // In the same task, or the app would hear a press that is repeated here.
  removeEventListener("click", press, true);
  if (pressed) stillThere(pressed)?.click();
};

try {
  await (isHelp ? input : drawn);
  await open(false).catch((error) => {
    if (!body.querySelector(".app") || !(error instanceof WebAssembly.RuntimeError)) throw error;
    return open(true);
  });
} catch (error) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const unsaid = document.querySelector("noscript.notice");
  notice.textContent = unsaid.textContent;
  unsaid.after(notice);
  // Nothing folds the help in or out, or changes the language, without the app.
  document.querySelector(".help-unfold")?.remove();
  document.querySelector(".help")?.setAttribute("data-unfolded", "true");
  for (const it of document.querySelectorAll('a[href^="."]')) it.search = location.search;
  languages.onchange = () => (location.search = `lang=${languages.value}`);
  removeEventListener("click", press, true);
  if (pressed?.href) location.href = pressed.href;
  throw error;
}
