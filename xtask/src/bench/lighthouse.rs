//! Lighthouse's scores, as on a phone, for the form and the guide.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

use super::figure::{Bound, Figure, median};
use super::{RUNS, page};
use crate::app;
use crate::proxy::{proxy_command, sandbox_command};
use crate::setup::{self, browser, lighthouse};
use crate::shell::Shell;

const ADDRESSES: [&str; 2] = ["/", "/guide/"];
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// What Lighthouse writes, as far as it is wanted.
#[derive(Debug, Deserialize)]
struct Scores {
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    /// Of 1; none where Lighthouse itself failed.
    score: Option<f64>,
    audit_refs: Vec<AuditRef>,
}

#[derive(Debug, Deserialize)]
struct AuditRef {
    id: String,
    weight: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    title: String,
    score: Option<f64>,
    display_value: Option<String>,
}

pub(crate) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    setup::make_ready(shell, setup::FOR_SCORING)?;
    app::build(shell)?;
    let mut servers = super::quiet_servers(shell)?;
    let github = servers.start("ghcr-sandbox", sandbox_command(shell, &[]))?;
    let mut proxy = proxy_command(shell, &github);
    proxy.arg("--assets").arg(shell.place.dist());
    let proxy = servers.start("ghcr-proxy", proxy)?;
    let mut figures = Vec::new();
    for address in ADDRESSES {
        let mut runs = Vec::new();
        for run in 1..=RUNS {
            let scores = judge(shell, &format!("{proxy}{address}"))?;
            println!("lighthouse {run} of {RUNS}: {address} {}", scores.told());
            runs.push(scores);
        }
        figures.extend(CATEGORIES.map(|category| figure(address, category, &runs)));
    }
    Ok(figures)
}

/// Mobile is what Lighthouse takes if it is told nothing.
fn judge(shell: &Shell, url: &str) -> Result<Scores> {
    // Now and then it does not get hold of its own trace (`NO_NAVSTART`), and asks to be run again.
    judge_once(shell, url).or_else(|_| judge_once(shell, url))
}

fn judge_once(shell: &Shell, url: &str) -> Result<Scores> {
    let report = shell.place.target().join("lighthouse.json");
    let mut command = lighthouse::command(shell);
    command.arg(url).args(["--quiet", "--no-enable-error-reporting", "--output=json"]);
    command.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    command.arg(format!("--chrome-flags={}", page::FLAGS.join(" ")));
    command.arg("--output-path").arg(&report).env("CHROME_PATH", browser::program()?);
    shell.must(command, "Lighthouse's message above says why.")?;
    let json = fs::read(&report).with_context(|| format!("cannot read {}", report.display()))?;
    serde_json::from_slice(&json).context("Lighthouse's report is not as expected")
}

fn figure(address: &str, category: &str, runs: &[Scores]) -> Figure {
    let score = median(runs.iter().map(|run| run.score(category)).collect());
    let least = if category == "performance" { 98.0 } else { 100.0 };
    let name = format!("{address} Lighthouse {category}");
    Figure::bounded(name, score, "of 100", Bound::AtLeast(least))
}

impl Scores {
    /// Of 100.
    fn score(&self, category: &str) -> f64 {
        let score = self.categories.get(category).and_then(|it| it.score);
        score.map_or(f64::NAN, |score| (score * 100.0).round())
    }

    /// The scores, and below them what takes points off.
    fn told(&self) -> String {
        let scores = CATEGORIES.map(|category| format!("{category} {}", self.score(category)));
        let mut text = scores.join(", ");
        for category in CATEGORIES {
            for failing in self.failing(category) {
                text += &format!("\n  {category}: {failing}");
            }
        }
        text
    }

    fn failing(&self, category: &str) -> Vec<String> {
        let Some(found) = self.categories.get(category).filter(|it| it.score != Some(1.0)) else {
            return Vec::new();
        };
        let is_weighed = |it: &&AuditRef| it.weight > 0.0;
        let failing = found.audit_refs.iter().filter(is_weighed).filter_map(|it| {
            let audit = self
                .audits
                .get(&it.id)
                .filter(|audit| audit.score.is_some_and(|score| score < 1.0))?;
            let value =
                audit.display_value.as_deref().map(|it| format!(" ({it})")).unwrap_or_default();
            Some(format!("{}: {}{value}", it.id, audit.title))
        });
        failing.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_below_a_hundred_names_the_audits_that_cost_points() {
        let report = r#"{
            "categories": {
                "performance": { "score": 0.98, "auditRefs": [
                    { "id": "lcp", "weight": 25 }, { "id": "cls", "weight": 25 }, { "id": "hint", "weight": 0 }] },
                "accessibility": { "score": 1, "auditRefs": [{ "id": "skipped", "weight": 1 }] },
                "best-practices": { "score": null, "auditRefs": [] },
                "seo": { "score": 1, "auditRefs": [] }
            },
            "audits": {
                "lcp": { "title": "Largest Contentful Paint", "score": 0.9, "displayValue": "2.0 s" },
                "cls": { "title": "Cumulative Layout Shift", "score": 1 },
                "hint": { "title": "Not weighed", "score": 0 },
                "skipped": { "title": "Not applicable", "score": null }
            }
        }"#;
        let scores: Scores = serde_json::from_str(report).unwrap();
        assert_eq!(
            scores.told(),
            "performance 98, accessibility 100, best-practices NaN, seo 100\n  \
             performance: lcp: Largest Contentful Paint (2.0 s)"
        );
        assert!(!figure("/", "best-practices", &[scores]).holds());
    }
}
