//! One rung of the ladder.

use crate::evidence::CheckEvidence;
use crate::names::wire_names;
use crate::remedy::Remedy;
use serde::{Deserialize, Serialize};

wire_names! {
    /// What a check asks, in the order of the ladder.
    pub enum CheckCode {
        /// Could this be a GitHub login?
        UsernameFormat = "username.format",
        /// Is the token's text whole and clean?
        TokenFormat = "token.format",
        /// Is it of a kind that GHCR accepts?
        TokenKind = "token.kind",
        /// Can the proxy reach GitHub, and whose fault is it if not?
        GithubReachable = "github.reachable",
        /// Does GitHub accept the token?
        TokenAccepted = "token.accepted",
        /// May it read packages, and what may it do beyond?
        TokenScope = "token.scope",
        /// Until when?
        TokenExpiry = "token.expiry",
        /// Is there an account of that name?
        AccountExists = "account.exists",
        /// A user's namespace: does the token belong to that user?
        AccountOwner = "account.owner",
        /// An organisation's namespace: is the token's owner a member?
        OrgMembership = "org.membership",
        /// Must the token be authorised for SAML single sign-on?
        OrgSso = "org.sso",
        /// Does a policy of the organisation stand in the way?
        OrgPolicy = "org.policy",
        /// Which container packages can be seen?
        PackagesList = "packages.list",
        /// How many of them are public, internal, private, and are these supported?
        PackagesVisibility = "packages.visibility",
        /// Can an image be pulled with the token?
        ImagePull = "image.pull",
        /// Can it be pulled without?
        ImageAnonymous = "image.anonymous",
    }
}

impl CheckCode {
    /// Whether the account could still fail to scan while this check is `unknown`, so that a verdict needs its answer.
    ///
    /// The others inform: a token without a known expiry, for instance, still scans today.
    #[must_use]
    pub const fn is_decisive(self) -> bool {
        match self {
            Self::GithubReachable
            | Self::TokenAccepted
            | Self::TokenScope
            | Self::AccountExists
            | Self::AccountOwner
            | Self::ImagePull => true,
            Self::UsernameFormat
            | Self::TokenFormat
            | Self::TokenKind
            | Self::TokenExpiry
            | Self::OrgMembership
            | Self::OrgSso
            | Self::OrgPolicy
            | Self::PackagesList
            | Self::PackagesVisibility
            | Self::ImageAnonymous => false,
        }
    }
}

wire_names! {
    /// How a check ended.
    pub enum Outcome {
        /// Proven good.
        Pass = "pass",
        /// Works, but somebody should look at it.
        Warn = "warn",
        /// Proven bad: this stands in the way.
        Fail = "fail",
        /// Asked, and the answer does not tell. Never shown as a pass.
        Unknown = "unknown",
        /// Not asked: it does not apply, or an earlier check failed.
        Skipped = "skipped",
    }
}

