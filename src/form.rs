//! The form: its fields, and how they become the request.

use crate::field::{AnyField, FieldState};
use crate::state::State;
use ghcr_contract::ValidateRequest;
use ghcr_contract::{
    Description, Fault, Field, FieldFault, ImageReference, Persona, Token, Username, Visibility,
};
use leptos::prelude::on_cleanup;
use secrecy::SecretString;

/// The fields, in the order in which they stand.
#[derive(Clone, Copy)]
pub struct Form {
    /// How far the images that are scanned can be seen at most. Other than public ones need a token.
    reach: State<Visibility>,
    /// The user or organisation that owns the images.
    pub username: FieldState<Username>,
    /// The credential; may stay empty for public images.
    pub token: FieldState<Token>,
    /// A name for the connection; never sent to GitHub.
    pub description: FieldState<Description>,
    /// An image to prove the pull with.
    pub image: FieldState<ImageReference>,
}

impl Form {
    /// An empty form, wiped when its owner goes.
    #[must_use]
    pub fn new() -> Self {
        let form = Self {
            reach: State::new(Visibility::Internal),
            username: FieldState::required(),
            token: FieldState::required(),
            description: FieldState::optional(),
            image: FieldState::optional(),
        };
        on_cleanup(move || form.token.fill(SecretString::default()));
        form
    }

    /// How far the images that are scanned can be seen at most.
    #[must_use]
    pub fn reach(self) -> Visibility {
        self.reach.get()
    }

    /// The same, once.
    #[must_use]
    pub fn reach_untracked(self) -> Visibility {
        self.reach.get_untracked()
    }

    /// Chooses how far the images that are scanned can be seen. Public ones need no token.
    pub fn choose_reach(self, reach: Visibility) {
        self.reach.set(reach);
        self.token.require(reach != Visibility::Public);
    }

    /// Whether something was typed that leaving would lose.
    #[must_use]
    pub fn holds_text(self) -> bool {
        Field::ALL.iter().any(|field| self.field(*field).with_text(|text| !text.trim().is_empty()))
    }

    /// The request that the fields make.
    ///
    /// # Errors
    /// The first field that cannot be sent as it is, and why.
    pub fn request(self) -> Result<ValidateRequest, (Field, Fault)> {
        let username = self.username.value().map_err(|fault| (Field::Username, fault))?;
        let token = self.token.value().map_err(|fault| (Field::Token, fault))?;
        self.description.value().map_err(|fault| (Field::Description, fault))?;
        let image = self.image.value().map_err(|fault| (Field::Image, fault))?;
        Ok(ValidateRequest { username: username.ok_or((Field::Username, Fault::Empty))?, token, image })
    }

    /// The first field that cannot be sent as it is, and why.
    #[must_use]
    pub fn obstacle(self) -> Option<(Field, Fault)> {
        Field::ALL.iter().find_map(|field| Some((*field, self.field(*field).obstacle()?)))
    }

    /// Runs again whatever depends on it when a text changes that belongs to the request.
    pub fn track_request(self) {
        self.username.with_text(|_| ());
        self.token.with_text(|_| ());
        self.image.with_text(|_| ());
    }

    /// Fills in a name and a token to try.
    pub fn fill(self, persona: &Persona) {
        let text = |text: Option<String>| SecretString::from(text.unwrap_or_default());
        self.username.fill(text(Some(persona.username.to_string())));
        let token = persona.token.as_ref();
        self.choose_reach(if token.is_some() { Visibility::Internal } else { Visibility::Public });
        self.token.fill(text(token.map(|token| token.expose().to_owned())));
        self.image.fill(text(persona.image.as_ref().map(ToString::to_string)));
    }

    /// Empties every field.
    pub fn clear(self) {
        for field in Field::ALL {
            self.field(*field).fill(SecretString::default());
        }
        self.choose_reach(Visibility::Internal);
    }

    /// Says all that is wrong, and puts the cursor to the first of it.
    pub fn show_faults(self, first: Field) {
        for field in Field::ALL {
            self.field(*field).speak_up();
        }
        self.field(first).focus();
    }

    /// Puts the server's word to the fields.
    pub fn refuse(self, errors: &[FieldFault]) {
        for FieldFault { field, fault } in errors {
            // A field that this form does not have: the problem's own sentence says that something is wrong.
            if let Ok(field) = field.parse() {
                self.field(field).refuse(*fault);
            }
        }
    }

    /// The state of that field.
    #[must_use]
    pub fn field(self, field: Field) -> AnyField {
        match field {
            Field::Username => *self.username,
            Field::Token => *self.token,
            Field::Description => *self.description,
            Field::Image => *self.image,
        }
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    fn with_form(test: impl FnOnce(Form)) {
        Owner::new().with(|| test(Form::new()));
    }

    #[test]
    fn a_name_alone_is_enough_to_ask_about_public_images() {
        with_form(|form| {
            form.choose_reach(Visibility::Public);
            form.username.type_in(" myorg ".into());
            let request = form.request().expect("a name is enough");
            assert_eq!(request.username.as_str(), "myorg");
            assert!(request.token.is_none() && request.image.is_none());
        });
    }

    #[test]
    fn the_first_obstacle_is_named() {
        with_form(|form| {
            form.image.type_in("nginx".into());
            assert_eq!(form.request().err(), Some((Field::Username, Fault::Empty)));
            form.username.type_in("myorg".into());
            assert_eq!(form.request().err(), Some((Field::Token, Fault::Empty)), "internal images need one");
            form.choose_reach(Visibility::Public);
            assert_eq!(form.request().err(), Some((Field::Image, Fault::OwnerMissing)));
            assert_eq!(form.obstacle(), form.request().err());
        });
    }

    #[test]
    fn the_description_is_checked_and_not_sent() {
        with_form(|form| {
            form.choose_reach(Visibility::Public);
            form.username.type_in("myorg".into());
            form.description.type_in("Production".into());
            let request = form.request().expect("all is well");
            assert!(!format!("{request:?}").contains("Production"));
            form.description.type_in("x".repeat(201));
            assert_eq!(form.request().err().map(|(field, _)| field), Some(Field::Description));
        });
    }

    #[test]
    fn a_persona_fills_the_form_and_empties_what_it_does_not_have() {
        with_form(|form| {
            form.image.type_in("nginx".into());
            form.image.leave();
            form.fill(&Persona {
                title: "It works".into(),
                username: "mona".parse().expect("a login"),
                token: "not-a-real-one".parse().ok(),
                image: None,
                expect: "ready".into(),
            });
            let request = form.request().expect("a persona can be sent");
            assert_eq!(request.token.map(|token| token.expose().len()), Some(14));
            assert_eq!(form.image.fault(), None);
        });
    }

    #[test]
    fn the_servers_word_goes_to_its_field_and_strangers_are_left_alone() {
        with_form(|form| {
            let error = |field: &str| FieldFault { field: field.into(), fault: Fault::Empty };
            form.refuse(&[error("token"), error(""), error("colour")]);
            assert_eq!(form.token.fault(), Some(Fault::Empty));
            assert_eq!(form.username.fault(), None);
        });
    }
}
