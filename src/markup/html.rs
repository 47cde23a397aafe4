//! Writing HTML when the app is built, and taking that HTML over in the browser.

use super::draw::{DrawnElement, Following, keep, listen, redraw};
use super::{Drawn, Kind, Markup, Parts, Value};
use leptos::prelude::RenderEffect;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::CastFrom;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState, RenderHtml};

/// What marks, in HTML, a place where nothing is, and the end of a text that another one follows.
const MARK: &str = "<!>";

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra: Vec<AnyAttribute>,
    ) {
        match self.0 {
            Kind::Nothing => write_mark(buffer, position),
            Kind::Text(text) => text.to_html_with_buf(buffer, position, escape, mark_branches, extra),
            Kind::Element(element) => write_element(*element.0, buffer, position),
            Kind::Group(pieces) if pieces.is_empty() => write_mark(buffer, position),
            Kind::Group(pieces) => pieces.into_iter().for_each(|piece| write(piece, buffer, position)),
            Kind::Live(mut draw) => write(draw(), buffer, position),
        }
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        match self.0 {
            Kind::Nothing => Drawn::Nothing(cursor.next_placeholder(position)),
            Kind::Text(text) => Drawn::Text(take_text(&text, cursor, position)),
            Kind::Element(element) => take_element(*element.0, cursor, position),
            Kind::Group(pieces) if pieces.is_empty() => Drawn::Nothing(cursor.next_placeholder(position)),
            Kind::Group(pieces) => Drawn::Group(take_all(pieces, cursor, position)),
            Kind::Live(mut draw) => {
                let (cursor, position) = (cursor.clone(), position.clone());
                Drawn::Live(Following(RenderEffect::new(move |old: Option<Drawn>| match old {
                    Some(old) => redraw(Some(old), draw()),
                    None => draw().hydrate::<true>(&cursor, &position),
                })))
            }
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Leptos's way to hand attributes down to a component's root. No view here uses it.
impl AddAnyAttr for Markup {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

fn write(piece: Markup, buffer: &mut String, position: &mut Position) {
    piece.to_html_with_buf(buffer, position, true, false, Vec::new());
}

fn write_mark(buffer: &mut String, position: &mut Position) {
    buffer.push_str(MARK);
    *position = Position::NextChild;
}

fn write_element(element: Parts, buffer: &mut String, position: &mut Position) {
    buffer.push('<');
    buffer.push_str(element.tag);
    for (name, value) in element.attributes {
        let value = match value {
            Value::Fixed(value) => Some(value),
            Value::Live(value) => value(),
            Value::Property(_) => None,
        };
        if let Some(value) = value {
            let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            buffer.extend([" ", name, "=\"", value.as_str(), "\""]);
        }
    }
    buffer.push('>');
    if !is_void(element.tag) {
        *position = Position::FirstChild;
        element.children.into_iter().for_each(|child| write(child, buffer, position));
        buffer.extend(["</", element.tag, ">"]);
    }
    *position = Position::NextChild;
}

/// The elements of HTML that have no content and no end.
fn is_void(tag: &str) -> bool {
    matches!(tag, "input" | "img" | "br" | "hr")
}

fn take_all(pieces: Vec<Markup>, cursor: &Cursor, position: &PositionState) -> Vec<Drawn> {
    pieces.into_iter().map(|piece| piece.hydrate::<true>(cursor, position)).collect()
}

fn take_text(text: &str, cursor: &Cursor, position: &PositionState) -> web_sys::Text {
    advance(cursor, position);
    if position.get() == Position::NextChildAfterText {
        // That was the mark between two texts.
        cursor.sibling();
    }
    position.set(Position::NextChildAfterText);
    let node = cursor.current();
    web_sys::Text::cast_from(node).unwrap_or_else(|| differs(text))
}

fn take_element(element: Parts, cursor: &Cursor, position: &PositionState) -> Drawn {
    advance(cursor, position);
    let node = Element::cast_from(cursor.current()).unwrap_or_else(|| differs(element.tag));
    position.set(Position::FirstChild);
    let children = take_all(element.children, cursor, position);
    let changing = element.attributes.into_iter().filter(|(_, value)| !matches!(value, Value::Fixed(_)));
    let effects = changing.filter_map(|(name, value)| keep(&node, name, value)).collect();
    let listeners = element.listeners.into_iter().map(|(event, it)| listen(&node, event, it)).collect();
    for take in element.on_drawn {
        take(&node);
    }
    cursor.set(node.clone().into());
    position.set(Position::NextChild);
    Drawn::Element(Box::new(DrawnElement { node, children, effects, listeners }))
}

fn advance(cursor: &Cursor, position: &PositionState) {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
}

/// The page was built from other sources than the app, or somebody changed it in between.
#[expect(clippy::panic, reason = "the loader catches it and draws the screen anew")]
fn differs<T>(what: &str) -> T {
    panic!("the page does not have {what:?} where the app has it");
}

#[cfg(test)]
mod tests {
    use super::super::{El, div, el, p};
    use super::*;

    fn html(markup: impl Into<Markup>) -> String {
        markup.into().to_html()
    }

    #[test]
    fn elements_attributes_and_texts_are_written_and_escaped() {
        let link = el("a").attr("href", "/?a=1&b=\"2\"").attr("rel", None::<String>).child("1 < 2");
        assert_eq!(
            html(div("x").child(link)),
            "<div class=\"x\"><a href=\"/?a=1&amp;b=&quot;2&quot;\">1 &lt; 2</a></div>"
        );
        assert_eq!(html(el("input").flag("required", true).flag("disabled", false)), "<input required=\"\">");
    }

    #[test]
    fn texts_side_by_side_and_places_of_nothing_are_marked() {
        assert_eq!(html(p("x").child("a").child("b")), "<p class=\"x\">a<!>b</p>");
        assert_eq!(html(p("x").child(None::<El>).child("b")), "<p class=\"x\"><!>b</p>");
        assert_eq!(html(p("x").child(Vec::<El>::new())), "<p class=\"x\"><!></p>");
    }

    #[test]
    fn what_changes_is_written_as_it_is_now_and_properties_are_not() {
        let input = el("input").live("title", || Some("now")).live("lang", || None::<String>);
        assert_eq!(html(input.property("value", || "secret".into())), "<input title=\"now\">");
        assert_eq!(html(Markup::live(|| "text")), "text");
    }
}
