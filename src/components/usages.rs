//! The lines with which tools use the registry that was tested.

use super::disclosure::Disclosure;
use super::hand_on::Command;
use super::prose::Prose;
use crate::i18n::{Label, use_i18n};
use crate::report::{Usage, has_token, usages};
use crate::state::Deployment;
use ghcr_contract::{Report, redact};
use leptos::prelude::*;
use std::sync::Arc;

/// A group for each tool, the first one open; nothing where the account does not work yet.
#[component]
pub fn Usages(
    /// The report.
    report: Arc<Report>,
) -> impl IntoView {
    let i18n = use_i18n();
    let hosts = expect_context::<Deployment>().hosts;
    let lead = if has_token(&report) { Label::UseItLead } else { Label::UseItPublic };
    let tool = |(index, usage): (usize, Usage)| {
        view! {
            <Disclosure class="tool" summary=usage.tool is_open={index == 0}>
                {usage.lines.iter().map(|line| view! { <Command line=redact(line)/> }).collect_view()}
            </Disclosure>
        }
    };
    move || {
        let usages = hosts.with(|hosts| usages(&report, &hosts.registry));
        (!usages.is_empty()).then(|| {
            view! {
                <Disclosure class="part use-it" summary=i18n.text(Label::ShowUses)>
                    <p class="field-hint"><Prose text=i18n.text(lead)/></p>
                    {usages.into_iter().enumerate().map(tool).collect_view()}
                </Disclosure>
            }
        })
    }
}
