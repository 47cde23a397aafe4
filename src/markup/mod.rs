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
pub(crate) mod walk;

pub use draw::Drawn;
pub use walk::take_turn;

use std::borrow::Cow;

/// A text, known when this was compiled or made since.
pub type Text = Cow<'static, str>;

/// A piece of the screen.
pub struct Markup(Kind);

enum Kind {
    Nothing,
    Text(Text),
    Element(El),
    Group(Vec<Markup>),
    /// Drawn anew, all nodes new, whenever a signal in it changes.
    Live(Box<dyn Make<Markup>>),
    /// An element that is taken over from a printed page in a turn of its own.
    Patient(Box<dyn Make<Markup>>),
}

/// What makes a `T` again and again. A `FnMut`, but for what the box of one brings along for each closure: two more ways
/// to call it, which nobody does, and which were 0.6 kB of what every browser downloads.
trait Make<T>: Send {
    fn make(&mut self) -> T;
}

impl<T, F: FnMut() -> T + Send> Make<T> for F {
    fn make(&mut self) -> T {
        self()
    }
}

/// What hears events: the same for a `Fn(Event)`.
trait Hear: Send {
    fn hear(&self, event: web_sys::Event);
}

impl<F: Fn(web_sys::Event) + Send> Hear for F {
    fn hear(&self, event: web_sys::Event) {
        self(event);
    }
}

impl Markup {
    /// Nothing at all.
    #[must_use]
    pub const fn nothing() -> Self {
        Self(Kind::Nothing)
    }

    /// A piece that is drawn anew when a signal that it reads changes.
    pub fn live<M: Into<Self>>(mut draw: impl FnMut() -> M + Send + 'static) -> Self {
        Self::from_live(Box::new(move || draw().into()))
    }

    fn from_live(draw: Box<dyn Make<Self>>) -> Self {
        Self(Kind::Live(draw))
    }

    /// An element that is not needed in the turn in which a printed page is taken over: see [`take_turn`]. Anywhere else it is drawn
    /// where it stands.
    pub fn in_turn(mut draw: impl FnMut() -> El + Send + 'static) -> Self {
        Self(Kind::Patient(Box::new(move || draw().into())))
    }

    fn is_still(&self) -> bool {
        match &self.0 {
            Kind::Nothing | Kind::Text(_) => true,
            Kind::Element(element) => element.0.is_still,
            Kind::Group(pieces) => pieces.iter().all(Self::is_still),
            Kind::Live(_) | Kind::Patient(_) => false,
        }
    }

    /// Adds the text of a piece that is still.
    fn add_text(&self, text: &mut String) {
        match &self.0 {
            Kind::Nothing | Kind::Live(_) | Kind::Patient(_) => {}
            Kind::Text(piece) => text.push_str(piece),
            Kind::Element(element) => element.0.children.iter().for_each(|child| child.add_text(text)),
            Kind::Group(pieces) => pieces.iter().for_each(|piece| piece.add_text(text)),
        }
    }
}

/// An element, on the way to be one. A pointer, because it is handed on by every word that is said about it.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Markup>,
    on_drawn: Vec<Taker>,
    /// Whether it, and all in it, stays as it is drawn and hears nothing.
    is_still: bool,
}

/// Takes the node once it is drawn.
type Taker = Box<dyn FnOnce(&web_sys::Element) + Send>;

type Listener = Box<dyn Hear>;

enum Value {
    Fixed(Text),
    /// Set and removed again as its signals change.
    Live(Box<dyn Make<Option<Text>>>),
    /// A property of the node instead of an attribute: it stands in no markup.
    Property(Box<dyn Make<String>>),
}

/// An element of that name.
#[must_use]
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        on_drawn: Vec::new(),
        is_still: true,
    }))
}

/// An element of that name and class.
#[must_use]
#[inline(never)]
pub fn div(class: &'static str) -> El {
    el("div").attr("class", class)
}

/// A paragraph of that class.
#[must_use]
#[inline(never)]
pub fn p(class: &'static str) -> El {
    el("p").attr("class", class)
}

