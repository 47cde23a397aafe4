// Finds what a person sees, by role and label, also below open shadow roots: XPath ends at their
// borders.
//
// Arguments: the `id` of the element to look in, or null; the role; the label; how long to wait, in
// milliseconds.

const [within, role, label, patience, done] = arguments;

const text = (node) => node.textContent.replace(/\s+/g, " ").trim();

/** A label or button may hold more than its name: a hint, a mark. Each of its texts counts. */
const isNamed = (element) => {
  if (element.ariaLabel === label || text(element) === label) return true;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (text(texts.currentNode) === label) return true;
  return false;
};

const ROLES = {
  field: (it) => it.matches("input, textarea, select") && [...(it.labels ?? [])].some(isNamed),
  choice: (it) => it.matches("label:has(input)") && isNamed(it),
  button: (it) => it.matches("button") && isNamed(it),
  link: (it) => it.matches("a[href]") && isNamed(it),
  heading: (it) => it.matches("h1, h2, h3, h4, h5, h6") && isNamed(it),
  css: (it) => it.matches(label),
};

function* below(node) {
  for (const child of node.children) {
    yield child;
    yield* below(child);
  }
  if (node.shadowRoot) yield* below(node.shadowRoot);
}

const end = performance.now() + patience;
const look = () => {
  const place = within === null ? document : document.getElementById(within);
  const isFound = (it) => ROLES[role](it) && it.checkVisibility({ visibilityProperty: true });
  const found = place && [...below(place)].find(isFound);
  if (found || performance.now() > end) done(found ?? null);
  else setTimeout(look, 40);
};
look();
