// What React has to be told about the element: its options, and `on` before the names of its events.

import type { GhcrConnectElement, GhcrConnectEventMap, GhcrConnectOptions } from "ghcr-connect";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Listeners = {
  [Name in keyof GhcrConnectEventMap as `on${Name}`]?: (event: GhcrConnectEventMap[Name]) => void;
};

type GhcrConnectProps = DetailedHTMLProps<HTMLAttributes<GhcrConnectElement>, GhcrConnectElement> &
  Partial<GhcrConnectOptions> &
  Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ghcr-connect": GhcrConnectProps;
    }
  }
}
