//! Typing while a test runs: nothing is lost, and the screen keeps up.

use crate::Done;
use crate::browser::Browser;
use crate::devtools;
use crate::person::Person;
use crate::stack::{Stack, persona};
use crate::states::{DESCRIPTION, IMAGE, TEST, TOKEN, USERNAME};
use serde_json::{Value, json};
use std::io::Write;
use thirtyfour::prelude::*;

/// Somebody's laptop is six times slower than the machines on which this is built.
const SLOWED: u32 = 6;

/// In each of the four fields; 120 in all.
const KEYSTROKES: usize = 30;

/// Rungs arrive meanwhile: each wave of calls takes that long, and the whole test longer than
/// typing in one field.
const SLOW: &[&str] = &["--latency", "2500"];

/// What the browser takes for a key by itself, to compare with.
const BARE_FIELD: &str = "data:text/html,<!doctype html><title>bare</title><input>";

/// Times each key from the moment when the browser process got it (`timeStamp` of `keydown`) until
/// the frame that shows it is drawn.
///
/// A frame callback runs before the frame's styles and layout, and a message that it posts is taken
/// up after they and the paint are done. So `whole` has in it: the way to the page, waiting for
/// whatever the page was doing, every listener and what it changes, waiting for the next of the 60
/// frames a second, styles, layout, paint. What it has not: the compositor, which puts the painted
/// pieces together beside the page's own thread.
///
/// `paint` is the same without the wait for the next frame, which is chance and in which the page
/// has nothing to do: it says whether a key can be shown in one frame. The first part ends when the
/// window, last of all, hears of the input: what its listeners set off by then, microtasks
/// included, is done.
const WATCH: &str = r"
    window.keystrokes = [];
    const soon = (work) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { port1.close(); work(); };
        port2.postMessage(null);
    };
    let struck = 0;
    let handled = 0;
    addEventListener('keydown', ({ timeStamp }) => { struck = timeStamp; }, true);
    addEventListener('input', () => { queueMicrotask(() => { handled = performance.now(); }); });
    addEventListener('input', () => {
        const start = struck;
        const isRunning = document.querySelector('[aria-busy=true]') !== null;
        requestAnimationFrame(() => {
            const framed = performance.now();
            soon(() => {
                const painted = performance.now();
                const paint = handled - start + painted - framed;
                keystrokes.push({ paint, whole: painted - start, isRunning });
            });
        });
    }, true);
";

#[tokio::test]
async fn what_is_typed_while_a_test_runs_is_all_there() -> Done {
    let stack = Stack::in_earnest(SLOW);
    let person = Person::opens_in(Browser::Chromium, &stack).await?;
    starts_a_test(&person).await?;
    let text =
        "Typed while rungs arrive, one key after another, and every single one of them is kept.";
    for key in text.chars() {
        person.types(DESCRIPTION, &key.to_string()).await?;
    }
    person.sees(By::Css("[data-verdict='ready']")).await?;
    assert_eq!(person.reads_field(DESCRIPTION).await?, text);
    person.leaves(false).await?;
    Ok(())
}

/// Prints the times in milliseconds, for `cargo xtask bench` to judge.
#[tokio::test]
#[ignore = "`cargo xtask bench` runs it, on a machine that does nothing else"]
async fn keystrokes_are_timed_while_a_test_runs() -> Done {
    let stack = Stack::in_earnest(SLOW);
    let person = Person::opens_in(Browser::Chromium, &stack).await?;
    devtools::ask(&person.driver, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWED }))
        .await?;
    for field in ["username", "token", "description", "image"] {
        // By turns, because a machine is not always as fast.
        person.driver.goto(BARE_FIELD).await?;
        let bare = times_keystrokes(&person, By::Css("input"), "true").await?;
        // Straight to the standard output, which the test runner does not keep to itself as it does
        // with `println!`.
        writeln!(std::io::stdout(), "bare keystrokes: {bare}")?;
        person.goes_to(&stack, "").await?;
        starts_a_test(&person).await?;
        let running = times_keystrokes(&person, By::Id(field), "it.isRunning").await?;
        writeln!(std::io::stdout(), "keystrokes: {running}")?;
    }
    person.closes_the_browser(false).await?;
    Ok(())
}

/// What the page has measured of the keystrokes in that field, of those of which the condition is
/// true.
async fn times_keystrokes(person: &Person, field: By, condition: &str) -> WebDriverResult<Value> {
    person.clicks(&person.sees(field).await?).await?;
    person.driver.execute(WATCH, vec![]).await?;
    for _ in 0..KEYSTROKES {
        strikes_a_key(person, "a").await?;
    }
    person
        .driver
        .execute(format!("return keystrokes.filter((it) => {condition})"), vec![])
        .await?
        .convert()
}

/// Fills in the form and lets the first rungs arrive.
async fn starts_a_test(person: &Person) -> WebDriverResult<()> {
    let persona = persona("Image for two platforms");
    person.types(USERNAME, &persona.username).await?;
    person.types(TOKEN, persona.token.as_deref().unwrap_or_default()).await?;
    person.types(IMAGE, persona.image.as_deref().unwrap_or_default()).await?;
    person.presses(TEST).await?;
    person.sees(By::Css("[aria-busy='true']:not([data-decided='0'])")).await.map(drop)
}

/// One key, down and up again, by the browser's own way in; the next one comes when this one is
/// painted.
async fn strikes_a_key(person: &Person, key: &str) -> WebDriverResult<()> {
    let before: u64 = person.driver.execute("return keystrokes.length", vec![]).await?.convert()?;
    for (kind, text) in [("keyDown", key), ("keyUp", "")] {
        let code = format!("Key{}", key.to_uppercase());
        let event = json!({ "type": kind, "key": key, "code": code, "text": text });
        devtools::ask(&person.driver, "Input.dispatchKeyEvent", event).await?;
    }
    let is_painted = "const [before, done] = arguments; \
        const look = () => \
            keystrokes.length > before ? done(true) : requestAnimationFrame(look); \
        look();";
    person.driver.execute_async(is_painted, vec![json!(before)]).await.map(drop)
}
