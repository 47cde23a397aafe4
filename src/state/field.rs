//! One field of the form: what stands in it, and what may be said about it now.

use crate::focus::{focus, has_focus};
use ghcr_contract::{ChecksumFinding, Token, TokenKind, TokenLint, Username};
use ghcr_contract::{Description, Fault, GithubHosts, ImageReference, LengthFinding};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use secrecy::{ExposeSecret, SecretString};
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

/// A type of the contract that a field can hold.
pub trait Rule: FromStr<Err = Fault> + 'static {
    /// Parses the text. A type that may name a host reads it for those of the deployment.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn read(text: &str, _hosts: &GithubHosts) -> Result<Self, Fault> {
        text.parse()
    }

    /// Whether the value may be sent, but looks as if somebody should look at it again.
    fn is_doubtful(&self) -> bool {
        false
    }
}

impl Rule for Description {}

impl Rule for ImageReference {
    fn read(text: &str, hosts: &GithubHosts) -> Result<Self, Fault> {
        Self::parse_of_registry(text, &hosts.registry)
    }
}

impl Rule for Username {
    fn is_doubtful(&self) -> bool {
        self.oddity().is_some()
    }
}

impl Rule for Token {
    fn is_doubtful(&self) -> bool {
        lint_is_doubtful(&self.lint())
    }
}

fn lint_is_doubtful(lint: &TokenLint) -> bool {
    lint.kind == TokenKind::Unknown
        || !lint.strays.is_empty()
        || lint.checksum == ChecksumFinding::Differs
        || matches!(lint.length, LengthFinding::TooShort(_) | LengthFinding::TooLong(_))
}

/// When a field speaks: late to blame, early to forgive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// Nobody has typed yet.
    Untouched,
    /// Somebody types for the first time, or has corrected it: nothing is said until they leave.
    Waiting,
    /// It was left with something wrong: it speaks on each keystroke until all is well.
    Speaking,
}

/// The state of one field, whatever it holds.
///
/// The text is kept as a secret in every field, so that a token in the wrong one is wiped as well.
#[derive(Clone, Copy)]
pub struct AnyField {
    text: RwSignal<SecretString>,
    /// What the input shows unless somebody types: see [`AnyField::shown`].
    shown: RwSignal<SecretString>,
    voice: RwSignal<Voice>,
    /// The server's fault about the text as it stands.
    refused: RwSignal<Option<Fault>>,
    is_required: RwSignal<bool>,
    /// Whether the text is doubtful, or what is wrong with it.
    verdict: Memo<Result<bool, Fault>>,
    /// The hosts that the text may name. When they change, the text is judged again.
    pub hosts: Memo<GithubHosts>,
    /// The input on the screen.
    pub input: NodeRef<Input>,
}

impl AnyField {
    fn new<T: Rule>(is_required: bool, hosts: Memo<GithubHosts>) -> Self {
        let text = RwSignal::new(SecretString::default());
        let is_required = RwSignal::new(is_required);
        let judge = move |text: &str| {
            hosts.with(|hosts| T::read(text, hosts)).map(|value| value.is_doubtful())
        };
        let verdict = Memo::new(move |_| {
            text.with(|text| {
                let text = text.expose_secret();
                if may_be_left_out(is_required.get(), text) { Ok(false) } else { judge(text) }
            })
        });
        Self {
            text,
            shown: RwSignal::new(SecretString::default()),
            voice: RwSignal::new(Voice::Untouched),
            refused: RwSignal::new(None),
            is_required,
            verdict,
            hosts,
            input: NodeRef::new(),
        }
    }

    /// Returns true if it must be filled in.
    pub fn is_required(self) -> bool {
        self.is_required.get()
    }

    /// Sets whether it must be filled in. Whoever left it empty was right until now, and is not
    /// blamed.
    pub fn require(self, is_required: bool) {
        if self.is_required.get_untracked() != is_required {
            self.is_required.set(is_required);
            self.voice.set(Voice::Untouched);
        }
    }

    /// Reads the text.
    pub fn with_text<U>(self, read: impl FnOnce(&str) -> U) -> U {
        self.text.with(|text| read(text.expose_secret()))
    }

    /// The fault to show now, if any: the server's, else the field's own once it speaks.
    pub fn fault(self) -> Option<Fault> {
        let own = || self.is_speaking().then(|| self.obstacle()).flatten();
        self.refused.get().or_else(own)
    }

