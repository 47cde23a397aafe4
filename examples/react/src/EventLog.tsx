import { useCallback, useState } from "react";

/** The events so far, and the listener that adds one. */
export function useEventLog() {
  const [lines, setLines] = useState<string[]>([]);
  const note = useCallback((event: CustomEvent<object>) => {
    const line = `${(event.target as Element).id}: ${event.type} { ${shapeOf(event.detail)} }`;
    setLines((before) => [...before, line]);
  }, []);
  return { lines, note };
}

/** What each key holds, without its value: `username: string, image: null`. */
function shapeOf(detail: object): string {
  const typeOf = (value: unknown) => (value === null ? "null" : typeof value);
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeOf(value)}`)
    .join(", ");
}

export function EventLog({ lines }: { lines: string[] }) {
  return (
    <section>
      <h2 id="events">Events</h2>
      <div className="log" role="log" aria-labelledby="events" tabIndex={0}>
        <ol>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      </div>
    </section>
  );
}
