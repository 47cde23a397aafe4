//! Finding, on a page that the build has printed, the nodes that drawing would make.
//!
//! While a walk is under way, drawing takes the page's next node instead of making one. A page that was printed from the
//! same views has them all, in the same order, but for what HTML cannot hold: the place of nothing, an empty text, and the
//! border of two texts. Those are put in. Where the page has something else, the way is lost: drawing makes nodes again,
//! and whoever began the walk throws all of it away.

use crate::state::State;
use leptos::prelude::document;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

/// The attribute of what waits for its turn.
const WAITS: &str = "data-waits";

thread_local! {
    static WALK: RefCell<Option<Walk>> = const { RefCell::new(None) };
    /// What waits for its turn, the first one last.
    static TURNS: RefCell<Vec<(Element, State<bool>)>> = const { RefCell::new(Vec::new()) };
}

/// Within which node, and before which of those in it; at its end before none.
struct Walk {
    parent: Node,
    next: Option<Node>,
}

/// Begins with the first node in `root`.
pub(crate) fn begin(root: &Element) {
    WALK.set(Some(Walk { parent: root.clone().into(), next: root.first_child() }));
}

/// Begins with this one, whose turn has come.
pub(super) fn begin_at(element: &Element) {
    Rndr::remove_attribute(element, WAITS);
    WALK.set(element.parent_node().map(|parent| Walk { parent, next: Some(element.clone().into()) }));
}

/// Ends it. Whether all that was drawn was there.
pub(crate) fn end() -> bool {
    WALK.take().is_some()
}

/// The next node, if it is such an element; the walk goes on within it.
pub(super) fn enter(tag: &str) -> Option<Element> {
    step(|walk| {
        let element: Element = walk.next.take()?.dyn_into().ok()?;
        let is_it = element.local_name() == tag;
        *walk = Walk { parent: element.clone().into(), next: element.first_child() };
        is_it.then_some(element)
    })
}

/// Goes on behind the element that was entered, of which nothing may be left.
pub(super) fn leave(element: &Element) {
    let _ = step(|walk| {
        let is_done = walk.next.is_none();
        *walk = Walk { parent: element.parent_node()?, next: element.next_sibling() };
        is_done.then_some(())
    });
}

/// Goes on behind the element that was entered, if all that is in it reads like this.
pub(super) fn pass(element: &Element, text: &str) {
    let _ = step(|walk| {
        let is_it = element.text_content().is_some_and(|it| it == text);
        *walk = Walk { parent: element.parent_node()?, next: element.next_sibling() };
        is_it.then_some(())
    });
}

/// The next node, which must be an element, and what tells that its turn has come; the walk goes on behind it.
pub(super) fn postpone() -> Option<(Element, State<bool>)> {
    let element: Element = step(|walk| {
        let element: Element = walk.next.take()?.dyn_into().ok()?;
        walk.next = element.next_sibling();
        Some(element)
    })?;
    // The page's loader looks whether a button is alive yet.
    Rndr::set_attribute(&element, WAITS, "");
    let turn = State::new(false);
    TURNS.with_borrow_mut(|turns| turns.insert(0, (element.clone(), turn)));
    Some((element, turn))
}

/// Lets the next piece of a page be taken over that waits for its turn, as soon as this call is over. Whether there was one.
///
/// What somebody is in comes first. A page is taken over in several turns, because a browser can do nothing else meanwhile: on a
/// slow phone all of it at once would hold up whoever types by a fifth of a second.
#[must_use]
pub fn take_turn() -> bool {
    let next = TURNS.with_borrow_mut(|turns| {
        let at_hand = turns.iter().position(|(element, _)| has_focus(element));
        let last = turns.len().checked_sub(1)?;
        Some(turns.remove(at_hand.unwrap_or(last)).1)
    });
    if let Some(turn) = next {
        turn.set(true);
    }
    next.is_some()
}

/// Whether somebody is in it.
fn has_focus(element: &Element) -> bool {
    element.contains(document().active_element().as_deref())
}

/// The next node, if it is this text. Where another text follows it, the page has both in one node: it is cut in two.
pub(super) fn text(text: &str) -> Option<web_sys::Text> {
    step(|walk| {
        if text.is_empty() {
            let node = Rndr::create_text_node(text);
            walk.put_in(&node);
            return Some(node);
        }
        let node: web_sys::Text = walk.next.take()?.dyn_into().ok()?;
        let whole = node.text_content()?;
        let rest = whole.strip_prefix(text)?;
        walk.next = if rest.is_empty() {
            node.next_sibling()
        } else {
            let length = u32::try_from(text.encode_utf16().count()).ok()?;
            Some(node.split_text(length).ok()?.into())
        };
        Some(node)
    })
}

/// What holds the place of nothing.
pub(super) fn placeholder() -> Option<Placeholder> {
    step(|walk| {
        let node = Rndr::create_placeholder();
        walk.put_in(&node);
        Some(node)
    })
}

/// Takes a step of the walk, if one is under way; where there is nothing to step on, the way is lost.
fn step<T>(take: impl FnOnce(&mut Walk) -> Option<T>) -> Option<T> {
    WALK.with_borrow_mut(|walk| {
        let taken = take(walk.as_mut()?);
        if taken.is_none() {
            *walk = None;
        }
        taken
    })
}

impl Walk {
    fn put_in(&self, node: &Node) {
        // Fails for no node that is the parent's own.
        let _ = self.parent.insert_before(node, self.next.as_ref());
    }
}