wire_names! {
    /// Why a check ended as it did, where there is more than one way.
    pub enum Cause {
        // username.format
        /// The login breaks today's sign-up rule; some old accounts do.
        LegacyLogin = "legacy_login",
        /// The login looks like an enterprise's managed user, who cannot own packages.
        ManagedLogin = "managed_login",

        // token.format
        /// Quotes, spaces, invisible characters or the like were copied along.
        StrayCharacters = "stray_characters",
        /// The checksum does not fit: a character is probably missing or wrong.
        ChecksumDiffers = "checksum_differs",
        /// Shorter or longer than tokens of this kind usually are.
        UnusualLength = "unusual_length",
        /// Starts like no token we know of.
        UnknownPrefix = "unknown_prefix",

        // token.kind
        /// A fine-grained token: GitHub Packages takes classic ones only.
        FineGrained = "fine_grained",
        /// A GitHub App's or Actions' token: works inside Actions only, for an hour.
        AppInstallation = "app_installation",
        /// A GitHub App's user token: not documented for packages, lives eight hours.
        AppUser = "app_user",
        /// A refresh token: renews others, opens nothing.
        RefreshToken = "refresh_token",
        /// Neither the prefix nor GitHub's answer tells the kind.
        KindNotTold = "kind_not_told",

        // github.reachable
        /// The name of GitHub's host could not be looked up.
        DnsFailed = "dns_failed",
        /// No connection: refused, no route, cut.
        ConnectionFailed = "connection_failed",
        /// The encrypted connection could not be set up: a certificate is not trusted, usually an inspecting proxy's.
        TlsFailed = "tls_failed",
        /// No answer in time.
        TimedOut = "timed_out",
        /// The connection ended in the middle of the answer.
        ConnectionCut = "connection_cut",
        /// Something that is not GitHub's API answered, such as an egress proxy's own page.
        NotGithub = "not_github",
        /// GitHub answered with an error of its own (5xx).
        GithubOutage = "github_outage",
        /// The hourly limit is used up.
        RateLimited = "rate_limited",
        /// Too many requests in a short time ("secondary" limit).
        SecondaryRateLimited = "secondary_rate_limited",
        /// GitHub refuses all logins of that user for a while, after too many wrong ones.
        LoginLockout = "login_lockout",
        /// GitHub refuses requests that carry no User-Agent; something on the way removed it.
        UserAgentRefused = "user_agent_refused",

        // token.accepted
        /// Refused, though the text is whole: expired, revoked or deleted.
        ExpiredOrRevoked = "expired_or_revoked",
        /// Refused, and the text looks wrong as well: probably mistyped.
        Mistyped = "mistyped",
        /// Refused, and the text does not tell why.
        NotAccepted = "not_accepted",
        /// GitHub answered something that neither accepts nor refuses the token.
        AnswerUnclear = "answer_unclear",

        // token.scope
        /// Nothing that lets it read packages.
        ReadPackagesMissing = "read_packages_missing",
        /// More than scanning needs.
        ExcessScopes = "excess_scopes",
        /// GitHub did not say which scopes it has.
        ScopesNotTold = "scopes_not_told",

        // token.expiry
        /// It ends within days.
        ExpiresSoon = "expires_soon",
        /// The date that GitHub gives has passed.
        Expired = "expired",
        /// GitHub gave no date, or none that can be read: usually a token that never expires.
        ExpiryNotTold = "expiry_not_told",

        // account.exists
        /// No such account.
        AccountNotFound = "account_not_found",
        /// Nothing visible by that name; a managed account may be hidden.
        AccountHidden = "account_hidden",

        // account.owner
        /// The token belongs to somebody else.
        OwnerDiffers = "owner_differs",

        // skipped
        /// An earlier check failed.
        EarlierFailure = "earlier_failure",
        /// There is no token, so there is nothing to check; public images need none.
        NoToken = "no_token",
        /// The name is an organisation's: a token never belongs to one.
        OrganizationNamespace = "organization_namespace",
        /// An earlier check could not be answered, and this one needs its answer.
        EarlierUnknown = "earlier_unknown",
    }
}

/// One rung: what was asked, how it ended, why, what was seen, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What was asked.
    pub code: CheckCode,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, where there is more than one way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What was seen.
    #[serde(default)]
    pub evidence: CheckEvidence,
    /// The one thing to do, where something is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
}

impl Check {
    /// A rung that ended so, with nothing more to say yet.
    #[must_use]
    pub fn new(code: CheckCode, outcome: Outcome) -> Self {
        Self { code, outcome, cause: None, evidence: CheckEvidence::default(), remedy: None }
    }

    /// A rung that was not asked, and why.
    #[must_use]
    pub fn skipped(code: CheckCode, cause: Cause) -> Self {
        Self::new(code, Outcome::Skipped).because(cause)
    }

    /// Says why.
    #[must_use]
    pub fn because(mut self, cause: Cause) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Says what was seen.
    #[must_use]
    pub fn with_evidence(mut self, evidence: CheckEvidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn with_remedy(mut self, remedy: impl Into<Remedy>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}
