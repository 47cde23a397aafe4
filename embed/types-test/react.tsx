import type {} from "ghcr-connect/react";
import type { GhcrConnectElement, Report } from "ghcr-connect";
import { useRef } from "react";

export function Page({ onReport }: { onReport: (report: Report) => void }) {
  const element = useRef<GhcrConnectElement>(null);
  return (
    <main>
      <ghcr-connect
        ref={element}
        view="connect"
        theme="dark"
        lang="fr"
        className="wide"
        saveEndpoint="/api/registries"
        handOver
        labels={{ "label.submit": "Check it" }}
        policy={null}
        getAuthHeaders={() => ({})}
        onghcr-validate-complete={(event) => onReport(event.detail.report)}
        onghcr-error={({ detail }) => console.warn(detail.code)}
      >
        <a href="https://connect.example.com/">Connect a registry</a>
      </ghcr-connect>
      <ghcr-connect-frame src="https://connect.example.com/embed/" save-endpoint="/api/registries" />
      <button onClick={() => element.current?.validate()}>Test</button>
    </main>
  );
}

// @ts-expect-error There is no such view.
export const wrongView = <ghcr-connect view="help" />;
// @ts-expect-error That event has no report.
export const wrongDetail = <ghcr-connect onghcr-ready={(event) => event.detail.report} />;
// @ts-expect-error The frame hands nothing over.
export const wrongFrame = <ghcr-connect-frame handOver />;
