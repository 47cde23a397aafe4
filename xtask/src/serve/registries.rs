//! The demo's list of saved registries.

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::ask::{Persona, agent, persona};

/// The demo's registries, those that stand last in the list first: whose they are, and what they
/// are called.
const DEMO: [(&str, &str); 5] = [
    ("GitHub is down", "Mirror"),
    ("Revoked token", "Payments, before the move"),
    ("Single sign-on not authorised", "Patient portal"),
    ("Expires in five days", "Nightly scan"),
    ("Organisation and a member's token", "Production"),
];

#[derive(Deserialize)]
struct Saved {
    id: String,
}

/// Saves the demo's registries as the screen would, and tests each.
pub(super) fn fill(proxy: &str, personas: &[Persona]) -> Result<()> {
    let agent = agent();
    let list = format!("{proxy}/api/v1/registries");
    for (title, description) in DEMO {
        let mut registry = json!(persona(personas, title)?.question);
        let visibility = if registry["token"].is_null() { "public" } else { "internal" };
        registry["visibility"] = visibility.into();
        registry["description"] = description.into();
        let saved: Saved = agent.post(&list).send_json(registry)?.body_mut().read_json()?;
        let tested = agent.post(format!("{list}/{}/validate", saved.id)).send_empty()?;
        ensure!(tested.status() == 200, "{title}: {}", tested.status());
    }
    Ok(())
}
