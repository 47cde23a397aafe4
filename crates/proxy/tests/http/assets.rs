//! The app's files on the wire: languages, encodings, what is kept, and what a page may do.

use crate::support::{Proxy, body_of, client};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use serde_json::json;
use tempfile::TempDir;

const ENGLISH: &str = "<!doctype html><head><style>p { color: red }</style>\
    <link rel=\"modulepreload\" href=\"./app-0123456789abcdef.js\" /></head><p>Help</p>";
const FRENCH: &str = "<!doctype html><p>Aide</p>";
const STYLE_HASH: &str = "ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4=";
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src \
    'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The proxy with a small app, which lies in the folder.
struct Served {
    proxy: Proxy,
    _folder: TempDir,
}

impl Served {
    fn start(flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [
            ("index.html", ENGLISH),
            ("index.html.br", "brotli"),
            ("index.html.gz", "gzip"),
            ("index.fr.html", FRENCH),
            ("guide/index.html", "guide"),
            ("embed/index.html", "embed"),
            ("plain/notes.txt", "notes"),
            ("ghcr-connect.js", "js"),
            ("ghcr-connect.js.gz", "gzip"),
            ("app-0123456789abcdef.js", "js"),
            ("app-0123456789abcdef_bg.wasm", "wasm"),
            ("app-0123456789abcdef_bg.wasm.br", "brotli"),
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        std::fs::write(folder.path().join("site.json"), site()).expect("a file");
        let assets = ["--assets", folder.path().to_str().expect("a path")];
        Self { proxy: Proxy::start(&[&assets, flags].concat()), _folder: folder }
    }

    /// The answer as it comes: nothing is unpacked or followed.
    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        client();
        let client =
            Client::builder().no_proxy().redirect(Policy::none()).build().expect("a client");
        let asking = headers
            .iter()
            .fold(client.get(self.proxy.url(path)), |it, (name, value)| it.header(*name, *value));
        asking.send().await.expect("an answer")
    }
}

/// What the build has found in the pages.
fn site() -> String {
    let page = |file: &str, language: &str, hashes: &[&str], links: &[&str]| {
        let folder = file.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
        json!({
            "address": format!("/{}", folder.unwrap_or_default()), "language": language,
            "file": file, "style_hashes": hashes, "links": links,
        })
    };
    let link = "<./app-0123456789abcdef.js>; rel=modulepreload";
    let pages = [
        page("index.html", "en", &[STYLE_HASH], &[link]),
        page("index.fr.html", "fr", &[], &[]),
        page("guide/index.html", "en", &[], &[]),
        page("embed/index.html", "en", &[], &[]),
    ];
    json!({"pages": pages}).to_string()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn a_page_is_sent_with_all_that_it_may_do_and_will_need() {
    let served = Served::start(&[]);
    let page = served.get("/", &[]).await;
    let policy =
        PAGE_POLICY.replace("style-src 'self'", &format!("style-src 'self' 'sha256-{STYLE_HASH}'"));
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("content-language", "en"),
        ("cache-control", "no-cache"),
        ("content-security-policy", policy.as_str()),
        ("link", "<./app-0123456789abcdef.js>; rel=modulepreload"),
        ("vary", "Accept-Language, Accept-Encoding"),
        ("server-timing", "config;desc=usual"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), clipboard-write=(self), geolocation=(), microphone=(), payment=()",
        ),
        ("strict-transport-security", ""),
    ] {
        assert_eq!(header(&page, name), value, "{name}");
    }
    assert_eq!(page.text().await.expect("a body"), ENGLISH);
    let french = served.get("/", &[("accept-language", "fr")]).await;
    assert_eq!(header(&french, "content-security-policy"), PAGE_POLICY, "no inline style, no hash");
    assert_eq!(header(&french, "link"), "");
}