    /// Why it cannot be sent, if it cannot, whether or not that may be said already.
    pub fn obstacle(self) -> Option<Fault> {
        self.verdict.get().err()
    }

    /// Returns true if doubts and faults may be said.
    pub fn is_speaking(self) -> bool {
        self.voice.get() == Voice::Speaking
    }

    /// The input's `prop:value`: the text as something other than keys put it there. A keystroke
    /// does not change it, so the caret stays.
    pub fn shown(self) -> String {
        self.shown.with(|shown| shown.expose_secret().to_owned())
    }

    /// Before hydration: the text that was typed into the printed page, so that `prop:value` does
    /// not overwrite it.
    pub fn show_early(self, text: String) {
        self.shown.set(text.into());
    }

    /// Puts the text that a paste stands for into the field.
    pub fn paste(self, text: SecretString) {
        self.shown.set(text.clone());
        self.write(text);
        self.voice.set(Voice::Waiting);
        self.leave();
    }

    /// On each keystroke: the text that the input shows by now.
    pub fn type_in(self, text: String) {
        self.write(text.into());
        match self.voice.get_untracked() {
            Voice::Untouched => self.voice.set(Voice::Waiting),
            Voice::Speaking if untrack(|| self.is_well()) => self.voice.set(Voice::Waiting),
            Voice::Waiting | Voice::Speaking => {}
        }
    }

    /// On leaving the field, or after pasting: the text is as it is meant to be.
    pub fn leave(self) {
        if self.voice.get_untracked() == Voice::Waiting {
            self.speak_up();
        }
    }

    /// Before sending: nothing is held back any more.
    pub fn speak_up(self) {
        if !untrack(|| self.is_well()) {
            self.voice.set(Voice::Speaking);
        }
    }

    /// Replaces the text with one that nobody typed.
    pub fn fill(self, text: SecretString) {
        self.shown.set(text.expose_secret().to_owned().into());
        self.write(text);
        self.voice.set(Voice::Untouched);
    }

    /// The server's fault about the text as it stands; the next keystroke clears it.
    pub fn refuse(self, fault: Fault) {
        self.refused.set(Some(fault));
    }

    /// Returns true if the cursor is there.
    pub fn has_focus(self) -> bool {
        self.input.try_get_untracked().flatten().is_some_and(|input| has_focus(&input))
    }

    /// Puts the cursor there.
    pub fn focus(self) {
        focus(self.input);
    }

    /// Puts the cursor there after the pending updates of the DOM.
    pub fn focus_soon(self) {
        spawn_local(async move { self.focus() });
    }

    fn write(self, text: SecretString) {
        if self.refused.with_untracked(Option::is_some) {
            self.refused.set(None);
        }
        self.text.set(text);
    }

    /// Returns true if the text may be sent, and nothing about it is doubtful.
    pub fn is_well(self) -> bool {
        self.verdict.get() == Ok(false)
    }
}

fn may_be_left_out(is_required: bool, text: &str) -> bool {
    !is_required && text.trim().is_empty()
}

/// The state of one field that holds a `T` of the contract.
pub struct FieldState<T: 'static> {
    any: AnyField,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for FieldState<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FieldState<T> {}

impl<T> Deref for FieldState<T> {
    type Target = AnyField;

    fn deref(&self) -> &AnyField {
        &self.any
    }
}

impl<T: Rule> FieldState<T> {
    /// A field that must be filled in, whose text may name these hosts.
    pub fn required(hosts: Memo<GithubHosts>) -> Self {
        Self::new(true, hosts)
    }

    /// A field that may stay empty, whose text may name these hosts.
    pub fn optional(hosts: Memo<GithubHosts>) -> Self {
        Self::new(false, hosts)
    }

    fn new(is_required: bool, hosts: Memo<GithubHosts>) -> Self {
        Self { any: AnyField::new::<T>(is_required, hosts), holds: PhantomData }
    }

    /// What the text says; `None` for an optional field that is empty.
    ///
    /// # Errors
    /// The contract's fault, whether or not it may be said already.
    pub fn value(self) -> Result<Option<T>, Fault> {
        self.with_text(|text| {
            if may_be_left_out(self.is_required(), text) {
                Ok(None)
            } else {
                self.hosts.with(|hosts| T::read(text, hosts)).map(Some)
            }
        })
    }
}

#[cfg(test)]
mod tests;
