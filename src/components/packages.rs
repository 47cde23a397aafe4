//! What the scanner would see: how many packages of each visibility, and the list of them.

use super::disclosure::Disclosure;
use super::package_list::PackageList;
use crate::i18n::{Label, Words, use_i18n};
use crate::report::{Inventory, account};
use ghcr_contract::{Policy, Report, Visibility};
use leptos::prelude::*;

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
    let owner = account(report).unwrap_or_default().to_ascii_lowercase();
    let owner = StoredValue::new(owner);
    let list = (!rows.is_empty()).then(|| {
        view! {
            <Disclosure class="packages-listed" summary=i18n.text(Label::PackageList)>
                <PackageList rows owner total policy=&policy/>
            </Disclosure>
        }
    });
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
        format!("{}{}", words.counted(visibility, number), not_scanned(words, is_scanned))
    });
    view! {
        <li>
            <span class="swatch" data-visibility=visibility.as_str() data-unscanned=!is_scanned></span>
            {text}
        </li>
    }
}

/// What is added to the name of a visibility that the host's scanner does not read.
pub(super) fn not_scanned(words: Words, is_scanned: bool) -> String {
    if is_scanned { String::new() } else { format!(", {}", words.label(Label::NotScanned)) }
}
