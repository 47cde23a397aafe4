import { ref } from "vue";

/** The events so far, and the listener that adds one. */
export function useEventLog() {
  const lines = ref<string[]>([]);
  const note = (event: CustomEvent<object>) => {
    lines.value.push(`${(event.target as Element).id}: ${event.type} { ${shapeOf(event.detail)} }`);
  };
  return { lines, note };
}

/** What each key holds, without its value: `username: string, image: null`. */
function shapeOf(detail: object): string {
  const typeOf = (value: unknown) => (value === null ? "null" : typeof value);
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeOf(value)}`)
    .join(", ");
}
