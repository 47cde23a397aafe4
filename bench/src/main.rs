//! Sends prepared requests, many rounds at once, and decodes nothing.
//!
//! `cargo xtask bench` uses it twice: as the least that the proxy's calls can cost with the same
//! HTTP client, and as the crowd that asks the proxy. It is driven by lines: the first on standard
//! input is the [`Plan`]; one round is run to open connections, and `ready` printed. Each further
//! line runs all rounds and prints a [`Tally`].

use anyhow::{Context, Result};
use futures_util::future::join_all;
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, Write, stdin, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Nothing here should take so long; a lost answer is counted and not waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to send, and how often.
#[derive(Deserialize)]
struct Plan {
    /// Where to, without a slash at the end.
    base: String,
    /// Each wave is sent at once, when the wave before is answered.
    waves: Vec<Vec<Call>>,
    /// How many go through the waves side by side.
    rounds: usize,
    /// What every answer must hold; if nothing, any answer will do.
    #[serde(default)]
    expect: Option<String>,
}

/// One request.
#[derive(Deserialize)]
struct Call {
    method: String,
    path: String,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Option<String>,
}

/// What came of it.
#[derive(Serialize)]
struct Tally {
    answered: usize,
    wrong: usize,
    elapsed_ms: u128,
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut lines = stdin().lock().lines();
    let plan = lines.next().context("the first line must be the plan")??;
    let plan: Arc<Plan> =
        Arc::new(serde_json::from_str(&plan).context("the first line is no plan")?);
    let client = client()?;
    round(&client, &plan).await?;
    say("ready")?;
    for line in lines {
        line?;
        say(&serde_json::to_string(&all_rounds(&client, &plan).await)?)?;
    }
    Ok(())
}

/// Set up as the proxy's: no redirects, and a User-Agent.
fn client() -> Result<Client> {
    // An error means that one is set already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder =
        Client::builder().user_agent("bare-loop").redirect(redirect::Policy::none()).no_proxy();
    builder.timeout(PATIENCE).build().context("the HTTP client cannot be set up")
}

async fn all_rounds(client: &Client, plan: &Arc<Plan>) -> Tally {
    let start = Instant::now();
    let rounds = (0..plan.rounds).map(|_| {
        let (client, plan) = (client.clone(), Arc::clone(plan));
        tokio::spawn(async move { round(&client, &plan).await })
    });
    let mut tally = Tally { answered: 0, wrong: 0, elapsed_ms: 0 };
    for ended in join_all(rounds).await {
        match ended {
            Ok(Ok(is_right)) => {
                tally.answered += 1;
                tally.wrong += usize::from(!is_right);
            }
            Ok(Err(error)) => eprintln!("{error:#}"),
            Err(error) => eprintln!("{error}"),
        }
    }
    tally.elapsed_ms = start.elapsed().as_millis();
    tally
}

/// All waves, one after another; whether every answer holds what it must.
async fn round(client: &Client, plan: &Plan) -> Result<bool> {
    let mut is_right = true;
    for wave in &plan.waves {
        for answer in join_all(wave.iter().map(|call| send(client, plan, call))).await {
            is_right &= answer?;
        }
    }
    Ok(is_right)
}

async fn send(client: &Client, plan: &Plan, call: &Call) -> Result<bool> {
    let body = request(client, &plan.base, call)?.send().await?.bytes().await?;
    let holds =
        |wanted: &String| body.windows(wanted.len()).any(|window| window == wanted.as_bytes());
    Ok(plan.expect.as_ref().is_none_or(holds))
}

fn request(client: &Client, base: &str, call: &Call) -> Result<RequestBuilder> {
    let method: Method = call.method.parse().context("no such method")?;
    let mut request = client.request(method, format!("{base}{}", call.path));
    for (name, value) in &call.headers {
        request = request.header(name, value);
    }
    Ok(match &call.body {
        Some(body) => request.body(body.clone()),
        None => request,
    })
}

fn say(line: &str) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{line}")?;
    out.flush().context("nobody reads what this says")
}
