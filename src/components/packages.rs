//! What the scanner would see: how many packages of each visibility, and the list of them.

use crate::i18n::{Key, Label, ReportPhrase, Words, use_i18n};
use crate::report::{Inventory, is_found};
use ghcr_contract::{PackageCounts, PackageRow, Policy, Report, Visibility};
use ghcr_words::Blank::{Number, Text};
use ghcr_words::day::parse_day;
use leptos::prelude::*;

/// How many rows are seen without scrolling, and need no search.
const FEW: usize = 6;

/// A visibility, how many packages have it, and whether the host's scanner reads them.
type Share = (Visibility, u64, bool);

/// The counts and the list; nothing where no list was read.
#[component]
pub fn Packages<'a>(
    /// The report.
    report: &'a Report,
    /// What the host scans.
    policy: Policy,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let inventory = Inventory::of(report)?;
    let shares = inventory.shares(&policy);
    let rows = inventory.sample.to_vec();
    let total = inventory.is_sample().then_some((inventory.total(), inventory.counts));
    let list = (!rows.is_empty()).then(|| view! { <PackageList rows total policy/> });
    let legend = shares.iter().map(|share| view! { <Legend share=*share/> }).collect_view();
    Some(view! {
        <section class="part packages" aria-label=i18n.text(Label::SeenByScanner)>
            <h3>{i18n.text(Label::SeenByScanner)}</h3>
            <Bar shares/>
            <ul class="legend">{legend}</ul>
            {list}
        </section>
    })
}

/// The shares side by side. The legend says the same in words.
#[component]
fn Bar(
    /// The shares.
    shares: Vec<Share>,
) -> impl IntoView {
    // Of a thousand; a share is never so small that it cannot be seen.
    const WIDTH: u64 = 1000;
    const LEAST: u64 = 25;
    let total: u64 = shares.iter().map(|(_, number, _)| number).sum();
    let width = |number: u64| (number * WIDTH / total.max(1)).max(LEAST);
    let whole: u64 = shares.iter().map(|(_, number, _)| width(*number)).sum();
    let mut from = 0;
    let part = |(visibility, number, is_scanned): Share| {
        let x = from;
        from += width(number);
        view! {
            <rect
                data-visibility=visibility.as_str()
                data-unscanned=!is_scanned
                x=x.to_string()
                width=width(number).to_string()
                height="10"
            ></rect>
        }
    };
    let parts = shares.into_iter().map(part).collect_view();
    view! {
        <svg
            class="bar"
            viewBox=format!("0 0 {whole} 10")
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {parts}
        </svg>
    }
}

#[component]
fn Legend(
    /// The share that it names.
    share: Share,
) -> impl IntoView {
    let i18n = use_i18n();
    let (visibility, number, is_scanned) = share;
    let text = i18n.say(move |words| {
        let blanks = [
            ("number", Number(number)),
            ("visibility", Text(words.text(Key::Visibility(visibility)))),
        ];
        format!(
            "{}{}",
            words.phrase(ReportPhrase::Counted, &blanks),
            not_scanned(words, is_scanned)
        )
    });
    view! {
        <li>
            <span class="swatch" data-visibility=visibility.as_str() data-unscanned=!is_scanned></span>
            {text}
        </li>
    }
}

fn not_scanned(words: Words, is_scanned: bool) -> String {
    if is_scanned { String::new() } else { format!(", {}", words.label(Label::NotScanned)) }
}

/// The rows, with a search where they are many.
#[component]
fn PackageList(
    /// The packages.
    rows: Vec<PackageRow>,
    /// How many there are in all, where these are not all of them.
    total: Option<(u64, PackageCounts)>,
    /// What the host scans.
    policy: Policy,
) -> impl IntoView {
    let i18n = use_i18n();
    let query = RwSignal::new(String::new());
    let is_long = rows.len() > FEW;
    let shown = rows.len() as u64;
    let extent =
        move |words: Words| total.map(|(total, counts)| extent(words, shown, total, counts));
    let sample = StoredValue::new(rows.clone());
    let found = move || {
        let number = query.with(|query| {
            (!query.trim().is_empty()).then(|| {
                sample.with_value(|rows| {
                    rows.iter().filter(|row| is_found(row, query)).count() as u64
                })
            })
        });
        let words = i18n.words();
        number.map(|number| {
            let found = words.phrase(ReportPhrase::Matching, &[("number", Number(number))]);
            extent(words).map_or(found.clone(), |extent| format!("{found} · {extent}"))
        })
    };
    let search = is_long.then(|| {
        view! {
            <div class="package-search">
                <input
                    class="input"
                    type="search"
                    placeholder=i18n.text(Label::FindPackage)
                    aria-label=i18n.text(Label::FindPackage)
                    autocomplete="off"
                    spellcheck="false"
                    on:input:target=move |event| query.set(event.target().value())
                />
                <output class="field-hint">{found}</output>
            </div>
        }
    });
    let row = |row: PackageRow| {
        let is_scanned = policy.supports(row.visibility);
        view! { <Row row is_scanned query/> }
    };
    let hint = total.map(|_| {
        let text = i18n.say(move |words| extent(words).unwrap_or_default());
        view! { <p class="field-hint">{text}</p> }
    });
    view! {
        {search}
        <div
            class="package-list"
            tabindex=is_long.then_some("0")
            role=is_long.then_some("group")
            aria-label=is_long.then(|| i18n.text(Label::SeenByScanner))
        >
            <ul>{rows.into_iter().map(row).collect_view()}</ul>
        </div>
        {hint}
    }
}

/// `The newest 100 of at least 1,500`.
fn extent(words: Words, shown: u64, total: u64, counts: PackageCounts) -> String {
    let mut total = words.number(total);
    if !counts.is_complete {
        total = words.phrase(ReportPhrase::AtLeast, &[("packages", Text(&total))]);
    }
    words.phrase(ReportPhrase::Newest, &[("shown", Number(shown)), ("total", Text(&total))])
}

#[component]
fn Row(
    /// The package.
    row: PackageRow,
    /// Whether the host's scanner reads it.
    is_scanned: bool,
    /// What somebody looks for.
    query: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let PackageRow { name, visibility, updated_at, repository } = row.clone();
    let updated = parse_day(&updated_at);
    let about = i18n.say(move |words| {
        let updated = updated
            .map(|at| words.phrase(ReportPhrase::UpdatedOn, &[("day", Text(&words.day(at)))]));
        repository.clone().into_iter().chain(updated).collect::<Vec<_>>().join(" · ")
    });
    let visibility = i18n.say(move |words| {
        format!("{}{}", words.text(Key::Visibility(visibility)), not_scanned(words, is_scanned))
    });
    let is_hidden = move || !query.with(|query| is_found(&row, query));
    view! {
        <li class="package" hidden=is_hidden>
            <span class="package-name mono">{name}</span>
            <span class="package-visibility" data-unscanned=!is_scanned>{visibility}</span>
            <span class="package-about">{about}</span>
        </li>
    }
}
