//! Registries in a file, to be moved to another list.

use crate::config::Visibility;
use crate::description::Description;
use crate::image::ImageReference;
use crate::registry::Registry;
use crate::saved::SavedRegistry;
use crate::username::Username;
use serde::{Deserialize, Serialize};

/// A file of registries, without their tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryExport {
    /// The registries.
    pub registries: Vec<ExportedRegistry>,
}

/// A registry without its token, and without what tests have found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedRegistry {
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The registry's host as container tools write it, with its port if it has one: `ghcr.io`.
    pub host: String,
    /// The most restricted visibility to scan.
    pub visibility: Visibility,
    /// The name that people gave it; may be empty.
    #[serde(default)]
    pub description: Description,
    /// The image to prove the pull with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageReference>,
}

impl From<&SavedRegistry> for ExportedRegistry {
    fn from(registry: &SavedRegistry) -> Self {
        Self {
            username: registry.username.clone(),
            host: registry.host.clone(),
            visibility: registry.visibility,
            description: registry.description.clone(),
            image: registry.image.clone(),
        }
    }
}

impl From<ExportedRegistry> for Registry {
    /// The registry to save, which has no token yet.
    fn from(exported: ExportedRegistry) -> Self {
        let ExportedRegistry { username, host: _, visibility, description, image } = exported;
        Self { username, token: None, description: Some(description), image, visibility }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_has_what_people_chose_and_nothing_of_the_token() {
        let saved = json!({
            "id": "1", "username": "mona", "host": "ghcr.io", "visibility": "public",
            "description": "Tools", "has_token": true, "state": "ready", "created_at": 0,
            "updated_at": 0, "version": 3,
            "token": {"kind": "classic", "owner": "mona", "set_at": 0},
        });
        let saved: SavedRegistry = serde_json::from_value(saved).unwrap();
        let exported = RegistryExport { registries: vec![ExportedRegistry::from(&saved)] };
        let file = serde_json::to_value(&exported).unwrap();
        let expected = json!({
            "username": "mona", "host": "ghcr.io", "visibility": "public", "description": "Tools",
        });
        assert_eq!(file, json!({"registries": [expected]}));
        let read: RegistryExport = serde_json::from_value(file).unwrap();
        assert_eq!(read, exported);
        assert!(Registry::from(read.registries[0].clone()).token.is_none());
    }
}
