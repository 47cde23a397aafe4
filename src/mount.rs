//! Putting the screen into an element, and taking it out again.

use crate::api::Endpoint;
use crate::app::Screen;
use crate::words::Words;
use leptos::mount::mount_to;
use leptos::web_sys::js_sys::Function;
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// What the one who mounts the screen decides.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the proxy is.
    pub endpoint: Endpoint,
    /// The words to start with.
    pub words: Words,
    /// Fetches words: given the tag of a language, and whether the later ones are meant, it promises the file. It can do so for
    /// each of [`Lang::ALL`](crate::words::Lang::ALL).
    pub loader: Option<Function>,
    /// The address of the app's own folder, ending with a slash, if the browser's address may follow what is shown.
    pub home: Option<String>,
    /// Whether the proxy's config is known to be the [usual](ghcr_contract::Config::is_usual) one: it need not be asked for.
    pub is_usual: bool,
    /// What listens in the page around: see [`Host`](crate::host::Host).
    pub listener: Option<Function>,
}

impl Options {
    /// The screen in these words, with the proxy in the page's own folder, in somebody else's page.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self {
            endpoint: Endpoint::default(),
            words,
            loader: None,
            home: None,
            is_usual: false,
            listener: None,
        }
    }
}

/// Keeps the screen alive. Dropping it removes every node, stops every call and wipes what was typed.
#[must_use = "dropping the handle takes the screen away again"]
pub struct Handle {
    #[expect(dead_code, reason = "what counts is that it is dropped with the handle")]
    mounted: Box<dyn Any>,
    pub(crate) screen: Screen,
}

/// Puts the screen at the end of `root`.
pub fn mount(root: HtmlElement, options: Options) -> Handle {
    let screen = Rc::new(OnceCell::new());
    let made = screen.clone();
    let draw = move || made.get_or_init(|| Screen::new(options)).draw();
    let mounted = Box::new(mount_to(root, draw));
    let screen = *screen.get().expect("what mounts draws at once");
    Handle { mounted, screen }
}
