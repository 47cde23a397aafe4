/** A text in which `this` is code. */
export function Prose({ text }) {
  return text.split("`").map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part));
}
