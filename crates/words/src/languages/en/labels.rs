//! Names of buttons, headings and regions, and fixed sentences.

use crate::{Label, PersonaGroup};

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Title => "Connect a GitHub Container Registry",
        Label::Lead => "Check that a scanner can read your images before the first scan.",
        Label::DemoNotice => {
            "Demo: a simulated GitHub answers here. Use the names and tokens under “Try these”, \
             not your own."
        }
        Label::Language => "Language",
        Label::Optional => "optional",
        Label::CreateToken => "Create a token on GitHub",
        Label::ShowToken => "Show token",
        Label::HideToken => "Hide token",
        Label::RemoveStrays => "Clean the token",
        Label::TakeTokenOut => "Keep only the token",
        Label::Submit => "Test connection",
        Label::Cancel => "Cancel",
        Label::Running => "Asking GitHub…",
        Label::Cancelled => "The test was cancelled. Nothing was changed.",
        Label::FilledIn => "The form is filled in. Press “Test connection” to see the diagnosis.",
        Label::Diagnosis => "Diagnosis",
        Label::Checks => "Checks",
        Label::Evidence => "What was seen",
        Label::NextStep => "Next step:",
        Label::Save => "Save registry",
        Label::Saving => "Saving the registry.",
        Label::Saved => "The registry is saved as it was tested.",
        Label::SaveNeedsTest => "Test the connection before you save the registry.",
        Label::SaveUnanswered => {
            "There was no answer, so it is not known whether the registry was saved. Check your \
             list of registries before you save it again."
        }
        Label::Stale => "The form has changed since this test. Test again to get a current result.",
        Label::OpensNewTab => "(opens in a new tab)",
        Label::Personas => "Try these",
        Label::PersonasHint => "One click fills in the form.",
        Label::FindPersona => "Find a situation",
        Label::NoPersona => "No situation matches.",
        Label::WillSee => "You will see:",

        Label::Menu => "Pages",
        Label::PageConnect => "Connect",
        Label::PageGuide => "Token guide",
        Label::PagePractices => "Best practices",
        Label::PageTrouble => "Troubleshooting",
        Label::PageRegistries => "Registries",
        Label::BackToForm => "Back to the form",
        Label::Help => "Help",
        Label::ReachQuestion => "Which images are scanned?",
        Label::ReachPublic => "Public only",
        Label::ReachPublicHint => "No token needed.",
        Label::ReachInternal => "Public and internal",
        Label::ReachInternalHint => {
            "Internal images are visible inside the organisation or its enterprise. They need a \
             token."
        }
        Label::ReachPrivate => "Private as well",
        Label::ReachPrivateHint => "Only people with access can see them. They need a token.",
        Label::ReachUnsupported => {
            "Not supported here. Change the packages' visibility, or ask the GitHub administrator."
        }
        Label::GuideTitle => "How to create a token",
        Label::GuideForInternal => "I scan internal images too",
        Label::GuideLifetime => "Lifetime",
        Label::GuideSso => "The organisation uses single sign-on",
        Label::GuidePush => "Also ask for `write:packages`",
        Label::GuidePrefilled => "Open GitHub with this filled in",
        Label::GuideHaveIt => "I have my token: paste it",
        Label::CopyLink => "Copy link",
        Label::Copied => "Copied",
        Label::Drawing => "What it looks like on GitHub",
        Label::PracticesTitle => "Best practices",
        Label::PracticesLead => {
            "After a test, each card says whether the tested token follows its advice."
        }
        Label::TroubleTitle => "Troubleshooting",
        Label::TroubleSearch => "Paste an error message, or search",
        Label::TroubleNothing => {
            "No entry matches. Test the connection: the diagnosis finds the cause."
        }
        Label::TroubleLooks => "What it looks like",
        Label::TroubleWhy => "Why",
        Label::TroubleDo => "What to do",
        Label::TroubleFound => "Found by the test",
        Label::TroubleFine => "Checked just now: fine",

        Label::SeenByScanner => "What the scanner would see",
        Label::FindPackage => "Find a package",
        Label::NotScanned => "not scanned",
        Label::AddToCalendar => "Add to calendar",
        Label::UseItLead => {
            "`$TOKEN` stands for your token. `read -rs TOKEN` asks for it and keeps it out of the \
             shell's history."
        }
        Label::UseItPublic => "Public images need no login.",
        Label::CopyForSupport => "Copy for support",
        Label::SupportHint => "The whole report as text, without the token.",
        Label::Reproduce => "Reproduce it in a shell",
        Label::Copy => "Copy",
        Label::CopyByHand => {
            "The browser does not allow copying. The text is selected: copy it from here."
        }
        Label::MoreHelp => "More about this",

        Label::StepScan => "What to scan",
        Label::StepToken => "The token",
        Label::StepTest => "The test",
        Label::StepDone => "(done)",
        Label::Summary => "Your connection",
        Label::Change => "Change",
        Label::TestAgain => "Test again",
        Label::NoToken => "No token",
        Label::BackPaste => "Back from GitHub? Paste the new token here.",
        Label::BackTest => "Done on GitHub? Test again.",
        Label::PackageList => "List of packages",
        Label::TestThisImage => "Test this image",
        Label::ShowUses => "Show how to use it",
    }
}

pub(super) fn persona_group(group: PersonaGroup) -> &'static str {
    match group {
        PersonaGroup::Works => "It works",
        PersonaGroup::Token => "The token",
        PersonaGroup::Account => "The account",
        PersonaGroup::Organisation => "The organisation",
        PersonaGroup::Image => "Packages and images",
        PersonaGroup::Outage => "Outages and limits",
    }
}
