//! What the service that sends the built app must know of its pages. The build reads it from the
//! finished pages and writes it into [`Site::FILE`], so the service parses no HTML.

use serde::{Deserialize, Serialize};

/// All pages of the built app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Grouped by address; the first one of an address is sent where no language fits.
    pub pages: Vec<SitePage>,
}

impl Site {
    /// The file's name, in the folder of the built app.
    pub const FILE: &str = "site.json";
}

/// One page in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitePage {
    /// The path of its folder: `/`, `/guide/`.
    pub address: String,
    /// Its language, as in the attribute `lang`: `en`, `fr`.
    pub language: String,
    /// Where it is in the folder of the built app: `guide/index.fr.html`.
    pub file: String,
    /// The SHA-256 digests of its inline styles in base64, for the content security policy.
    pub style_hashes: Vec<String>,
    /// What its head wants early, as values of the header `Link`.
    pub links: Vec<String>,
}
