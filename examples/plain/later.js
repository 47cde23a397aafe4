// Adds the element, with its script, only when it is asked for, and takes it out again.

document.getElementById("add").addEventListener("click", async () => {
  await import("https://connect.example.com/ghcr-connect.js");
  const element = document.createElement("ghcr-connect");
  element.id = "added";
  element.view = "connect";
  element.lang = "en";
  document.querySelector("main").append(element);
});

document.getElementById("remove").addEventListener("click", () => {
  document.getElementById("added")?.remove();
});
