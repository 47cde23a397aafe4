//! A sandbox and a proxy of its own for each row, what is asked there, and what is answered.

use super::row::{Asks, Github, Row};
use crate::support::{Proxy, closed_port};
use clap::ValueEnum;
use ghcr_contract::Report;
use ghcr_sandbox::{Fault, FaultRule, Sandbox, Settings};
use serde_json::{Value, json};

/// What the proxy answers, or else the text of its answer; and the number of panics in its log.
pub(super) async fn ask(row: &Row) -> (Result<Report, String>, usize) {
    let github = Sandbox::start_with(settings(row.github)).await;
    let question = question(&github, &row.asks);
    let address = match row.github {
        Github::PortClosed => closed_port(),
        Github::NameUnknown => "https://github.invalid".to_owned(),
        Github::PlainHttp => github.url().replace("http://", "https://"),
        _ => github.url().to_owned(),
    };
    let proxy = Proxy::start(&["--github-api", &address, "--registry", &address]);
    let response = if matches!(row.github, Github::Stopped) {
        let stopping = async {
            while github.in_flight() == 0 {
                tokio::task::yield_now().await;
            }
            github.stop().await
        };
        tokio::join!(proxy.post(&question), stopping).0
    } else {
        proxy.post(&question).await
    };
    let text = response.text().await.unwrap_or_default();
    let panics = proxy.stop().matches("panicked at").count();
    (serde_json::from_str(&text).map_err(|_| text), panics)
}

fn settings(github: Github) -> Settings {
    let rule = match github {
        Github::Faulty { fault, path } => {
            Some(FaultRule::from(Fault::from_str(fault, false).expect(fault)).on(path))
        }
        Github::Stopped => Some(FaultRule::from(Fault::Hang)),
        _ => None,
    };
    let deny_anonymous = matches!(github, Github::DenyAnonymous);
    Settings { faults: rule.into_iter().collect(), deny_anonymous, ..Settings::default() }
}

fn question(github: &Sandbox, asks: &Asks) -> Value {
    let typed_by = |title| json!(github.persona(title));
    match asks {
        Asks::Persona(title) => {
            let persona = typed_by(title);
            let (username, token, image) =
                (&persona["username"], &persona["token"], &persona["image"]);
            json!({ "username": username, "token": token, "image": image })
        }
        Asks::Typed { name, token_of, image } => {
            let token = token_of.map(|title| typed_by(title)["token"].take());
            json!({ "username": name, "token": token, "image": image })
        }
    }
}
