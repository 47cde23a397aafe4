import "ghcr-connect";
import "ghcr-connect/frame";
import type { Check, Credential, GhcrConnectElement, LabelKey, Problem, Report } from "ghcr-connect";

const element = document.createElement("ghcr-connect");
const found: GhcrConnectElement | null = document.querySelector("ghcr-connect");
found?.reset();

// Options.

element.endpoint = "https://connect.example.com/";
element.view = "best-practices";
element.theme = null;
element.lang = "fr";
element.username = "myorg";
element.support = "public,internal";
element.saveEndpoint = "/api/registries";
element.handOver = true;
// @ts-expect-error There is no such view.
element.view = "help";
// @ts-expect-error `auto` is the one that follows the page.
element.theme = "system";
// @ts-expect-error It is either on or off.
element.handOver = "yes";
// @ts-expect-error Attributes' names are camel case here.
element.saveendpoint = "/api/registries";

element.getAuthHeaders = () => ({ authorization: "Bearer of the host's own session" });
element.getAuthHeaders = async () => new Headers([["x-session", "1"]]);
element.getAuthHeaders = null;
// @ts-expect-error One text is not headers.
element.getAuthHeaders = () => "Bearer";

element.policy = { supported: ["public", "internal", "private"] };
element.policy = { accepted_kinds: ["classic", "fine_grained"] };
// @ts-expect-error There is no such visibility.
element.policy = { supported: ["secret"] };
// @ts-expect-error The names are those of the wire.
element.policy = { acceptedKinds: ["classic"] };

element.labels = { "label.submit": "Check it", "field-name.image": "Image" };
const key: LabelKey = "entry-title.scope-missing";
element.labels = { [key]: "No scope" };
// @ts-expect-error There is no such text.
element.labels = { "label.sumbit": "Check it" };

// Methods.

const report: Promise<Report | null> = element.validate();
const hadFault: boolean = element.focusFirstError();
const credential: Credential | null = element.takeCredential();
// @ts-expect-error It may have none.
credential.username.trim();
// @ts-expect-error It may have been stopped.
(await element.validate()).verdict;
void [report, hadFault];

// Events.

element.addEventListener("ghcr-ready", ({ detail }) => detail.version satisfies string);
element.addEventListener("ghcr-change", ({ detail }) => {
  detail.hasToken satisfies boolean;
  // @ts-expect-error A text that looks like a token is `null`.
  detail.username satisfies string;
  // @ts-expect-error No event holds the token.
  detail.token;
});
element.addEventListener("ghcr-validate-progress", ({ detail }) => {
  detail.check satisfies Check;
  detail.decided satisfies number;
});
element.addEventListener("ghcr-validate-complete", function ({ detail }) {
  this satisfies GhcrConnectElement;
  if (detail.report.headline === "org.sso") detail.report.checks.map((check) => check.remedy?.url);
  // @ts-expect-error There is no such verdict.
  if (detail.report.verdict === "ok") return;
  // @ts-expect-error All may be well.
  detail.report.headline satisfies string;
});
element.addEventListener("ghcr-submit", ({ detail }) => detail.saved satisfies boolean);
element.addEventListener("ghcr-error", ({ detail }) => {
  if (detail.code === "problem") detail.problem satisfies Problem | undefined;
  for (const fault of detail.problem?.errors ?? []) {
    if (fault.code === "too_long") fault.max satisfies number;
    // @ts-expect-error Not every fault has a place.
    fault.at;
  }
});
element.addEventListener("click", (event) => event.clientX);
// The events bubble.
document.addEventListener("ghcr-validate-complete", ({ detail }) => detail.report.elapsed_ms);
// @ts-expect-error That is another event's detail.
element.addEventListener("ghcr-ready", (event: CustomEvent<{ report: Report }>) => event.detail.report);

// The frame.

const frame = document.createElement("ghcr-connect-frame");
frame.src = "https://connect.example.com/embed/";
frame.view = "connect";
frame.getAuthHeaders = async () => ({});
frame.addEventListener("ghcr-submit", ({ detail }) => detail.verdict);
const later: Promise<boolean> = frame.focusFirstError();
// @ts-expect-error Each answer comes later.
const now: boolean = frame.focusFirstError();
// @ts-expect-error What is typed does not leave the frame.
frame.takeCredential();
// @ts-expect-error Nor may the page say so.
frame.handOver = true;
void [later, now];
