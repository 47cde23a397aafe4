//! A page stands as it was printed until there is a sign of somebody; what they press meanwhile is
//! neither lost nor done twice.

use super::{app_is_there, asks, gets_the_app, gets_the_loader, somebody_in_a_hurry};
use crate::Done;
use crate::browser::Browser;
use crate::person::{APP, GLANCE, PATIENCE, PRINTED, Person};
use crate::stack::{Folder, Stack, persona};
use crate::states::{IMAGE, USERNAME};
use ghcr_words::Lang;
use serde_json::json;
use std::ffi::OsStr;
use thirtyfour::prelude::*;

#[tokio::test]
async fn help_is_read_without_the_app_which_comes_with_the_first_touch() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    for page in PRINTED {
        person.driver.goto(format!("{}{page}", stack.url())).await?;
        gets_the_loader(&person).await?;
        let is_help = !page.is_empty();
        if !is_help {
            person.driver.execute_async(IS_FETCHED, vec![]).await?;
        } else {
            assert_eq!(asks(&person, FETCHED).await?, json!(0), "/{page}");
            // A link leads on without it; a button waits for it and is pressed.
            person.speaks("fr").await?;
            person.sees(By::Css("html[lang='fr'] .app[lang='fr']")).await?;
            assert_eq!(asks(&person, FETCHED).await?, json!(1), "/{page}");
        }
    }
    person.leaves(false).await?;
    Ok(())
}

/// How often the page has fetched the app, as far as that is over.
const FETCHED: &str = "return performance.getEntriesByType('resource')
    .filter((it) => it.name.endsWith('.wasm')).length";

/// Waits until the page has fetched the app, which it does once it is drawn.
const IS_FETCHED: &str = "const done = arguments[0];
    const isApp = (it) => it.name.endsWith('.wasm');
    new PerformanceObserver((list) => list.getEntries().some(isApp) && done(true))
        .observe({ type: 'resource', buffered: true })";

#[tokio::test]
async fn the_form_stands_as_it_was_printed_until_somebody_is_there() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    let signs = ["", "focusin", "input", "keydown"];
    for sign in signs {
        person.driver.goto(stack.url()).await?;
        gets_the_loader(&person).await?;
        person.driver.execute_async(IS_FETCHED, vec![]).await?;
        person.driver.execute_async(IS_IDLE, vec![]).await?;
        assert_eq!(asks(&person, FETCHED).await?, json!(1), "it is fetched once");
        assert!(!app_is_there(&person).await?, "it starts by itself");
        if sign.is_empty() {
            person.touches_the_page().await?;
        } else {
            // A keyboard, a program that fills in passwords, one that reads pages aloud: no pointer
            // moves.
            let script = "document.getElementById('username')
                .dispatchEvent(new Event(arguments[0], { bubbles: true }))";
            person.driver.execute(script, vec![json!(sign)]).await?;
        }
        person.sees(By::Css(APP)).await?;
        person.driver.execute_async(IS_IDLE, vec![]).await?;
        let asked = "return performance.getEntriesByType('resource')
            .filter((it) => it.name.includes('/api/')).length";
        assert_eq!(
            asks(&person, asked).await?,
            json!(0),
            "the page came with the word that the config is the usual one"
        );
    }
    person.leaves(false).await?;
    Ok(())
}

/// Whatever the page has begun by itself is done. While a page scrolls Chromium may take it for
/// busy for good.
const IS_IDLE: &str = "const [done] = arguments;
    const isWhole = ({ name, responseEnd }) => name.endsWith('.wasm') && responseEnd;
    const look = () => performance.getEntriesByType('resource').some(isWhole)
        ? requestIdleCallback(() => setTimeout(done, 100), { timeout: 2000 })
        : setTimeout(look, 20);
    look()";

/// The printed page speaks of what is usual.
#[tokio::test]
async fn a_page_of_a_proxy_with_a_config_of_its_own_asks_for_it_at_once() -> Done {
    let stack = Stack::start_with(
        &[],
        &["--github-web", "https://github.example.com", "--support", "public,internal,private"]
            .map(OsStr::new),
        Folder::new(),
    );
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    for page in PRINTED {
        person.driver.goto(format!("{}{page}", stack.url())).await?;
        person.sees(By::Css(APP)).await?;
        let link = By::Css(".guide-link a[href^='https://github.example.com/settings/tokens/new']");
        if page.is_empty() || page == "guide/" {
            person.driver.query(link).wait(PATIENCE, GLANCE).first().await?;
        }
        let private = By::Css("input[value='private']:not([disabled])");
        person.driver.query(private).wait(PATIENCE, GLANCE).first().await?;
    }
    person.leaves(false).await?;
    Ok(())
}

