#![doc = include_str!("../README.md")]

mod admin;
mod admission;
mod audit;
mod background;
mod clock;
mod connection_test;
mod connections;
mod diagnose;
#[cfg(fuzzing)]
pub mod fuzzing;
pub mod gather;
mod health_check;
pub mod judge;
mod metrics;
mod middleware;
mod oidc;
mod openapi;
mod problem;
mod readiness;
mod registries;
mod request_body;
mod rotate_keys;
mod router;
mod routes;
mod serve;
mod settings;
mod site;
mod state;
mod stop;
mod traces;
mod validation;

pub use admission::trusted_proxies::{NotAProxy, TrustedProxies, TrustedProxy};
pub use audit::AUDIT_TARGET;
pub use clock::Clock;
pub use health_check::check_health;
pub use middleware::access::{Access, Host, NotExact, Origin};
pub use readiness::Readiness;
pub use registries::{SavedRegistries, WebhookSecret};
pub use rotate_keys::rotate_keys;
pub use router::service;
pub use serve::serve;
pub use settings::{
    ClaimNames, ConfigError, DatabaseFlags, Flags, HealthFlags, Hosts, Identity, IdentityHeaders,
    LimitFlags, Limits, NoTask, OidcFlags, OidcSettings, RegistrySettings, RotateKeysFlags,
    Settings, Task, WebhookSettings, read_command_line,
};
pub use traces::Traces;
