//! The two doors of the app: the page opened by `public/boot.js`, and the element of `embed/ghcr-connect.js`.

use ghcr_connect::api::Endpoint;
use ghcr_connect::words::{Words, open_book};
use ghcr_connect::{Handle, Options, mount, mount_page};
use leptos::web_sys::HtmlElement;
use leptos::web_sys::js_sys::Function;
use secrecy::ExposeSecret;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(say_in_console));
}

/// Opens the page in the words of `book`, and of `later` where it shows some of these. `loader` fetches others, `home` is the
/// address of the app's own folder, `is_usual` says that the proxy there has nothing to tell before it is asked. Whether the words
/// fit this build.
#[wasm_bindgen(js_name = openPage)]
pub fn open_page(
    book: String,
    later: Option<String>,
    loader: Function,
    home: String,
    is_usual: bool,
) -> bool {
    let Some(book) = open_book(book) else { return false };
    if later.is_some_and(|later| !book.add(later)) {
        return false;
    }
    let options = Options {
        endpoint: Endpoint { address: home.clone(), fetch: None },
        loader: Some(loader),
        home: Some(home),
        is_usual,
        ..Options::new(Words::of(book))
    };
    mount_page(options);
    true
}

/// Takes over the next piece of the page, as soon as this call is over. Whether there was one: then it wants to be called again, in
/// another turn.
#[wasm_bindgen(js_name = takeTurn)]
#[must_use]
pub fn take_turn() -> bool {
    ghcr_connect::markup::take_turn()
}

/// Calls `crash` after a panic, when nothing here works any more.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(crash: Function) {
    std::panic::set_hook(Box::new(move |panic| {
        say_in_console(panic);
        let _ = crash.call2(&JsValue::NULL, &JsValue::NULL, &JsValue::NULL);
    }));
}

/// The screen within an element. `free()` takes it out again.
#[wasm_bindgen]
pub struct Embedded(Handle);

#[wasm_bindgen]
impl Embedded {
    /// Puts it at the end of `root`, in the words of `book`; nothing where they do not fit this build. `listener` is told what
    /// happens, `fetch` sends to the proxy at `endpoint`, `loader` fetches words.
    pub fn open(
        root: HtmlElement,
        book: String,
        endpoint: String,
        fetch: Function,
        listener: Function,
        loader: Function,
    ) -> Option<Self> {
        let options = Options {
            endpoint: Endpoint { address: endpoint, fetch: Some(fetch) },
            listener: Some(listener),
            loader: Some(loader),
            ..Options::new(Words::of(open_book(book)?))
        };
        Some(Self(mount(root, options)))
    }

    /// Sets what an attribute says, or takes it away.
    pub fn set(&self, name: &str, value: Option<String>) {
        self.0.set(name, value);
    }

    /// Speaks other words. Whether they fit this build.
    pub fn speak(&self, book: String) -> bool {
        self.0.speak(book)
    }

    /// Presses "Test connection". Whether a test is running now.
    pub fn validate(&self) -> bool {
        self.0.validate()
    }

    /// Empties the form and takes the report away.
    pub fn reset(&self) {
        self.0.reset();
    }

    /// Puts the cursor into the first field that cannot be sent. Whether there is one.
    #[wasm_bindgen(js_name = focusFirstError)]
    pub fn focus_first_error(&self) -> bool {
        self.0.focus_first_error()
    }

    /// The credential as JSON, once for each "Save registry".
    #[wasm_bindgen(js_name = takeCredential)]
    pub fn take_credential(&self) -> Option<String> {
        self.0.take_credential().map(|it| it.expose_secret().to_owned())
    }
}

/// What went wrong, and where, for whoever opens the console; the browser adds the stack. The crate that is in use for this
/// writes it a second time.
#[cfg(target_arch = "wasm32")]
fn say_in_console(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(|it| format!("{}:{}", it.file(), it.line())).unwrap_or_default();
    let message = panic.payload_as_str().unwrap_or_default();
    web_sys::console::error_2(&message.into(), &place.into());
}
