// For React 19: `import type {} from "ghcr-connect/react"` anywhere in the project.
//
// React decides what is a property when it makes the tag: import the script before it renders. Until the element is there,
// `saveEndpoint` would be an attribute that nobody knows, and a function none at all.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  GhcrConnectElement,
  GhcrConnectEventMap,
  GhcrConnectFrameElement,
  GhcrConnectOptions,
} from "./ghcr-connect.js";

/** `onghcr-ready` and so on: React listens to what stands behind `on`, letter by letter. */
type Listeners = {
  [Name in keyof GhcrConnectEventMap as `on${Name}`]?: (event: GhcrConnectEventMap[Name]) => void;
};

type Options = Partial<GhcrConnectOptions> & { "save-endpoint"?: string };

type Props<Element extends HTMLElement> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & Options & Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ghcr-connect": Props<GhcrConnectElement> & { handOver?: boolean };
      "ghcr-connect-frame": Props<GhcrConnectFrameElement> & { src?: string | null };
    }
  }
}