/// A first tap on a page starts the app with its `pointerdown`, and is a click a moment later:
/// before the app is there, while it hydrates the page, or after.
#[tokio::test]
async fn a_button_is_pressed_once_before_the_app_is_there_and_as_soon_as_it_is() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    person.driver.set_window_rect(0, 0, 400, 800).await?;
    for press in [A_TAP, A_CLICK, PRESS_AS_SOON_AS_ALIVE] {
        person.driver.goto(stack.url()).await?;
        gets_the_loader(&person).await?;
        if press == A_TAP {
            person.sees(By::Css(UNFOLD)).await?.click().await?;
        } else {
            person.driver.execute(press, vec![json!(UNFOLD)]).await?;
        }
        person.sees(By::Css(APP)).await?;
        // Whatever is pressed once more at the end is so by now, and has folded the help again.
        person.driver.execute_async(IS_IDLE, vec![]).await?;
        person.sees(By::Css(".help-unfold[aria-expanded='true']")).await?;
    }
    person.leaves(false).await?;
    Ok(())
}

const UNFOLD: &str = ".help-unfold";

/// By the browser's own way in, with all events of a pointer.
const A_TAP: &str = "";

/// A click without a pointer, as assistive technology may send it.
const A_CLICK: &str = "document.querySelector(arguments[0]).click()";

/// Starts the app, and clicks in the first microtask in which it is there.
const PRESS_AS_SOON_AS_ALIVE: &str = "const [selector] = arguments;
    const alive = new MutationObserver(() => {
        if (!document.querySelector(\".menu a[href^='http']\")) return;
        alive.disconnect();
        document.querySelector(selector).click();
    });
    alive.observe(document.body, { attributes: true, subtree: true, attributeFilter: ['href'] });
    dispatchEvent(new Event('pointerdown'))";

/// The app takes over what was typed before its button works.
#[tokio::test]
async fn what_is_sent_as_soon_as_the_app_is_there_has_all_fields() -> Done {
    let stack = Stack::in_earnest(&[]);
    let persona = persona("Public image, no token");
    let image = persona.image.as_deref().unwrap_or_default();
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(stack.url()).await?;
    person.chooses("Public only").await?;
    person.types(USERNAME, &persona.username).await?;
    person.types(IMAGE, image).await?;
    gets_the_loader(&person).await?;
    person.driver.execute(PRESS_AS_SOON_AS_ALIVE, vec![json!("[type=submit]")]).await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    person.sees(By::Css("[data-verdict='ready']")).await?;
    assert_eq!(asks(&person, "return document.querySelectorAll('.stale').length").await?, json!(0));
    let rung = person.driver.find(By::Css("li[data-check='image.anonymous']")).await?;
    let rung = rung.inner_html().await?;
    assert!(rung.contains(image.split(':').next().unwrap_or(image)), "{rung}");
    person.closes_the_browser(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_guide_opens_in_the_form_and_what_was_typed_before_the_app_is_there_stays() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.set_window_rect(0, 0, 412, 823).await?;
    person.driver.goto(stack.url()).await?;
    person.types(USERNAME, "octo").await?;
    gets_the_loader(&person).await?;
    person.clicks(&person.sees(By::Css(".show-guide")).await?).await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    person.sees(By::Css(".guide-area .guide-steps")).await?;
    person.presses("I have my token: paste it").await?;
    assert_eq!(person.reads_field(USERNAME).await?, "octo");
    person.closes_the_browser(false).await?;
    Ok(())
}

/// The page's address changes without it being loaded anew, and with the address what is relative
/// to it.
#[tokio::test]
async fn styles_languages_and_the_proxy_are_found_wherever_the_app_has_gone_meanwhile() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    person.sees(By::XPath("//nav//a[normalize-space()='Best practices']")).await?.click().await?;
    person.sees(By::Css("#rotation h3")).await?;
    person.speaks("fr").await?;
    person.sees(By::Css(".app[lang='fr'] #rotation h3")).await?;
    person.sees(By::Css(".menu a")).await?.click().await?;
    person.speaks("en").await?;
    person.types(USERNAME, "northpier-labs").await?;
    person.chooses("Public only").await?;
    person.presses("Test connection").await?;
    person.sees(By::Css("[data-verdict]")).await?;
    person.leaves(false).await?;
    Ok(())
}
