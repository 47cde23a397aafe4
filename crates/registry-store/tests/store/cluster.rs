//! A PostgreSQL of our own: Debian's package, started in a temporary folder.

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use tempfile::TempDir;

/// PostgreSQL refuses to run as root, so root starts it as `nobody`.
const NOBODY: u32 = 65534;

const ADVICE: &str = "These tests need PostgreSQL's server. `cargo xtask test` installs it on \
    Debian; by hand: `apt-get install postgresql`. Elsewhere install PostgreSQL 13 or newer and \
    name the folder of `initdb` in $GHCR_CONNECT_POSTGRES_BIN.";

/// Runs the server until the standard input ends, which it does when this process ends, however it
/// ends. `$REMOVE` is the folder to remove then.
const RUN: &str = r#""$0" "$@" & server=$!
    cat > /dev/null
    kill -INT "$server" 2> /dev/null; wait "$server"
    if [ -n "$REMOVE" ]; then rm -rf "$REMOVE"; fi"#;

/// A server with its data. Dropping it stops the server and removes the data.
pub(crate) struct Cluster {
    folder: PathBuf,
    guard: Option<TempDir>,
    programs: PathBuf,
    runner: Option<Child>,
}

impl Cluster {
    /// The one that all tests share, each with a database of its own.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut cluster = Self::new();
            // A static is not dropped: the script removes the folder.
            cluster.folder = cluster.guard.take().expect("its folder").keep();
            cluster.start();
            cluster
        })
    }

    /// One of its own, for a test that kills it.
    pub(crate) fn of_its_own() -> Self {
        let mut cluster = Self::new();
        cluster.start();
        cluster
    }

    fn new() -> Self {
        let programs = programs();
        let guard = TempDir::with_prefix("ghcr-connect-postgres-").expect("a temporary folder");
        let folder = guard.path().to_owned();
        if is_root() {
            chown(&folder, Some(NOBODY), Some(NOBODY)).expect("nobody can have the folder");
        }
        let cluster = Self { folder, guard: Some(guard), programs, runner: None };
        let mut initdb = cluster.command("initdb");
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]);
        let output = initdb.arg("-D").arg(cluster.data()).output().expect("initdb starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        cluster
    }

    /// Starts the server and waits until it takes connections. After a kill, the memory of the one
    /// before may still be in use for a moment; then it is tried again.
    pub(crate) fn start(&mut self) {
        for attempt in 1.. {
            match self.try_to_start() {
                Ok(()) => return,
                Err(log) => assert!(attempt < 50, "PostgreSQL does not start: {log}"),
            }
        }
    }

    fn try_to_start(&mut self) -> Result<(), String> {
        let mut command = as_nobody(Command::new("sh"));
        command.args(["-c", RUN]).arg(self.programs.join("postgres")).arg("-D").arg(self.data());
        command.arg("-k").arg(&self.folder);
        command.args(["-c", "listen_addresses=", "-c", "max_connections=200"]);
        command.args(["-c", "lc_messages=C"]);
        let remove = if self.guard.is_some() { Path::new("") } else { &self.folder };
        command.env("REMOVE", remove).current_dir("/");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut runner = command.spawn().expect("sh starts");
        let mut log = BufReader::new(runner.stderr.take().expect("its log"));
        let mut read = String::new();
        loop {
            let before = read.len();
            let length = log.read_line(&mut read).expect("its log can be read");
            let line = read.get(before..).unwrap_or_default();
            if line.contains("ready to accept connections") {
                break;
            }
            if length == 0 || line.contains("FATAL") {
                drop(runner.stdin.take());
                runner.wait().expect("it ends");
                return Err(read);
            }
        }
        // Nobody may wait for a log that nobody reads.
        thread::spawn(move || log.read_to_end(&mut Vec::new()));
        self.runner = Some(runner);
        Ok(())
    }

    /// Makes an empty database and returns its URL.
    pub(crate) async fn new_database(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let mut connection =
            PgConnection::connect(&self.url("postgres")).await.expect("it answers");
        let text = format!("CREATE DATABASE {name}");
        sqlx::query(AssertSqlSafe(text)).execute(&mut connection).await.expect("a new database");
        connection.close().await.expect("it closes");
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    /// Kills every process of the server with SIGKILL.
    pub(crate) fn kill_outright(&mut self) {
        let file = self.data().join("postmaster.pid");
        let text = std::fs::read_to_string(file).expect("it runs");
        let main = text.lines().next().expect("the id of its process").trim().to_owned();
        let children = std::fs::read_to_string(format!("/proc/{main}/task/{main}/children"));
        let children = children.unwrap_or_default();
        let mut kill = Command::new("sh");
        kill.args(["-c", r#"kill -9 "$@" 2> /dev/null"#, "sh", &main]);
        kill.args(children.split_whitespace()).status().expect("sh starts");
        self.stop();
    }

    fn stop(&mut self) {
        if let Some(mut runner) = self.runner.take() {
            drop(runner.stdin.take());
            runner.wait().expect("it ends");
        }
    }

    /// What `pg_dump` writes of a database.
    pub(crate) fn dump(&self, url: &str) -> Vec<u8> {
        let output = self.command("pg_dump").arg(url).output().expect("pg_dump starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// Where its files are, the write-ahead log among them.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = as_nobody(Command::new(self.programs.join(program)));
        command.current_dir("/");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}

fn as_nobody(mut command: Command) -> Command {
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// Asks for the owner of a process of ours: std has no `geteuid`.
fn is_root() -> bool {
    let file = tempfile::tempfile().expect("a temporary file");
    file.metadata().expect("its owner").uid() == 0
}

/// The folder of `initdb`: the chosen one, else the newest of Debian's, else where PATH has it.
fn programs() -> PathBuf {
    let folders = match std::env::var_os("GHCR_CONNECT_POSTGRES_BIN") {
        Some(chosen) => vec![chosen.into()],
        None => usual_folders(),
    };
    folders.into_iter().find(|folder| folder.join("initdb").is_file()).expect(ADVICE)
}

fn usual_folders() -> Vec<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut installed: Vec<(u32, PathBuf)> = versions
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .collect();
    installed.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    installed.into_iter().rev().map(|(_, bin)| bin).chain(std::env::split_paths(&path)).collect()
}
