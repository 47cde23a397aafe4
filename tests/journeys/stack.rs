//! The built things, started as an operator would: the sandbox, the proxy with the app, the
//! browser's driver.

use ghcr_contract::Cause;
use serde::Deserialize;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A name and a token to type.
#[derive(Debug, Deserialize)]
pub(crate) struct Persona {
    pub(crate) title: String,
    pub(crate) username: String,
    pub(crate) token: Option<String>,
    pub(crate) image: Option<String>,
    pub(crate) expect: String,
    /// Of an outage only.
    pub(crate) cause: Option<Cause>,
}

/// A program that ends with its journey.
pub(crate) struct Program {
    child: Child,
    /// The line in which it said where it listens.
    pub(crate) first_line: String,
}

impl Program {
    pub(crate) fn start(command: &mut Command) -> Self {
        let shown = format!("{command:?}");
        Self::try_start(command).unwrap_or_else(|| panic!("{shown}: ended before it listened"))
    }

    /// `None` when it ends before it listens.
    pub(crate) fn try_start(command: &mut Command) -> Option<Self> {
        let shown = format!("{command:?}");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{shown}: {error}. `cargo xtask test` builds what the journeys need.")
            });
        let mut first_line = String::new();
        let stdout = child.stdout.take().expect("stdout is piped");
        let mut reader = BufReader::new(stdout);
        // Drivers say where they listen after a few lines about themselves; ours say it at once.
        while !["listening on ", "started successfully on port ", "serving http on "]
            .iter()
            .any(|it| first_line.to_lowercase().contains(it))
        {
            first_line.clear();
            if reader.read_line(&mut first_line).expect("stdout is text") == 0 {
                let _ = child.wait();
                return None;
            }
        }
        // A closed pipe would end a program that goes on printing.
        std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        Some(Self { child, first_line })
    }

    pub(crate) fn address(&self) -> String {
        self.first_line.trim().rsplit_once("listening on ").expect("an address").1.to_owned()
    }
}

impl Program {
    /// Ends it, after what it has started itself: a browser outlives its driver. Nothing is left to
    /// end after a journey that came to its end, and where there is no `pkill` a failed one leaves
    /// its browser behind.
    pub(crate) fn end_with_its_children(&mut self) {
        let parent = self.child.id().to_string();
        let _ = Command::new("pkill").args(["-KILL", "-P", &parent]).status();
        let _ = self.child.kill();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The file of what the demo offers, in the stack's folder.
const PERSONAS: &str = "personas.json";

/// The demo, as `cargo xtask serve --demo` starts it.
pub(crate) struct Stack {
    pub(crate) sandbox: Option<Program>,
    pub(crate) proxy: Option<Program>,
    url: String,
    folder: Folder,
}

impl Stack {
    /// Sandbox, proxy and app, with the sandbox's own flags, and names and tokens to try on the
    /// page.
    pub(crate) fn start(sandbox_flags: &[&str]) -> Self {
        let folder = Folder::new();
        let personas = folder.0.join(PERSONAS);
        std::fs::write(&personas, personas_json(&[])).expect("the personas can be written");
        Self::start_with(sandbox_flags, &["--demo-personas".as_ref(), personas.as_os_str()], folder)
    }

    /// The same as a product shows it: nothing to try, and nothing that says it is a demo.
    pub(crate) fn in_earnest(sandbox_flags: &[&str]) -> Self {
        Self::start_with(sandbox_flags, &[], Folder::new())
    }

    /// The same with a list of saved registries, which ends with it.
    pub(crate) fn with_a_list() -> Self {
        let flags = ["--database-url", "sqlite::memory:"].map(OsStr::new);
        Self::start_with(&[], &flags, Folder::new())
    }

    pub(crate) fn start_with(
        sandbox_flags: &[&str],
        proxy_flags: &[&OsStr],
        folder: Folder,
    ) -> Self {
        let sandbox = Program::start(
            Command::new(binary("ghcr-sandbox"))
                .args(["serve", "--listen", "127.0.0.1:0"])
                .args(sandbox_flags),
        );
        let github = sandbox.address();
        let proxy = Program::start(
            Command::new(binary("ghcr-proxy"))
                .args([
                    "--listen",
                    "127.0.0.1:0",
                    "--github-api",
                    &github,
                    "--registry",
                    &github,
                    "--assets",
                ])
                .arg(dist())
                .args(proxy_flags),
        );
        let url = proxy.address();
        Self { sandbox: Some(sandbox), proxy: Some(proxy), url, folder }
    }

    pub(crate) fn url(&self) -> String {
        format!("{}/", self.url)
    }

    /// Whether the page offers names and tokens to try.
    pub(crate) fn is_demo(&self) -> bool {
        self.folder.0.join(PERSONAS).exists()
    }
}

/// Every name and token that the demo offers.
pub(crate) fn personas() -> Vec<Persona> {
    read_personas(&[])
}

/// The one of that title, which the demo need not offer.
pub(crate) fn persona(title: &str) -> Persona {
    let found = read_personas(&["--all"]).into_iter().find(|it| it.title == title);
    found.unwrap_or_else(|| panic!("the sandbox has no persona {title:?}"))
}

/// The first that must end so.
pub(crate) fn persona_expecting(expect: &str) -> Persona {
    let found = personas().into_iter().find(|it| it.expect == expect && it.token.is_some());
    found.unwrap_or_else(|| panic!("no persona expects {expect}"))
}

fn read_personas(flags: &[&str]) -> Vec<Persona> {
    serde_json::from_str(&personas_json(flags)).expect("the sandbox prints its personas as JSON")
}

fn personas_json(flags: &[&str]) -> String {
    let mut command = Command::new(binary("ghcr-sandbox"));
    let output = command.arg("personas").args(flags).output().expect("the sandbox runs");
    String::from_utf8(output.stdout).expect("text")
}

pub(crate) fn binary(name: &str) -> PathBuf {
    let folder = std::env::var_os("GHCR_CONNECT_BIN_DIR")
        .map_or_else(|| root().join("target/release"), PathBuf::from);
    folder.join(name)
}

/// The built app.
pub(crate) fn dist() -> PathBuf {
    std::env::var_os("GHCR_CONNECT_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that goes with its journey.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let path = std::env::temp_dir()
            .join(format!("ghcr-connect-journey-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
