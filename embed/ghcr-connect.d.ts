// The types of `<ghcr-connect>` and `<ghcr-connect-frame>`. What each of these means is in docs/embedding.md, which is the
// package's README.

import type {
  Check,
  Policy,
  Problem,
  RegistryEventKind,
  RegistryState,
  Report,
  Verdict,
  Visibility,
} from "./ghcr-connect-report.js";

export type * from "./ghcr-connect-report.js";

/** Which part of the screen is shown. */
export type View = "all" | "connect" | "guide" | "best-practices" | "troubleshooting" | "registries";

/** `auto`: as the page's own `color-scheme` says. */
export type Theme = "light" | "dark" | "auto";

/** A language that the screen speaks. */
export type Language = "en" | "fr" | "de" | "es";

/** The name of one text of the screen, such as `label.submit`. */
export type LabelKey = string; // label keys

/** Other words for single sentences. */
export type Labels = { readonly [Key in LabelKey]?: string };

/** Called before each request, and its answer is added to that request and forgotten. */
export type GetAuthHeaders = () => HeadersInit | Promise<HeadersInit>;

/** Each attribute as a property: what the attribute says, `null` where there is none. Setting `null` takes it away. */
export interface GhcrConnectOptions {
  /** Where the proxy is. Without it: the folder that the script came from. */
  endpoint: string | null;
  /** Without it: `all`. */
  view: View | null;
  /** Without it: `auto`. */
  theme: Theme | null;
  /** What stands in the field; changing it replaces what stands there. */
  username: string | null;
  /** What stands in the field; changing it replaces what stands there. */
  description: string | null;
  /** What stands in the field; changing it replaces what stands there. */
  image: string | null;
  /** The visibilities that the product scans, such as `public,internal`. Without it: what the proxy says. */
  support: string | null;
  /** Where the finished configuration is posted. */
  saveEndpoint: string | null;
  /** The host's own headers for the proxy and for `saveEndpoint`. */
  getAuthHeaders: GetAuthHeaders | null | undefined;
  /** What the screen holds the account against; what is left out is as the proxy says. */
  policy: Partial<Policy> | null | undefined;
  /** Other words for single sentences. */
  labels: Labels | null | undefined;
}

/** What `takeCredential()` gives. From then on the token is a text in the page's script. */
export interface Credential {
  username: string;
  token: string | null;
  description: string | null;
  image: string | null;
  visibility: Visibility;
}

/** The screen is there. */
export interface ReadyDetail {
  /** Of this package, such as `0.1.0`. */
  version: string;
  lang: Language;
  view: View;
}

/** What stands in the form, but for the token. A text that looks like a token is `null`. */
export interface FormDetail {
  username: string | null;
  description: string | null;
  image: string | null;
  /** How far the images that are scanned can be seen at most. */
  visibility: Visibility;
  hasToken: boolean;
}

/** Somebody changed the form. */
export interface ChangeDetail extends FormDetail {
  /** Whether it could be sent as it is. */
  isComplete: boolean;
}

/** A test begins. */
export interface ValidateStartDetail {
  username: string | null;
  image: string | null;
}

/** A rung is decided. */
export interface ValidateProgressDetail {
  check: Check;
  /** How many are decided by now. */
  decided: number;
}

/** There is a report. */
export interface ValidateCompleteDetail {
  report: Report;
}

/** Somebody pressed "Save registry". */
export interface SubmitDetail extends FormDetail {
  verdict: Verdict;
  /** Whether `save-endpoint` took it; `false` where there is none. */
  saved: boolean;
}

/** Something was done to a registry of the service's own list. */
export interface RegistryChangeDetail {
  id: string;
  action: RegistryEventKind;
  state: RegistryState;
}

/** Why there is no answer, or no screen. */
export type ErrorCode =
  | "load"
  | "crashed"
  | "cancelled"
  | "unreachable"
  | "timed_out"
  | "not_the_proxy"
  | "unreadable"
  | "broken_off"
  | "problem"
  | "auth_headers"
  | "save_failed";

/** There is no answer, or no screen. */
export interface ErrorDetail {
  code: ErrorCode;
  /** The HTTP status, where something answered. */
  status?: number;
  /** With `code: "problem"`: what the proxy says. */
  problem?: Problem;
}

/** Every event of both elements. All bubble and are composed; none holds the token. */
export interface GhcrConnectEventMap {
  "ghcr-ready": CustomEvent<ReadyDetail>;
  "ghcr-change": CustomEvent<ChangeDetail>;
  "ghcr-validate-start": CustomEvent<ValidateStartDetail>;
  "ghcr-validate-progress": CustomEvent<ValidateProgressDetail>;
  "ghcr-validate-complete": CustomEvent<ValidateCompleteDetail>;
  "ghcr-submit": CustomEvent<SubmitDetail>;
  "ghcr-registry-change": CustomEvent<RegistryChangeDetail>;
  "ghcr-error": CustomEvent<ErrorDetail>;
}

/** `addEventListener` that knows the events above. */
interface TypedEvents extends HTMLElement {
  addEventListener<K extends keyof GhcrConnectEventMap>(
    type: K,
    listener: (this: this, event: GhcrConnectEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: this, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof GhcrConnectEventMap>(
    type: K,
    listener: (this: this, event: GhcrConnectEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: this, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** `<ghcr-connect>` */
export interface GhcrConnectElement extends TypedEvents, GhcrConnectOptions {
  /** Whether the page itself may take the credential: see `takeCredential()`. */
  handOver: boolean;
  /**
   * Presses "Test connection". `null` where the form has a fault (the cursor goes there), the test was stopped, or there
   * was no answer.
   */
  validate(): Promise<Report | null>;
  /** Empties the form and takes the report away. */
  reset(): void;
  /** Puts the cursor into the first field that cannot be sent; whether there was one. */
  focusFirstError(): boolean;
  /**
   * With `handOver`: what was saved, once after each "Save registry", and `null` ever after until the next one.
   *
   * From then on every other script in the page can read the token. `saveEndpoint` needs no such trust.
   */
  takeCredential(): Credential | null;
}

/** `<ghcr-connect-frame>`: the same in an iframe, so each answer comes later. */
export interface GhcrConnectFrameElement extends TypedEvents, GhcrConnectOptions {
  /** The frame's address. Without it: `embed/` in the folder that the script came from. */
  src: string | null;
  /** As of `<ghcr-connect>`. */
  validate(): Promise<Report | null>;
  /** As of `<ghcr-connect>`. */
  reset(): Promise<void>;
  /** As of `<ghcr-connect>`. */
  focusFirstError(): Promise<boolean>;
}

declare global {
  interface HTMLElementTagNameMap {
    "ghcr-connect": GhcrConnectElement;
    "ghcr-connect-frame": GhcrConnectFrameElement;
  }
  /** The events bubble, so every element above may listen. */
  interface GlobalEventHandlersEventMap extends GhcrConnectEventMap {}
}
