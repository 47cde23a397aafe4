import type {} from "ghcr-connect/vue";
import type { GlobalComponents } from "vue";

type Element = InstanceType<GlobalComponents["ghcr-connect"]>;
type Frame = InstanceType<GlobalComponents["ghcr-connect-frame"]>;

export const props: Element["$props"] = {
  view: "connect",
  lang: "fr",
  saveEndpoint: "/api/registries",
  handOver: true,
  labels: { "label.submit": "Check it" },
  class: "wide",
  onGhcrValidateComplete: ({ detail }) => detail.report.verdict,
};

export const frame: Frame["$props"] = { src: "https://connect.example.com/embed/", theme: "dark" };

// @ts-expect-error There is no such view.
export const wrongView: Element["$props"] = { view: "help" };
// @ts-expect-error The frame hands nothing over.
export const wrongFrame: Frame["$props"] = { handOver: true };
// @ts-expect-error That event has no report.
export const wrongDetail: Element["$props"] = { onGhcrReady: ({ detail }) => detail.report };
