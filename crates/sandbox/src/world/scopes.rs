//! GitHub's "normalized scopes": one that another implies is not listed.

/// Scope, and what it implies, directly or not. Source: GitHub facts, section 4 (the table of
/// GitHub's page "Scopes for OAuth apps"; that `write:packages` covers reading is from the
/// container registry's page).
const IMPLIED: [(&str, &[&str]); 12] = [
    ("repo", &["repo:status", "repo_deployment", "public_repo", "repo:invite", "security_events"]),
    ("write:packages", &["read:packages"]),
    ("admin:org", &["write:org", "read:org", "manage_runners:org"]),
    ("write:org", &["read:org"]),
    ("admin:public_key", &["write:public_key", "read:public_key"]),
    ("write:public_key", &["read:public_key"]),
    ("admin:repo_hook", &["write:repo_hook", "read:repo_hook"]),
    ("write:repo_hook", &["read:repo_hook"]),
    ("user", &["read:user", "user:email", "user:follow"]),
    ("admin:gpg_key", &["write:gpg_key", "read:gpg_key"]),
    ("write:gpg_key", &["read:gpg_key"]),
    ("project", &["read:project"]),
];

/// The scopes as `X-OAuth-Scopes` lists them: sorted, each once, without those that another one
/// implies.
#[must_use]
pub fn normalise_scopes(scopes: &[String]) -> Vec<String> {
    let is_implied = |scope: &str| {
        IMPLIED
            .iter()
            .any(|(by, implied)| implied.contains(&scope) && scopes.iter().any(|held| held == by))
    };
    let mut listed: Vec<String> =
        scopes.iter().filter(|scope| !is_implied(scope)).cloned().collect();
    listed.sort();
    listed.dedup();
    listed
}

/// Whether `scope` is among those held, or implied by one of them.
pub(super) fn imply(held: &[String], scope: &str) -> bool {
    held.iter().any(|it| {
        it == scope || IMPLIED.iter().any(|(by, implied)| it == by && implied.contains(&scope))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_held_or_implied_or_neither() {
        let table = [
            ("read:packages", "read:packages", true),
            ("write:packages", "read:packages", true),
            ("delete:packages", "read:packages", false),
            ("repo", "read:packages", false),
            ("admin:org", "read:org", true),
            ("user", "read:org", false),
        ];
        for (held, wanted, is_granted) in table {
            assert_eq!(imply(&[held.to_owned()], wanted), is_granted, "{held}, {wanted}");
        }
    }

    #[test]
    fn a_scope_that_another_one_implies_is_left_out() {
        let table: [(&[&str], &str); 7] = [
            (&[], ""),
            (&["read:packages"], "read:packages"),
            (&["write:packages", "read:packages"], "write:packages"),
            (&["delete:packages", "read:packages"], "delete:packages, read:packages"),
            (&["repo", "read:packages", "public_repo"], "read:packages, repo"),
            (&["read:org", "write:org", "admin:org", "gist"], "admin:org, gist"),
            (&["user:email", "user", "user"], "user"),
        ];
        for (held, listed) in table {
            let held: Vec<String> = held.iter().map(|scope| (*scope).to_owned()).collect();
            assert_eq!(normalise_scopes(&held).join(", "), listed);
        }
    }
}
