//! The list of the packages that the token sees.

use super::packages::not_scanned;
use crate::clock::now;
use crate::i18n::{Key, Label, ReportPhrase, Words, use_i18n};
use crate::report::{image_of, is_found};
use crate::state::{ConnectionTest, Form, RegistrySaver};
use ghcr_contract::{PackageCounts, PackageRow, Policy};
use ghcr_words::Blank::{Number, Text};
use ghcr_words::day::parse_day;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How many rows are seen without scrolling, and need no search.
const FEW: usize = 6;

/// The rows, with a search where they are many. The arrow keys go from row to row.
#[component]
pub fn PackageList<'a>(
    /// The packages.
    rows: Vec<PackageRow>,
    /// Who owns them, as images are written.
    owner: StoredValue<String>,
    /// How many there are in all, where these are not all of them.
    total: Option<(u64, PackageCounts)>,
    /// What the host scans.
    policy: &'a Policy,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let query = RwSignal::new(String::new());
    let shown = rows.len() as u64;
    let is_long = rows.len() > FEW;
    let sample = StoredValue::new(rows.clone());
    let search = is_long.then(|| view! { <Search query sample total/> });
    let row = |row: PackageRow| {
        let is_scanned = policy.supports(row.visibility);
        view! { <Row row owner is_scanned query/> }
    };
    let hint = total.map(|(total, counts)| {
        let text = i18n.say(move |words| extent(words, shown, total, counts));
        view! { <p class="field-hint">{text}</p> }
    });
    let list = NodeRef::<Div>::new();
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        if let Some(list) = list.get_untracked() {
            go_on(&list, step);
        }
    };
    view! {
        <div class="package-part" on:keydown=on_key node_ref=list>
            {search}
            <ul class="package-list" data-long=is_long.then_some("true")>
                {rows.into_iter().map(row).collect_view()}
            </ul>
            {hint}
        </div>
    }
}

/// Moves the cursor by so many of the search field and the buttons of the rows that are shown.
fn go_on(list: &HtmlElement, step: isize) {
    let Ok(stops) = list.query_selector_all("input, .package:not([hidden]) button") else { return };
    let stops: Vec<HtmlElement> =
        (0..stops.length()).filter_map(|at| stops.get(at)?.dyn_into().ok()).collect();
    let has_cursor = |stop: &HtmlElement| stop.matches(":focus").unwrap_or_default();
    let next = stops.iter().position(has_cursor).and_then(|at| at.checked_add_signed(step));
    if let Some(next) = next.and_then(|at| stops.get(at)) {
        // Fails only for a node that is not in a document.
        let _ = next.focus();
    }
}

#[component]
fn Search(
    /// What somebody looks for.
    query: RwSignal<String>,
    /// The packages.
    sample: StoredValue<Vec<PackageRow>>,
    /// How many there are in all, where these are not all of them.
    total: Option<(u64, PackageCounts)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let found = move || {
        let words = i18n.words();
        query.with(|query| {
            (!query.trim().is_empty()).then(|| {
                let (shown, number) = sample.with_value(|rows| {
                    let is_found = |row: &&PackageRow| is_found(row, name_of(words, row), query);
                    (rows.len() as u64, rows.iter().filter(is_found).count() as u64)
                });
                let found = words.phrase(ReportPhrase::Matching, &[("number", Number(number))]);
                match total {
                    Some((total, counts)) => {
                        format!("{found} · {}", extent(words, shown, total, counts))
                    }
                    None => found,
                }
            })
        })
    };
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
}

fn name_of(words: Words, row: &PackageRow) -> &'static str {
    words.text(Key::Visibility(row.visibility))
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
    /// Who owns it, as images are written.
    owner: StoredValue<String>,
    /// Whether the host's scanner reads it.
    is_scanned: bool,
    /// What somebody looks for.
    query: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (form, saver) = (expect_context::<Form>(), expect_context::<RegistrySaver>());
    // A saved registry is tested with its own image.
    let is_saved = expect_context::<ConnectionTest>().is_of_saved();
    let name = row.name.clone();
    let image = owner.with_value(|owner| image_of(owner, &row));
    let about = {
        let (repository, updated) = (row.repository.clone(), parse_day(&row.updated_at));
        i18n.say(move |words| {
            let updated = updated.map(|at| age(words, at));
            repository.clone().into_iter().chain(updated).collect::<Vec<_>>().join(" · ")
        })
    };
    let visibility = {
        let row = row.clone();
        i18n.say(move |words| format!("{}{}", name_of(words, &row), not_scanned(words, is_scanned)))
    };
    let is_hidden = move || !query.with(|query| is_found(&row, name_of(i18n.words(), &row), query));
    let test_it = move |_| {
        form.image.fill(image.clone().into());
        saver.start_test();
    };
    view! {
        <li class="package" hidden=is_hidden>
            <span class="package-name mono">{name.clone()}</span>
            <span class="package-visibility" data-unscanned=!is_scanned>{visibility}</span>
            <span class="package-about">{about}</span>
            <button
                class="button small package-test"
                type="button"
                hidden=is_saved
                on:click=test_it
            >
                {i18n.text(Label::TestThisImage)}
                <span class="visually-hidden">" " {name}</span>
            </button>
        </li>
    }
}

/// `Updated 3 days ago (21 September 2026)`.
fn age(words: Words, at: i64) -> String {
    let ago = words.with_text(ReportPhrase::UpdatedAgo, "ago", &words.ago(at, now()));
    format!("{ago} ({})", words.day(at))
}
