//! Pictures of every state, for people to look at. `cargo xtask shots` asks for them; they are no
//! test.

use crate::Done;
use crate::devtools;
use crate::person::Person;
use crate::states::{self, Theme};
use ghcr_words::Lang;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;
use thirtyfour::prelude::*;

/// A phone, a tablet held upright, a laptop.
const WIDTHS: &[u32] = &[360, 768, 1440];

/// What is above the fold of a usual screen of that width; a page that is longer is taken whole.
const LEAST_HEIGHT: u64 = 900;

#[tokio::test]
#[ignore = "`cargo xtask shots` runs it"]
async fn every_state_has_its_picture_taken() -> Done {
    let folder = PathBuf::from(
        std::env::var_os("GHCR_CONNECT_SHOTS").ok_or("GHCR_CONNECT_SHOTS names no folder")?,
    );
    let lang = std::env::var("GHCR_CONNECT_SHOTS_LANG")
        .ok()
        .and_then(|tag| Lang::of_tag(&tag))
        .unwrap_or_default();
    let only = std::env::var("GHCR_CONNECT_SHOTS_ONLY").unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    let person = states::reader_of(lang).await?;
    for state in states::ALL.iter().filter(|state| state.name.contains(&only)) {
        let _stack = match state.is_reached_by(&person).await {
            Ok(stack) => stack,
            // The others are worth looking at all the same.
            Err(error) => {
                writeln!(std::io::stdout(), "not reached: {}: {error}", state.name)?;
                continue;
            }
        };
        for theme in Theme::ALL {
            states::turn(&person, *theme).await?;
            for width in WIDTHS {
                let file = format!("{}.{}.{width}.png", state.name, theme.name());
                std::fs::write(folder.join(&file), take_picture(&person, *width).await?)?;
                writeln!(std::io::stdout(), "shot: {file}")?;
            }
        }
        person.has_its_own_size_again().await?;
    }
    person.closes_the_browser(true).await?;
    Ok(())
}

/// The whole page at that width, as a screen that is long enough shows it.
async fn take_picture(person: &Person, width: u32) -> WebDriverResult<Vec<u8>> {
    devtools::resize(&person.driver, width, LEAST_HEIGHT).await?;
    let height = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
    let height: u64 = person.driver.execute(height, vec![]).await?.convert()?;
    devtools::resize(&person.driver, width, height.max(LEAST_HEIGHT)).await?;
    person.driver.screenshot_as_png().await
}

impl Person {
    /// What follows is clicked on as on a usual screen.
    async fn has_its_own_size_again(&self) -> WebDriverResult<()> {
        devtools::ask(&self.driver, "Emulation.clearDeviceMetricsOverride", json!({}))
            .await
            .map(drop)
    }
}
