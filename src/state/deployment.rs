//! What the proxy says of itself: its config, and the policy that the account is held against.

use crate::api::{self, AbortGuard, ApiError, Endpoint};
use ghcr_contract::{Config, GithubHosts, Mode, Persona, Policy, TokenKind, Visibility};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys::Function;
use serde::Deserialize;

/// The proxy, its config and the policy.
#[derive(Clone, Copy)]
pub struct Deployment {
    address: StoredValue<String>,
    headers: StoredValue<Option<Function>, LocalStorage>,
    /// `None` until it is fetched, and where it cannot or need not be: then the screen works with
    /// the defaults.
    config: RwSignal<Option<Config>>,
    /// Whether there may be a list of registries; `None` until the config is known.
    has_list: RwSignal<Option<bool>>,
    /// The request for the config, which ends with the screen.
    call: StoredValue<Option<AbortGuard>, LocalStorage>,
    host_policy: RwSignal<Option<String>>,
    policy: Memo<Policy>,
    /// GitHub's hosts; those of github.com until the config is known.
    pub hosts: Memo<GithubHosts>,
}

/// The host page's wishes (`policy`, `support`), which come before the proxy's own policy.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct HostPolicy {
    supported: Option<Vec<Visibility>>,
    accepted_kinds: Option<Vec<TokenKind>>,
}

impl Deployment {
    /// The proxy at `endpoint`, whose config is not known yet.
    pub fn new(endpoint: Endpoint) -> Self {
        let config = RwSignal::new(None::<Config>);
        let host_policy = RwSignal::new(None::<String>);
        let policy = Memo::new(move |_| {
            let proxys = config.with(|config| config.as_ref().map(|it| it.policy.clone()));
            let wish = host_policy.get().and_then(|wish| serde_json::from_str(&wish).ok());
            merge(proxys.unwrap_or_default(), wish.unwrap_or_default())
        });
        let hosts = Memo::new(move |_| {
            config.with(|config| config.as_ref().map(Config::hosts).unwrap_or_default())
        });
        Self {
            address: StoredValue::new(endpoint.address),
            headers: StoredValue::new_local(endpoint.headers),
            config,
            has_list: RwSignal::new(None),
            call: StoredValue::new_local(None),
            host_policy,
            policy,
            hosts,
        }
    }

    /// Fetches the config. A failure is not shown.
    pub fn fetch_config(self) {
        let guard = AbortGuard::new();
        let signal = guard.signal();
        self.call.set_value(Some(guard));
        let endpoint = self.endpoint();
        spawn_local(async move {
            match api::fetch_config(&endpoint, signal).await {
                Ok(config) => {
                    let _ = self.has_list.try_set(Some(config.registries));
                    let _ = self.config.try_set(Some(config));
                }
                // Another proxy is asked now.
                Err(ApiError::Cancelled) => {}
                // Whoever asks for the list hears why there is none.
                Err(_) => {
                    let _ = self.has_list.try_set(Some(true));
                }
            }
        });
    }

    /// Takes for granted what the page was printed for: the proxy has said that its config is the
    /// usual one.
    pub fn assume_usual(self) {
        self.has_list.set(Some(false));
    }

    /// Whether there may be a list of registries; `None` until that is known.
    pub fn has_list(self) -> Option<bool> {
        self.has_list.get()
    }

    /// Where the proxy is, once.
    pub fn endpoint(self) -> Endpoint {
        Endpoint { address: self.address.get_value(), headers: self.headers.get_value() }
    }

    /// Changes to another proxy, and fetches its config.
    pub fn set_address(self, address: String) {
        self.address.set_value(address);
        self.fetch_config();
    }

    /// Sets the host page's wishes, as JSON; `None` for the proxy's own policy.
    pub fn set_host_policy(self, policy: Option<String>) {
        self.host_policy.set(policy);
    }

    /// The policy that the account is held against.
    pub fn policy(self) -> Policy {
        self.policy.get()
    }

    /// Returns true if a simulated GitHub answers.
    pub fn is_demo(self) -> bool {
        self.with_config(|config| config.mode == Mode::Demo).unwrap_or_default()
    }

    /// Returns true if the service keeps a list of registries.
    pub fn keeps_registries(self) -> bool {
        self.with_config(|config| config.registries).unwrap_or_default()
    }

    /// The demo's names and tokens.
    pub fn personas(self) -> Vec<Persona> {
        self.with_config(|config| config.personas.clone()).unwrap_or_default()
    }

    fn with_config<T>(self, read: impl FnOnce(&Config) -> T) -> Option<T> {
        self.config.with(|config| config.as_ref().map(read))
    }
}

fn merge(proxys: Policy, wish: HostPolicy) -> Policy {
    Policy {
        supported: wish.supported.unwrap_or(proxys.supported),
        accepted_kinds: wish.accepted_kinds.unwrap_or(proxys.accepted_kinds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_changes_parts_of_the_policy() {
        let wish = |text| serde_json::from_str::<HostPolicy>(text);
        let merged =
            merge(Policy::default(), wish(r#"{"supported":["private"]}"#).expect("a wish"));
        assert_eq!(merged.supported, [Visibility::Private]);
        assert_eq!(merged.accepted_kinds, Policy::default().accepted_kinds);
        assert_eq!(merge(Policy::default(), wish("{}").expect("a wish")), Policy::default());
        assert!(wish(r#"{"supported":["secret"]}"#).is_err());
    }
}
