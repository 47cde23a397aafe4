//! The whole screen: its language, and the page that is open.

use crate::components::help::title_of;
use crate::components::languages::languages;
use crate::markup::{El, Markup, div};
use crate::mount::Options;
use crate::pages::connect::{Connect, connect_page};
use crate::place::Place;
use crate::speech::Speech;
use crate::words::provide_words;
use leptos::prelude::*;

/// Everything below the element that the screen was put into.
///
/// What was typed and found is kept outside of what is drawn: another language draws the whole screen anew, and nothing is
/// lost.
#[must_use]
pub fn app(options: Options) -> Markup {
    let place = Place::new(options.home.clone());
    let connect = Connect::new(options.endpoint.clone(), place);
    let speech = Speech::new(options);
    if place.has_address() {
        keep_title(place, speech);
    }
    Markup::live(move || screen(speech, connect))
}

/// The window's title names the page, where the window is the app's own.
fn keep_title(place: Place, speech: Speech) {
    Effect::new(move |_| document().set_title(speech.words().label(title_of(place.page()))));
}

fn screen(speech: Speech, connect: Connect) -> El {
    let words = speech.words();
    provide_words(words);
    let page = move || Some(connect.help.place.page().folder().trim_end_matches('/'));
    div("app")
        .attr("lang", words.lang().tag())
        .live("data-page", page)
        .child(connect_page(connect, languages(speech)))
}
