//! The texts that never change.

use crate::words::{FieldLabels, Labels};

pub(super) static LABELS: Labels = Labels {
    title: "Connect a GitHub Container Registry",
    lead: "Test whether a scanner can read your images, before the first scan does.",
    demo_notice: "Demo: a simulated GitHub answers here. Use the names and tokens under “Try these”, not your own.",
    username: FieldLabels {
        label: "GitHub Username",
        hint: "The user or organisation that owns the images.",
        example: "myorg",
    },
    token: FieldLabels {
        label: "Personal Access Token",
        hint: "A classic token with the scope `read:packages`. Needed for internal images; leave it empty to scan \
               public ones only.",
        example: "ghp_xxxxxxxxxxxx",
    },
    description: FieldLabels {
        label: "Description",
        hint: "A name to recognise this connection by.",
        example: "Production GitHub Registry",
    },
    image: FieldLabels {
        label: "Image to test",
        hint: "One image to try a pull with.",
        example: "ghcr.io/myorg/app:latest",
    },
    optional: "optional",
    create_token: "Create a token on GitHub",
    show_token: "Show token",
    hide_token: "Hide token",
    remove_strays: "Remove them",
    submit: "Test connection",
    cancel: "Cancel",
    running: "Asking GitHub…",
    working: "Checking…",
    cancelled: "The test was cancelled. Nothing was changed.",
    filled_in: "The form is filled in. Press “Test connection” to see the diagnosis.",
    diagnosis: "Diagnosis",
    checks: "Checks",
    evidence: "Evidence",
    next_step: "Next step",
    stale: "The form has changed since this test. Test again to see where it stands now.",
    opens_new_tab: "(opens in a new tab)",
    personas: "Try these",
    personas_hint: "One click fills in the form.",
};
