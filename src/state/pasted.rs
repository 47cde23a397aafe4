//! What was pasted: a command, a file or a link may hold the values of several fields, whichever
//! field it was pasted into.

use super::form::Form;
use ghcr_contract::{
    Field, GithubHosts, TokenKind, image_in_paste, token_in_paste, username_in_paste,
};
use leptos::prelude::*;
use secrecy::{ExposeSecret, SecretString};

/// The values that a pasted text stands for.
#[derive(Debug, Default)]
struct Pasted {
    username: Option<String>,
    token: Option<SecretString>,
    image: Option<String>,
}

impl Pasted {
    fn of(text: &str, hosts: &GithubHosts) -> Self {
        let login = token_in_paste(text);
        let beside_token = login.as_ref().and_then(|login| login.username.clone());
        let username = beside_token.or_else(|| username_in_paste(text, hosts));
        let token = match &login {
            Some(login) => Some(login.token.expose()),
            None => Some(text.trim()).filter(|text| is_token(text)),
        };
        Self {
            username: username.map(|it| it.to_string()),
            token: token.map(|token| SecretString::from(token.to_owned())),
            image: image_in_paste(text, hosts).map(|it| it.to_string()),
        }
    }

    fn of_field(&self, field: Field) -> Option<String> {
        match field {
            Field::Username => self.username.clone(),
            Field::Token => self.token.as_ref().map(|token| token.expose_secret().to_owned()),
            Field::Image => self.image.clone(),
            Field::Description => None,
        }
    }
}

/// Returns true if the text is a token and nothing else.
fn is_token(text: &str) -> bool {
    TokenKind::of(text) != TokenKind::Unknown && !text.contains(char::is_whitespace)
}

impl Form {
    /// A paste into a field. What it holds for that field goes there, and what it holds for others
    /// goes into those that are empty. A description keeps its text unless a token is in it.
    pub fn paste(self, field: Field, text: String) {
        let pasted = self.username.hosts.with_untracked(|hosts| Pasted::of(&text, hosts));
        let is_empty =
            |other: &Field| untrack(|| self.field(*other).with_text(|it| it.trim().is_empty()));
        let is_text = field == Field::Description && pasted.token.is_none();
        let others: Vec<_> = Field::ALL
            .iter()
            .filter(|other| **other != field && !is_text && is_empty(other))
            .filter_map(|other| Some((*other, pasted.of_field(*other)?)))
            .collect();
        let own = pasted.of_field(field);
        let is_moved = own.is_none() && others.iter().any(|(other, _)| *other == Field::Token);
        let is_link = own.is_none() && !others.is_empty() && text.trim().contains("://");
        for (other, value) in &others {
            self.field(*other).paste(value.clone());
        }
        self.field(field).paste(match own {
            Some(own) => own,
            None if is_moved || is_link => String::new(),
            None => text,
        });
        self.is_edited.set(true);
        self.pasted_into.set((!others.is_empty()).then_some(field));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> String {
        format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
    }

    /// What stands in the fields after that paste into an empty form: username, token, description,
    /// image.
    fn after(field: Field, text: &str) -> [String; 4] {
        let owner = Owner::new();
        owner.with(|| {
            let form = Form::new(Memo::new(|_| GithubHosts::default()));
            form.paste(field, text.to_owned());
            [Field::Username, Field::Token, Field::Description, Field::Image]
                .map(|field| form.field(field).with_text(str::to_owned))
        })
    }

    #[test]
    fn a_login_is_understood_in_any_field() {
        let token = token();
        let pasted = [
            format!("docker login ghcr.io -u mona -p {token}"),
            format!("machine ghcr.io login mona password {token}"),
            format!("echo {token} | docker login ghcr.io -u mona --password-stdin"),
        ];
        for text in pasted {
            for field in Field::ALL {
                let expected = ["mona".to_owned(), token.clone(), String::new(), String::new()];
                assert_eq!(after(*field, &text), expected, "{field}");
            }
        }
    }

    #[test]
    fn what_gh_auth_token_prints_goes_into_the_tokens_field() {
        for field in Field::ALL {
            let [username, found, description, image] = after(*field, &format!("{}\n", token()));
            assert_eq!(found.trim(), token(), "{field}");
            assert_eq!([username, description, image], [""; 3], "{field}");
        }
    }

    #[test]
    fn the_page_of_an_image_names_its_owner_too() {
        let page = "https://github.com/orgs/acme/packages/container/package/shop%2Fapi";
        for field in [Field::Username, Field::Token, Field::Image] {
            assert_eq!(after(field, page), ["acme", "", "", "acme/shop/api"], "{field}");
        }
        assert_eq!(after(Field::Description, page)[2], page, "a description may be a link");
    }

    #[test]
    fn what_is_there_already_stays() {
        Owner::new().with(|| {
            let form = Form::new(Memo::new(|_| GithubHosts::default()));
            form.username.type_in("acme".into());
            form.paste(Field::Token, format!("docker login ghcr.io -u mona -p {}", token()));
            assert_eq!(form.username.with_text(str::to_owned), "acme");
            assert_eq!(form.token.with_text(str::to_owned), token());
            assert_eq!(form.pasted_into.get_untracked(), None, "no other field changed");
        });
    }

    #[test]
    fn a_value_of_the_field_itself_stays_as_it_is() {
        assert_eq!(after(Field::Username, "acme"), ["acme", "", "", ""]);
        assert_eq!(after(Field::Description, "Production"), ["", "", "Production", ""]);
        assert_eq!(after(Field::Image, "ghcr.io/acme/shop")[3], "ghcr.io/acme/shop");
    }
}
