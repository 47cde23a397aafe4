// What the proxy sends, as `crates/contract` writes it. A test of xtask holds each union against the codes there are.

/** Who may see a package. */
export type Visibility = "public" | "internal" | "private";

/** What a token says it is, by its prefix. */
export type TokenKind =
  | "classic"
  | "legacy"
  | "fine_grained"
  | "oauth_app"
  | "app_user"
  | "app_installation"
  | "refresh"
  | "unknown";

/** What a check asks, in the order of the ladder. */
export type CheckCode =
  | "username.format"
  | "token.format"
  | "token.kind"
  | "github.reachable"
  | "token.accepted"
  | "token.scope"
  | "token.expiry"
  | "account.exists"
  | "account.owner"
  | "org.membership"
  | "org.sso"
  | "org.policy"
  | "packages.list"
  | "packages.visibility"
  | "image.pull"
  | "image.anonymous";

/** How a check ended. `unknown` is never to be shown as a pass. */
export type Outcome = "pass" | "warn" | "fail" | "unknown" | "skipped";

/** Why a check ended as it did, where there is more than one way. */
export type Cause =
  | "legacy_login"
  | "managed_login"
  | "stray_characters"
  | "checksum_differs"
  | "unusual_length"
  | "unknown_prefix"
  | "fine_grained"
  | "app_installation"
  | "app_user"
  | "refresh_token"
  | "kind_not_told"
  | "dns_failed"
  | "connection_failed"
  | "tls_failed"
  | "timed_out"
  | "connection_cut"
  | "not_github"
  | "github_outage"
  | "rate_limited"
  | "secondary_rate_limited"
  | "login_lockout"
  | "user_agent_refused"
  | "service_busy"
  | "expired_or_revoked"
  | "mistyped"
  | "not_accepted"
  | "answer_unclear"
  | "read_packages_missing"
  | "excess_scopes"
  | "scopes_not_told"
  | "expires_soon"
  | "expired"
  | "expiry_not_told"
  | "account_not_found"
  | "account_hidden"
  | "owner_differs"
  | "not_a_member"
  | "membership_pending"
  | "membership_not_told"
  | "sso_required"
  | "sso_hides_some"
  | "classic_tokens_forbidden"
  | "lifetime_too_long"
  | "ip_not_allowed"
  | "no_packages_visible"
  | "kind_cannot_list"
  | "listing_refused"
  | "only_unsupported_packages"
  | "some_unsupported_packages"
  | "image_not_supported"
  | "not_chosen"
  | "only_public_seen"
  | "count_incomplete"
  | "registry_refuses_token"
  | "token_makes_it_worse"
  | "pull_denied"
  | "absent_or_unreadable"
  | "manifest_unknown"
  | "no_latest_tag"
  | "other_owner"
  | "visibility_not_told"
  | "owner_not_writable"
  | "registry_unclear"
  | "foreign_realm"
  | "no_token_needed"
  | "token_needed"
  | "hidden_or_absent"
  | "user_namespace"
  | "nothing_to_count"
  | "no_image_to_try"
  | "earlier_failure"
  | "no_token"
  | "organization_namespace"
  | "earlier_unknown"
  | "credential_unreadable"
  | "saved_for_other_host";

/** What was copied along with a token. */
export type Stray = "scheme" | "quote" | "line_break" | "space" | "invisible" | "not_ascii";

/** What the token's checksum says. */
export type ChecksumFinding = "matches" | "differs" | "absent";

/** What a GitHub account is. */
export type AccountKind = "user" | "organization" | "other";

/** The one thing to do about a check. */
export type RemedyAction =
  | "check_username"
  | "enter_organization"
  | "copy_token_again"
  | "create_classic_token"
  | "add_scope"
  | "remove_scopes"
  | "renew_token"
  | "match_owner"
  | "join_organization"
  | "accept_invitation"
  | "authorize_sso"
  | "ask_organization_admin"
  | "shorten_lifetime"
  | "allow_proxy_address"
  | "grant_package_access"
  | "change_visibility"
  | "choose_visibility"
  | "check_image"
  | "name_image"
  | "remove_token"
  | "move_to_other_owner"
  | "wait_and_retry"
  | "check_network"
  | "check_github_status";

/** What a report comes to. */
export type Verdict = "ready" | "ready_with_warnings" | "blocked" | "inconclusive";

/** What happened to a saved registry. */
export type RegistryEventKind =
  | "created"
  | "changed"
  | "token_replaced"
  | "token_kept"
  | "tested"
  | "token_handed_out"
  | "removed"
  | "restored"
  | "expiry_reminder";

/** How a saved registry stands after its last test. */
export type RegistryState = "never_tested" | "ready" | "ready_with_warnings" | "blocked" | "inconclusive";

