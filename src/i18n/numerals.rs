//! Numbers and days, written as the language writes them. The browser knows how (`Intl`); the tests
//! that run without one see plain digits and ISO 8601.

use super::Words;
use ghcr_words::Lang;

impl Words {
    /// The day of a time in seconds since 1970, in UTC: `21 September 2026`.
    #[must_use]
    pub fn day(self, seconds: i64) -> String {
        day(self.lang(), seconds)
    }

    /// A number: `1,500`.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        whole(self.lang(), number)
    }

    /// So many whole ones and tenths: `1.3`.
    #[must_use]
    pub fn decimal(self, ones: u64, tenths: u64) -> String {
        decimal(self.lang(), ones, tenths)
    }
}

#[cfg(target_arch = "wasm32")]
pub(super) use browser::whole;
#[cfg(target_arch = "wasm32")]
use browser::{day, decimal};

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Lang;
    use leptos::web_sys::js_sys::{Date, Number, Object, Reflect};
    use wasm_bindgen::JsValue;

    /// Numbers below a thousand are plain digits in all our languages. The browser is not asked for
    /// these: its first `toLocaleString` on a page is slow.
    pub(in crate::i18n) fn whole(lang: Lang, number: u64) -> String {
        if number < 1000 { number.to_string() } else { written(lang, number as f64) }
    }

    pub(super) fn decimal(lang: Lang, ones: u64, tenths: u64) -> String {
        written(lang, ones as f64 + tenths as f64 / 10.0)
    }

    pub(super) fn day(lang: Lang, seconds: i64) -> String {
        const MILLISECONDS: f64 = 1000.0;
        let options = Object::new();
        for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
            // Fails only for what is no object.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let date = Date::new(&JsValue::from_f64(seconds as f64 * MILLISECONDS));
        // Our English has organisations in it.
        let tag = if lang == Lang::En { "en-GB" } else { lang.tag() };
        String::from(date.to_locale_date_string(tag, &options))
    }

    fn written(lang: Lang, number: f64) -> String {
        String::from(Number::from(number).to_locale_string(lang.tag()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn whole(_: Lang, number: u64) -> String {
    number.to_string()
}

#[cfg(not(target_arch = "wasm32"))]
fn decimal(_: Lang, ones: u64, tenths: u64) -> String {
    format!("{ones}.{tenths}")
}

#[cfg(not(target_arch = "wasm32"))]
fn day(_: Lang, seconds: i64) -> String {
    crate::day::iso_day(seconds)
}
