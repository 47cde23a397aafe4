//! What the screen can look like, and how somebody gets it to look so.

use crate::browser::Browser;
use crate::devtools;
use crate::person::Person;
use crate::registries;
use crate::stack::{Stack, persona};
use ghcr_words::Lang;
use serde_json::json;
use thirtyfour::prelude::*;

pub(crate) const USERNAME: &str = "GitHub Username";
pub(crate) const TOKEN: &str = "Personal Access Token";
pub(crate) const DESCRIPTION: &str = "Description";
pub(crate) const IMAGE: &str = "Image to test";
pub(crate) const PUBLIC_ONLY: &str = "Public only";
pub(crate) const TEST: &str = "Test connection";

/// Longer than everything that is done to the screen in the meantime, and shorter than the proxy
/// waits.
const SLOW: &[&str] = &["--latency", "4000"];

/// One thing that somebody does or waits for.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Types(&'static str, &'static str),
    /// Whole tokens are in no file: they are made when they are typed.
    TypesMade(&'static str, fn() -> String),
    /// Pastes a text that is made when it is needed.
    Pastes(&'static str, fn() -> String),
    /// Follows a link to GitHub, and comes back.
    VisitsGithub(&'static str),
    Leaves(&'static str),
    Presses(&'static str),
    Chooses(&'static str),
    /// Types what the sandbox knows under that title, which the page may not offer.
    FillsInAs(&'static str),
    /// Has registries in every state saved, and goes to the list.
    Saved,
    /// Clicks on what the demo offers under that title.
    Tries(&'static str),
    /// Clicks on what the selector finds first.
    Clicks(&'static str),
    LosesTheProxy,
    Sees(&'static str),
}
use Step::*;

/// What the screen can look like.
pub(crate) struct State {
    pub(crate) name: &'static str,
    /// The address below the app's own.
    page: &'static str,
    /// Whether the page offers names and tokens to try.
    is_demo: bool,
    /// Whether the service keeps registries.
    has_list: bool,
    github: &'static [&'static str],
    steps: &'static [Step],
}

const FORM: State =
    State { name: "", page: "", is_demo: false, has_list: false, github: &[], steps: &[] };

const LIST: State = State { name: "", page: "", has_list: true, ..FORM };

/// Every one there is.
pub(crate) const ALL: &[State] = &[
    State { name: "empty", ..FORM },
    State { name: "demo", is_demo: true, steps: &[Sees(".demo")], ..FORM },
    State {
        name: "demo-unfolded",
        is_demo: true,
        steps: &[Clicks(".demo summary"), Sees(".persona")],
        ..FORM
    },
    State {
        name: "demo-filled-in",
        is_demo: true,
        steps: &[Tries("Organisation and a member's token")],
        ..FORM
    },
    State {
        name: "username-with-a-space",
        steps: &[Types(USERNAME, "my org"), Leaves(USERNAME), Sees(INVALID)],
        ..FORM
    },
    State {
        name: "every-field-wrong",
        steps: &[
            Types(USERNAME, "-my org"),
            Types(TOKEN, "two words"),
            TypesMade(DESCRIPTION, || "long ".repeat(100)),
            Types(IMAGE, "UPPER/Case:and more"),
            Leaves(IMAGE),
            Sees("#image[aria-invalid='true']"),
            Sees("#description[aria-invalid='true']"),
        ],
        ..FORM
    },
    State {
        name: "pasted-into-another-field",
        steps: &[
            Pastes(DESCRIPTION, || format!("docker login ghcr.io -u mona -p {}", good_token())),
            Sees(SAID),
        ],
        ..FORM
    },
    State { name: "term-opened", steps: &[Clicks(".term"), Sees(".term-meaning")], ..FORM },
    State {
        name: "back-from-github",
        steps: &[
            FillsInAs("Single sign-on not authorised"),
            Presses(TEST),
            Sees(BLOCKED),
            VisitsGithub(".verdict a"),
            Sees("[data-invites]"),
        ],
        ..FORM
    },
    State {
        name: "back-with-a-new-token",
        steps: &[VisitsGithub(".field-link a"), Sees("[data-tone='invitation']")],
        ..FORM
    },
    State { name: "sent-while-empty", steps: &[Presses(TEST), Sees(INVALID)], ..FORM },
    State {
        name: "username-of-a-managed-user",
        steps: &[Types(USERNAME, "amara-osei_npier"), Leaves(USERNAME), Sees(SAID)],
        ..FORM
    },
    State {
        name: "token-fine-grained",
        steps: &[TypesMade(TOKEN, fine_grained), Leaves(TOKEN), Sees(SAID)],
        ..FORM
    },
    State {
        name: "token-too-short",
        steps: &[TypesMade(TOKEN, too_short), Leaves(TOKEN), Sees(SAID)],
        ..FORM
    },
    State {
        name: "token-with-quotes",
        steps: &[TypesMade(TOKEN, || format!("\"{}\"", good_token())), Leaves(TOKEN), Sees(SAID)],
        ..FORM
    },
    State {
        name: "token-mistyped",
        steps: &[TypesMade(TOKEN, mistyped), Leaves(TOKEN), Sees(SAID)],
        ..FORM
    },
    State {
        name: "token-shown",
        steps: &[TypesMade(TOKEN, good_token), Presses("Show token"), Sees("#token[type='text']")],
        ..FORM
    },
    State {
        name: "running",
        github: SLOW,
        steps: &[
            FillsInAs("Image for two platforms"),
            Presses(TEST),
            Sees("[aria-busy='true']:not([data-decided='0'])"),
        ],
        ..FORM
    },
    State {
        name: "cancelled",
        github: SLOW,
        steps: &[
            FillsInAs("Public images, no token"),
            Presses(TEST),
            Presses("Cancel"),
            Sees("[data-phase='cancelled']"),
        ],
        ..FORM
    },
    State {
        name: "ready",
        steps: &[
            FillsInAs("Image for two platforms"),
            Presses(TEST),
            Sees("[data-verdict='ready']"),
        ],
        ..FORM
    },
    State {
        name: "ready-and-opened",
        steps: &[
            FillsInAs("Image for two platforms"),
            Presses(TEST),
            Sees("[data-verdict='ready']"),
            Clicks(".packages-listed > summary"),
            Clicks(".other-checks > summary"),
            Clicks(".use-it > summary"),
            Sees(".other-checks .evidence"),
        ],
        ..FORM
    },
    State {
        name: "ready-and-changed",
        steps: &[
            FillsInAs("Image for two platforms"),
            Presses(TEST),
            Sees("[data-verdict='ready']"),
            Presses("Change"),
            Sees(".steps"),
        ],
        ..FORM
    },
    State {
        name: "ready-with-warnings",
        steps: &[
            FillsInAs("Scopes in excess"),
            Presses(TEST),
            Sees("[data-verdict='ready_with_warnings']"),
        ],
        ..FORM
    },
    State {
        name: "ready-with-fifteen-hundred-packages",
        steps: &[
            FillsInAs("Fifteen hundred, private ones too"),
            Presses(TEST),
            Sees("[data-verdict]"),
        ],
        ..FORM
    },
    State {
        name: "blocked-by-an-expired-token",
        steps: &[FillsInAs("Expired token"), Presses(TEST), Sees(BLOCKED)],
        ..FORM
    },
    State {
        name: "blocked-by-single-sign-on",
        steps: &[FillsInAs("Single sign-on not authorised"), Presses(TEST), Sees(BLOCKED)],
        ..FORM
    },
    State {
        name: "blocked-and-opened",
        steps: &[
            FillsInAs("Token for repositories only"),
            Presses(TEST),
            Sees(BLOCKED),
            Clicks(".folded-help > summary"),
            Clicks(".evidence > summary"),
            Clicks(".other-checks > summary"),
        ],
        ..FORM
    },
    State {
        name: "inconclusive",
        steps: &[
            FillsInAs("GitHub shows its error page"),
            Presses(TEST),
            Sees("[data-verdict='inconclusive']"),
        ],
        ..FORM
    },
    State {
        name: "nothing-proven",
        steps: &[
            FillsInAs("Public images, none named"),
            Presses(TEST),
            Sees("[data-verdict='inconclusive']"),
        ],
        ..FORM
    },
    State {
        name: "proxy-down",
        steps: &[
            Chooses(PUBLIC_ONLY),
            Types(USERNAME, "octo"),
            LosesTheProxy,
            Presses(TEST),
            Sees("[data-phase='failed']"),
        ],
        ..FORM
    },
    State {
        name: "stale",
        steps: &[
            FillsInAs("Public image, no token"),
            Presses(TEST),
            Sees("[data-verdict]"),
            Types(USERNAME, "x"),
            Sees(".stale"),
        ],
        ..FORM
    },
    State { name: "guide", page: "guide/", ..FORM },
    State { name: "best-practices", page: "best-practices/", ..FORM },
    State { name: "troubleshooting", page: "troubleshooting/", ..FORM },
    State {
        name: "troubleshooting-found",
        page: "troubleshooting/",
        steps: &[
            Types(SEARCH, "Error response from daemon: denied: denied"),
            Sees("details[open]"),
        ],
        ..FORM
    },
    State {
        name: "troubleshooting-nothing-fits",
        page: "troubleshooting/",
        steps: &[Types(SEARCH, "xyzzy plugh"), Sees("p.remark")],
        ..FORM
    },
    State {
        name: "ready-to-save",
        steps: &[FillsInAs("Image for two platforms"), Presses(TEST), Sees(".save-bar")],
        ..LIST
    },
    State {
        name: "saved-in-the-list",
        steps: &[
            FillsInAs("Image for two platforms"),
            Presses(TEST),
            Presses("Save registry"),
            Sees(".save-status .link"),
        ],
        ..LIST
    },
    State {
        name: "registries-empty",
        page: "registries/",
        steps: &[Sees(".registries-empty")],
        ..LIST
    },
    State {
        name: "registries-not-kept",
        page: "registries/",
        steps: &[Sees(".registries-said")],
        ..FORM
    },
    State { name: "registries", steps: &[Saved, Sees(ROW)], ..LIST },
    State {
        name: "registry-opened",
        steps: &[Saved, Clicks(ROW), Sees(".diagnosis"), Clicks(".registry-history > summary")],
        ..LIST
    },
    State {
        name: "registry-new-token",
        steps: &[Saved, Clicks(ROW), Presses("Replace token"), Sees(".registry-panel")],
        ..LIST
    },
    State {
        name: "registry-token-kept",
        steps: &[
            Saved,
            Clicks(ROW),
            Presses("Replace token"),
            TypesMade(TOKEN, || persona("Revoked token").token.unwrap_or_default()),
            Clicks(".registry-panel [type='submit']"),
            Sees(".token-kept"),
        ],
        ..LIST
    },
    State {
        name: "registry-edited",
        steps: &[
            Saved,
            Clicks(ROW),
            Presses("Edit"),
            Types(USERNAME, "-x"),
            Sees("[data-field='token']"),
        ],
        ..LIST
    },
    State {
        name: "registry-removed",
        steps: &[Saved, Clicks(ROW), Presses("Remove"), Sees(".registries-notice button")],
        ..LIST
    },
];

const ROW: &str = ".registry-row .link";
const SEARCH: &str = "Paste an error message, or search";
const INVALID: &str = "input[aria-invalid='true']";
const SAID: &str = ".said";
const BLOCKED: &str = "[data-verdict='blocked']";

fn good_token() -> String {
    persona("Organisation and a member's token").token.unwrap_or_default()
}

fn too_short() -> String {
    let mut token = good_token();
    token.truncate(token.len() - 3);
    token
}

fn mistyped() -> String {
    persona("Mistyped token").token.unwrap_or_default()
}

fn fine_grained() -> String {
    format!("github_pat_{}_{}", "1".repeat(22), "a".repeat(59))
}

/// The colours that the system asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: &[Self] = &[Self::Light, Self::Dark];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl State {
    /// Gets the screen to look so. The world must be kept for as long as it is looked at.
    pub(crate) async fn is_reached_by(&self, person: &Person) -> WebDriverResult<Stack> {
        let mut stack = match self {
            Self { is_demo: true, .. } => Stack::start(self.github),
            Self { has_list: true, .. } => Stack::with_a_list(),
            _ => Stack::in_earnest(self.github),
        };
        person.goes_to(&stack, self.page).await?;
        for step in self.steps {
            step.is_done_by(person, &mut stack).await?;
        }
        Ok(stack)
    }
}

impl Step {
    async fn is_done_by(self, person: &Person, stack: &mut Stack) -> WebDriverResult<()> {
        match self {
            Types(field, text) => person.types(field, text).await,
            TypesMade(field, made) => person.types(field, &made()).await,
            Pastes(field, made) => person.pastes(field, &made()).await,
            VisitsGithub(link) => person.visits_github(link).await,
            Leaves(field) => person.field(field).await?.send_keys(Key::Tab).await,
            Presses(button) => person.presses(button).await,
            Chooses(choice) => person.chooses(choice).await,
            Tries(title) => person.tries(title).await,
            FillsInAs(title) => person.fills_in_as(title).await,
            Saved => {
                registries::save_some(person).await?;
                person.goes_to(stack, "registries/").await
            }
            Clicks(what) => person.clicks(&person.sees(By::Css(what)).await?).await,
            LosesTheProxy => {
                drop(stack.proxy.take());
                Ok(())
            }
            Sees(what) => person.sees(By::Css(what)).await.map(drop),
        }
    }
}

/// Somebody who reads that language, in the only browser whose theme can be chosen from outside,
/// and whose screen stands still.
pub(crate) async fn reader_of(lang: Lang) -> WebDriverResult<Person> {
    Person::sits_down(Browser::Chromium, lang).await
}

/// The system changes its colours.
pub(crate) async fn turn(person: &Person, theme: Theme) -> WebDriverResult<()> {
    let features = json!([
        { "name": "prefers-color-scheme", "value": theme.name() },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    devtools::ask(&person.driver, "Emulation.setEmulatedMedia", json!({ "features": features }))
        .await
        .map(drop)
}
