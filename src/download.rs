//! Files that the app makes and hands over.

use leptos::prelude::document;
use leptos::web_sys::js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// The address of a file that this page has made. It is revoked when it is dropped: keep it for a
/// while, since a browser that asks first whether to download reads it later.
pub(crate) struct FileAddress(String);

impl FileAddress {
    /// The address of a file of that media type.
    pub(crate) fn of(text: &str, media_type: &str) -> Option<Self> {
        let kind = BlobPropertyBag::new();
        kind.set_type(media_type);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// Downloads it under that name: a link that is followed once and is in no document.
    pub(crate) fn download(&self, name: &str) {
        let Ok(link) = document().create_element("a") else { return };
        for (attribute, value) in [("href", &*self.0), ("download", name)] {
            let _ = link.set_attribute(attribute, value);
        }
        link.unchecked_into::<HtmlElement>().click();
    }
}

impl Drop for FileAddress {
    fn drop(&mut self) {
        // Fails for no text.
        let _ = Url::revoke_object_url(&self.0);
    }
}
