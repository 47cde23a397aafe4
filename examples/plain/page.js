// What this page does with the elements: it turns the first one's theme and language, and writes down every event.

const EVENTS = [
  "ghcr-ready",
  "ghcr-change",
  "ghcr-validate-start",
  "ghcr-validate-progress",
  "ghcr-validate-complete",
  "ghcr-submit",
  "ghcr-error",
];

const first = document.getElementById("first");
const log = document.getElementById("log");

document.querySelector("form").addEventListener("change", ({ target }) => {
  first.setAttribute(target.name, target.value);
});

for (const name of EVENTS) {
  // They bubble, so one listener hears both elements.
  document.addEventListener(name, ({ target, type, detail }) => {
    const line = document.createElement("li");
    line.textContent = `${target.id}: ${type} { ${shapeOf(detail)} }`;
    log.append(line);
  });
}

/** What each key holds, without its value: `username: string, image: null`. */
function shapeOf(detail) {
  const typeOf = (value) => (value === null ? "null" : typeof value);
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeOf(value)}`)
    .join(", ");
}
