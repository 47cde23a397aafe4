//! The time that it is.

#[cfg(target_arch = "wasm32")]
use leptos::web_sys::js_sys::Date;

/// The time, in seconds since 1970 (UTC).
pub(crate) fn now() -> i64 {
    #[cfg(target_arch = "wasm32")]
    #[expect(clippy::cast_possible_truncation, reason = "a clock is far below 2^53 milliseconds")]
    return (Date::now() / 1000.0) as i64;
    // Only tests and the prerender step run elsewhere, and show no time.
    #[cfg(not(target_arch = "wasm32"))]
    return 0;
}
