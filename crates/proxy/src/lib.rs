#![doc = include_str!("../README.md")]

mod access;
mod admin;
mod assets;
mod attempts;
mod audit;
mod background;
mod clients;
mod clock;
mod connection_test;
mod connections;
mod diagnose;
pub mod evidence;
mod expiry;
mod front;
#[cfg(fuzzing)]
pub mod fuzzing;
mod github;
mod health_check;
pub mod judge;
mod look_ups;
mod metrics;
mod oidc;
mod openapi;
mod probe;
mod problem;
mod registries;
mod registry;
mod request_body;
mod rotate_keys;
mod routes;
mod serve;
mod service;
mod settings;
mod shared_limits;
mod traces;
mod trusted_proxies;
mod unread_body;
pub mod upstream;
mod validation;

pub use access::{Access, Host, NotExact, Origin};
pub use audit::AUDIT_TARGET;
pub use clock::Clock;
pub use health_check::check_health;
pub use registries::{SavedRegistries, WebhookSecret};
pub use rotate_keys::rotate_keys;
pub use routes::health::Readiness;
pub use serve::serve;
pub use service::service;
pub use settings::{
    ClaimNames, ConfigError, DatabaseFlags, Flags, HealthFlags, Hosts, Identity, IdentityHeaders,
    LimitFlags, Limits, NoTask, OidcFlags, OidcSettings, RegistrySettings, RotateKeysFlags,
    Settings, Task, WebhookSettings, read_command_line,
};
pub use traces::Traces;
pub use trusted_proxies::{NotAProxy, TrustedProxies, TrustedProxy};
