//! The headers of every answer.

use crate::middleware::access::Origin;
use axum::http::header::{self, Entry};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

/// On every answer that does not say otherwise itself. The element's files are asked for with CORS,
/// where the resource policy has no say; whoever asks for them without is not meant to have them.
const ALWAYS: [(HeaderName, HeaderValue); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// On every answer that a browser could show by itself, beside the policy of a page.
const OF_DOCUMENTS: [(HeaderName, HeaderValue); 2] = [
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), clipboard-write=(self), geolocation=(), microphone=(), payment=()",
        ),
    ),
];

/// What is a part of a page, and shown by itself only a text: half a kilobyte about documents would
/// say nothing there.
const PARTS: [&str; 4] = ["text/javascript", "text/css", "text/plain", "application/wasm"];

/// What a browser shows by itself only as a text, and may be asked for by a page that means to: it
/// runs nothing, and stands in no frame. That is all there is to say of it.
const DATA: [&str; 3] = ["application/json", "application/problem+json", "application/x-ndjson"];
const POLICY_OF_DATA: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// A year, as browsers ask for. Not the hosts below this one: they are somebody else's to decide.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What a page may do: run its own scripts and WebAssembly, ask its own origin, use its own styles
/// and those of its inline blocks whose hashes are given. `trusted-types 'none'`: nothing here
/// makes a node from a text, so no policy that could is needed.
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
    // Hashes and origins are visible ASCII, so this does not fail; if it did, nothing would be
    // allowed.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// Adds what the answer does not say itself.
pub(super) fn complete(response: &mut Response, page_policy: &HeaderValue, is_over_tls: bool) {
    // What the browser has already keeps the headers that it came with.
    let is_new = response.status() != StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(value);
    }
    if is_new && is_one_of(&DATA, headers) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(POLICY_OF_DATA);
    } else if is_new && !is_one_of(&PARTS, headers) {
        for (name, value) in OF_DOCUMENTS {
            headers.entry(name).or_insert(value);
        }
        if let Entry::Vacant(policy) = headers.entry(header::CONTENT_SECURITY_POLICY) {
            policy.insert(page_policy.clone());
        }
    }
    if is_over_tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
}

fn is_one_of(kinds: &[&str], headers: &HeaderMap) -> bool {
    let kind =
        headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kinds.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_documents_is_said_of_documents() {
        for (kind, is_document) in [
            (Some("text/html"), true),
            (Some("image/svg+xml"), true),
            (None, true),
            (Some("text/javascript"), false),
            (Some("text/css; charset=utf-8"), false),
            (Some("application/wasm"), false),
        ] {
            let mut response = Response::default();
            let kinds = kind.map(|kind| (header::CONTENT_TYPE, HeaderValue::from_static(kind)));
            response.headers_mut().extend(kinds);
            complete(&mut response, &HeaderValue::from_static("a policy"), false);
            let headers = response.headers();
            assert_eq!(
                headers.contains_key(header::CONTENT_SECURITY_POLICY),
                is_document,
                "{kind:?}"
            );
            assert_eq!(headers.contains_key("permissions-policy"), is_document, "{kind:?}");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        }
    }

    #[test]
    fn data_runs_nothing_and_stands_in_no_frame() {
        for kind in
            ["application/json", "application/problem+json; charset=utf-8", "application/x-ndjson"]
        {
            let mut response = Response::default();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            complete(&mut response, &HeaderValue::from_static("a policy"), false);
            let headers = response.headers();
            assert_eq!(
                headers[header::CONTENT_SECURITY_POLICY],
                "default-src 'none'; frame-ancestors 'none'"
            );
            assert!(!headers.contains_key("permissions-policy"), "{kind}");
        }
    }

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
        assert!(
            policy.contains("; frame-ancestors https://a.example https://b.example:8443; "),
            "{policy}"
        );
    }
}
