// Tells when the field for the name can be seen, and when what is wrong with the name in it can be.
(() => {
  const SENTENCE = "Character 3 is a space. Remove it.";
  const isPainted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
  const says = (id) => {
    const text = document.getElementById(id);
    return text?.textContent.includes(SENTENCE) && text.checkVisibility();
  };
  const isBlamed = (field) =>
    field.getAttribute("aria-invalid") === "true" &&
    (field.getAttribute("aria-describedby") ?? "").split(" ").some(says);
  let wasTold = false;
  const look = () => {
    const field = document.getElementById("username");
    if (field && !wasTold && isPainted()) {
      wasTold = true;
      __tell("field");
    }
    if (field && isBlamed(field)) {
      // A message that is posted before the paint is taken up after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => __tell(String(performance.now()));
      port2.postMessage(null);
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
