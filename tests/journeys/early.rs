//! Before the app is there: the page that the build has printed is read, typed into, and then taken
//! over as it stands.

mod mismatch;
mod shifts;
mod signs;

use crate::Done;
use crate::browser::Browser;
use crate::devtools;
use crate::person::{APP, GLANCE, PATIENCE, PRINTED, Person};
use crate::stack::Stack;
use crate::states::{DESCRIPTION, USERNAME};
use ghcr_contract::GITHUB_REGISTRY;
use ghcr_words::{
    Entry, GuideNote, GuideStep, Key, Label, Lang, PageText, Practice, Words, page_text, pieces,
};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Somebody's telephone is six times slower than the machines on which this is built.
const SLOWED: u32 = 6;

/// The page itself takes a second or two to arrive, and the app a quarter of a minute, unless the
/// line gets [`BETTER`].
const BAD: u32 = 6_000;
const BETTER: u32 = 1_000_000;

/// The language that every page is printed in first, and the one with the longest words. What is
/// true of them while the app takes a page over is true of the others.
const TWO_LANGUAGES: [Lang; 2] = [Lang::En, Lang::De];

/// Opens a browser that is slow and has a bad connection, and does not wait for the page to be
/// whole.
async fn somebody_in_a_hurry(lang: Lang) -> WebDriverResult<Person> {
    let person = Person::sits_down_in_a_hurry(lang).await?;
    devtools::ask(&person.driver, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWED }))
        .await?;
    devtools::ask(&person.driver, "Network.enable", json!({})).await?;
    the_line_gets(&person, BAD).await?;
    Ok(person)
}

/// That many bytes a second from now on, also of what is under way.
async fn the_line_gets(person: &Person, throughput: u32) -> WebDriverResult<()> {
    let line = json!({ "offline": false, "latency": 150,
        "downloadThroughput": throughput, "uploadThroughput": throughput });
    devtools::ask(&person.driver, "Network.emulateNetworkConditions", line).await.map(drop)
}

async fn app_is_there(person: &Person) -> WebDriverResult<bool> {
    person
        .driver
        .execute("return document.querySelector(arguments[0]) !== null", vec![json!(APP)])
        .await?
        .convert()
}

/// Waits until it is.
async fn gets_the_app(person: &Person) -> WebDriverResult<()> {
    the_line_gets(person, BETTER).await?;
    person.sees(By::Css(APP)).await.map(drop)
}

/// Waits for the whole page, and until its loader listens: the loader is a module, and modules run
/// before this event.
async fn gets_the_loader(person: &Person) -> WebDriverResult<()> {
    let look = "const [done] = arguments;
        const page = () => performance.getEntriesByType('navigation')[0];
        const look = () => page().domContentLoadedEventEnd > 0 ? done() : setTimeout(look, 20);
        look()";
    // A page that is left meanwhile takes the script with it: the next address has to be there.
    person.driver.query(By::Css(".outcome-area")).wait(PATIENCE, GLANCE).first().await?;
    person.driver.execute_async(look, vec![]).await.map(drop)
}

