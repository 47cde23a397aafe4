//! What the browser's network panel shows.

use crate::Done;
use crate::person::{GLANCE, PATIENCE, Person};
use crate::stack::{Stack, persona_expecting};
use serde_json::Value;
use thirtyfour::prelude::*;

/// A request that the panel shows, and how it ended.
#[derive(Debug)]
struct Request {
    id: String,
    address: String,
    end: Option<End>,
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    Finished,
    /// Also one that was cancelled; the text is the panel's.
    Failed(String),
}

/// Adds what the browser has recorded since the last look, but for what it asked for its own pages
/// (`chrome://`).
async fn look(person: &Person, requests: &mut Vec<Request>) -> WebDriverResult<()> {
    for entry in person.driver.get_log("performance").await? {
        let event: Value = serde_json::from_str(&entry.message)?;
        let (method, params) = (&event["message"]["method"], &event["message"]["params"]);
        let id = params["requestId"].as_str().unwrap_or_default();
        let end = match method.as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                let address = params["request"]["url"].as_str().unwrap_or_default().to_owned();
                if address.starts_with("http") {
                    requests.push(Request { id: id.to_owned(), address, end: None });
                }
                continue;
            }
            "Network.loadingFinished" => End::Finished,
            "Network.loadingFailed" => End::Failed(params["errorText"].to_string()),
            _ => continue,
        };
        if let Some(request) = requests.iter_mut().find(|it| it.id == id) {
            request.end = Some(end);
        }
    }
    Ok(())
}

/// It used to show as cancelled: `net::ERR_ABORTED`.
#[tokio::test]
async fn a_finished_test_is_a_finished_request() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::sits_down_with_a_network_panel().await?;
    person.goes_to(&stack, "").await?;
    let good = persona_expecting("ready");
    person.types("GitHub Username", &good.username).await?;
    person.types("Personal Access Token", good.token.as_deref().unwrap_or_default()).await?;
    person.presses("Test connection").await?;
    person.gets("ready").await?;

    let mut requests = Vec::new();
    let all_have_ended = async {
        let mut looks = tokio::time::interval(GLANCE);
        loop {
            looks.tick().await;
            look(&person, &mut requests).await?;
            let is_test = |it: &Request| it.address.ends_with("/api/v1/ghcr/validate");
            if requests.iter().any(is_test) && requests.iter().all(|it| it.end.is_some()) {
                return WebDriverResult::Ok(());
            }
        }
    };
    let is_in_time = tokio::time::timeout(PATIENCE, all_have_ended).await;
    let unfinished: Vec<_> = requests.iter().filter(|it| it.end != Some(End::Finished)).collect();
    assert!(unfinished.is_empty(), "{unfinished:#?}");
    is_in_time??;
    person.leaves(false).await?;
    Ok(())
}
