//! The lines with which tools use the registry that was tested.

use super::hand_on::command;
use super::prose::prose;
use crate::markup::{El, el, p};
use crate::report::{Usage, has_token, usages};
use crate::words::{Label, use_words};
use ghcr_contract::Report;

/// A group for each tool, the first one open; nothing where the account does not work yet.
#[must_use]
pub fn use_it(report: &Report) -> Option<El> {
    let words = use_words();
    let lead = if has_token(report) { Label::UseItLead } else { Label::UseItPublic };
    let usages = usages(report);
    let part = || el("section").class("part use-it").attr("aria-label", words.label(Label::UseIt));
    let tools = |usages: Vec<Usage>| usages.into_iter().enumerate().map(|(index, it)| tool(&it, index == 0));
    (!usages.is_empty()).then(|| {
        part()
            .child(el("h3").child(words.label(Label::UseIt)))
            .child(p("field-hint").child(prose(words.label(lead))))
            .children(tools(usages))
    })
}

fn tool(usage: &Usage, is_open: bool) -> El {
    el("details")
        .class("tool")
        .flag("open", is_open)
        .child(el("summary").child(usage.tool))
        .children(usage.lines.iter().map(|line| command(line)))
}
