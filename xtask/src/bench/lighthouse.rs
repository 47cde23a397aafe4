//! Lighthouse's scores, as on a phone, for the form and the guide.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use xshell::cmd;

use super::RUNS;
use super::figure::{Bound, Figure, median};
use crate::ask::{proxy, sandbox};
use crate::servers::Servers;
use crate::setup::browsers;
use crate::setup::npm::LIGHTHOUSE;
use crate::shell::{RELEASE, Shell};

const ADDRESSES: [&str; 2] = ["/", "/guide/"];
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

const CHROMIUM_FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic \
    --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/// What Lighthouse writes, as far as it is wanted.
#[derive(Debug, Deserialize)]
pub(super) struct Report {
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
    numeric_value: Option<f64>,
    display_value: Option<String>,
}

pub(super) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    let mut servers = Servers::quiet(shell);
    let github = servers.start("ghcr-sandbox", sandbox(shell, RELEASE))?;
    let app = proxy(shell, &github).arg("--assets").arg(shell.dist());
    let app = servers.start("ghcr-proxy", app)?;
    let categories = format!("--only-categories={}", CATEGORIES.join(","));
    let mut figures = Vec::new();
    for address in ADDRESSES {
        let mut runs = Vec::new();
        for run in 1..=RUNS {
            let report = Report::of(shell, &format!("{app}{address}"), &[&categories])?;
            println!("lighthouse {run} of {RUNS}: {address} {}", report.scores());
            runs.push(report);
        }
        figures.extend(CATEGORIES.map(|category| {
            let score = median(runs.iter().map(|run| run.score(category)));
            let least = if category == "performance" { 98.0 } else { 100.0 };
            let name = format!("{address} Lighthouse {category}");
            Figure::bounded(name, score, "of 100", Bound::AtLeast(least))
        }));
    }
    Ok(figures)
}

impl Report {
    /// Visits a page as Lighthouse's phone does.
    pub(super) fn of(shell: &Shell, url: &str, flags: &[&str]) -> Result<Self> {
        // Now and then it does not get hold of its own trace (`NO_NAVSTART`), and asks to be run
        // again.
        Self::of_one_visit(shell, url, flags).or_else(|_| Self::of_one_visit(shell, url, flags))
    }

    fn of_one_visit(shell: &Shell, url: &str, flags: &[&str]) -> Result<Self> {
        let lighthouse = LIGHTHOUSE.path(shell, "node_modules/.bin/lighthouse");
        let report = shell.target("lighthouse.json");
        let quietly = ["--quiet", "--no-enable-error-reporting", "--output=json"];
        let chromium = format!("--chrome-flags={CHROMIUM_FLAGS}");
        let visit = cmd!(shell, "{lighthouse} {url} {quietly...} {flags...} {chromium}")
            .arg("--output-path")
            .arg(&report)
            .env("CHROME_PATH", browsers::chromium(shell)?);
        shell.must(visit, "Lighthouse's message above says why.")?;
        let json = fs::read(&report)?;
        serde_json::from_slice(&json).context("Lighthouse's report is not as expected")
    }

    /// The value of a metric; the times are milliseconds.
    pub(super) fn metric(&self, id: &str) -> f64 {
        self.audits.get(id).and_then(|audit| audit.numeric_value).unwrap_or(f64::NAN)
    }

    /// Of 100.
    fn score(&self, category: &str) -> f64 {
        let score = self.categories.get(category).and_then(|it| it.score);
        score.map_or(f64::NAN, |score| (score * 100.0).round())
    }

    /// The scores, and below them what takes points off.
    fn scores(&self) -> String {
        let mut text =
            CATEGORIES.map(|category| format!("{category} {}", self.score(category))).join(", ");
        for (name, category) in &self.categories {
            let weighed = category.audit_refs.iter().filter(|it| it.weight > 0.0);
            let audits = weighed.filter_map(|it| self.audits.get(&it.id));
            for audit in audits.filter(|audit| audit.score.is_some_and(|score| score < 1.0)) {
                let value = audit.display_value.as_deref().unwrap_or_default();
                text += &format!("\n  {name}: {} {value}", audit.title);
            }
        }
        text
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
                    { "id": "lcp", "weight": 25 }, { "id": "cls", "weight": 25 },
                    { "id": "hint", "weight": 0 }] },
                "accessibility": { "score": 1, "auditRefs": [] },
                "best-practices": { "score": null, "auditRefs": [] },
                "seo": { "score": 1, "auditRefs": [] }
            },
            "audits": {
                "lcp": { "title": "Largest Contentful Paint", "score": 0.9,
                    "displayValue": "2.0 s", "numericValue": 2000 },
                "cls": { "title": "Cumulative Layout Shift", "score": 1 },
                "hint": { "title": "Not weighed", "score": 0 }
            }
        }"#;
        let report: Report = serde_json::from_str(report).unwrap();
        assert_eq!(
            report.scores(),
            "performance 98, accessibility 100, best-practices NaN, seo 100\n  \
             performance: Largest Contentful Paint 2.0 s"
        );
        assert!((report.metric("lcp") - 2000.0).abs() < f64::EPSILON);
    }
}
