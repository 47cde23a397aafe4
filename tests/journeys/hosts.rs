//! The element in other people's pages: `examples/`, each on another origin than the proxy that the
//! element comes from.

mod dashboard;
mod everywhere;
mod frame;
mod guest;
mod house;
mod leaks;
mod moments;
mod plain;
mod refused;
mod registries;
mod themes;
mod token;

pub(crate) use house::House;

/// A page that holds the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Plain,
    React,
    Vue,
    Dashboard,
}

impl Host {
    /// Its address below the origin of the examples.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Plain => "plain/",
            Self::React => "react/",
            Self::Vue => "vue/",
            Self::Dashboard => "dashboard/",
        }
    }

    /// The `id` of its first element.
    fn element(self) -> &'static str {
        match self {
            Self::Plain => "first",
            Self::React | Self::Vue | Self::Dashboard => "registry",
        }
    }
}

/// Makes a test of a journey for each host, the plain one in Firefox too.
macro_rules! in_every_host {
    ($($journey:ident),+ $(,)?) => {
        $(mod $journey {
            use crate::browser::Browser::{Chromium, Firefox};
            use crate::hosts::Host;

            #[tokio::test]
            async fn plain() -> $crate::Done {
                super::$journey(Chromium, Host::Plain).await
            }

            #[tokio::test]
            async fn plain_in_firefox() -> $crate::Done {
                super::$journey(Firefox, Host::Plain).await
            }

            #[tokio::test]
            async fn react() -> $crate::Done {
                super::$journey(Chromium, Host::React).await
            }

            #[tokio::test]
            async fn vue() -> $crate::Done {
                super::$journey(Chromium, Host::Vue).await
            }

            #[tokio::test]
            async fn dashboard() -> $crate::Done {
                super::$journey(Chromium, Host::Dashboard).await
            }
        })+
    };
}
use in_every_host;
