//! What clients that misbehave cost those that do not.
//!
//! The same validations are timed without them and beside them, by turns, and the two compared
//! within each turn.

use anyhow::{Context, Result, anyhow, bail, ensure};
use ghcr_contract::Verdict;
use std::io::{self, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::figure::{Bound, Figure, median};
use super::usage;
use crate::proxy::{Person, Question, diagnose, person, proxy_command, sandbox_command};
use crate::shell::Shell;

/// How often the two medians are taken for each kind of client, how many validations each is of,
/// and how many are under way at once.
const PAIRS: usize = 11;
const VALIDATIONS: usize = 100;
const AT_ONCE: usize = 4;

/// How much longer the others may take.
const MOST: Bound = Bound::AtMost(1.2);

const IDLE_CONNECTIONS: usize = 2000;

/// What the client that does not read asks for, one request after another on its connection. The
/// answers to a few hundred fill what the system keeps for a connection.
const UNREAD_REQUESTS: usize = 2000;

/// A proxy that uses no processor time for so long has nothing to do.
const QUIET: Duration = Duration::from_millis(200);
const MOST_WAITING: Duration = Duration::from_secs(60);
/// How long a connection may take to be made.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a client misbehaves.
#[derive(Clone, Copy, Debug)]
enum Misconduct {
    StopsReading,
    ByteASecond,
    StaysIdle,
}

impl Misconduct {
    const ALL: [Self; 3] = [Self::StopsReading, Self::ByteASecond, Self::StaysIdle];

    fn title(self) -> String {
        match self {
            Self::StopsReading => "a client that stops reading".to_owned(),
            Self::ByteASecond => "a client that sends a byte a second".to_owned(),
            Self::StaysIdle => "2,000 idle connections".to_owned(),
        }
    }
}

/// The three ratios of medians.
pub(crate) fn measure(shell: &Shell, people: &[Person]) -> Result<Vec<Figure>> {
    let question = &person(people, "Image for two platforms")?.question;
    let mut servers = super::quiet_servers(shell)?;
    let github = servers.start("ghcr-sandbox", sandbox_command(shell, &[]))?;
    let proxy = servers.start("ghcr-proxy", proxy_command(shell, &github))?;
    let process = servers.process_of("ghcr-proxy").context("the proxy was started")?;
    // Opens the connections to the sandbox.
    median_of_validations(&proxy, question)?;
    let mut figures = Vec::new();
    let mut times = Vec::new();
    for misconduct in Misconduct::ALL {
        let title = misconduct.title();
        let alone = || {
            wait_until_quiet(process)?;
            median_of_validations(&proxy, question)
        };
        let beside = || {
            let _client = BadClient::start(misconduct, &proxy, question)?;
            alone()
        };
        let mut ratios = Vec::new();
        for pair in 1..=PAIRS {
            // Who comes first changes, so that a machine that gets busier favours neither.
            let (with, without) = if pair % 2 == 0 {
                (beside()?, alone()?)
            } else {
                let without = alone()?;
                (beside()?, without)
            };
            println!("{title}, {pair} of {PAIRS}: {without:.2} ms alone, {with:.2} ms beside it");
            ratios.push(with / without);
            times.push(without);
            shell.running.err_if_stopped()?;
        }
        let name = format!("validation beside {title} : alone");
        figures.push(Figure::bounded(name, median(ratios), "times", MOST));
    }
    let name = format!("validation alone, {AT_ONCE} at a time, upstream at once");
    figures.insert(0, Figure::told(name, median(times), "ms"));
    Ok(figures)
}

/// In milliseconds, from outside. Every validation must come out right.
fn median_of_validations(proxy: &str, question: &Question) -> Result<f64> {
    let one_after_another = || {
        let mut times = Vec::new();
        for _ in 0..VALIDATIONS / AT_ONCE {
            let start = Instant::now();
            let report = diagnose(proxy, question)?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            ensure!(report.verdict == Verdict::Ready, "this account is ready: {report:?}");
        }
        Ok(times)
    };
    let times: Result<Vec<Vec<f64>>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(one_after_another)).collect();
        let of_thread =
            |thread: thread::ScopedJoinHandle<'_, _>| thread.join().unwrap_or_else(|_| panicked());
        threads.into_iter().map(of_thread).collect()
    });
    Ok(median(times?.concat()))
}

fn panicked() -> Result<Vec<f64>> {
    Err(anyhow!("asking went wrong in this tool itself"))
}

/// Waits until the process uses no processor time any more.
fn wait_until_quiet(process: u32) -> Result<()> {
    let (_timer, never) = mpsc::channel::<()>();
    let start = Instant::now();
    let mut before = usage::cpu_seconds(process)?;
    while start.elapsed() < MOST_WAITING {
        // Nothing is ever sent, so this only lets time pass.
        let _ = never.recv_timeout(QUIET);
        let now = usage::cpu_seconds(process)?;
        if (now - before).abs() < f64::EPSILON {
            return Ok(());
        }
        before = now;
    }
    bail!("the proxy was busy for {} s with nothing to do", MOST_WAITING.as_secs())
}

/// A client that misbehaves until it is dropped.
struct BadClient {
    connections: Vec<TcpStream>,
    /// Ends the thread that writes slowly, if there is one.
    _running: Option<Sender<()>>,
}

impl BadClient {
    fn start(misconduct: Misconduct, proxy: &str, question: &Question) -> Result<Self> {
        let host = proxy.strip_prefix("http://").context("the proxy speaks HTTP")?;
        let address: SocketAddr = host.parse().context("the proxy has no address")?;
        let connect = || {
            TcpStream::connect_timeout(&address, PATIENCE).context("the proxy takes no connection")
        };
        let request = request_for_events(host, question)?;
        match misconduct {
            Misconduct::StopsReading => {
                let connection = connect()?;
                let mut writing = connection.try_clone()?;
                // Ends when all is written or the connection is shut down.
                thread::spawn(move || writing.write_all(&request.repeat(UNREAD_REQUESTS)));
                Ok(Self { connections: vec![connection], _running: None })
            }
            Misconduct::ByteASecond => {
                let connection = connect()?;
                let writing = connection.try_clone()?;
                let (running, stop) = mpsc::channel();
                thread::spawn(move || write_slowly(writing, &request, &stop));
                Ok(Self { connections: vec![connection], _running: Some(running) })
            }
            Misconduct::StaysIdle => {
                let connections = (0..IDLE_CONNECTIONS).map(|_| connect());
                Ok(Self { connections: connections.collect::<Result<_>>()?, _running: None })
            }
        }
    }
}

impl Drop for BadClient {
    fn drop(&mut self) {
        for connection in &self.connections {
            // The proxy may have been first.
            let _ = connection.shutdown(Shutdown::Both);
        }
    }
}

fn request_for_events(host: &str, question: &Question) -> Result<Vec<u8>> {
    let body = serde_json::to_string(question)?;
    let head = format!(
        "POST /api/v1/ghcr/validate HTTP/1.1\r\nhost: {host}\r\naccept: application/x-ndjson\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    Ok((head + &body).into_bytes())
}

/// A byte a second, until the other end of `stop` is dropped.
fn write_slowly(mut connection: TcpStream, request: &[u8], stop: &Receiver<()>) -> io::Result<()> {
    for byte in request {
        connection.write_all(&[*byte])?;
        if stop.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Disconnected) {
            break;
        }
    }
    Ok(())
}
