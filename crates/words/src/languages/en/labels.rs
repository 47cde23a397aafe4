//! Buttons, headings, regions.

use crate::Label;

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Title => "Connect a GitHub Container Registry",
        Label::Lead => "Test whether a scanner can read your images, before the first scan does.",
        Label::DemoNotice => {
            "Demo: a simulated GitHub answers here. Use the names and tokens under “Try these”, not your own."
        }
        Label::Language => "Language",
        Label::Optional => "optional",
        Label::CreateToken => "Create a token on GitHub",
        Label::ShowToken => "Show token",
        Label::HideToken => "Hide token",
        Label::RemoveStrays => "Remove them",
        Label::Submit => "Test connection",
        Label::Cancel => "Cancel",
        Label::Running => "Asking GitHub…",
        Label::Working => "Checking…",
        Label::Cancelled => "The test was cancelled. Nothing was changed.",
        Label::FilledIn => "The form is filled in. Press “Test connection” to see the diagnosis.",
        Label::Diagnosis => "Diagnosis",
        Label::Checks => "Checks",
        Label::Evidence => "Evidence",
        Label::NextStep => "Next step",
        Label::Stale => "The form has changed since this test. Test again to see where it stands now.",
        Label::OpensNewTab => "(opens in a new tab)",
        Label::Personas => "Try these",
        Label::PersonasHint => "One click fills in the form.",
    }
}
