//! Addresses among the settings.

use anyhow::{Context, Result, bail, ensure};
use reqwest::Url;
use std::net::IpAddr;

/// An address that tokens are sent to.
///
/// # Errors
/// When they would go there in clear text.
pub(super) fn parse_upstream(flag: &str, text: &str) -> Result<Url> {
    let url = parse_base(flag, text)?;
    ensure!(
        is_private(&url),
        "{flag}: http:// would send tokens over the network in clear text. Write https://; http:// is for a simulated \
         one on this machine, like http://127.0.0.1:9000."
    );
    Ok(url)
}

/// Returns true if the address is one of this machine.
pub(super) fn is_on_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(host);
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

/// A base address, with a slash at its end.
///
/// # Errors
/// When it is not one, or holds more than that.
pub(super) fn parse_base(flag: &str, text: &str) -> Result<Url> {
    let mut url = Url::parse(text)
        .with_context(|| format!("{flag}: not a URL. Write it like https://example.com."))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        bail!(
            "{flag}: it must start with https:// (or http:// for a simulated one) and name a host."
        );
    }
    ensure!(
        url.username().is_empty() && url.password().is_none(),
        "{flag}: take the user name and password out; credentials come with each request."
    );
    ensure!(
        url.query().is_none() && url.fragment().is_none(),
        "{flag}: take away everything from the `?` or `#` on; only a base address is needed."
    );
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// Returns true if nobody on the way can change what comes from there.
pub(crate) fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_on_this_machine(url))
}
