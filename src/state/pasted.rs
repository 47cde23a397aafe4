//! What is pasted: a command, a file or a link may hold the values of several fields, whichever
//! field it is pasted into.

use super::form::Form;
use ghcr_contract::{Field, GithubHosts, ImageReference, Username, holds_token};
use ghcr_pasted::{image_in_paste, token_in_paste, username_in_paste};
use leptos::prelude::*;
use secrecy::{ExposeSecret, SecretString};

/// The values that a pasted text stands for.
#[derive(Debug, Default)]
struct Pasted {
    username: Option<Username>,
    token: Option<SecretString>,
    image: Option<ImageReference>,
}

impl Pasted {
    fn of(text: &str, hosts: &GithubHosts) -> Self {
        let login = token_in_paste(text);
        let beside_token = login.as_ref().and_then(|login| login.username.clone());
        let token = match &login {
            Some(login) => Some(login.token.expose()),
            None => Some(text.trim()).filter(|text| is_token(text)),
        };
        Self {
            username: beside_token.or_else(|| username_in_paste(text, hosts)),
            token: token.map(|token| SecretString::from(token.to_owned())),
            image: image_in_paste(text, hosts).or_else(|| image_of_registry(text, hosts)),
        }
    }

    fn of_field(&self, field: Field) -> Option<SecretString> {
        match field {
            Field::Username => self.username.as_ref().map(|it| it.to_string().into()),
            Field::Token => self.token.clone(),
            Field::Image => self.image.as_ref().map(|it| it.to_string().into()),
            Field::Description => None,
        }
    }
}

/// Returns true if the text is a token of a known kind and nothing else. An old token of 40
/// hexadecimal digits is not told from a commit.
fn is_token(text: &str) -> bool {
    holds_token(text) && !text.contains(char::is_whitespace)
}

/// An image as container tools write it, with the registry's host in front: without it, it may be
/// anything.
fn image_of_registry(text: &str, hosts: &GithubHosts) -> Option<ImageReference> {
    let text = text.trim();
    let has_host = text.split_once('/').is_some_and(|(host, _)| hosts.is_registry(host));
    has_host.then(|| ImageReference::parse_of_registry(text, &hosts.registry).ok()).flatten()
}

impl Form {
    /// A text is pasted into a field. Returns true if it was taken apart: a token goes to its own
    /// field, the value of the field itself goes there, and other values go into the fields that
    /// are empty. Whatever else the text holds goes nowhere, and what stood in the field stays.
    /// Returns false for a text that the browser is to insert as it is.
    ///
    /// A description may well be a link, so it is taken apart only if it holds a token.
    pub fn take_apart(self, field: Field, text: &str) -> bool {
        let hosts = self.username.hosts.get_untracked();
        let pasted = Pasted::of(text, &hosts);
        let is_of_field = match field {
            Field::Username => text.trim().parse::<Username>().is_ok(),
            Field::Image => ImageReference::parse_of_registry(text, &hosts.registry).is_ok(),
            // Only what is a token and nothing else is left to the browser: see below.
            Field::Token => false,
            Field::Description => pasted.token.is_none(),
        };
        if is_of_field {
            return false;
        }
        let is_empty =
            |other: Field| untrack(|| self.field(other).with_text(|it| it.trim().is_empty()));
        let is_wanted =
            |other: &Field| *other == field || *other == Field::Token || is_empty(*other);
        let found: Vec<_> = Field::ALL
            .iter()
            .filter(|other| is_wanted(other))
            .filter_map(|other| Some((*other, pasted.of_field(*other)?)))
            .collect();
        // A value as it stands, in its own field.
        let is_plain = |value: &SecretString| value.expose_secret() == text.trim();
        if found.iter().all(|(other, value)| *other == field && is_plain(value)) {
            return false;
        }
        let filled = found.iter().map(|(other, _)| *other).collect();
        for (other, value) in found {
            self.field(other).paste(value);
        }
        self.is_edited.set(true);
        self.pasted_into.set(Some((field, filled)));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [Field; 4] = [Field::Username, Field::Token, Field::Description, Field::Image];

    fn token() -> String {
        format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
    }

    fn with_form<T>(test: impl FnOnce(Form) -> T) -> T {
        Owner::new().with(|| test(Form::new(Memo::new(|_| GithubHosts::default()))))
    }

    fn texts(form: Form) -> [String; 4] {
        FIELDS.map(|field| form.field(field).with_text(str::to_owned))
    }

    /// What stands in the fields after that paste into an empty form: username, token, description,
    /// image. Empty where the text is left to the browser.
    fn after(field: Field, text: &str) -> [String; 4] {
        with_form(|form| {
            form.take_apart(field, text);
            texts(form)
        })
    }

    #[test]
    fn a_login_is_understood_in_any_field() {
        let token = token();
        let pasted = [
            format!("docker login ghcr.io -u mona -p {token}"),
            format!("machine ghcr.io\n  login mona\n  password {token}\n"),
            format!("echo {token} | docker login ghcr.io -u mona --password-stdin"),
        ];
        for text in pasted {
            for field in FIELDS {
                let expected = ["mona".to_owned(), token.clone(), String::new(), String::new()];
                assert_eq!(after(field, &text), expected, "{field}");
            }
        }
    }

    #[test]
    fn what_gh_auth_token_prints_goes_into_the_tokens_field() {
        for field in [Field::Username, Field::Description, Field::Image] {
            let expected = [String::new(), token(), String::new(), String::new()];
            assert_eq!(after(field, &format!("{}\n", token())), expected, "{field}");
        }
        assert!(!with_form(|form| form.take_apart(Field::Token, &token())), "it is inserted there");
    }

    #[test]
    fn a_new_token_takes_the_place_of_the_one_before_and_other_fields_stay() {
        for field in FIELDS {
            let found = with_form(|form| {
                form.username.type_in("acme".into());
                form.token.type_in("ghp_old".into());
                form.description.type_in("Production".into());
                form.take_apart(field, &format!("docker login ghcr.io -u acme -p {}", token()));
                texts(form)
            });
            let expected = ["acme".into(), token(), "Production".into(), String::new()];
            assert_eq!(found, expected, "{field}");
        }
    }

    #[test]
    fn an_image_names_its_owner_too() {
        let pages = [
            "https://github.com/orgs/acme/packages/container/package/shop%2Fapi",
            "ghcr.io/acme/shop/api",
        ];
        for page in pages {
            for field in [Field::Username, Field::Token] {
                let [username, token, _, image] = after(field, page);
                assert_eq!([username, image], ["acme", "acme/shop/api"], "{field}: {page}");
                assert_eq!(token, "");
            }
            assert!(!with_form(|form| form.take_apart(Field::Description, page)), "{page}");
        }
    }

    #[test]
    fn what_may_be_a_commit_or_a_name_is_no_token() {
        let commit = "0123456789abcdef".repeat(3)[..40].to_owned();
        for text in [commit.as_str(), "ghs_acme", "ghp_"] {
            for field in [Field::Username, Field::Description, Field::Image] {
                assert_eq!(after(field, text)[1], "", "{text} in {field}");
            }
        }
    }

    #[test]
    fn a_value_of_the_field_itself_is_left_to_the_browser() {
        for (field, text) in [
            (Field::Username, "acme"),
            (Field::Description, "Production"),
            (Field::Image, "acme/shop:1.2"),
            (Field::Image, "ghcr.io/acme/shop"),
        ] {
            assert!(!with_form(|form| form.take_apart(field, text)), "{text}");
        }
    }
}
