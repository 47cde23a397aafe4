//! The form: its fields, and how they become the request.

use super::field::{AnyField, FieldState};
use ghcr_contract::{
    Description, Fault, Field, FieldFault, GithubHosts, ImageReference, Persona, Registry,
    SavedRegistry, Token, Username, ValidateRequest, Visibility,
};
use leptos::prelude::*;
use secrecy::{ExposeSecret, SecretString};

/// The fields, in the order in which they stand.
#[derive(Clone, Copy)]
pub struct Form {
    /// The widest visibility that is scanned besides public. Internal and private images need a
    /// token.
    visibility: RwSignal<Visibility>,
    /// The user or organisation that owns the images.
    pub username: FieldState<Username>,
    /// The credential; may stay empty for public images.
    pub token: FieldState<Token>,
    /// A name for the connection; never sent to GitHub.
    pub description: FieldState<Description>,
    /// An image to prove the pull with.
    pub image: FieldState<ImageReference>,
    /// Whether a summary stands in place of the fields: after a test that found nothing in the way.
    pub is_folded: RwSignal<bool>,
    /// Whether somebody has typed since the last test began.
    pub is_edited: RwSignal<bool>,
    /// The field into which something was pasted, and those that were filled in from it.
    pub pasted_into: RwSignal<Option<(Field, Vec<Field>)>>,
}

/// The part of the form that a test is about: the description is not.
#[derive(Clone)]
pub struct TestedPart {
    visibility: Visibility,
    texts: [SecretString; 3],
}

impl PartialEq for TestedPart {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.texts.iter().zip(&other.texts);
        self.visibility == other.visibility
            && pairs.all(|(one, other)| one.expose_secret() == other.expose_secret())
    }
}

impl Form {
    /// An empty form, wiped when its owner goes. What is typed may name these hosts.
    pub fn new(hosts: Memo<GithubHosts>) -> Self {
        let form = Self {
            visibility: RwSignal::new(Visibility::Internal),
            username: FieldState::required(hosts),
            token: FieldState::required(hosts),
            description: FieldState::optional(hosts),
            image: FieldState::optional(hosts),
            is_folded: RwSignal::new(false),
            is_edited: RwSignal::new(false),
            pasted_into: RwSignal::new(None),
        };
        on_cleanup(move || form.token.fill(SecretString::default()));
        form
    }

    /// Which images are scanned: public only, internal as well, or private as well.
    pub fn visibility(self) -> Visibility {
        self.visibility.get()
    }

    /// Chooses which images are scanned. Public ones need no token.
    pub fn choose_visibility(self, visibility: Visibility) {
        self.visibility.set(visibility);
        self.token.require(visibility != Visibility::Public);
    }

