//! The headers of every answer.

use crate::access::Origin;
use axum::http::header::{self, Entry};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// On every answer that does not say otherwise itself. The element's files are asked for with CORS, where the resource
/// policy has no say; whoever asks for them without is not meant to have them.
const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), clipboard-write=(self), geolocation=(), microphone=(), payment=()",
        ),
    ),
];

/// A year, as browsers ask for. Not the hosts below this one: they are somebody else's to decide.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What a page may do: run its own scripts and WebAssembly, ask its own origin, use its own styles and those of its
/// inline blocks whose hashes are given. `trusted-types 'none'`: nothing here makes a node from a text, so no policy
/// that could is needed.
pub(crate) fn page_policy(style_hashes: &[String], embedders: &[Origin]) -> HeaderValue {
    let mut styles = String::new();
    for hash in style_hashes {
        styles += &format!(" 'sha256-{hash}'");
    }
    let ancestors: Vec<&str> = embedders.iter().map(Origin::as_str).collect();
    let ancestors = if ancestors.is_empty() { "'none'".to_owned() } else { ancestors.join(" ") };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'{styles}; \
         img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    );
    // Hashes and origins are visible ASCII, so this does not fail; if it did, nothing would be allowed.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The gateway's own word: the last, if there are more.
pub(super) fn is_over_tls(headers: &HeaderMap) -> bool {
    let forwarded = headers.get_all("x-forwarded-proto").iter().next_back().and_then(|it| it.to_str().ok());
    forwarded.and_then(|it| it.rsplit(',').next()).is_some_and(|it| it.trim().eq_ignore_ascii_case("https"))
}

/// Adds what the answer does not say itself.
pub(super) fn complete(headers: &mut HeaderMap, page_policy: &HeaderValue, is_over_tls: bool) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(value);
    }
    if let Entry::Vacant(policy) = headers.entry(header::CONTENT_SECURITY_POLICY) {
        policy.insert(page_policy.clone());
    }
    if is_over_tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_a_page_is_what_the_documents_say() {
        assert_eq!(
            page_policy(&[], &[]),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src \
             'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for \
             'script'; trusted-types 'none'"
        );
        let policy = page_policy(
            &["abc=".to_owned(), "def=".to_owned()],
            &["https://a.example".parse().unwrap(), "https://b.example:8443".parse().unwrap()],
        );
        let policy = policy.to_str().unwrap();
        assert!(policy.contains("; style-src 'self' 'sha256-abc=' 'sha256-def='; "), "{policy}");
        assert!(policy.contains("; frame-ancestors https://a.example https://b.example:8443; "), "{policy}");
    }

    #[test]
    fn the_last_gateway_says_whether_the_client_came_over_tls() {
        let forwarded = |text: &'static str| {
            HeaderMap::from_iter([("x-forwarded-proto".parse().unwrap(), HeaderValue::from_static(text))])
        };
        assert!(is_over_tls(&forwarded("https")) && is_over_tls(&forwarded("http, HTTPS")));
        assert!(!is_over_tls(&forwarded("https, http")) && !is_over_tls(&HeaderMap::new()));
    }
}
