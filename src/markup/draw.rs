//! Making nodes, or taking them from a page that has them, and taking them away again.

use super::{Kind, Listener, Make, Markup, Parts, Value, walk};
use leptos::prelude::{RenderEffect, untrack};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The nodes of a [`Markup`]. Dropping it stops what keeps them up to date; the nodes go by [`Mountable::unmount`].
pub enum Drawn {
    /// What holds the place of nothing.
    Nothing(Placeholder),
    /// A text.
    Text(web_sys::Text),
    /// An element and what belongs to it.
    Element(Box<DrawnElement>),
    /// Some in a row, at least one.
    Group(Vec<Drawn>),
    /// What is drawn anew.
    Live(Following),
    /// An element of the page that has not been taken over yet.
    Postponed(Element),
}

/// What is drawn anew, and the effect that does it.
pub struct Following(RenderEffect<Drawn>);

impl Drop for Following {
    /// The effect's task holds the nodes too, and ends later than this.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

/// The event's name, and what is called on it.
type Listening = (&'static str, Closure<dyn Fn(web_sys::Event)>);

/// An element and what belongs to it.
pub struct DrawnElement {
    node: Element,
    children: Vec<Drawn>,
    /// Kept for as long as the node: dropped, they stop.
    #[expect(dead_code, reason = "what counts is that they are dropped with the node")]
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Listening>,
}

impl Render for Markup {
    type State = Drawn;

    fn build(self) -> Drawn {
        match self.0 {
            Kind::Nothing => hold_place(),
            Kind::Text(text) => {
                Drawn::Text(walk::text(&text).unwrap_or_else(|| Rndr::create_text_node(&text)))
            }
            Kind::Element(element) => build_element(*element.0),
            Kind::Group(pieces) if pieces.is_empty() => hold_place(),
            Kind::Group(pieces) => Drawn::Group(pieces.into_iter().map(Self::build).collect()),
            Kind::Live(mut draw) => {
                Drawn::Live(Following(RenderEffect::new(move |old| redraw(old, draw.make()))))
            }
            Kind::Patient(mut draw) => match walk::postpone() {
                None => draw.make().build(),
                Some((element, turn)) => Drawn::Live(Following(RenderEffect::new(move |old| {
                    if turn.get() { take_over(old, draw.as_mut()) } else { Drawn::Postponed(element.clone()) }
                }))),
            },
        }
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut old = std::mem::replace(state, self.build());
        old.insert_before_this(state);
        old.unmount();
    }
}

/// Puts the new in the place of the old. Where there was nothing and is nothing, as below a field at most keystrokes, the page is
/// not touched: the browser has nothing to lay out.
fn redraw(old: Option<Drawn>, new: Markup) -> Drawn {
    if let (Some(Drawn::Nothing(place)), Kind::Nothing) = (&old, &new.0) {
        return Drawn::Nothing(place.clone());
    }
    let mut new = new.build();
    if let Some(mut old) = old {
        old.insert_before_this(&mut new);
        old.unmount();
    }
    new
}

/// Draws on the element that has waited for it; where that is not what it should be, in its place.
fn take_over(old: Option<Drawn>, draw: &mut dyn Make<Markup>) -> Drawn {
    let mut make = || untrack(|| draw.make().build());
    if let Some(Drawn::Postponed(element)) = &old {
        walk::begin_at(element);
        let mut new = make();
        if walk::end() {
            return new;
        }
        // What it has begun to listen on goes, and may lose the focus on its way out.
        new.hush();
    }
    let mut new = make();
    if let Some(mut old) = old {
        old.insert_before_this(&mut new);
        old.unmount();
    }
    new
}

fn hold_place() -> Drawn {
    Drawn::Nothing(walk::placeholder().unwrap_or_else(Rndr::create_placeholder))
}

fn build_element(element: Parts) -> Drawn {
    let found = walk::enter(element.tag);
    let is_found = found.is_some();
    let node = found.unwrap_or_else(|| {
        let namespace =
            matches!(element.tag, "svg" | "path" | "rect" | "circle" | "text" | "g").then_some(SVG);
        Rndr::create_element(element.tag, namespace)
    });
    if is_found && element.is_still {
        // Nothing in it will ever be touched: that it reads as it should is all that has to be known.
        let mut text = String::new();
        element.children.iter().for_each(|child| child.add_text(&mut text));
        walk::pass(&node, &text);
        return Drawn::Element(Box::new(DrawnElement::of(node)));
    }
    let mut children: Vec<_> = element.children.into_iter().map(Markup::build).collect();
    if is_found {
        walk::leave(&node);
    } else {
        for child in &mut children {
            child.mount(&node, None);
        }
    }
    let attributes = element.attributes.into_iter();
    let effects = attributes.filter_map(|(name, value)| keep(&node, name, value, is_found)).collect();
    let listeners = element.listeners.into_iter().map(|(event, it)| listen(&node, event, it)).collect();
    for take in element.on_drawn {
        take(&node);
    }
    Drawn::Element(Box::new(DrawnElement { node, children, effects, listeners }))
}

/// Sets the attribute or property, and goes on to do so where it can change.
///
/// A node that was found has its fixed attributes, but for a link's address: it was printed relative to the page, and the
/// page's own address may change. What is typed, ticked or opened on it was so by a person: see `public/boot.js`.
fn keep(node: &Element, name: &'static str, value: Value, is_found: bool) -> Option<RenderEffect<()>> {
    match value {
        Value::Fixed(value) => {
            if !is_found || name == "href" {
                Rndr::set_attribute(node, name, &value);
            }
            None
        }
        Value::Live(mut value) => {
            let node = node.clone();
            let is_theirs = is_found && name == "open";
            Some(RenderEffect::new(move |before: Option<()>| match value.make() {
                _ if is_theirs && before.is_none() => {}
                Some(value) => Rndr::set_attribute(&node, name, &value),
                None => Rndr::remove_attribute(&node, name),
            }))
        }
        Value::Property(mut value) => {
            let node = node.clone();
            Some(RenderEffect::new(move |before: Option<()>| {
                let value = value.make();
                if !is_found || before.is_some() {
                    Rndr::set_property_or_value(&node, name, &value.into());
                }
            }))
        }
    }
}

fn listen(node: &Element, event: &'static str, listener: Listener) -> Listening {
    let listener = Closure::new(move |event| listener.hear(event));
    // Fails for no event that has a name.
    let _ = node.add_event_listener_with_callback(
        event,
        AsRef::<wasm_bindgen::JsValue>::as_ref(&listener).unchecked_ref(),
    );
    (event, listener)
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        match self {
            Self::Nothing(node) => Rndr::remove(node),
            Self::Text(node) => Rndr::remove(node),
            Self::Element(element) => {
                element.hush();
                Rndr::remove(&element.node);
            }
            Self::Group(pieces) => pieces.iter_mut().for_each(Mountable::unmount),
            Self::Live(piece) => piece.0.unmount(),
            Self::Postponed(element) => Rndr::remove(element),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match self {
            Self::Nothing(node) => Rndr::insert_node(parent, node, marker),
            Self::Text(node) => Rndr::insert_node(parent, node, marker),
            Self::Element(element) => Rndr::insert_node(parent, &element.node, marker),
            Self::Group(pieces) => pieces.iter_mut().for_each(|piece| piece.mount(parent, marker)),
            Self::Live(piece) => piece.0.mount(parent, marker),
            Self::Postponed(element) => Rndr::insert_node(parent, element, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let mut before = |node: &Node| {
            let parent = Rndr::get_parent(node).and_then(|it| it.dyn_into::<Element>().ok());
            parent.is_some_and(|parent| {
                child.mount(&parent, Some(node));
                true
            })
        };
        match self {
            Self::Nothing(node) => before(node),
            Self::Text(node) => before(node),
            Self::Element(element) => before(&element.node),
            Self::Group(pieces) => pieces.first().is_some_and(|first| first.insert_before_this(child)),
            Self::Live(piece) => piece.0.insert_before_this(child),
            Self::Postponed(element) => before(element),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Nothing(_) | Self::Text(_) => Vec::new(),
            Self::Element(element) => vec![element.node.clone()],
            Self::Postponed(element) => vec![element.clone()],
            Self::Group(pieces) => pieces.iter().flat_map(Mountable::elements).collect(),
            Self::Live(piece) => piece.0.elements(),
        }
    }
}

impl DrawnElement {
    /// One in which nothing changes.
    fn of(node: Element) -> Self {
        Self { node, children: Vec::new(), effects: Vec::new(), listeners: Vec::new() }
    }

    /// Takes the listeners off before the node goes: a browser tells a node that had the focus, on its way out, that it
    /// lost it.
    fn hush(&mut self) {
        for (event, listener) in &self.listeners {
            let listener: &wasm_bindgen::JsValue = listener.as_ref();
            let _ = self.node.remove_event_listener_with_callback(event, listener.unchecked_ref());
        }
        self.children.iter_mut().for_each(Drawn::hush);
    }
}

impl Drawn {
    fn hush(&mut self) {
        match self {
            Self::Nothing(_) | Self::Text(_) | Self::Postponed(_) => {}
            Self::Element(element) => element.hush(),
            Self::Group(pieces) => pieces.iter_mut().for_each(Self::hush),
            Self::Live(piece) => {
                piece.0.with_value_mut(Self::hush);
            }
        }
    }
}
