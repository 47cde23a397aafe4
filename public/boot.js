// Starts the app without any inline script. Trunk writes both files' hashed names into the page's links.
const address = (name) => document.querySelector(`link[data-boot="${name}"]`).href;

try {
  const { default: start } = await import(address("bindings"));
  await start({ module_or_path: address("wasm") });
} catch (error) {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent =
    "This page could not start. Reload it; if that does not help, allow WebAssembly for this site or try another browser.";
  document.body.append(notice);
  throw error;
}
