//! What the scanner would see: how many packages of each visibility, and the list of them.

use crate::day::parse_day;
use crate::element_ref::ElementRef;
use crate::markup::{El, Markup, div, el, p, span};
use crate::report::{Inventory, is_found};
use crate::words::{Key, Label, ReportPhrase, Words, use_words};
use ghcr_contract::text::join;
use ghcr_contract::{PackageRow, Policy, Report, Visibility};
use ghcr_words::Blank::{Number, Text};
use leptos::prelude::event_target_value;

/// How many rows are seen without scrolling, and need no search.
const FEW: usize = 6;

/// The counts and the list; nothing where no list was read.
#[must_use]
pub fn packages(report: &Report, policy: &Policy) -> Option<El> {
    let words = use_words();
    let inventory = Inventory::of(report)?;
    let shares = inventory.shares(policy);
    let title = words.label(Label::SeenByScanner);
    let part = el("section")
        .class("part packages")
        .attr("aria-label", title)
        .child(el("h3").child(title))
        .child(bar(&shares))
        .child(el("ul").class("legend").children(shares.iter().map(|share| legend(words, *share))));
    Some(if inventory.sample.is_empty() { part } else { part.child(list(words, &inventory, policy)) })
}

/// The shares side by side. The legend says the same in words.
fn bar(shares: &[(Visibility, u64, bool)]) -> El {
    // Of a thousand; a share is never so small that it cannot be seen.
    const WIDTH: u64 = 1000;
    const LEAST: u64 = 25;
    let total: u64 = shares.iter().map(|(_, number, _)| number).sum();
    let width = |number: u64| (number * WIDTH / total.max(1)).max(LEAST);
    let whole: u64 = shares.iter().map(|(_, number, _)| width(*number)).sum();
    let mut from = 0;
    let part = |(visibility, number, is_scanned): &(Visibility, u64, bool)| {
        let x = from;
        from += width(*number);
        el("rect")
            .attr("data-visibility", visibility.as_str())
            .flag("data-unscanned", !is_scanned)
            .attr("x", x.to_string())
            .attr("width", width(*number).to_string())
            .attr("height", "10")
    };
    let parts: Vec<El> = shares.iter().map(part).collect();
    el("svg")
        .class("bar")
        .attr("viewBox", format!("0 0 {whole} 10"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .children(parts)
}

fn legend(words: Words, (visibility, number, is_scanned): (Visibility, u64, bool)) -> El {
    let name = words.text(Key::Visibility(visibility));
    let swatch =
        span("swatch").attr("data-visibility", visibility.as_str()).flag("data-unscanned", !is_scanned);
    el("li")
        .child(swatch)
        .child(words.phrase(ReportPhrase::Counted, &[("number", Number(number)), ("visibility", Text(name))]))
        .child(not_scanned(words, is_scanned))
}

fn not_scanned(words: Words, is_scanned: bool) -> Markup {
    (!is_scanned).then(|| format!(", {}", words.label(Label::NotScanned))).into()
}

fn list(words: Words, inventory: &Inventory<'_>, policy: &Policy) -> Markup {
    let row = |row: &PackageRow| drawn_row(words, row, policy.supports(row.visibility));
    let rows = ElementRef::new();
    let is_long = inventory.sample.len() > FEW;
    let list = el("ul").children(inventory.sample.iter().map(row)).drawn(move |it| rows.hold(it));
    let scrolled = div("package-list")
        .attr("tabindex", is_long.then_some("0"))
        .attr("role", is_long.then_some("group"))
        .attr("aria-label", is_long.then(|| words.label(Label::SeenByScanner)))
        .child(list);
    let extent = inventory.is_sample().then(|| extent(words, inventory));
    let search = is_long.then(|| search(words, inventory.sample.to_vec(), rows, extent.clone()));
    let extent = extent.map(|text| p("field-hint").child(text));
    vec![Markup::from(search), scrolled.into(), extent.into()].into()
}

/// `The newest 100 of at least 1,500`.
fn extent(words: Words, inventory: &Inventory<'_>) -> String {
    let mut total = words.number(inventory.total());
    if !inventory.counts.is_complete {
        total = words.phrase(ReportPhrase::AtLeast, &[("packages", Text(&total))]);
    }
    let shown = Number(inventory.sample.len() as u64);
    words.phrase(ReportPhrase::Newest, &[("shown", shown), ("total", Text(&total))])
}

/// The field, and how many are found, said politely; and among which, where not all packages are here to be found.
fn search(words: Words, sample: Vec<PackageRow>, rows: ElementRef, extent: Option<String>) -> El {
    let said = ElementRef::new();
    let seek = move |event| {
        let query = event_target_value(&event);
        let number = show_found(&sample, rows, &query);
        let found = || {
            let mut found = words.phrase(ReportPhrase::Matching, &[("number", Number(number))]);
            if let Some(extent) = &extent {
                found.push_str(" · ");
                found.push_str(extent);
            }
            found
        };
        if let Some(said) = said.get() {
            said.set_text_content((!query.trim().is_empty()).then(found).as_deref());
        }
    };
    let input = el("input")
        .class("input")
        .attr("type", "search")
        .attr("placeholder", words.label(Label::FindPackage))
        .attr("aria-label", words.label(Label::FindPackage))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", seek);
    let output = el("output").class("field-hint").drawn(move |it| said.hold(it));
    div("package-search").child(input).child(output)
}

/// Hides the rows that are not looked for, and counts the others. One pass over the nodes, because a signal for each of a
/// hundred rows would be felt at every keystroke.
fn show_found(sample: &[PackageRow], rows: ElementRef, query: &str) -> u64 {
    let mut found = 0;
    let mut node = rows.get().and_then(|it| it.first_element_child());
    for row in sample {
        let Some(shown) = node else { break };
        let is_found = is_found(row, query);
        found += u64::from(is_found);
        // Fails for no name of an attribute.
        let _ = shown.toggle_attribute_with_force("hidden", !is_found);
        node = shown.next_element_sibling();
    }
    found
}

fn drawn_row(words: Words, row: &PackageRow, is_scanned: bool) -> El {
    let updated = parse_day(&row.updated_at).map(|at| {
        let day = words.day(at);
        words.phrase(ReportPhrase::UpdatedOn, &[("day", Text(&day))])
    });
    let about: Vec<String> = row.repository.clone().into_iter().chain(updated).collect();
    let visibility = span("package-visibility")
        .flag("data-unscanned", !is_scanned)
        .child(words.text(Key::Visibility(row.visibility)))
        .child(not_scanned(words, is_scanned));
    el("li")
        .class("package")
        .child(span("package-name mono").child(row.name.clone()))
        .child(visibility)
        .child(span("package-about").child(join(&about, " · ")))
}
