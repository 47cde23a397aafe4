//! Debian's `docker-registry`, the CNCF distribution: one process for each test, which keeps its
//! images in a folder that goes with it.

use super::issuer::{self, Issuer};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

const PACKAGE: &str = "docker-registry";
const PROGRAM: &str = "/usr/bin/docker-registry";

/// Tried once, however many tests need it.
static IS_INSTALLED: LazyLock<bool> = LazyLock::new(|| Path::new(PROGRAM).exists() || install());

/// Stopped on drop.
pub(super) struct Registry {
    child: Child,
    url: String,
    _folder: TempDir,
}

impl Registry {
    /// On a free port, asking for tokens of that issuer, to be fetched at `realm`.
    pub(super) fn start(realm: &str, issuer: &Issuer) -> Self {
        assert!(
            *IS_INSTALLED,
            "{PROGRAM} is missing, and could not be installed. On Debian: sudo apt-get install {PACKAGE}"
        );
        let folder = tempfile::tempdir().expect("a folder");
        let configuration = folder.path().join("config.yml");
        let certificate = folder.path().join("certificate.pem");
        std::fs::write(&certificate, issuer.certificate()).expect("a file");
        std::fs::write(&configuration, describe(folder.path(), realm, &certificate))
            .expect("a file");
        let mut child = Command::new(PROGRAM)
            .arg("serve")
            .arg(&configuration)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the registry starts");
        let url = format!("http://{}", wait_for_address(&mut child));
        Self { child, url, _folder: folder }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// JSON is YAML as well.
fn describe(folder: &Path, realm: &str, certificate: &Path) -> String {
    json!({
        "version": 0.1,
        "log": {"accesslog": {"disabled": true}},
        "storage": {"filesystem": {"rootdirectory": folder.join("images")}},
        "http": {"addr": "127.0.0.1:0", "relativeurls": true},
        "auth": {"token": {
            "realm": realm,
            "service": issuer::SERVICE,
            "issuer": issuer::NAME,
            "rootcertbundle": certificate,
        }},
    })
    .to_string()
}

/// Its log says the port once it is open; the rest is read too, as a pipe that nobody reads fills
/// up and stops it.
fn wait_for_address(child: &mut Child) -> String {
    let mut lines =
        BufReader::new(child.stderr.take().expect("stderr is piped")).lines().map_while(Result::ok);
    let mut log = String::new();
    let address = lines.by_ref().find_map(|line| {
        log += &format!("{line}\n");
        let (_, rest) = line.split_once("listening on ")?;
        Some(rest.split(['"', ',', ' ']).next()?.to_owned())
    });
    std::thread::spawn(move || lines.for_each(drop));
    address.unwrap_or_else(|| panic!("the registry did not start:\n{log}"))
}

/// Works as root on Debian, such as in a container that runs the tests.
fn install() -> bool {
    let run = |arguments: &[&str]| {
        let status = Command::new("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .status();
        status.is_ok_and(|status| status.success())
    };
    let install = ["install", "-y", "--no-install-recommends", PACKAGE];
    (run(&install) || (run(&["update"]) && run(&install))) && Path::new(PROGRAM).exists()
}