/// A part of a line, of that class.
#[must_use]
#[inline(never)]
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
        value.give_to(self, name)
    }

    /// Gives it an attribute that needs no value.
    #[must_use]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        self.attr(name, is_set.then_some(""))
    }

    /// Gives it an attribute that comes and goes, and changes.
    #[must_use]
    pub fn live<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + Send + 'static,
    ) -> Self {
        self.with_live(name, Box::new(move || value().map(Into::into)))
    }

    /// Gives it a property that changes. Nobody reads it in the markup: this is how a token is shown.
    #[must_use]
    pub fn property(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.with_property(name, Box::new(value))
    }

    /// Whether a choice is made, as a property that changes.
    #[must_use]
    pub fn checked(self, is_checked: impl Fn() -> bool + Send + 'static) -> Self {
        // A text that is not empty is true.
        self.property("checked", move || if is_checked() { "checked".to_owned() } else { String::new() })
    }

    /// Calls `listener` on each event of that name.
    #[must_use]
    pub fn on(self, event: &'static str, listener: impl Fn(web_sys::Event) + Send + 'static) -> Self {
        self.with_listener(event, Box::new(listener))
    }

    /// Puts something at its end.
    #[must_use]
    pub fn child(self, child: impl Piece) -> Self {
        child.put_into(self)
    }

    /// Puts some things at its end.
    #[must_use]
    pub fn children<M: Into<Markup>>(self, children: impl IntoIterator<Item = M>) -> Self {
        children.into_iter().fold(self, |parent, child| parent.with_child(child.into()))
    }

    /// Puts at its end what is drawn anew when a signal changes.
    #[must_use]
    pub fn follow<M: Into<Markup>>(self, mut draw: impl FnMut() -> M + Send + 'static) -> Self {
        self.with_following(Box::new(move || draw().into()))
    }

    /// Hands the node out once it is drawn. It may not be in a document yet.
    #[must_use]
    pub fn drawn(mut self, take: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.0.on_drawn.push(Box::new(take));
        self.0.is_still = false;
        self
    }

    // Kept out of line: they are called hundreds of times, and copies of them would be half of the program.

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Value) -> Self {
        // A link's address is another one in the page that was printed.
        self.0.is_still &= matches!(value, Value::Fixed(_)) && name != "href";
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn with_fixed(self, name: &'static str, value: &'static str) -> Self {
        self.with_attribute(name, Value::Fixed(value.into()))
    }

    #[inline(never)]
    fn with_owned(self, name: &'static str, value: String) -> Self {
        self.with_attribute(name, Value::Fixed(value.into()))
    }

    #[inline(never)]
    fn with_live(self, name: &'static str, value: Box<dyn Make<Option<Text>>>) -> Self {
        self.with_attribute(name, Value::Live(value))
    }

    #[inline(never)]
    fn with_property(self, name: &'static str, value: Box<dyn Make<String>>) -> Self {
        self.with_attribute(name, Value::Property(value))
    }

    #[inline(never)]
    fn with_text(self, text: &'static str) -> Self {
        self.with_child(text.into())
    }

    #[inline(never)]
    fn with_owned_text(self, text: String) -> Self {
        self.with_child(text.into())
    }

    #[inline(never)]
    fn with_following(self, draw: Box<dyn Make<Markup>>) -> Self {
        self.with_child(Markup::from_live(draw))
    }

    #[inline(never)]
    fn with_element(self, element: Self) -> Self {
        self.with_child(element.into())
    }

    #[inline(never)]
    fn with_listener(mut self, event: &'static str, listener: Listener) -> Self {
        self.0.listeners.push((event, listener));
        self.0.is_still = false;
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: Markup) -> Self {
        self.0.is_still &= child.is_still();
        self.0.children.push(child);
        self
    }
}

/// What can be an attribute's value.
pub trait IntoValue {
    /// Makes it one.
    fn give_to(self, element: El, name: &'static str) -> El;
}

impl IntoValue for &'static str {
    fn give_to(self, element: El, name: &'static str) -> El {
        element.with_fixed(name, self)
    }
}

impl IntoValue for String {
    fn give_to(self, element: El, name: &'static str) -> El {
        element.with_owned(name, self)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn give_to(self, element: El, name: &'static str) -> El {
        match self {
            Some(value) => value.give_to(element, name),
            None => element,
        }
    }
}

/// What can stand in an element.
pub trait Piece {
    /// Puts it at the end of `parent`.
    fn put_into(self, parent: El) -> El;
}

impl Piece for El {
    fn put_into(self, parent: El) -> El {
        parent.with_element(self)
    }
}

impl Piece for &'static str {
    fn put_into(self, parent: El) -> El {
        parent.with_text(self)
    }
}

impl Piece for String {
    fn put_into(self, parent: El) -> El {
        parent.with_owned_text(self)
    }
}

impl Piece for Markup {
    fn put_into(self, parent: El) -> El {
        parent.with_child(self)
    }
}

impl<M: Into<Markup>> Piece for Option<M> {
    fn put_into(self, parent: El) -> El {
        parent.with_child(self.into())
    }
}

impl<M: Into<Markup>> Piece for Vec<M> {
    fn put_into(self, parent: El) -> El {
        parent.with_child(self.into())
    }
}

impl From<El> for Markup {
    fn from(element: El) -> Self {
        Self(Kind::Element(element))
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
