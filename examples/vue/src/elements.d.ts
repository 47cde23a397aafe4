// What the checker of templates has to be told about the element: its options, and its events as listeners.

import type { GhcrConnectEventMap, GhcrConnectOptions } from "ghcr-connect";
import type { DefineComponent, HTMLAttributes } from "vue";

/** `ghcr-ready` as `GhcrReady`, which is how Vue names the listener. */
type PascalCase<Name extends string> = Name extends `${infer Word}-${infer Rest}`
  ? `${Capitalize<Word>}${PascalCase<Rest>}`
  : Capitalize<Name>;

type Listeners = {
  [Name in keyof GhcrConnectEventMap as `on${PascalCase<Name>}`]?: (event: GhcrConnectEventMap[Name]) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "ghcr-connect": DefineComponent<Partial<GhcrConnectOptions> & Listeners & HTMLAttributes>;
  }
}
