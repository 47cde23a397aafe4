//! Taking over the page that the build has printed.

use crate::app::Screen;
use crate::markup::{Drawn, Markup, walk};
use crate::mount::{Options, mount};
use leptos::mount::mount_to_renderer;
use leptos::tachys::dom::body;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Render};

/// Puts the screen into the page's own body, to stay: on the nodes that are there, or, where they are of another language
/// or version, in their place.
pub fn mount_page(options: Options) {
    let body = body();
    walk::begin(&body);
    let copy = options.clone();
    let taken = mount_to_renderer(&body, move || InPlace(Screen::new(copy).draw()));
    if walk::end() {
        taken.forget();
    } else {
        drop(taken);
        body.set_text_content(None);
        std::mem::forget(mount(body, options));
    }
}

/// A view whose nodes are where they belong.
struct InPlace(Markup);

/// Its nodes.
struct Standing(Drawn);

impl Render for InPlace {
    type State = Standing;

    fn build(self) -> Standing {
        Standing(self.0.build())
    }

    fn rebuild(self, state: &mut Standing) {
        self.0.rebuild(&mut state.0);
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    /// To put them where they are would move them, and what is moved loses the focus.
    fn mount(&mut self, _: &Element, _: Option<&Node>) {}

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}
