//! The sandbox as a program.

use crate::asking::{Answer, get};
use ghcr_contract::Persona;
use ghcr_sandbox::world::tokens;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ghcr-sandbox");

struct Running {
    child: Child,
    url: String,
}

impl Running {
    fn start(args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut child = Command::new(PROGRAM)
            .arg("serve")
            .args(args)
            .envs(env.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line
            .trim()
            .strip_prefix("listening on ")
            .unwrap_or_else(|| panic!("{line:?}"))
            .to_owned();
        Self { child, url }
    }

    /// Stops it with a signal; gives whether it ended well, and all that it printed after the first
    /// line.
    fn stop(mut self, signal: &str) -> (bool, String) {
        Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        let ended_well = self.child.wait().unwrap().success();
        let mut printed = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut printed).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut printed).unwrap();
        (ended_well, printed)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[tokio::test]
async fn it_says_where_it_listens_answers_and_stops_on_either_signal() {
    for signal in ["-TERM", "-INT"] {
        let github = Running::start(&[], &[]);
        let answer =
            Answer::to(get(&github.url, "/user").bearer_auth(tokens::READ_PACKAGES.text())).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            github.stop(signal),
            (true, String::new()),
            "nothing is printed but the one line"
        );
    }
}

#[tokio::test]
async fn a_flag_or_a_variable_lets_things_go_wrong() {
    for github in [
        Running::start(
            &["--fault", "html-page", "--fault-path", "/users/", "--latency", "20"],
            &[],
        ),
        Running::start(
            &[],
            &[("GHCR_SANDBOX_FAULT", "html-page"), ("GHCR_SANDBOX_FAULT_PATH", "/users/")],
        ),
    ] {
        assert_eq!(Answer::to(get(&github.url, "/users/quillworks")).await.status, 403);
        assert_eq!(Answer::to(get(&github.url, "/rate_limit")).await.status, 200);
    }
}

#[tokio::test]
async fn it_stops_even_while_an_answer_hangs() {
    let github = Running::start(&["--fault", "hang"], &[]);
    let url = github.url.clone();
    let asking = tokio::spawn(async move { get(&url, "/user").send().await });
    assert!(tokio::task::spawn_blocking(move || github.stop("-TERM")).await.unwrap().0);
    assert!(asking.await.unwrap().is_err());
}

#[test]
fn it_listens_on_this_machine_only() {
    let output = Command::new(PROGRAM).args(["serve", "--listen", "0.0.0.0:0"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("use 127.0.0.1 or [::1] instead of 0.0.0.0"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn it_prints_the_personas_as_json() {
    let list = |args: &[&str]| -> Vec<Persona> {
        let output = Command::new(PROGRAM).arg("personas").args(args).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let titles =
        |personas: &[Persona]| personas.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
    let (some, all) = (list(&[]), list(&["--all"]));
    assert_eq!(titles(&some), titles(&ghcr_sandbox::personas()));
    let others =
        [ghcr_sandbox::more_to_try(), ghcr_sandbox::left_open(), ghcr_sandbox::endless_outages()];
    assert_eq!(titles(&all[some.len()..]), titles(&others.concat()));
}