/// One key, by the browser's own way in.
async fn strikes(person: &Person, key: &str) -> WebDriverResult<()> {
    let text = if key.chars().count() == 1 { key } else { "" };
    for (kind, text) in [("keyDown", text), ("keyUp", "")] {
        let event = json!({ "type": kind, "key": key, "code": key, "text": text,
            "windowsVirtualKeyCode": if key == "Home" { 36 } else { 0 } });
        devtools::ask(&person.driver, "Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

async fn asks(person: &Person, script: &str) -> WebDriverResult<Value> {
    person.driver.execute(script, vec![]).await?.convert()
}

#[tokio::test]
async fn typing_from_the_first_paint_on_loses_no_character_focus_or_caret() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(stack.url()).await?;
    person.chooses("Public only").await?;
    person.types(USERNAME, "octo").await?;
    person.clicks(&person.field(DESCRIPTION).await?).await?;
    strikes(&person, "!").await?;
    // The rest goes in front of it: a caret that is put to the end would show.
    strikes(&person, "Home").await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    let (mut typed, mut early, mut rest) = (String::new(), 0, 20);
    while rest > 0 {
        if early == 3 {
            the_line_gets(&person, BETTER).await?;
        }
        let key = char::from(b'a' + u8::try_from(typed.len() % 26)?);
        strikes(&person, &key.to_string()).await?;
        typed.push(key);
        if app_is_there(&person).await? {
            rest -= 1;
        } else {
            early += 1;
        }
    }
    assert!(
        early >= 3,
        "only {early} of {} characters were typed before the app was there",
        typed.len()
    );
    assert_eq!(person.reads_field(DESCRIPTION).await?, format!("{typed}!"));
    let caret =
        asks(&person, "return [document.activeElement.id, document.activeElement.selectionStart]")
            .await?;
    assert_eq!(caret, json!(["description", typed.len()]));
    // The app knows what was typed and chosen before it was there: nothing is missing.
    assert_eq!(person.reads_field(USERNAME).await?, "octo");
    let button = person.button("Test connection").await?;
    assert_ne!(button.attr("aria-disabled").await?.as_deref(), Some("true"));
    person.closes_the_browser(false).await?;
    Ok(())
}

#[tokio::test]
async fn what_is_pressed_too_early_is_done_when_the_app_is_there() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(stack.url()).await?;
    person.chooses("Public only").await?;
    person.types(USERNAME, "octo").await?;
    gets_the_loader(&person).await?;
    person.presses("Test connection").await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    person.sees(By::Css("[data-verdict]")).await?;
    person.closes_the_browser(false).await?;
    Ok(())
}

#[tokio::test]
async fn what_is_ticked_chosen_folded_and_scrolled_stays() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(format!("{}guide/", stack.url())).await?;
    gets_the_loader(&person).await?;
    let touch = "const all = (it) => [...document.querySelectorAll(it)];
        all('.ticks input')[1].click(); all('[name=lifetime]')[0].click();
        all('.guide-steps summary')[0].click();
        scrollTo(0, 150); return scrollY";
    let scrolled = asks(&person, touch).await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    let found = "const all = (it) => [...document.querySelectorAll(it)];
        return [all('.ticks input').findIndex((it) => it.checked),
            all('[name=lifetime]').findIndex((it) => it.checked),
            all('.guide-steps details')[0].open, scrollY]";
    assert_eq!(asks(&person, found).await?, json!([1, 0, false, scrolled]));
    // What the app makes of it.
    person.sees(By::Css(".guide-link a[href*='expires_at=30']")).await?;
    person.closes_the_browser(false).await?;
    Ok(())
}

/// Opens a page on a bad line with an empty cache: it is printed, and the app is still on its way.
async fn opens_before_the_app(person: &Person, stack: &Stack, page: &str, lang: Lang) -> Done {
    devtools::ask(&person.driver, "Network.clearBrowserCache", json!({})).await?;
    the_line_gets(person, BAD).await?;
    person.driver.goto("about:blank").await?;
    person.driver.goto(format!("{}{page}?lang={}", stack.url(), lang.tag())).await?;
    gets_the_loader(person).await?;
    assert!(!app_is_there(person).await?, "/{page}: the app was too fast to be waited for");
    Ok(())
}

