//! A world in one line: the service, and the sandbox that plays GitHub for it.

use ghcr_sandbox::Sandbox;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

/// The real binary, started with flags, stopped on drop.
pub(crate) struct Proxy {
    child: Child,
    url: String,
    /// Where metrics are, with `--admin-listen`.
    pub(crate) metrics: Option<String>,
    /// Collects the log as it is written: a pipe that nobody reads fills up and stops the service.
    log: Option<JoinHandle<String>>,
}

impl Proxy {
    /// Starts it on a free port; `RUST_LOG=trace`, so that whatever could be logged is.
    pub(crate) fn start(flags: &[&str]) -> Self {
        Self::spawn(command(flags))
    }

    /// Starts what [`command`] gave and somebody changed.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command.spawn().expect("the binary starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("stdout is piped");
        let mut stdout = BufReader::new(stdout);
        stdout.read_line(&mut line).expect("stdout can be read");
        let metrics = command.get_args().any(|it| it == "--admin-listen").then(|| {
            let mut line = String::new();
            stdout.read_line(&mut line).expect("stdout can be read");
            line.trim().trim_start_matches("metrics on ").to_owned()
        });
        let url =
            line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("it said {line:?}"));
        let mut stderr = child.stderr.take().expect("stderr is piped");
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).expect("the log is text");
            log
        });
        Self { url: url.to_owned(), metrics, child, log: Some(log) }
    }

    /// Against that GitHub.
    pub(crate) fn of(github: &Sandbox) -> Self {
        let url = github.url();
        Self::start(&["--github-api", url, "--registry", url])
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// Host and port.
    pub(crate) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) async fn post(&self, body: &Value) -> Response {
        client()
            .post(self.url("/api/v1/ghcr/validate"))
            .json(body)
            .send()
            .await
            .expect("the service answers")
    }

    /// The report for that name and token.
    pub(crate) async fn report(&self, username: &str, token: Option<&str>) -> Value {
        let response = self.post(&json!({"username": username, "token": token})).await;
        body_of(response, StatusCode::OK).await
    }

    /// Tells it to stop and returns all that it wrote to stderr.
    pub(crate) fn stop(self) -> String {
        terminate(self.child.id());
        self.log_at_end()
    }

    /// Waits until it ends by itself and returns all that it wrote to stderr.
    pub(crate) fn log_at_end(mut self) -> String {
        let log =
            self.log.take().expect("the log is collected once").join().expect("the log is text");
        assert!(self.child.wait().expect("it ends").success(), "{log}");
        log
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The binary with those flags, on a free port unless they say another.
pub(crate) fn command(flags: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ghcr-proxy"));
    if !flags.contains(&"--listen") {
        command.args(["--listen", "127.0.0.1:0"]);
    }
    if !flags.contains(&"--client-limit") {
        command.args(["--client-limit", "0", "--token-limit", "0"]);
    }
    command.args(flags).env("RUST_LOG", "trace").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Sends SIGTERM.
pub(crate) fn terminate(id: u32) {
    let sent = Command::new("kill").args(["-TERM", &id.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "SIGTERM cannot be sent");
}

/// The address of a port on which nobody listens.
pub(crate) fn closed_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    format!("http://{}", listener.local_addr().expect("it has an address"))
}

pub(crate) fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().build().expect("a client")
}

/// The JSON of an answer of that status; anything else is shown.
#[track_caller]
pub(crate) fn body_of(response: Response, status: StatusCode) -> impl Future<Output = Value> {
    let place = std::panic::Location::caller();
    async move {
        let seen = response.status();
        let text = response.text().await.expect("a body");
        assert_eq!(seen, status, "at {place}: {text}");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("at {place}: {error}: {text}"))
    }
}

/// The first rung that failed, and its cause.
pub(crate) fn first_failure(report: &Value) -> Option<(&str, &str)> {
    let checks = report["checks"].as_array()?;
    let failed = checks.iter().find(|check| check["outcome"] == "fail")?;
    Some((failed["code"].as_str()?, failed["cause"].as_str().unwrap_or_default()))
}
