//! Words that come when they are needed.

use super::screen::{new_root, settle};
use ghcr_connect::Options;
use ghcr_connect::components::later::with_all_words;
use ghcr_connect::markup::Markup;
use ghcr_connect::speech::Speech;
use ghcr_connect::words::{Key, Label, Lang, Words, provide_words};
use ghcr_contract::Verdict;
use ghcr_words::Book;
use leptos::mount::mount_to;
use leptos::web_sys::js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
let asked = [], give;
export function loader() {
    asked = [];
    return (tag, later) => { asked.push(`${tag} ${later}`); return new Promise((done, fail) => { give = { done, fail }; }); };
}
export function asked_for() { return asked; }
export function give_words(words) { give.done(words); }
export function refuse_words() { give.fail(new TypeError("Failed to fetch")); }
"#)]
extern "C" {
    fn loader() -> Function;
    fn asked_for() -> Vec<String>;
    fn give_words(words: String);
    fn refuse_words();
}

const NAMED: Key = Key::Verdict(Verdict::Ready);

/// Something that needs a later word, below an element that comes back with what keeps it.
async fn shows_a_later_word() -> (web_sys::HtmlElement, Box<dyn std::any::Any>) {
    let [at_hand, _] = Book::print(Lang::Fr);
    let words = Words::of(Box::leak(Box::new(Book::read(at_hand).expect("a book"))));
    let root = new_root();
    let handle = mount_to(root.clone(), move || {
        provide_words(words);
        let speech = Speech::new(Options { loader: Some(loader()), ..Options::new(words) });
        Markup::live(move || with_all_words(speech, || Markup::from(words.text(NAMED))))
    });
    settle().await;
    (root, Box::new(handle))
}

#[wasm_bindgen_test]
async fn what_needs_later_words_asks_for_them_once_and_shows_them_when_they_come() {
    let (root, handle) = shows_a_later_word().await;
    assert_eq!(root.text_content().as_deref(), Some(""));
    assert_eq!(asked_for(), ["fr true"]);
    let [_, later] = Book::print(Lang::Fr);
    give_words(later);
    settle().await;
    assert_eq!(root.text_content().as_deref(), Some(ghcr_words::text(Lang::Fr, NAMED)));
    assert_eq!(asked_for().len(), 1);
    drop(handle);
}

#[wasm_bindgen_test]
async fn words_that_do_not_come_or_are_of_another_version_are_spoken_of() {
    for refuse in [refuse_words as fn(), || give_words("fr\nand nothing else\n".into())] {
        let (root, handle) = shows_a_later_word().await;
        refuse();
        settle().await;
        let said = ghcr_words::text(Lang::Fr, Key::Label(Label::WordsLost));
        assert_eq!(root.text_content().as_deref(), Some(said));
        drop(handle);
    }
}
