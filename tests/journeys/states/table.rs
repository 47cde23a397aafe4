//! Every look of the screen.

use super::Step::*;
use super::{DESCRIPTION, IMAGE, PUBLIC_ONLY, State, TEST, TOKEN, USERNAME};
use crate::stack::persona;

/// Longer than everything that is done to the screen in the meantime, and shorter than the proxy
/// waits.
const SLOW: &[&str] = &["--latency", "4000"];

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