#[tokio::test]
async fn a_page_says_whether_there_is_anything_to_be_asked_before_it_is_shown() {
    for flags in [
        &["--support", "public"][..],
        &["--github-web", "https://github.example.com"],
        &["--support", "public,internal,private"],
    ] {
        is_own(flags).await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let personas = folder.path().join("personas.json");
    std::fs::write(&personas, "[]").expect("a file");
    is_own(&["--demo-personas", personas.to_str().expect("a path")]).await;
}

async fn is_own(flags: &[&str]) {
    let served = Served::start(flags);
    for address in ["/", "/guide/"] {
        let page = served.get(address, &[]).await;
        assert_eq!(header(&page, "server-timing"), "config;desc=own", "{address} with {flags:?}");
    }
}

#[tokio::test]
async fn a_page_comes_in_the_language_and_encoding_that_the_browser_likes() {
    let served = Served::start(&[]);
    let browser = [
        ("accept-language", "fr-FR,fr;q=0.9,en;q=0.8"),
        ("accept-encoding", "gzip, deflate, br, zstd"),
    ];
    for (address, language, coding, text) in [
        ("/", "fr", "", FRENCH),
        ("/?lang=en", "en", "br", "brotli"),
        ("/?lang=de", "en", "br", "brotli"),
        ("/guide/", "en", "", "guide"),
    ] {
        let page = served.get(address, &browser).await;
        assert_eq!(header(&page, "content-language"), language, "{address}");
        assert_eq!(header(&page, "content-encoding"), coding, "{address}");
        assert_eq!(page.text().await.expect("a body"), text, "{address}");
    }
    let old = served.get("/", &[("accept-encoding", "gzip")]).await;
    assert_eq!(header(&old, "content-encoding"), "gzip");
}

#[tokio::test]
async fn what_the_browser_has_already_is_not_sent_again() {
    let served = Served::start(&[]);
    let mut tags = Vec::new();
    for (address, headers) in [
        ("/", vec![]),
        ("/", vec![("accept-encoding", "br")]),
        ("/", vec![("accept-language", "fr")]),
        ("/guide/", vec![]),
        ("/ghcr-connect.js", vec![]),
        ("/ghcr-connect.js", vec![("accept-encoding", "gzip")]),
    ] {
        let first = served.get(address, &headers).await;
        let tag = header(&first, "etag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "{address}: {tag}");
        for known in [tag.clone(), format!("\"other\", W/{tag}")] {
            let again =
                served.get(address, &[&headers[..], &[("if-none-match", &known)]].concat()).await;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{address}");
            for name in
                ["etag", "vary", "cache-control", "content-security-policy", "server-timing"]
            {
                assert_eq!(header(&again, name), header(&first, name), "{address}: {name}");
            }
        }
        let other =
            served.get(address, &[&headers[..], &[("if-none-match", "\"other\"")]].concat()).await;
        assert_eq!(other.status(), StatusCode::OK, "{address}");
        assert!(!tags.contains(&tag), "{address}: two different answers with one tag");
        tags.push(tag);
    }
}

#[tokio::test]
async fn files_are_compressed_typed_and_kept_as_long_as_their_names_say() {
    let served = Served::start(&[]);
    let wasm =
        served.get("/app-0123456789abcdef_bg.wasm", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(header(&wasm, "content-type"), "application/wasm");
    assert_eq!(header(&wasm, "content-encoding"), "br");
    assert_eq!(header(&wasm, "cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(header(&wasm, "vary"), "Accept-Encoding");
    assert_eq!(wasm.text().await.expect("a body"), "brotli");
    let script = served.get("/ghcr-connect.js", &[]).await;
    assert_eq!(header(&script, "content-type"), "text/javascript");
    assert_eq!(header(&script, "cache-control"), "no-cache");
}

#[tokio::test]
async fn what_is_not_there_is_said_so_and_a_folder_leads_to_its_page() {
    let served = Served::start(&[]);
    for path in [
        "/nothing.js",
        "/../Cargo.toml",
        "/%2e%2e/secret",
        "/api/v1/nothing",
        "/plain",
        "/plain/",
        "//guide",
        "/ghcr-connect.js.gz",
    ] {
        let missing = served.get(path, &[]).await;
        assert_eq!(body_of(missing, StatusCode::NOT_FOUND).await["code"], "not_found", "{path}");
    }
    for path in ["/", "/guide/", "/ghcr-connect.js", "/nothing.js"] {
        let refused = client().post(served.proxy.url(path)).send().await.expect("an answer");
        assert_eq!(header(&refused, "allow"), "GET,HEAD", "{path}");
        let refused = body_of(refused, StatusCode::METHOD_NOT_ALLOWED).await;
        assert_eq!(refused["code"], "method_not_allowed", "{path}");
    }
    let moved = served.get("/guide?lang=fr", &[]).await;
    assert_eq!(moved.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(header(&moved, "location"), "guide/?lang=fr");
    let head = client().head(served.proxy.url("/guide/")).send().await.expect("an answer");
    assert_eq!(header(&head, "content-length"), "5");
    assert_eq!(head.text().await.expect("a body"), "");
}

#[tokio::test]
async fn only_the_embedded_page_may_be_framed_and_only_by_whom_the_operator_names() {
    let ancestors = async |served: &Served, path: &str| {
        let page = served.get(path, &[]).await;
        let policy = header(&page, "content-security-policy").to_owned();
        let found = policy.split("; ").find_map(|it| it.strip_prefix("frame-ancestors "));
        found.unwrap_or_default().to_owned()
    };
    let open = Served::start(&[
        "--allow-embed",
        "https://a.example",
        "--allow-embed",
        "http://localhost:3000",
    ]);
    for path in ["/embed/", "/embed/index.html"] {
        assert_eq!(
            ancestors(&open, path).await,
            "https://a.example http://localhost:3000",
            "{path}"
        );
    }
    for path in ["/", "/guide/", "/api/v1/config", "/embed/nothing"] {
        assert_eq!(ancestors(&open, path).await, "'none'", "{path}");
    }
    assert_eq!(ancestors(&Served::start(&[]), "/embed/").await, "'none'");
}

#[tokio::test]
async fn the_elements_files_can_be_read_from_the_origins_that_are_named_and_no_other() {
    let served = Served::start(&[
        "--allow-origin",
        "https://a.example",
        "--allow-embed",
        "https://b.example",
    ]);
    for path in ["/ghcr-connect.js", "/app-0123456789abcdef_bg.wasm", "/nothing.js"] {
        for (origin, allowed) in
            [("https://a.example", "https://a.example"), ("https://b.example", "https://b.example")]
        {
            let file = served.get(path, &[("origin", origin)]).await;
            assert_eq!(header(&file, "access-control-allow-origin"), allowed, "{path}");
        }
        let file = served.get(path, &[("origin", "https://c.example")]).await;
        assert_eq!(header(&file, "access-control-allow-origin"), "", "{path}");
        let own = served.get(path, &[]).await;
        let vary: Vec<_> = own.headers().get_all("vary").iter().collect();
        assert!(
            vary.iter().any(|it| *it == "Origin"),
            "a cache must know, whoever asked: {path}: {vary:?}"
        );
    }
    let closed =
        Served::start(&[]).get("/ghcr-connect.js", &[("origin", "https://a.example")]).await;
    assert_eq!(header(&closed, "access-control-allow-origin"), "");
    assert_eq!(header(&closed, "vary"), "Accept-Encoding");
}
