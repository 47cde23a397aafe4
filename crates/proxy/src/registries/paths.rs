//! Addresses of the API.

/// Where saved registries are.
pub(crate) const REGISTRIES: &str = "/api/v1/registries";
/// Where webhooks are.
pub(crate) const WEBHOOKS: &str = "/api/v1/webhooks";