/** How many packages there are of each visibility, as far as the token sees them. */
export interface PackageCounts {
  public: number;
  internal: number;
  private: number;
  /** Whether every page of the list was read; if not, there are at least as many. */
  is_complete: boolean;
}

/** One package of the list. */
export interface PackageRow {
  /** Without the owner; may hold `/`. */
  name: string;
  visibility: Visibility;
  /** RFC 3339. */
  updated_at: string;
  /** The repository that it is linked to, `owner/name`. */
  repository?: string;
}

/** The facts behind an outcome; only those that belong to the check are there. No secret ever is. */
export interface CheckEvidence {
  /** The HTTP status that GitHub answered with. */
  status?: number;
  /** GitHub's name for the request, to be given to its support. */
  request_id?: string;
  took_ms?: number;
  host?: string;
  login?: string;
  account_kind?: AccountKind;
  token_owner?: string;
  token_kind?: TokenKind;
  checksum?: ChecksumFinding;
  /** How many characters the token has more than usual; negative: how many are missing. */
  length_difference?: number;
  strays?: Stray[];
  scopes?: string[];
  /** Those of them that scanning does not need. */
  excess_scopes?: string[];
  /** When the token ends, in seconds since 1970 (UTC). */
  expires_at?: number;
  /** Whole days from now to then; negative once it has passed. */
  days_left?: number;
  /** How many days a token may live in this organisation. */
  longest_days?: number;
  /** GitHub's numbers of organisations whose packages single sign-on hides. */
  hidden_organizations?: number[];
  packages?: PackageCounts;
  /** Some of the packages, the newest first; a hundred at the most. */
  sample?: PackageRow[];
  /** The image that was tried, without the registry's host. */
  image?: string;
  /** The image was taken from the list, because the request named none. */
  is_chosen?: boolean;
  /** This check shows that images of this very account can be read. Nothing is ready without. */
  proves_access?: boolean;
  digest?: string;
  retry_after_s?: number;
}

/** What to do, and where. */
export interface Remedy {
  action: RemedyAction;
  /** The page on which to do it, where there is one. Always on GitHub's own web host. */
  url?: string;
}

/** One rung of the ladder. */
export interface Check {
  code: CheckCode;
  outcome: Outcome;
  cause?: Cause;
  evidence: CheckEvidence;
  remedy?: Remedy;
  /** Lines for a shell that show the same failure without us, with `$TOKEN` in the token's place. */
  reproduce?: string[];
}

/** The diagnosis of one account. */
export interface Report {
  verdict: Verdict;
  /** The rung to speak of first; `null` when all is well. */
  headline: CheckCode | null;
  /** Every rung, in the ladder's order. */
  checks: Check[];
  elapsed_ms: number;
  /** How many requests were sent to GitHub and the registry. */
  upstream_calls: number;
}

/** What kind of problem kept the proxy from making a report. */
export type ProblemCode =
  | "malformed_json"
  | "invalid_fields"
  | "body_too_large"
  | "unsupported_media_type"
  | "method_not_allowed"
  | "forbidden_origin"
  | "unknown_host"
  | "not_found"
  | "request_timeout"
  | "too_many_attempts"
  | "too_many_refusals"
  | "too_many_requests"
  | "busy"
  | "unauthenticated"
  | "identity_unavailable"
  | "forbidden"
  | "precondition_failed"
  | "precondition_required"
  | "idempotency_key_reused"
  | "credential_unreadable"
  | "saved_for_other_host"
  | "too_many_registries"
  | "store_unavailable"
  | "internal";

/** What is wrong with a field of the request. Positions count characters from 1. */
export type Fault =
  | {
      code:
        | "empty"
        | "other_registry"
        | "owner_missing"
        | "tag"
        | "digest"
        | "holds_token"
        | "wrong_type"
        | "missing"
        | "unknown_field";
    }
  | { code: "too_long"; length: number; max: number }
  | { code: "space" | "control" | "uppercase"; at: number }
  | { code: "forbidden"; at: number; found: string }
  | { code: "name_part"; part: number };

/** A fault and the field it is in. */
export type FieldFault = Fault & { field: string };

/** Why there is no report: a problem document (RFC 9457). It never repeats what was sent. */
export interface Problem {
  /** `urn:ghcr-connect:problem:CODE` */
  type: `urn:ghcr-connect:problem:${ProblemCode}`;
  title: string;
  status: number;
  code: ProblemCode;
  retry_after_s?: number;
  errors?: FieldFault[];
  /** The request's id, also in the header `X-Request-Id`; the service's log has it. */
  request_id?: string;
}

/** What the screen holds the account against. */
export interface Policy {
  /** The visibilities that the scanner reads. */
  supported: Visibility[];
  /** The kinds of token that GHCR takes. */
  accepted_kinds: TokenKind[];
}
