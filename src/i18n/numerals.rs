//! Numbers and days, written as the browser writes them (`Intl`).

use ghcr_words::{Lang, Numerals};
use leptos::web_sys::js_sys::Intl::RelativeTimeFormat;
use leptos::web_sys::js_sys::{Array, Date, Number, Object, Reflect};
use wasm_bindgen::JsValue;

/// The browser's way to write.
pub(super) const BROWSER: &Numerals = &Numerals { whole, decimal, day, ago };

/// Numbers below a thousand are plain digits in all our languages. The browser is not asked for
/// these: its first `toLocaleString` on a page is slow.
fn whole(lang: Lang, number: u64) -> String {
    if number < 1000 { number.to_string() } else { written(lang, number as f64) }
}

fn decimal(lang: Lang, ones: u64, tenths: u64) -> String {
    written(lang, ones as f64 + tenths as f64 / 10.0)
}

fn day(lang: Lang, seconds: i64) -> String {
    const MILLISECONDS: f64 = 1000.0;
    let options = Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        // Fails only for what is no object.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let date = Date::new(&JsValue::from_f64(seconds as f64 * MILLISECONDS));
    String::from(date.to_locale_date_string(lang.locale(), &options))
}

fn ago(lang: Lang, days: u64) -> String {
    let options = Object::new();
    // Fails only for what is no object.
    let _ = Reflect::set(&options, &"numeric".into(), &"auto".into());
    let format = RelativeTimeFormat::new(&Array::of1(&lang.locale().into()), &options);
    String::from(format.format(-(days as f64), "day"))
}

fn written(lang: Lang, number: f64) -> String {
    String::from(Number::from(number).to_locale_string(lang.locale()))
}
