//! What the screen is told before anything is typed.

use crate::check::Cause;
use crate::hosts::GithubHosts;
use crate::image::ImageReference;
use crate::kind::TokenKind;
use crate::names::wire_names;
use crate::token::{Token, expose_to_wire};
use crate::username::Username;
use serde::{Deserialize, Serialize};

wire_names! {
    /// Whom the proxy asks.
    pub enum Mode {
        /// GitHub itself.
        Live = "live",
        /// The sandbox that plays GitHub, with names and tokens to try.
        Demo = "demo",
    }
}

wire_names! {
    /// Who may see a package.
    pub enum Visibility {
        /// Everybody, without authentication.
        Public = "public",
        /// The members of the organisation, or of its enterprise.
        Internal = "internal",
        /// Chosen people and teams.
        Private = "private",
    }
}

/// What the host of the screen supports, and what GHCR takes. Rules that change without us are
/// data, in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Policy {
    /// The visibilities that the scanner reads.
    pub supported: Vec<Visibility>,
    /// The kinds of token that GHCR takes. GitHub Packages takes classic tokens only (as of October
    /// 2026); OAuth apps' tokens work with the scope. The day GitHub takes fine-grained ones, they
    /// are added.
    pub accepted_kinds: Vec<TokenKind>,
}

impl Policy {
    /// Whether the scanner reads images of that visibility.
    #[must_use]
    pub fn supports(&self, visibility: Visibility) -> bool {
        self.supported.contains(&visibility)
    }

    /// The same policy for whoever wants images up to that visibility scanned, and no wider ones.
    #[must_use]
    pub fn up_to(&self, widest: Visibility) -> Self {
        let supported = self.supported.iter().copied().filter(|it| *it <= widest).collect();
        Self { supported, ..self.clone() }
    }

    /// Whether GHCR takes tokens of this kind; `None` when nobody can tell by the kind.
    #[must_use]
    pub fn accepts(&self, kind: TokenKind) -> Option<bool> {
        (kind != TokenKind::Unknown).then(|| self.accepted_kinds.contains(&kind))
    }
}

impl Default for Policy {
    /// Public and internal images; classic tokens of both ages, and OAuth apps'.
    fn default() -> Self {
        Self {
            supported: vec![Visibility::Public, Visibility::Internal],
            accepted_kinds: vec![TokenKind::Classic, TokenKind::Legacy, TokenKind::OauthApp],
        }
    }
}

/// GitHub's own web address.
pub const GITHUB_WEB: &str = "https://github.com";

/// The host of GitHub's own registry.
pub const GITHUB_REGISTRY: &str = "ghcr.io";

/// The answer to `GET /api/v1/config`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Config {
    /// Whom the proxy asks.
    pub mode: Mode,
    /// What is supported.
    pub policy: Policy,
    /// GitHub's web address, without a slash at the end: `https://github.com`.
    pub github_web: String,
    /// The registry's host as container tools write it, with its port if it has one: `ghcr.io`. An
    /// image reference may begin with it, and with no other.
    pub registry: String,
    /// Names and tokens to try; in demo mode only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personas: Vec<Persona>,
    /// Whether the service keeps registries: then `/api/v1/registries` is there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub registries: bool,
}

impl Config {
    /// Whether it is what the screen takes for granted until it is told otherwise.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        // A new field does not compile until it is compared.
        let Self { mode, policy, github_web, registry, personas, registries } = self;
        *mode == Mode::Live
            && *policy == Policy::default()
            && github_web == GITHUB_WEB
            && registry == GITHUB_REGISTRY
            && personas.is_empty()
            && !registries
    }

    /// The hosts that links and image references may name.
    #[must_use]
    pub fn hosts(&self) -> GithubHosts {
        GithubHosts { web: self.github_web.clone(), registry: self.registry.clone() }
    }
}

/// A name and a token to try in the demo. The token is the sandbox's own and opens nothing
/// elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Persona {
    /// What it shows, in a few words.
    pub title: String,
    /// For the first field.
    pub username: Username,
    /// For the second.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "expose_to_wire")]
    pub token: Option<Token>,
    /// For the image field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageReference>,
    /// `ready`, or the code of the report's headline.
    pub expect: String,
    /// The cause that the headline gives; of an outage only, which leaves the verdict open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}
