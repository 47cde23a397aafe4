//! A page that shows the element again and again, and takes it away: what stays behind.

use crate::Done;
use crate::browser::Browser;
use crate::devtools;
use crate::person::Person;
use crate::stack::{Folder, Stack, persona_expecting};
use serde_json::{Value, json};
use std::io::Write;
use thirtyfour::prelude::*;

/// What is loaded once, and what the engine notes of code that is hot, is there after these; from
/// then on nothing may grow.
const BEFORE: u32 = 500;
const ROUNDS: u32 = 1000;

/// Mounts the element, uses it and takes it away, so many times. Each tenth time something is
/// tested for real, and every other one of these is taken away while the test still runs.
const USE: &str = r"
    const [rounds, username, token, done] = arguments;
    const turn = () => new Promise((resume) => setTimeout(resume));
    const type = (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('blur'));
    };
    (async () => {
        for (let round = 0; round < rounds; round += 1) {
            const element = document.createElement('ghcr-connect');
            element.setAttribute('username', 'myorg');
            element.setAttribute('save-endpoint', '/nowhere');
            element.getAuthHeaders = async () => ({});
            const isReady = new Promise((resume) => {
                element.addEventListener('ghcr-ready', resume, { once: true });
            });
            document.body.append(element);
            await isReady;
            type(element.shadowRoot.getElementById('token'), 'too short');
            element.focusFirstError();
            for (const view of ['guide', 'troubleshooting', 'all']) {
                element.view = view;
                await turn();
            }
            if (round % 10 === 0) {
                type(element.shadowRoot.getElementById('username'), username);
                type(element.shadowRoot.getElementById('token'), token);
                const report = element.validate();
                if (round % 20 === 0) await report;
            }
            element.remove();
            await turn();
        }
    })().then(() => done(null), (error) => done(String(error)));
";

/// The browser keeps a record of each request, up to a number: those are nobody's leak.
const WASM_MEMORY: &str = r"
    const [done] = arguments;
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    window.bindings ??= files.find((name) => /ghcr-connect-[0-9a-f]+\.js$/.test(name));
    performance.clearResourceTimings();
    import(window.bindings)
        .then((app) => app.default())
        .then((wasm) => done(wasm.memory.buffer.byteLength));
";

/// Prints what is there before and after, for `cargo xtask bench` to judge.
#[tokio::test]
#[ignore = "`cargo xtask bench` runs it, on a machine that does nothing else"]
async fn what_a_thousand_mounts_leave_behind_is_counted() -> Done {
    let stack = Stack::start_with(
        &[],
        &["--client-limit", "0", "--token-limit", "0"].map(AsRef::as_ref),
        Folder::new(),
    );
    let person = Person::sits_down(Browser::Chromium, ghcr_words::Lang::En).await?;
    // A document of the same origin, with nothing in it that is ours.
    person.driver.goto(format!("{}healthz", stack.url())).await?;
    let load = "const [done] = arguments;
        import('/ghcr-connect.js').then(() => done(null), (it) => done(String(it)))";
    no_trouble(&person.driver.execute_async(load, vec![]).await?.convert::<Option<String>>()?);
    uses(&person, BEFORE).await?;
    let before = counts(&person).await?;
    uses(&person, ROUNDS).await?;
    let after = counts(&person).await?;
    writeln!(
        std::io::stdout(),
        "left behind: {}",
        json!({ "rounds": ROUNDS, "before": before, "after": after })
    )?;
    // A text has no icon, and the browser looks for one.
    person.closes_the_browser(true).await?;
    Ok(())
}

async fn uses(person: &Person, rounds: u32) -> WebDriverResult<()> {
    let persona = persona_expecting("ready");
    for _ in 0..rounds / 100 {
        let arguments = vec![json!(100), json!(persona.username), json!(persona.token)];
        no_trouble(
            &person.driver.execute_async(USE, arguments).await?.convert::<Option<String>>()?,
        );
    }
    Ok(())
}

fn no_trouble(trouble: &Option<String>) {
    assert_eq!(*trouble, None, "the page could not do it");
}

async fn counts(person: &Person) -> WebDriverResult<Value> {
    let wasm: u64 = person.driver.execute_async(WASM_MEMORY, vec![]).await?.convert()?;
    // Twice: what the first round frees may be all that held something else.
    for _ in 0..2 {
        devtools::ask(&person.driver, "HeapProfiler.collectGarbage", json!({})).await?;
    }
    let nodes = devtools::ask(&person.driver, "Memory.getDOMCounters", json!({})).await?;
    let heap = devtools::ask(&person.driver, "Runtime.getHeapUsage", json!({})).await?;
    Ok(json!({
        "nodes": nodes["nodes"],
        "listeners": nodes["jsEventListeners"],
        "documents": nodes["documents"],
        "js_heap": heap["usedSize"],
        "wasm_memory": wasm,
    }))
}
