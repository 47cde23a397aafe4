// For Vue 3: `import type {} from "ghcr-connect/vue"` anywhere in the project, and `isCustomElement` in the compiler's options.

import type { HTMLAttributes, PublicProps } from "vue";
import type {
  GhcrConnectElement,
  GhcrConnectEventMap,
  GhcrConnectFrameElement,
  GhcrConnectOptions,
} from "./ghcr-connect.js";

/** What `@ghcr-ready` and so on are checked against. */
type Emit = {
  <Name extends keyof GhcrConnectEventMap>(name: Name, event: GhcrConnectEventMap[Name]): void;
};

type OnName<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${OnName<Rest>}`
  : Capitalize<Name>;

/** The same as properties: `onGhcrReady`. */
type Listeners = {
  [Name in keyof GhcrConnectEventMap as `on${OnName<Name>}`]?: (event: GhcrConnectEventMap[Name]) => void;
};

type Tag<Element extends HTMLElement, More> = new () => Element & {
  /** @deprecated For templates only; the element has no such property. */
  $props: HTMLAttributes & PublicProps & Partial<GhcrConnectOptions> & Listeners & More;
  /** @deprecated For templates only; the element has no such method. */
  $emit: Emit;
};

declare module "vue" {
  interface GlobalComponents {
    "ghcr-connect": Tag<GhcrConnectElement, { handOver?: boolean; lang?: string }>;
    "ghcr-connect-frame": Tag<GhcrConnectFrameElement, { src?: string | null; lang?: string }>;
  }
}