    /// Returns true if something was typed that leaving the page would lose.
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
        Ok(ValidateRequest {
            username: username.ok_or((Field::Username, Fault::Empty))?,
            token,
            image,
            visibility: Some(self.visibility()),
        })
    }

    /// The registry that the fields make, as a host saves it.
    ///
    /// # Errors
    /// The first field that cannot be sent as it is, and why.
    pub fn registry(self) -> Result<Registry, (Field, Fault)> {
        let ValidateRequest { username, token, image, .. } = self.request()?;
        let description = self.description.value().map_err(|fault| (Field::Description, fault))?;
        let description = description.filter(|it| !it.as_str().is_empty());
        Ok(Registry { username, token, description, image, visibility: self.visibility() })
    }

    /// The first field that cannot be sent as it is, and why.
    pub fn obstacle(self) -> Option<(Field, Fault)> {
        Field::ALL.iter().find_map(|field| Some((*field, self.field(*field).obstacle()?)))
    }

    /// What the request is made of, to tell later whether it has changed.
    pub fn tested_part(self) -> TestedPart {
        let text =
            |field: AnyField| field.with_text(|text| SecretString::from(text.trim().to_owned()));
        let texts = [*self.username, *self.token, *self.image].map(text);
        TestedPart { visibility: self.visibility(), texts }
    }

    /// A keystroke: the text that the field's input shows by now.
    pub fn type_in(self, field: Field, text: String) {
        if self.pasted_into.get_untracked().is_some() {
            self.pasted_into.set(None);
        }
        self.is_edited.set(true);
        self.field(field).type_in(text);
    }

    /// Shows the fields again.
    pub fn unfold(self) {
        if self.is_folded.get_untracked() {
            self.is_folded.set(false);
        }
    }

    /// Fills in a name and a token to try.
    pub fn fill(self, persona: &Persona) {
        self.unfold();
        self.pasted_into.set(None);
        let text = |text: Option<String>| SecretString::from(text.unwrap_or_default());
        self.username.fill(text(Some(persona.username.to_string())));
        let token = persona.token.as_ref();
        self.choose_visibility(if token.is_some() {
            Visibility::Internal
        } else {
            Visibility::Public
        });
        self.token.fill(text(token.map(|token| token.expose().to_owned())));
        self.image.fill(text(persona.image.as_ref().map(ToString::to_string)));
    }

    /// Fills in a saved registry, whose token is not known.
    pub fn fill_in(self, registry: &SavedRegistry) {
        self.pasted_into.set(None);
        let image = registry.image.as_ref().map(ToString::to_string).unwrap_or_default();
        self.username.fill(registry.username.to_string().into());
        self.description.fill(registry.description.as_str().to_owned().into());
        self.image.fill(image.into());
        self.token.fill(SecretString::default());
        self.choose_visibility(registry.visibility);
    }

    /// Empties every field.
    pub fn clear(self) {
        self.unfold();
        self.pasted_into.set(None);
        for field in Field::ALL {
            self.field(*field).fill(SecretString::default());
        }
        self.choose_visibility(Visibility::Internal);
    }

    /// Shows every fault, and puts the cursor into the first field that has one.
    pub fn show_faults(self, first: Field) {
        for field in Field::ALL {
            self.field(*field).speak_up();
        }
        self.go_to(first);
    }

    /// Puts the cursor into a field, which may be folded in until now.
    pub fn go_to(self, field: Field) {
        if self.is_folded.get_untracked() {
            self.unfold();
            self.field(field).focus_soon();
        } else {
            self.field(field).focus();
        }
    }

    /// Shows the server's faults at their fields.
    pub fn refuse(self, errors: &[FieldFault]) {
        for FieldFault { field, fault } in errors {
            // A field that this form does not have is left to the problem's own sentence.
            if let Ok(field) = field.parse() {
                self.field(field).refuse(*fault);
            }
        }
    }

    /// The state of that field.
    pub fn field(self, field: Field) -> AnyField {
        match field {
            Field::Username => *self.username,
            Field::Token => *self.token,
            Field::Description => *self.description,
            Field::Image => *self.image,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_form(test: impl FnOnce(Form)) {
        Owner::new().with(|| test(Form::new(Memo::new(|_| GithubHosts::default()))));
    }

    #[test]
    fn a_name_alone_is_enough_to_ask_about_public_images() {
        with_form(|form| {
            form.choose_visibility(Visibility::Public);
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
            assert_eq!(
                form.request().err(),
                Some((Field::Token, Fault::Empty)),
                "internal images need one"
            );
            form.choose_visibility(Visibility::Public);
            assert_eq!(form.request().err(), Some((Field::Image, Fault::OwnerMissing)));
            assert_eq!(form.obstacle(), form.request().err());
        });
    }

    #[test]
    fn the_description_is_checked_and_not_sent() {
        with_form(|form| {
            form.choose_visibility(Visibility::Public);
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
                cause: None,
            });
            let request = form.request().expect("a persona can be sent");
            assert_eq!(request.token.map(|token| token.expose().len()), Some(14));
            assert_eq!(form.image.fault(), None);
        });
    }

    #[test]
    fn the_servers_fault_goes_to_its_field_and_unknown_fields_are_left_alone() {
        with_form(|form| {
            let error = |field: &str| FieldFault { field: field.into(), fault: Fault::Empty };
            form.refuse(&[error("token"), error(""), error("colour")]);
            assert_eq!(form.token.fault(), Some(Fault::Empty));
            assert_eq!(form.username.fault(), None);
        });
    }
}