/// Each node is marked before; what the app made anew would have no mark. Layout shifts are what
/// the browser itself counts.
#[tokio::test]
async fn the_app_takes_over_every_node_and_nothing_moves() -> Done {
    let stack = Stack::in_earnest(&[]);
    for lang in &TWO_LANGUAGES {
        for (width, height) in [(1440, 1000), (412, 823)] {
            let person = somebody_in_a_hurry(*lang).await?;
            devtools::resize(&person.driver, width, height).await?;
            for page in PRINTED {
                let name = format!("/{page} in {}, {width} wide", lang.tag());
                opens_before_the_app(&person, &stack, page, *lang).await?;
                person.touches_the_page().await?;
                let mark = "let all = [...document.querySelectorAll('body *')];
                    all.forEach((it) => { it.isOld = true; }); return all.length";
                let marked = asks(&person, mark).await?;
                gets_the_app(&person).await?;
                let unmarked = "return [...document.querySelectorAll('body *')]
                    .filter((it) => !it.isOld).map((it) => it.outerHTML)";
                assert_eq!(asks(&person, unmarked).await?, json!([]), "{name}");
                let count =
                    asks(&person, "return document.querySelectorAll('body *').length").await?;
                assert_eq!(count, marked, "{name}: nodes are gone");
                let shifts = person.driver.execute_async(SHIFTS, vec![]).await?;
                assert_eq!(shifts.convert::<Value>()?, json!([]), "{name}: the layout shifts");
            }
            person.closes_the_browser(false).await?;
        }
    }
    Ok(())
}

/// Told with the next frame, whatever there was.
const SHIFTS: &str = "const [done] = arguments;
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => done(observer.takeRecords().map((it) => [it.value,
        ...it.sources.map(({ node }) => node?.outerHTML ?? String(node))]))))";

/// The language of the browser is French and that of its requests English: so it is on a host that
/// knows no languages.
#[tokio::test]
async fn a_page_in_another_language_changes_its_texts_and_keeps_what_was_typed() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::Fr).await?;
    let french = "Object.defineProperty(navigator, 'languages', { get: () => ['fr'] })";
    devtools::ask(
        &person.driver,
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": french }),
    )
    .await?;
    person.driver.goto(stack.url()).await?;
    let field = person.sees(By::Id("description")).await?;
    field.send_keys("ab").await?;
    asks(&person, "document.activeElement.setSelectionRange(1, 1)").await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    person.button("Test connection").await?;
    strikes(&person, "x").await?;
    assert_eq!(person.reads_field(DESCRIPTION).await?, "axb");
    let count = asks(
        &person,
        "return document.querySelectorAll('form').length + document.documentElement.lang",
    )
    .await?;
    assert_eq!(count, "1fr");
    person.driver.clone().quit().await?;
    Ok(())
}

#[tokio::test]
async fn every_word_of_the_help_is_there_without_the_app() -> Done {
    let stack = Stack::in_earnest(&[]);
    for lang in Lang::ALL {
        let person = Person::sits_down(Browser::Chromium, *lang).await?;
        devtools::ask(&person.driver, "Network.enable", json!({})).await?;
        devtools::ask(&person.driver, "Network.setBlockedURLs", json!({ "urls": ["*.wasm*"] }))
            .await?;
        for (page, keys) in
            [("guide/", guide()), ("best-practices/", cards()), ("troubleshooting/", entries())]
        {
            person.driver.goto(format!("{}{page}?lang={}", stack.url(), lang.tag())).await?;
            person.touches_the_page().await?;
            person.sees(By::Css(".work > [role=alert]")).await?;
            let read =
                asks(&person, "return document.querySelector('.help-body').textContent").await?;
            let read = read.as_str().unwrap_or_default();
            for key in keys {
                // In some texts each piece of code is on a line of its own.
                let text = Words::of(*lang).with_registry(key, GITHUB_REGISTRY);
                for part in pieces(&text).into_iter().map(|piece| piece.text().trim()) {
                    assert!(read.contains(part), "/{page} in {} does not say {part:?}", lang.tag());
                }
            }
        }
        // What is folded opens, links lead on, and the form says why it does nothing.
        person.sees(By::Css("details:not([open]) summary")).await?.click().await?;
        person.sees(By::Css("details[open] p")).await?;
        person.sees(By::Css(".menu a")).await?.click().await?;
        let notice = person.sees(By::Css(".work > [role=alert] + form")).await?;
        assert!(notice.is_displayed().await?);
        let said = person.sees(By::Css(".work > [role=alert]")).await?.text().await?;
        assert_eq!(
            said.replace('\u{a0}', " "),
            page_text(*lang, PageText::Needs).replace('\u{a0}', " ")
        );
        let other = if *lang == Lang::En { Lang::De } else { Lang::En };
        person.speaks(other.tag()).await?;
        person.sees(By::Css(format!("html[lang='{}'] .work > [role=alert]", other.tag()))).await?;
        person.driver.clone().quit().await?;
    }
    Ok(())
}

