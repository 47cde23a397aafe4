//! The binary alone, in a folder without a file: the app that it was built with. With the feature
//! `embed` only, which needs the built app.

use crate::support::{Proxy, body_of, client, command};
use reqwest::{Response, StatusCode};

/// Starts the binary in an empty folder, without any file of this checkout.
fn alone() -> Proxy {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = command(&[]);
    command.current_dir(folder.path());
    Proxy::spawn(command)
}

async fn get(proxy: &Proxy, path: &str, headers: &[(&str, &str)]) -> Response {
    let asking = client().get(proxy.url(path));
    let asking = headers.iter().fold(asking, |it, (name, value)| it.header(*name, *value));
    let answer = asking.send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

/// The files that the page names in `href` and `src`, as paths from the root.
fn files_of(html: &str) -> Vec<String> {
    let named = |attribute| html.split(attribute).skip(1).filter_map(|it| it.split('"').next());
    let all = named("href=\"").chain(named("src=\""));
    let files = all.filter(|it| it.contains('.') && !it.contains(':') && !it.ends_with('/'));
    files.map(|it| format!("/{}", it.trim_start_matches("./").trim_start_matches("../"))).collect()
}

#[tokio::test]
async fn the_binary_alone_serves_the_page_in_every_language_and_each_of_its_files() {
    let proxy = alone();
    for language in ["en", "fr", "de", "es"] {
        let page = get(&proxy, "/", &[("accept-language", language)]).await;
        assert_eq!(header(&page, "content-language"), language);
        assert!(header(&page, "content-security-policy").contains("'sha256-"), "{language}");
        assert!(header(&page, "link").contains("rel=modulepreload"), "{language}");
        let html = page.text().await.expect("a body");
        assert!(html.contains("<form "), "{language}");
        let files = files_of(&html);
        assert!(files.len() >= 4, "{language}: {files:?}");
        for file in files {
            let file = get(&proxy, &file, &[]).await;
            assert_eq!(
                header(&file, "cache-control"),
                "public, max-age=31536000, immutable",
                "{}",
                file.url()
            );
        }
    }
    let script = get(&proxy, "/ghcr-connect.js", &[]).await;
    assert_eq!(header(&script, "cache-control"), "no-cache");
    let missing = client().get(proxy.url("/.stage/")).send().await.expect("an answer");
    assert_eq!(body_of(missing, StatusCode::NOT_FOUND).await["code"], "not_found");
}

#[tokio::test]
async fn a_folder_takes_the_place_of_the_app_in_the_binary() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("index.html", "mine"),
        (
            "site.json",
            r#"{"pages": [{"address": "/", "language": "en", "file": "index.html",
                           "style_hashes": [], "links": []}]}"#,
        ),
    ] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let proxy = Proxy::start(&["--assets", folder.path().to_str().expect("a path")]);
    assert_eq!(get(&proxy, "/", &[]).await.text().await.expect("a body"), "mine");
}
