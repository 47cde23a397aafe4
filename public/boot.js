// Starts the app without any inline script. The build writes the files' hashed names into the page's links.
const link = (selector) => document.querySelector(`link[${selector}]`);
const home = new URL("./", link('data-boot="bindings"').href).href;
const files = [...document.querySelectorAll("link[data-words]")];

// The language that the address asks for, else the first of the browser's that there is, else the first there is.
const asked = new URLSearchParams(location.search).get("lang");
const tags = (asked ? [asked] : navigator.languages).map((tag) => tag.split("-")[0].toLowerCase());
const tag = tags.find((it) => files.some((file) => file.dataset.words === it)) ?? files[0].dataset.words;

const read = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response.text();
};

try {
  const words = read(link(`data-words="${tag}"`).href);
  const { default: start, openPage } = await import(link('data-boot="bindings"').href);
  await start({ module_or_path: link('data-boot="wasm"').href });
  document.documentElement.lang = tag;
  if (!openPage(await words, files.map((file) => file.href), home)) throw new Error("words of another version");
} catch (error) {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent =
    tag === "fr"
      ? "Cette page n’a pas pu démarrer. Rechargez-la ; si cela ne suffit pas, autorisez WebAssembly pour ce site ou essayez un autre navigateur."
      : "This page could not start. Reload it; if that does not help, allow WebAssembly for this site or try another browser.";
  document.body.append(notice);
  throw error;
}
