use super::*;
use crate::gather::upstream::Failure;
use ghcr_contract::{Check, Outcome};
use std::collections::{BTreeMap, BTreeSet};

const DASHBOARD: &str = include_str!("../../../../deploy/grafana/ghcr-connect.json");
const ALERTS: &str = include_str!("../../../../deploy/prometheus/alerts.yml");
const OPERATIONS: &str = include_str!("../../../../docs/operations.md");
const PREFIX: &str = "ghcr_connect_";

/// Metrics of which each has been counted once.
fn counted() -> Metrics {
    let metrics = Metrics::new(true);
    let took = Duration::from_millis(20);
    metrics.count_request("/api/v1/config", &Method::GET, StatusCode::OK, took);
    let checks = vec![Check::new(CheckCode::TokenAccepted, Outcome::Fail)];
    metrics.count_report(&Report::conclude(checks, 20, 1));
    for host in HostKind::ALL {
        metrics.count_call(*host, CallEnd::Status(200), took);
    }
    let saved = metrics.saved().unwrap();
    saved.set(&ghcr_registry_store::Counts {
        registries: vec![(ghcr_registry_store::State::Ready, 1)],
        tokens_expiring: vec![(30, 1)],
        ..ghcr_registry_store::Counts::default()
    });
    Retested::ALL.iter().for_each(|result| saved.count_retest(*result));
    [true, false].into_iter().for_each(|is_delivered| saved.count_webhook(is_delivered));
    metrics
}

fn written(metrics: &Metrics, format: Format) -> String {
    metrics.encode(format, Queue { under_way: 3, waiting: 1 }).unwrap()
}

/// The name of each series, with the names of its labels.
fn series() -> BTreeMap<String, BTreeSet<String>> {
    let text = written(&counted(), Format::Prometheus);
    let samples = text.lines().filter(|line| !line.starts_with('#'));
    samples
        .map(|line| {
            let end = line.find(['{', ' ']).unwrap();
            let labels =
                line[end..].split('"').step_by(2).map(|it| it.trim_matches([',', '{', '=']));
            let labels = labels.filter(|it| !it.starts_with(['}', ' ']));
            (line[..end].to_owned(), labels.map(str::to_owned).collect())
        })
        .collect()
}

/// The names of metrics in a text, each with what comes after it.
fn mentions(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(PREFIX).map(|(start, _)| {
        let rest = &text[start..];
        let end =
            rest.find(|it: char| !it.is_ascii_lowercase() && it != '_' && !it.is_ascii_digit());
        rest.split_at(end.unwrap_or(rest.len()))
    })
}

#[test]
fn queries_name_metrics_and_labels_that_there_are() {
    let series = series();
    // A dashboard escapes its quotes.
    for text in [&DASHBOARD.replace("\\\"", "\""), ALERTS] {
        let mut count = 0;
        for (name, rest) in mentions(text) {
            let labels = series.get(name).unwrap_or_else(|| panic!("there is no {name}"));
            let matchers = rest.strip_prefix('{').and_then(|it| it.split('}').next());
            let matchers = matchers.unwrap_or_default().split(',').filter(|it| !it.is_empty());
            for matcher in matchers {
                let label = matcher.trim().split(['=', '!']).next().unwrap_or_default();
                assert!(label == "instance" || labels.contains(label), "{name} has no {label}");
            }
            count += 1;
        }
        assert!(count >= 5, "{count}");
    }
}

#[test]
fn operators_can_read_about_every_metric_and_every_alert() {
    let types = written(&counted(), Format::Prometheus);
    let names = types.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    for name in names.filter_map(|it| it.split(' ').next()) {
        assert!(OPERATIONS.contains(&format!("`{name}")), "docs/operations.md has no {name}");
    }
    for (name, _) in mentions(OPERATIONS) {
        assert!(types.contains(&format!("# TYPE {name} ")), "docs/operations.md: no {name}");
    }
    let alerts = ALERTS.lines().filter_map(|line| line.trim().strip_prefix("- alert: "));
    let alerts: Vec<_> = alerts.collect();
    assert_eq!(alerts.len(), 5);
    for alert in alerts {
        assert!(OPERATIONS.contains(&format!("\n### {alert}\n")), "no entry about {alert}");
        let link = format!("runbook: docs/operations.md#{}\n", alert.to_ascii_lowercase());
        assert!(ALERTS.contains(&link), "{link}");
    }
}

#[test]
fn what_anybody_may_invent_is_one_value() {
    let metrics = Metrics::new(false);
    let method = Method::from_bytes(b"CANARY").unwrap();
    let took = Duration::ZERO;
    metrics.count_request("app", &method, StatusCode::from_u16(999).unwrap(), took);
    metrics.count_call(HostKind::Api, CallEnd::Status(999), took);
    metrics.count_call(HostKind::Api, CallEnd::Status(418), took);
    metrics.count_call(HostKind::Api, CallEnd::Failed(Failure::TimedOut), took);
    metrics.count_call(HostKind::Api, CallEnd::GivenUp, took);
    let text = written(&metrics, Format::Prometheus);
    for line in [
        "ghcr_connect_http_requests_total{route=\"app\",method=\"other\",status=\"other\"} 1",
        "ghcr_connect_upstream_calls_total{host=\"api\",status=\"other\"} 1",
        "ghcr_connect_upstream_calls_total{host=\"api\",status=\"4xx\"} 1",
        "ghcr_connect_upstream_calls_total{host=\"api\",status=\"timed_out\"} 1",
        "ghcr_connect_upstream_calls_total{host=\"api\",status=\"given_up\"} 1",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}:\n{text}");
    }
    assert!(!text.contains("CANARY") && !text.contains("418"), "{text}");
}

#[test]
fn a_limit_that_nobody_has_reached_is_zero_from_the_start() {
    let text = written(&Metrics::new(false), Format::OpenMetrics);
    for limit in Limit::ALL {
        let line = format!("ghcr_connect_refusals_total{{limit=\"{}\"}} 0", limit.as_str());
        assert!(text.contains(&line), "{text}");
    }
    assert!(text.ends_with("# EOF\n"));
}
