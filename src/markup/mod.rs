//! What the screen is made of.
//!
//! Leptos unfolds every `view!` into types of its own: each element brings the programs that build, compare, hydrate and
//! drop exactly this element with exactly these children. That is fast, and it is most of a small app's WebAssembly. This
//! screen has three hundred elements and changes a few of them at a time, so it is written as data instead: one
//! [`Markup`] type, and one program for all of it. Signals, owners, effects and mounting are Leptos's; a part that changes
//! is a closure, as it would be in a `view!`.
//!
//! Nodes are made by `createElement` alone, never from a text of HTML, so the screen runs where Trusted Types are
//! required.

mod draw;
mod html;

pub use draw::Drawn;

use std::borrow::Cow;

/// A text, known when this was compiled or made since.
pub type Text = Cow<'static, str>;

/// A piece of the screen.
pub struct Markup(Kind);

enum Kind {
    Nothing,
    Text(Text),
    Element(Box<El>),
    Group(Vec<Markup>),
    /// Drawn anew, all nodes new, whenever a signal in it changes.
    Live(Box<dyn FnMut() -> Markup + Send>),
}

impl Markup {
    /// Nothing at all.
    #[must_use]
    pub const fn nothing() -> Self {
        Self(Kind::Nothing)
    }

    /// A piece that is drawn anew when a signal that it reads changes.
    pub fn live<M: Into<Self>>(mut draw: impl FnMut() -> M + Send + 'static) -> Self {
        Self(Kind::Live(Box::new(move || draw().into())))
    }
}

/// An element, on the way to be one.
pub struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Markup>,
    on_drawn: Vec<Box<dyn FnOnce(&web_sys::Element) + Send>>,
}

type Listener = Box<dyn Fn(web_sys::Event) + Send>;

enum Value {
    Fixed(Text),
    /// Set and removed again as its signals change.
    Live(Box<dyn Fn() -> Option<Text> + Send>),
    /// A property of the node instead of an attribute: it stands in no markup.
    Property(Box<dyn Fn() -> String + Send>),
}

/// An element of that name.
#[must_use]
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new(), on_drawn: Vec::new() }
}

/// An element of that name and class.
#[must_use]
pub fn div(class: &'static str) -> El {
    el("div").attr("class", class)
}

/// A paragraph of that class.
#[must_use]
pub fn p(class: &'static str) -> El {
    el("p").attr("class", class)
}

/// A part of a line, of that class.
#[must_use]
pub fn span(class: &'static str) -> El {
    el("span").attr("class", class)
}

impl El {
    /// Gives it a class.
    #[must_use]
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// Gives it an attribute; `None` is none.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with_attribute(name, value.into_value())
    }

    /// Gives it an attribute that needs no value.
    #[must_use]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        self.attr(name, is_set.then_some(""))
    }

    /// Gives it an attribute that comes and goes, and changes.
    #[must_use]
    pub fn live<T: Into<Text>>(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<T> + Send + 'static,
    ) -> Self {
        self.attributes.push((name, Value::Live(Box::new(move || value().map(Into::into)))));
        self
    }

    /// Gives it a property that changes. Nobody reads it in the markup: this is how a token is shown.
    #[must_use]
    pub fn property(mut self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.attributes.push((name, Value::Property(Box::new(value))));
        self
    }

    /// Calls `listener` on each event of that name.
    #[must_use]
    pub fn on(mut self, event: &'static str, listener: impl Fn(web_sys::Event) + Send + 'static) -> Self {
        self.listeners.push((event, Box::new(listener)));
        self
    }

    /// Puts something at its end.
    #[must_use]
    pub fn child(mut self, child: impl Into<Markup>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Puts some things at its end.
    #[must_use]
    pub fn children<M: Into<Markup>>(mut self, children: impl IntoIterator<Item = M>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Puts at its end what is drawn anew when a signal changes.
    #[must_use]
    pub fn follow<M: Into<Markup>>(self, draw: impl FnMut() -> M + Send + 'static) -> Self {
        self.child(Markup::live(draw))
    }

    /// Hands the node out once it is drawn. It may not be in a document yet.
    #[must_use]
    pub fn drawn(mut self, take: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.on_drawn.push(Box::new(take));
        self
    }

    fn with_attribute(mut self, name: &'static str, value: Option<Text>) -> Self {
        self.attributes.extend(value.map(|value| (name, Value::Fixed(value))));
        self
    }
}

/// What can be an attribute's value.
pub trait IntoValue {
    /// The value, or none.
    fn into_value(self) -> Option<Text>;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoValue for String {
    fn into_value(self) -> Option<Text> {
        Some(self.into())
    }
}

impl<T: Into<Text>> IntoValue for Option<T> {
    fn into_value(self) -> Option<Text> {
        self.map(Into::into)
    }
}

impl From<El> for Markup {
    fn from(element: El) -> Self {
        Self(Kind::Element(Box::new(element)))
    }
}

impl From<&'static str> for Markup {
    fn from(text: &'static str) -> Self {
        Self(Kind::Text(text.into()))
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Self(Kind::Text(text.into()))
    }
}

impl<M: Into<Self>> From<Option<M>> for Markup {
    fn from(it: Option<M>) -> Self {
        it.map_or_else(Self::nothing, Into::into)
    }
}

impl<M: Into<Self>> From<Vec<M>> for Markup {
    fn from(pieces: Vec<M>) -> Self {
        Self(Kind::Group(pieces.into_iter().map(Into::into).collect()))
    }
}
