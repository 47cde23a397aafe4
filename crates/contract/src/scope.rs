//! What a token may do.

use serde::{Deserialize, Serialize};

/// The scopes of a token, as GitHub's `X-OAuth-Scopes` header lists them.
///
/// GitHub normalises the list: a scope that another one implies is left out. So `write:packages`
/// alone also reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(Vec<String>);

impl Scopes {
    /// The one scope that reading packages needs.
    pub const READ_PACKAGES: &'static str = "read:packages";

    /// Scopes that let a token read packages. `repo` and `delete:packages` do not, whatever their
    /// names suggest (GitHub facts, section 4).
    const READING: [&'static str; 2] = [Self::READ_PACKAGES, "write:packages"];

    /// Reads the header's form: comma, space; empty for a token without any scope.
    #[must_use]
    pub fn parse(header: &str) -> Self {
        Self(
            header
                .split(',')
                .map(str::trim)
                .filter(|scope| !scope.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Whether packages may be read with these.
    #[must_use]
    pub fn grant_reading_packages(&self) -> bool {
        self.0.iter().any(|scope| Self::READING.contains(&scope.as_str()))
    }

    /// All that scanning does not need: everything but `read:packages`.
    #[must_use]
    pub fn in_excess(&self) -> Self {
        Self(self.0.iter().filter(|scope| *scope != Self::READ_PACKAGES).cloned().collect())
    }

    /// Each scope's name.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_scopes_read_packages_and_which_are_in_excess() {
        let table: [(&str, bool, &[&str]); 8] = [
            ("read:packages", true, &[]),
            ("write:packages", true, &["write:packages"]),
            ("repo, read:packages", true, &["repo"]),
            ("gist,read:org,  repo", false, &["gist", "read:org", "repo"]),
            ("delete:packages", false, &["delete:packages"]),
            ("read:package", false, &["read:package"]),
            ("", false, &[]),
            (" , ", false, &[]),
        ];
        for (header, reads, excess) in table {
            let scopes = Scopes::parse(header);
            assert_eq!(scopes.grant_reading_packages(), reads, "{header:?}");
            assert_eq!(scopes.in_excess().iter().collect::<Vec<_>>(), excess, "{header:?}");
        }
    }
}
