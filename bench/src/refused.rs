//! How often a wrong token is sent: GitHub locks out whoever sends too many.

use anyhow::Result;
use futures_util::future::join_all;
use ghcr_contract::CheckCode;
use ghcr_sandbox::Sandbox;
use std::time::Duration;

use crate::figure::{Bound, Figure, count};
use crate::world::{Server, client, diagnose, question};

/// How many ask with the same wrong token at once.
const CROWDS: [usize; 3] = [1, 12, 100];

/// GitHub's time for an answer: everybody has asked by then.
const LATENCY: Duration = Duration::from_millis(300);

/// Diagnoses with a wrong token and a named image, one by itself and many at once. Each crowd has a
/// proxy of its own, which has not seen the token before.
pub(crate) async fn measure() -> Result<Vec<Figure>> {
    let mut question_with_image = question("Expired token")?;
    question_with_image["image"] = question("Image for two platforms")?["image"].take();
    let client = client()?;
    let mut figures = Vec::new();
    for crowd in CROWDS {
        let github = Sandbox::start().await;
        github.set_latency(LATENCY);
        let proxy = Server::proxy(github.url()).await?;
        let asking = (0..crowd).map(|_| diagnose(&client, &proxy, &question_with_image));
        // Whoever gets no report is missing in the count.
        let reports: Vec<_> = join_all(asking).await.into_iter().flatten().collect();
        let is_refused = Some(CheckCode::TokenAccepted);
        let told = reports.iter().filter(|report| report.headline == is_refused).count();
        let (logins, all) = (count(github.authenticated_count()), Bound::Exactly(count(crowd)));
        let name = |what: &str| format!("{crowd} at once with one wrong token: {what}");
        figures.push(Figure::bounded(name("logins"), logins, "", Bound::Exactly(1.0)));
        figures.push(Figure::bounded(name("told so"), count(told), "", all));
    }
    Ok(figures)
}
