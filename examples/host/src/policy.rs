//! The content security policies of the examples: docs/embedding.md says which lines the element
//! needs.

use axum::http::HeaderValue;

/// What a page of that address may load, the element's origin being `app`. Nothing inline, and no
/// text becomes a script. The element needs no policy of Trusted Types; Vue makes one.
pub(crate) fn of(path: &str, app: &str) -> Option<HeaderValue> {
    // The one with the iframe.
    let frames =
        if path.starts_with("dashboard/") { format!("frame-src {app}; ") } else { String::new() };
    let types = if path.starts_with("vue/") { "vue" } else { "'none'" };
    let policy = format!(
        "default-src 'none'; script-src 'self' {app} 'wasm-unsafe-eval'; connect-src 'self' {app}; {frames}\
         style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
         require-trusted-types-for 'script'; trusted-types {types}"
    );
    HeaderValue::from_str(&policy).ok()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn only_the_dashboard_may_hold_the_frame() {
        let plain = of("plain/index.html", "http://127.0.0.1:1").unwrap();
        assert_eq!(
            plain.to_str().unwrap(),
            "default-src 'none'; script-src 'self' http://127.0.0.1:1 'wasm-unsafe-eval'; connect-src 'self' \
             http://127.0.0.1:1; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
        );
        let dashboard = of("dashboard/index.html", "http://127.0.0.1:1").unwrap();
        assert!(dashboard.to_str().unwrap().contains("; frame-src http://127.0.0.1:1; "));
    }
}