fn guide() -> Vec<Key> {
    let steps = GuideStep::USUAL.iter().flat_map(|step| {
        let ticks = ghcr_words::GuideTick::of(*step).iter().map(|it| Key::GuideTick(*it));
        [Key::GuideTitle(*step), Key::GuideBody(*step)].into_iter().chain(ticks)
    });
    let notes = [GuideNote::PrefilledLink, GuideNote::ShownOnce].map(Key::GuideNote);
    steps.chain(notes).chain([Key::Label(Label::GuideTitle)]).collect()
}

fn cards() -> Vec<Key> {
    Practice::ALL.iter().flat_map(|it| [Key::PracticeTitle(*it), Key::PracticeBody(*it)]).collect()
}

fn entries() -> Vec<Key> {
    let all = |it: &Entry| {
        [Key::EntryTitle(*it), Key::EntryLooks(*it), Key::EntryWhy(*it), Key::EntryDo(*it)]
    };
    Entry::ALL.iter().flat_map(all).collect()
}

/// The element's HTML, by a way without scripts; an error where nothing of it is to be seen.
async fn html_if_drawn(person: &Person, selector: &str) -> WebDriverResult<String> {
    let document = devtools::ask(&person.driver, "DOM.getDocument", json!({})).await?;
    let query = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
    let found = devtools::ask(&person.driver, "DOM.querySelector", query).await?;
    devtools::ask(&person.driver, "DOM.getBoxModel", json!({ "nodeId": found["nodeId"] })).await?;
    let html =
        devtools::ask(&person.driver, "DOM.getOuterHTML", json!({ "nodeId": found["nodeId"] }))
            .await?;
    Ok(html["outerHTML"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn without_scripts_the_help_is_unfolded_and_the_form_says_what_it_needs() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    person.driver.set_window_rect(0, 0, 412, 823).await?;
    devtools::ask(&person.driver, "Emulation.setScriptExecutionDisabled", json!({ "value": true }))
        .await?;
    person.driver.goto(stack.url()).await?;
    let said = html_if_drawn(&person, ".work > noscript").await?;
    assert!(said.contains(page_text(Lang::En, PageText::Needs)), "{said}");
    html_if_drawn(&person, "#help-body summary").await?;
    person.closes_the_browser(false).await?;
    Ok(())
}

/// Chromium complains of a preload that nobody has taken some seconds after the page is whole.
#[tokio::test]
async fn nothing_is_fetched_twice_or_for_nothing() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    let whole = "const [done] = arguments; const look = () =>
        performance.now() > performance.timing.loadEventEnd - performance.timeOrigin + 6000
            ? done(true)
            : requestAnimationFrame(look); look()";
    person.driver.execute_async(whole, vec![]).await?;
    let names =
        "return performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname)
        .map((it) => it.replace(/-[0-9a-f]{8,16}(?=[._])/, '')).sort()";
    let expected = ["/boot.js", "/favicon.svg", "/ghcr-connect.js", "/ghcr-connect_bg.wasm"];
    let found = asks(&person, names).await?;
    let found: Vec<_> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(
        found.iter().filter(|it| **it != "/favicon.svg").collect::<Vec<_>>(),
        expected.iter().filter(|it| **it != "/favicon.svg").collect::<Vec<_>>()
    );
    person.closes_the_browser(false).await?;
    Ok(())
}
