//! What a leash promises: nothing is left behind, even by a parent that was killed.

#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The shell starts the leashed program in the background and stays; `$$` is the shell itself.
const PARENT: &str = r#""$0" leash --parent $$ -- sh -c 'echo started; exec sleep 600' & wait"#;

#[test]
fn a_leashed_program_ends_when_its_parent_is_killed() {
    let mut parent = Command::new("sh")
        .args(["-c", PARENT, env!("CARGO_BIN_EXE_xtask")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(parent.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    assert_eq!(line, "started\n");

    parent.kill().unwrap();
    parent.wait().unwrap();

    // The pipe ends when the last program that holds it has ended.
    let (ended, wait) = mpsc::channel();
    thread::spawn(move || ended.send(output.read_to_end(&mut Vec::new()).is_ok()));
    assert_eq!(
        wait.recv_timeout(Duration::from_secs(10)),
        Ok(true),
        "the program outlived its parent"
    );
}

#[test]
fn a_program_whose_parent_is_gone_already_is_not_started() {
    let xtask = env!("CARGO_BIN_EXE_xtask");
    let output = Command::new(xtask)
        .args(["leash", "--parent", "1", "--", "echo", "started"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said, "error: the process 1 that asked for this program is gone\n");
}
