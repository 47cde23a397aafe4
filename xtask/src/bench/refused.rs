//! How often a wrong token is sent: GitHub locks out whoever sends too many.

use anyhow::{Context, Result};
use ghcr_contract::{CheckCode, Report};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use super::figure::{Bound, Figure};
use crate::proxy::{Person, Question, diagnose, person, proxy_command};
use crate::shell::Shell;

const BODY: &str = r#"{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}"#;

/// How many ask with the same wrong token at once.
const CROWDS: [u32; 2] = [12, 100];

/// GitHub's time for an answer: everybody has asked by then.
const LATENCY: Duration = Duration::from_millis(300);

/// Diagnoses with a wrong token and a named image, one by itself and many at once, at a GitHub that
/// accepts nobody and counts who tried.
pub(crate) fn measure(shell: &Shell, people: &[Person]) -> Result<Vec<Figure>> {
    let image = person(people, "Image for two platforms")?.question.image.clone();
    let mut question = person(people, "Expired token")?.question.clone();
    question.image = image;
    let (_, sent) = ask_at_once(shell, &question, 1)?;
    let name = "requests that carry a wrong token";
    let mut figures = vec![Figure::bounded(name, sent, "requests", Bound::Exactly(1.0))];
    for count in CROWDS {
        let (reports, sent) = ask_at_once(shell, &question, count)?;
        let refused = reports.iter().filter(|report| refuses_the_token(report)).count();
        figures.extend([
            Figure::bounded(
                format!("{count} at once with one wrong token: logins"),
                sent,
                "requests",
                Bound::Exactly(1.0),
            ),
            Figure::bounded(
                format!("{count} at once with one wrong token: told so"),
                f64::from(u32::try_from(refused)?),
                "reports",
                Bound::Exactly(f64::from(count)),
            ),
        ]);
    }
    Ok(figures)
}

/// The reports, and how many requests carried the token. Each crowd has a proxy of its own, which
/// has not seen the token before.
fn ask_at_once(shell: &Shell, question: &Question, count: u32) -> Result<(Vec<Report>, f64)> {
    let github = StrictGithub::start()?;
    let mut servers = super::quiet_servers(shell)?;
    let proxy = servers.start("ghcr-proxy", proxy_command(shell, &github.address))?;
    let reports = thread::scope(|scope| {
        let asking: Vec<_> =
            (0..count).map(|_| scope.spawn(|| diagnose(&proxy, question))).collect();
        // Whoever gets no report is missing in the count.
        asking.into_iter().filter_map(|thread| thread.join().ok()?.ok()).collect()
    });
    Ok((reports, f64::from(github.logins.load(Ordering::Relaxed))))
}

fn refuses_the_token(report: &Report) -> bool {
    report.headline == Some(CheckCode::TokenAccepted)
}

struct StrictGithub {
    address: String,
    logins: Arc<AtomicU32>,
}

impl StrictGithub {
    /// Listens for as long as this tool runs.
    fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot listen")?;
        let address = format!("http://{}", listener.local_addr()?);
        let logins = Arc::new(AtomicU32::new(0));
        let (counter, realm) = (Arc::clone(&logins), format!("{address}/token"));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (counter, realm) = (Arc::clone(&counter), realm.clone());
                // A connection that breaks is the client's affair.
                thread::spawn(move || answer(&stream, &counter, &realm).ok());
            }
        });
        Ok(Self { address, logins })
    }
}

/// Reads one request and refuses it, with what GitHub and its registry say to that.
#[expect(clippy::disallowed_methods, reason = "the time that GitHub takes is simulated")]
fn answer(mut stream: &TcpStream, logins: &AtomicU32, realm: &str) -> Result<()> {
    let mut is_head = false;
    for line in BufReader::new(stream).lines() {
        let line = line?.to_ascii_lowercase();
        is_head |= line.starts_with("head ");
        if line.starts_with("authorization:") {
            logins.fetch_add(1, Ordering::Relaxed);
        }
        if line.is_empty() {
            break;
        }
    }
    thread::sleep(LATENCY);
    let body = if is_head { "" } else { BODY };
    write!(
        stream,
        "HTTP/1.1 401 Unauthorized\r\nserver: GitHub.com\r\nx-github-request-id: BE:0:0:0:0\r\n\
         content-type: application/json; charset=utf-8\r\nconnection: close\r\ncontent-length: {}\r\n\
         www-authenticate: Bearer realm=\"{realm}\",service=\"ghcr.io\"\r\n\r\n{body}",
        body.len()
    )?;
    Ok(())
}
