//! Writing HTML when the app is built. In the browser `walk.rs` finds it again.

use super::{Kind, Markup, Parts, Value};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

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
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        write(self, buffer);
    }

    /// Nobody calls it: whoever takes a page over begins a walk, and draws.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
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

fn write(piece: Markup, html: &mut String) {
    match piece.0 {
        Kind::Nothing => {}
        Kind::Text(text) => html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
        Kind::Element(element) => write_element(*element.0, html),
        Kind::Group(pieces) => pieces.into_iter().for_each(|piece| write(piece, html)),
        Kind::Live(mut draw) | Kind::Patient(mut draw) => write(draw.make(), html),
    }
}

fn write_element(element: Parts, html: &mut String) {
    html.push('<');
    html.push_str(element.tag);
    for (name, value) in element.attributes {
        let value = match value {
            Value::Fixed(value) => Some(value),
            Value::Live(mut value) => value.make(),
            // The others are what somebody typed, a token perhaps.
            Value::Property(mut value) => (name == "checked" && !value.make().is_empty()).then(|| "".into()),
        };
        match value.as_deref() {
            None => {}
            Some("") => html.extend([" ", name]),
            Some(value) => {
                let value = value.replace('&', "&amp;").replace('"', "&quot;");
                html.extend([" ", name, "=\"", value.as_str(), "\""]);
            }
        }
    }
    html.push('>');
    if !is_void(element.tag) {
        element.children.into_iter().for_each(|child| write(child, html));
        html.extend(["</", element.tag, ">"]);
    }
}

/// The elements of HTML that have no content and no end.
fn is_void(tag: &str) -> bool {
    matches!(tag, "input" | "img" | "br" | "hr")
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
        let link = el("a").attr("href", "/?a=1&b=\"2\"").attr("rel", None::<String>).child("1 < 2 & 3");
        assert_eq!(
            html(div("x").child(link)),
            "<div class=\"x\"><a href=\"/?a=1&amp;b=&quot;2&quot;\">1 &lt; 2 &amp; 3</a></div>"
        );
        assert_eq!(html(el("input").flag("required", true).flag("disabled", false)), "<input required>");
    }

    #[test]
    fn places_of_nothing_and_borders_of_texts_are_not_written() {
        assert_eq!(html(p("x").child("a").child("b")), "<p class=\"x\">ab</p>");
        assert_eq!(html(p("x").child(None::<El>).child("b")), "<p class=\"x\">b</p>");
        assert_eq!(html(p("x").child(Vec::<El>::new())), "<p class=\"x\"></p>");
    }

    #[test]
    fn what_changes_is_written_as_it_is_now_and_what_was_typed_is_not() {
        let input = el("input").live("title", || Some("now")).live("lang", || None::<String>);
        assert_eq!(html(input.property("value", || "secret".into())), "<input title=\"now\">");
        assert_eq!(html(el("input").checked(|| true)), "<input checked>");
        assert_eq!(html(el("input").checked(|| false)), "<input>");
        assert_eq!(html(Markup::live(|| "text")), "text");
    }
}
