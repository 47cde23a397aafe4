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
    /// Whether the account could still fail to scan while this check is `unknown`, so that a
    /// verdict needs its answer.
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
        /// The encrypted connection could not be set up: a certificate is not trusted, usually an
        /// inspecting proxy's.
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
        /// Time ran out while calls to GitHub still waited in this service.
        ServiceBusy = "service_busy",

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

        // org.membership
        /// The token's owner is not a member.
        NotAMember = "not_a_member",
        /// Invited, and the invitation is not accepted yet.
        MembershipPending = "membership_pending",
        /// GitHub does not tell with these scopes; `read:packages` alone does not suffice to know.
        MembershipNotTold = "membership_not_told",

        // org.sso
        /// The token must be authorised for SAML single sign-on.
        SsoRequired = "sso_required",
        /// Part of the answer is hidden until the token is authorised for single sign-on.
        SsoHidesSome = "sso_hides_some",

        // org.policy
        /// The organisation forbids classic tokens, and GHCR takes no other kind.
        ClassicTokensForbidden = "classic_tokens_forbidden",
        /// The token lives longer than the organisation allows.
        LifetimeTooLong = "lifetime_too_long",
        /// The organisation lets in certain addresses only, and the proxy's is none of them.
        IpNotAllowed = "ip_not_allowed",

        // packages.list
        /// There is nothing, or nothing that this token may see.
        NoPackagesVisible = "no_packages_visible",
        /// GitHub refuses to list packages to tokens of this kind.
        KindCannotList = "kind_cannot_list",
        /// GitHub refuses to list the packages, and does not say why.
        ListingRefused = "listing_refused",

        // packages.visibility
        /// There are packages, and none of a supported visibility.
        OnlyUnsupportedPackages = "only_unsupported_packages",
        /// Some packages are of a visibility that is not supported.
        SomeUnsupportedPackages = "some_unsupported_packages",
        /// The named image is of a visibility that is not supported.
        ImageNotSupported = "image_not_supported",
        /// The packages, or the named image, are supported, and not of a visibility that is to be
        /// scanned.
        NotChosen = "not_chosen",
        /// Internal packages are to be scanned, only public ones are seen, and GitHub does not tell
        /// whether the token's owner is a member.
        OnlyPublicSeen = "only_public_seen",
        /// Not every page of the list could be read.
        CountIncomplete = "count_incomplete",

        // image.pull
        /// The registry refuses the token, though GitHub accepts it.
        RegistryRefusesToken = "registry_refuses_token",
        /// Without the token the image can be pulled; with it, it cannot.
        TokenMakesItWorse = "token_makes_it_worse",
        /// The token's owner may not read this image, which the list of packages has.
        PullDenied = "pull_denied",
        /// The registry refuses the image: there is none of that name, or the token's owner may not
        /// read it.
        AbsentOrUnreadable = "absent_or_unreadable",
        /// There is no such image, tag or digest.
        ManifestUnknown = "manifest_unknown",
        /// No tag was named and there is no `latest`: the newest version was pulled instead.
        NoLatestTag = "no_latest_tag",
        /// The image belongs to another account, so it proves nothing of this one.
        OtherOwner = "other_owner",
        /// Neither a list nor a pull without the token tells whether the image is of a visibility
        /// that is supported.
        VisibilityNotTold = "visibility_not_told",
        /// The owner's name cannot be part of an image's name, so no container tool can pull from
        /// it.
        OwnerNotWritable = "owner_not_writable",
        /// The registry answered something that does not tell.
        RegistryUnclear = "registry_unclear",
        /// The registry wants the credential sent to another host, which is not done.
        ForeignRealm = "foreign_realm",

        // image.anonymous
        /// The image is public.
        NoTokenNeeded = "no_token_needed",
        /// Only with the token.
        TokenNeeded = "token_needed",
        /// Nobody can see it without a token: it is not public, or it does not exist.
        HiddenOrAbsent = "hidden_or_absent",

        // skipped
        /// The name is a user's: this is about organisations.
        UserNamespace = "user_namespace",
        /// There are no packages to look at.
        NothingToCount = "nothing_to_count",
        /// No image was named, and none was found to try.
        NoImageToTry = "no_image_to_try",
        /// An earlier check failed.
        EarlierFailure = "earlier_failure",
        /// There is no token, so there is nothing to check; public images need none.
        NoToken = "no_token",
        /// The name is an organisation's: a token never belongs to one.
        OrganizationNamespace = "organization_namespace",
        /// An earlier check could not be answered, and this one needs its answer.
        EarlierUnknown = "earlier_unknown",

        // saved registries
        /// The saved token cannot be decrypted, so nothing was asked.
        CredentialUnreadable = "credential_unreadable",
        /// The registry was saved for another host than the one that the service is connected to,
        /// so nothing was asked.
        SavedForOtherHost = "saved_for_other_host",
    }
}

/// One rung: what was asked, how it ended, why, what was seen, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
    /// Lines for a shell that show the same failure without us, with `$TOKEN` in the token's place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reproduce: Vec<String>,
}

impl Check {
    /// A rung that ended so, with nothing more to say yet.
    #[must_use]
    pub fn new(code: CheckCode, outcome: Outcome) -> Self {
        Self {
            code,
            outcome,
            cause: None,
            evidence: CheckEvidence::default(),
            remedy: None,
            reproduce: Vec::new(),
        }
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
