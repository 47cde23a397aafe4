//! All that was seen. `None` stands for "not asked".

use crate::upstream::Answer;
use ghcr_contract::AccountKind;
use serde::Deserialize;

/// The answers that a diagnosis gathered.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// `GET /user` with the token: whose is it, what may it do, until when.
    pub token_user: Option<Answer<Account>>,
    /// `GET /users/{name}`: is there such an account. With the token where GitHub accepted it, without where there is
    /// none.
    pub account: Option<Answer<Account>>,
}

/// What GitHub says of an account.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    /// As GitHub writes it.
    pub login: String,
    /// An open text: `User`, `Organization`, `Bot`, …
    #[serde(rename = "type", default)]
    kind: String,
}

impl Account {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> AccountKind {
        match self.kind.as_str() {
            "User" => AccountKind::User,
            "Organization" => AccountKind::Organization,
            _ => AccountKind::Other,
        }
    }

    #[cfg(test)]
    pub(crate) fn new(login: &str, kind: &str) -> Self {
        Self { login: login.into(), kind: kind.into() }
    }
}
