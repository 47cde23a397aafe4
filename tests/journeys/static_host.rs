//! The built app without its usual proxy: in a folder of some host that only serves files, and out
//! of the service's binary alone.

use crate::Done;
use crate::browser::Browser;
use crate::person::{APP, Person};
use crate::stack::{Folder, Program, binary, dist};
use crate::states::USERNAME;
use ghcr_words::Lang;
use std::os::unix::fs::symlink;
use std::process::Command;
use thirtyfour::prelude::*;

/// A page of Python's own server, which knows nothing of the app, below a folder of its root.
struct StaticHost {
    server: Program,
    _root: Folder,
}

impl StaticHost {
    fn start() -> Self {
        let root = Folder::new();
        std::fs::create_dir_all(root.0.join("some")).expect("a folder");
        let app = dist().canonicalize().expect("the app is built");
        symlink(app, root.0.join("some/folder")).expect("a link");
        let server = Program::start(
            Command::new("python3")
                .args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory"])
                .arg(&root.0),
        );
        Self { server, _root: root }
    }

    fn url(&self) -> String {
        // `Serving HTTP on 127.0.0.1 port 8000 (http://127.0.0.1:8000/) ...`
        let line = &self.server.first_line;
        let (_, rest) = line.split_once('(').expect("an address in brackets");
        let (origin, _) = rest.split_once(')').expect("an address in brackets");
        format!("{origin}some/folder/")
    }
}

/// The colour of the main button, and the size of the text of the title: neither is the browser's
/// own.
const STYLED: &str = "
    const title = document.querySelector('h1');
    const masthead = getComputedStyle(document.querySelector('.masthead'));
    return masthead.display === 'grid' && getComputedStyle(title).fontWeight === '600'";

async fn has_its_styles(person: &Person) -> WebDriverResult<bool> {
    person.driver.execute(STYLED, vec![]).await?.convert()
}

#[tokio::test]
async fn in_a_folder_of_a_static_host_the_form_answers_and_the_help_opens() -> Done {
    let host = StaticHost::start();
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    person.driver.goto(host.url()).await?;
    assert!(has_its_styles(&person).await?);
    person.types(USERNAME, "my org").await?;
    person.field(USERNAME).await?.send_keys(Key::Tab).await?;
    person.sees(By::Css("#username[aria-invalid='true']")).await?;
    assert!(person.hears_about(USERNAME).await?.contains("space"));
    let pages = [
        ("Token guide", "guide"),
        ("Best practices", "best-practices"),
        ("Troubleshooting", "troubleshooting"),
    ];
    for (name, page) in pages {
        person
            .sees(By::XPath(format!("//nav//a[normalize-space()='{name}']")))
            .await?
            .click()
            .await?;
        person.sees(By::Css(format!(".app[data-page='{page}'] .help-body h2"))).await?;
        let address = person.driver.current_url().await?;
        assert!(address.as_str().ends_with(&format!("/some/folder/{page}/")), "{address}");
    }
    person.sees(By::XPath("//nav//a[normalize-space()='Connect']")).await?.click().await?;
    assert_eq!(person.reads_field(USERNAME).await?, "my org");
    // The same addresses, opened by themselves, and in another language.
    for (_, page) in pages {
        person.driver.goto(format!("{}{page}/?lang=fr", host.url())).await?;
        assert!(has_its_styles(&person).await?, "{page}");
        person.touches_the_page().await?;
        person.sees(By::Css(APP)).await?;
        person.sees(By::Css(format!(".app[lang='fr'][data-page='{page}'] .help-body h2"))).await?;
    }
    // There is no proxy, and the browser notes that it was asked.
    person.leaves(true).await?;
    Ok(())
}

#[tokio::test]
async fn the_binary_alone_in_an_empty_folder_serves_the_app() -> Done {
    let folder = Folder::new();
    let mut command = Command::new(binary("ghcr-proxy").canonicalize()?);
    let service = Program::start(command.args(["--listen", "127.0.0.1:0"]).current_dir(&folder.0));
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    for (language, path) in [("de", "/?lang=de"), ("en", "/")] {
        person.driver.goto(format!("{}{path}", service.address())).await?;
        person.sees(By::Css(format!(".app[lang='{language}'] #username"))).await?;
        assert!(has_its_styles(&person).await?, "{language}");
    }
    person.types(USERNAME, "my org").await?;
    person.field(USERNAME).await?.send_keys(Key::Tab).await?;
    person.sees(By::Css("#username[aria-invalid='true']")).await?;
    person.leaves(false).await?;
    Ok(())
}
