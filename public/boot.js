// Starts the app on the page that the build has printed. The build writes the files' hashed names into the page's links, and puts
// what speaks with the wasm into this file.
import { initSync, openPage, takeTurn } from "ghcr-connect";

const link = (name) => document.querySelector(`link[data-${name}]`);

// A host that forbids inline styles has refused the page's own; the same are in a file.
if (!document.querySelector("style").sheet) link('boot="sheet"').rel = "stylesheet";

// The files stay where they are when the app changes the page's address.
for (const it of document.querySelectorAll("link[rel=alternate], link[rel=icon]")) it.href = it.href;

const home = new URL("./", link('boot="wasm"').href).href;
const files = [...document.querySelectorAll("link[data-words]")];

// The language that the address asks for, else the first of the browser's that there is, else the page's own.
const asked = new URLSearchParams(location.search).get("lang");
const tags = (asked ? [asked] : navigator.languages).map((tag) => tag.split("-")[0].toLowerCase());
const own = document.documentElement.lang;
const tag = tags.find((it) => files.some((file) => file.dataset.words === it)) ?? own;

// The form as the app draws it has no such remark.
const needs = document.querySelector("main > noscript");
needs.remove();

const fields = () => [...document.querySelectorAll("input")];
const isTyped = (it) => it.selectionStart !== null && it.value !== it.defaultValue;
const isChosen = (it) => it.checked !== it.defaultChecked;
const isChanged = (it) => isTyped(it) || isChosen(it);

// What is pressed before the app is there, or before its part of the page is taken over, is pressed when it is; the form is not
// sent before all that was typed is told. A link that would lead away from what was typed waits, too.
let pressed;
let isOpen = false;
const press = (event) => {
  const it = event.target.closest('button, a[href^="."]');
  if (!it) return;
  const isLink = it.localName === "a";
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (isLink && (isElsewhere || !fields().some(isChanged))) return;
  const isSent = it.type === "submit";
  const isAlive = isOpen && !isLink && !isSent && !it.closest("[data-waits]");
  if (isLink || (isOpen && isSent)) event.preventDefault();
  if (!isAlive) pressed = it;
  else if (it === pressed) pressed = undefined;
};
addEventListener("click", press, true);

const read = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response.text();
};

// What the report and the rest of the help look like: where they are not to be seen at first, that comes with their words.
const showsLater = document.querySelector("link[data-shown]") !== null;
const dress = () =>
  new Promise((resume) => {
    const sheet = link('boot="sheet"');
    if (showsLater || sheet.rel === "stylesheet") return resume();
    sheet.onload = sheet.onerror = resume;
    sheet.rel = "stylesheet";
  });

// The form's own words stand in the page; those of the report and of the rest of the help come when they are needed.
const load = async (tag, later) => {
  const name = `${later ? "later" : "words"}="${tag}"`;
  const own = document.querySelector(`script[data-${name}]`)?.textContent;
  const [words] = await Promise.all([own ?? read(link(name).href), later && dress()]);
  return words;
};

// The page stands as it was printed until there is a sign of somebody: to be looked at, it needs no app. Help does not even fetch
// it. What the page cannot do by itself, another language or a folded part that an address names, is done at once; and so is a
// form whose proxy does not say, in the only header that a script can read, that the page was printed for such as it.
const [visit] = performance.getEntriesByType("navigation");
const config = visit?.serverTiming?.find((it) => it.name === "config")?.description;
const isUsual = config === "usual";
const isHelp = Boolean(document.querySelector(".app").dataset.page);
const isEnough = (isUsual || (isHelp && !config)) && tag === own && !location.hash;
const signs = ["pointermove", "pointerdown", "keydown", "focusin", "input", "click"];
const sign = new Promise((resume) => {
  if (!isEnough || fields().some(isChanged) || document.activeElement !== document.body) resume();
  signs.forEach((it) => addEventListener(it, resume, { once: true }));
});

const anotherTurn = () => new Promise((resume) => setTimeout(resume));

// Opens the app piece by piece: between two of them the browser does what a person wants. And tells it, as if it were done now,
// what was typed and chosen before: it takes over the page's fields as they are. Where it draws them anew, in another
// language, they stand in the same order.
const open = async (start, takeTurn) => {
  const known = fields();
  const focused = document.activeElement;
  const { selectionStart, selectionEnd } = focused;
  const carryOver = () =>
    fields().forEach((field, index) => {
      const old = known[index];
      if (field === old || field.id !== old?.id || field.type !== old.type) return;
      known[index] = field;
      field.value = old.value;
      field.checked = old.checked;
      if (old === focused) field.focus();
      if (old === focused && selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
    });
  // A piece that is not there yet does not hear it, and one that is hears nothing new.
  const tellTyped = () => {
    for (const field of known.filter(isTyped)) {
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if (field !== document.activeElement) field.dispatchEvent(new FocusEvent("blur"));
    }
  };
  if (!start()) throw new Error("words of another version");
  isOpen = true;
  do {
    await anotherTurn();
    carryOver();
    tellTyped();
  } while (takeTurn());
  for (const field of known.filter(isChosen)) {
    if (field.checked || field.type !== "radio") field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // What was told is heard by all whom it concerns before something is done with it.
  await anotherTurn();
  removeEventListener("click", press, true);
  if (pressed?.isConnected) pressed.click();
};

try {
  if (isHelp) await sign;
  const words = Promise.all([load(tag, false), showsLater ? load(tag, true) : undefined]);
  const address = link('boot="wasm"').href;
  const fetched = fetch(address);
  // Where a host does not say what kind of file it is, there is another way. What stands in the way is said at once.
  const compiled = WebAssembly.compileStreaming(fetched).catch(async (error) => {
    if (!(error instanceof TypeError) || !(await fetched).ok) throw error;
    return WebAssembly.compile(await (await fetch(address)).arrayBuffer());
  });
  const [module, [book, later]] = await Promise.all([compiled, words]);
  await sign;
  // Turns of their own, so that what a person does meanwhile does not wait for all of it.
  await anotherTurn();
  initSync({ module });
  await anotherTurn();
  document.documentElement.lang = tag;
  await open(() => openPage(book, later, load, home, isUsual), takeTurn);
} catch (error) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = needs.textContent;
  document.querySelector("form").before(notice);
  // Nothing would fold the help in or out any more, or choose and keep the language.
  document.querySelector(".help-unfold").remove();
  document.querySelector(".help").dataset.unfolded = "true";
  for (const it of document.querySelectorAll('a[href^="."]')) it.search = location.search;
  for (const it of document.querySelectorAll(".language")) it.onclick = () => (location.search = `lang=${it.lang}`);
  removeEventListener("click", press, true);
  if (pressed?.href) location.href = pressed.href;
  throw error;
}
