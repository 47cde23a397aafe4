import type {} from "ghcr-connect/react";
import type { GhcrConnectElement, Language, Policy, Theme, Verdict } from "ghcr-connect";
import { useRef, useState } from "react";

import { EventLog, useEventLog } from "./EventLog";

// React compares properties by identity: what is made once is set once.
const POLICY: Partial<Policy> = { supported: ["public", "internal"] };
const getAuthHeaders = async () => ({ authorization: "Bearer example-session" });

export function App() {
  const element = useRef<GhcrConnectElement>(null);
  const [theme, setTheme] = useState<Theme>("light");
  const [lang, setLang] = useState<Language>("en");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { lines, note } = useEventLog();

  return (
    <main data-theme={theme}>
      <h1>ghcr-connect in React</h1>
      <form className="bar">
        <label>
          Theme{" "}
          <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <label>
          Language{" "}
          <select value={lang} onChange={(event) => setLang(event.target.value as Language)}>
            <option value="en">English</option>
            <option value="fr">Français</option>
          </select>
        </label>
        <button type="button" onClick={() => element.current?.validate()}>
          Test from outside
        </button>
        <button type="button" onClick={() => element.current?.reset()}>
          Start over
        </button>
        <output aria-label="Verdict">{verdict}</output>
      </form>

      <ghcr-connect
        ref={element}
        id="registry"
        view="connect"
        theme={theme}
        lang={lang}
        policy={POLICY}
        getAuthHeaders={getAuthHeaders}
        onghcr-ready={note}
        onghcr-change={note}
        onghcr-validate-start={note}
        onghcr-validate-progress={note}
        onghcr-validate-complete={(event) => {
          setVerdict(event.detail.report.verdict);
          note(event);
        }}
        onghcr-submit={note}
        onghcr-error={note}
      >
        <a href="https://connect.example.com/">Connect a registry</a>
      </ghcr-connect>

      <EventLog lines={lines} />
    </main>
  );
}
