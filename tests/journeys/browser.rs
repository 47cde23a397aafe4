//! The browsers that a person may have, and the drivers that move them.

use crate::stack::{Folder, Program, root};
use std::path::PathBuf;
use std::process::Command;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, PageLoadStrategy};

/// What somebody looks through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

/// Makes two tests of a journey, `name::in_chromium` and `name::in_firefox`.
macro_rules! in_every_browser {
    ($($journey:ident),+ $(,)?) => {
        $(mod $journey {
            #[tokio::test]
            async fn in_chromium() -> $crate::Done {
                super::$journey($crate::browser::Browser::Chromium).await
            }

            #[tokio::test]
            async fn in_firefox() -> $crate::Done {
                super::$journey($crate::browser::Browser::Firefox).await
            }
        })+
    };
}
pub(crate) use in_every_browser;

/// Makes a test of a journey for each language: `name::in_english` and so on.
macro_rules! in_every_language {
    ($($journey:ident),+ $(,)?) => {
        $(mod $journey {
            #[tokio::test]
            async fn in_english() -> $crate::Done {
                super::$journey(ghcr_words::Lang::En).await
            }

            #[tokio::test]
            async fn in_french() -> $crate::Done {
                super::$journey(ghcr_words::Lang::Fr).await
            }

            #[tokio::test]
            async fn in_german() -> $crate::Done {
                super::$journey(ghcr_words::Lang::De).await
            }

            #[tokio::test]
            async fn in_spanish() -> $crate::Done {
                super::$journey(ghcr_words::Lang::Es).await
            }
        })+
    };
}
pub(crate) use in_every_language;

/// An open browser. Where a journey fails it ends at once, before thirtyfour asks it to and waits
/// for a minute.
pub(crate) struct Window {
    pub(crate) driver: WebDriver,
    pub(crate) browser: Browser,
    driver_program: Program,
    _profile: Folder,
}

impl Drop for Window {
    fn drop(&mut self) {
        self.driver_program.end_with_its_children();
        // Fails where the session has been closed as it should be.
        let _ = self.driver.clone().leak();
    }
}

impl Browser {
    /// Opens it, headless, on an empty profile.
    pub(crate) async fn open(self) -> WebDriverResult<Window> {
        self.open_and_wait(PageLoadStrategy::Normal).await
    }

    /// Opens Chromium with a record of every request, as its network panel shows it.
    pub(crate) async fn open_with_network_panel() -> WebDriverResult<Window> {
        let profile = Folder::new();
        let mut capabilities = chromium(&profile, PageLoadStrategy::Normal)?;
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        Self::Chromium.open_as(profile, capabilities.into()).await
    }

    /// The same; how far a page must be for the driver to go on is said.
    pub(crate) async fn open_and_wait(self, strategy: PageLoadStrategy) -> WebDriverResult<Window> {
        let profile = Folder::new();
        let capabilities = match self {
            Self::Chromium => chromium(&profile, strategy)?.into(),
            Self::Firefox => firefox()?,
        };
        self.open_as(profile, capabilities).await
    }

    async fn open_as(self, profile: Folder, capabilities: Capabilities) -> WebDriverResult<Window> {
        let (program, address) = self.start_driver(&profile);
        let driver = WebDriver::new(address, capabilities).await?;
        Ok(Window { driver, browser: self, driver_program: program, _profile: profile })
    }

    /// The driver on a free port. ChromeDriver looks for one that is free for both families of
    /// addresses, and gives up when another one started at the same moment was faster; then it is
    /// asked again.
    fn start_driver(self, profile: &Folder) -> (Program, String) {
        let mut command = match self {
            Self::Chromium => Command::new(path_in("CHROMEDRIVER", "/usr/bin/chromedriver".into())),
            Self::Firefox => {
                let in_tools = root().join(".tools/bin/geckodriver");
                let mut command = Command::new(path_in("GECKODRIVER", in_tools));
                // Its port for BiDi is always the same one otherwise, and journeys run side by
                // side.
                command.arg("--websocket-port=0").arg("--profile-root").arg(&profile.0);
                command.arg("--binary").arg(path_in("FIREFOX", "/usr/bin/firefox-esr".into()));
                command
            }
        };
        command.arg("--port=0");
        let program = (0..4)
            .find_map(|_| Program::try_start(&mut command))
            .unwrap_or_else(|| Program::start(&mut command));
        let port = program
            .first_line
            .trim()
            .trim_end_matches('.')
            .rsplit([' ', ':'])
            .next()
            .expect("a port");
        let address = format!("http://127.0.0.1:{port}");
        (program, address)
    }
}

fn chromium(
    profile: &Folder,
    strategy: PageLoadStrategy,
) -> WebDriverResult<thirtyfour::ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_page_load_strategy(strategy)?;
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-features=DeferRendererTasksAfterInput",
        "--window-size=1440,1000",
    ] {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.0.display()))?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

fn firefox() -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    for argument in ["-headless", "--width=1440", "--height=1000"] {
        capabilities.add_arg(argument)?;
    }
    // What moves is no part of these journeys.
    let mut preferences = FirefoxPreferences::new();
    preferences.set("ui.prefersReducedMotion", 1)?;
    capabilities.set_preferences(preferences)?;
    Ok(capabilities.into())
}

fn path_in(variable: &str, usual: PathBuf) -> PathBuf {
    std::env::var_os(variable).map_or(usual, PathBuf::from)
}
