//! The fields of the form, and what they say about a token.

use ghcr_contract::{Field, Stray, TokenKind};

pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::Username => "GitHub Username",
        Field::Token => "Personal Access Token",
        Field::Description => "Description",
        Field::Image => "Image to test",
    }
}

pub(super) fn hint(field: Field) -> &'static str {
    match field {
        Field::Username => "The user or organisation that owns the images.",
        Field::Token => {
            "A classic token with the [scope|scope] `read:packages`. Images with public \
             [visibility|visibility] need none."
        }
        Field::Description => "A name to recognise this connection by.",
        Field::Image => {
            "One image to try a pull with. The test only asks for its [manifest|manifest]."
        }
    }
}

pub(super) fn example(field: Field) -> &'static str {
    match field {
        Field::Username => "myorg",
        Field::Token => "ghp_xxxxxxxxxxxx",
        Field::Description => "Production GitHub Registry",
        Field::Image => "{registry}/myorg/app:latest",
    }
}

pub(super) fn missing(field: Field) -> &'static str {
    match field {
        Field::Username => "Enter the user or organisation that owns the images.",
        Field::Token => "Paste the token, or choose “Public only” above.",
        Field::Description => "Enter a description, or leave the field empty.",
        Field::Image => {
            "Enter an image such as `{registry}/myorg/app:latest`, or leave the field empty."
        }
    }
}

pub(super) fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "classic",
        TokenKind::Legacy => "from before April 2021",
        TokenKind::FineGrained => "fine-grained",
        TokenKind::OauthApp => "OAuth app",
        TokenKind::AppUser => "GitHub App, for a user",
        TokenKind::AppInstallation => "GitHub App or GitHub Actions",
        TokenKind::Refresh => "refresh token",
        TokenKind::Unknown => "unknown",
    }
}

pub(super) fn token_refused(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::FineGrained => {
            "This is a fine-grained token, and GHCR accepts classic tokens only. Create a classic \
             token with `read:packages`."
        }
        TokenKind::AppInstallation => {
            "This token comes from a GitHub App or from GitHub Actions, and works only inside \
             GitHub Actions. Create a classic token with `read:packages`."
        }
        TokenKind::AppUser => {
            "This is a GitHub App's user token, which expires after eight hours. Create a classic \
             token with `read:packages`."
        }
        TokenKind::Refresh => {
            "This is a refresh token: it only renews other tokens. Create a classic token with \
             `read:packages`."
        }
        TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
            "Tokens of this kind are not accepted here. Use a token of the kind that the hint \
             above names."
        }
    }
}

pub(super) fn token_whole(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "A classic token, copied in full.",
        TokenKind::Legacy => "Looks like a token from before April 2021.",
        TokenKind::OauthApp => "An OAuth app's token, copied in full.",
        TokenKind::FineGrained => "A fine-grained token of the right length.",
        TokenKind::AppUser => "A GitHub App's user token, copied in full.",
        TokenKind::AppInstallation => "A token from a GitHub App or from GitHub Actions.",
        TokenKind::Refresh => "A refresh token, copied in full.",
        TokenKind::Unknown => "A token of a kind that is unknown here.",
    }
}

pub(super) fn stray(stray: Stray) -> &'static str {
    match stray {
        Stray::Scheme => "a word such as `Bearer` in front of it",
        Stray::Quote => "a quotation mark",
        Stray::LineBreak => "a line break",
        Stray::Space => "a space",
        Stray::Invisible => "an invisible character",
        Stray::NotAscii => "a letter from another alphabet",
    }
}
