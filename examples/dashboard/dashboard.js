// The product around the element: its theme and language, its session, and what it does when a registry was saved.

import { TEXTS } from "./texts.js";

const element = document.getElementById("registry");
const frame = document.getElementById("frame");
const log = document.getElementById("log");
let texts = TEXTS.en;

document.querySelector(".settings").addEventListener("change", ({ target }) => {
  const turn = { theme: turnTheme, lang: turnLanguage }[target.name];
  turn(target.value);
});

// The product's own session, for its own back end and for the gateway before the proxy.
element.getAuthHeaders = async () => ({ authorization: "Bearer example-session" });

element.addEventListener("ghcr-submit", ({ detail }) => {
  if (!detail.saved) return;
  addRegistry(detail.username, detail.description);
  document.getElementById("news").textContent = texts.saved;
});

for (const name of ["ready", "change", "validate-start", "validate-progress", "validate-complete", "submit", "error"]) {
  document.addEventListener(`ghcr-${name}`, ({ target, type, detail }) => {
    const line = document.createElement("li");
    line.textContent = `${target.id}: ${type} { ${shapeOf(detail)} }`;
    log.append(line);
  });
}

/** The element has no `theme`, so it follows the page; a frame has to be told. */
function turnTheme(theme) {
  document.documentElement.dataset.theme = theme;
  frame.setAttribute("theme", theme);
}

function turnLanguage(lang) {
  texts = TEXTS[lang];
  document.documentElement.lang = lang;
  document.title = `${texts.registries} – Tidewatch`;
  for (const place of document.querySelectorAll("[data-text]")) place.textContent = texts[place.dataset.text];
  for (const place of document.querySelectorAll("[data-text-label]")) place.ariaLabel = texts[place.dataset.textLabel];
  element.setAttribute("lang", lang);
  frame.setAttribute("lang", lang);
}

function addRegistry(...cells) {
  const row = document.getElementById("registries").insertRow();
  for (const text of cells) row.insertCell().textContent = text;
  const pill = document.createElement("span");
  pill.className = "pill";
  pill.dataset.text = "waiting";
  pill.textContent = texts.waiting;
  row.insertCell().append(pill);
}

/** What each key holds, without its value: `username: string, image: null`. */
function shapeOf(detail) {
  const typeOf = (value) => (value === null ? "null" : typeof value);
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeOf(value)}`)
    .join(", ");
}
