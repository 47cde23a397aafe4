//! The whole screen: its language, and the page that is open.

use crate::components::help::title_of;
use crate::connect::Connect;
use crate::host::Host;
use crate::markup::{El, Markup, div};
use crate::mount::Options;
use crate::pages::connect::connect_page;
use crate::place::Place;
use crate::speech::Speech;
use crate::state::{State, watch};
use crate::view::View;
use crate::words::provide_words;
use leptos::prelude::*;

/// What is typed, found and spoken. Small enough to be copied into every closure.
///
/// It is kept outside of what is drawn: another language draws the whole screen anew, and nothing is lost.
#[derive(Clone, Copy)]
pub struct Screen {
    /// The form, the test, the help.
    pub connect: Connect,
    /// The language.
    pub speech: Speech,
    /// How much is shown, in somebody else's page.
    pub view: State<View>,
}

impl Screen {
    /// An empty one, which goes with the owner that is current.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let (place, is_usual) = (Place::new(options.home.clone()), options.is_usual);
        let screen = Self::at(place, options);
        screen.connect.wake(is_usual);
        if place.has_address() {
            keep_title(place, screen.speech);
        }
        screen
    }

    /// An empty one that can be drawn or printed, and does nothing else.
    #[must_use]
    pub fn at(place: Place, options: Options) -> Self {
        let (endpoint, listener) = (options.endpoint.clone(), options.listener.clone());
        let speech = Speech::new(options);
        let connect = Connect::new(place, Host { endpoint, listener, ..Host::default() }, speech);
        Self { connect, speech, view: State::default() }
    }

    /// Shows that part.
    pub fn show(self, view: View) {
        self.view.set(view);
        self.connect.help.place.go(view.page(), None);
    }

    /// Everything below the element that the screen was put into.
    #[must_use]
    pub fn draw(self) -> Markup {
        Markup::live(move || self.draw_in(self.speech))
    }

    fn draw_in(self, speech: Speech) -> El {
        let words = speech.words();
        provide_words(words);
        let connect = self.connect;
        let is_embedded = !connect.help.place.has_address();
        let page = move || Some(connect.help.place.page().folder().trim_end_matches('/'));
        div("app")
            .attr("lang", words.lang().tag())
            .live("data-page", page)
            .live("data-view", move || is_embedded.then(|| self.view.get().name()))
            .child(Markup::in_turn(move || connect_page(connect)))
    }
}

/// The window's title names the page, where the window is the app's own.
fn keep_title(place: Place, speech: Speech) {
    watch(move || document().set_title(speech.words().label(title_of(place.page()))));
}
