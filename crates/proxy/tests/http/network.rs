//! Networks as operators have them: an egress proxy, and certificates of their own.

mod egress;
mod tls;

use crate::support::{Proxy, command, first_failure};
use egress::Egress;
use ghcr_sandbox::Sandbox;
use tls::Tls;

/// A name that only the egress proxy knows.
const HOST: &str = "api.github.test";

/// The flags for a GitHub behind TLS whose authority is trusted.
fn flags<'a>(api: &'a str, github: &'a Sandbox, roots: &'a str) -> [&'a str; 6] {
    ["--github-api", api, "--registry", github.url(), "--extra-roots", roots]
}

/// The service with `HTTPS_PROXY` set, and no exception from it.
fn through(egress: &Egress, flags: &[&str]) -> Proxy {
    let mut command = command(flags);
    for exception in ["NO_PROXY", "no_proxy", "https_proxy"] {
        command.env_remove(exception);
    }
    command.env("HTTPS_PROXY", egress.url());
    Proxy::spawn(command)
}

#[tokio::test]
async fn a_certificate_of_ones_own_authority_is_trusted_once_it_is_named() {
    let github = Sandbox::start().await;
    let tls = Tls::before(&github, "localhost").await;
    let url = format!("https://localhost:{}", tls.port());
    let proxy = Proxy::start(&flags(&url, &github, tls.authority()));
    let report = proxy.report("octo-nobody", None).await;
    assert_eq!(first_failure(&report), Some(("account.exists", "account_not_found")), "{report:#}");
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_the_networks_fault() {
    let github = Sandbox::start().await;
    let tls = Tls::before(&github, "localhost").await;
    let url = format!("https://localhost:{}", tls.port());
    let proxy = Proxy::start(&["--github-api", &url, "--registry", github.url()]);
    let report = proxy.report("octo-nobody", None).await;
    assert_eq!(first_failure(&report), Some(("github.reachable", "tls_failed")), "{report:#}");
    assert_eq!(report["verdict"], "inconclusive");
}

#[tokio::test]
async fn a_certificate_for_another_name_is_not_taken_from_a_trusted_authority() {
    let github = Sandbox::start().await;
    let tls = Tls::before(&github, HOST).await;
    let url = format!("https://localhost:{}", tls.port());
    let proxy = Proxy::start(&flags(&url, &github, tls.authority()));
    let report = proxy.report("octo-nobody", None).await;
    assert_eq!(first_failure(&report), Some(("github.reachable", "tls_failed")), "{report:#}");
}

#[tokio::test]
async fn https_proxy_is_the_way_out_and_sees_a_host_and_nothing_more() {
    let github = Sandbox::start().await;
    let tls = Tls::before(&github, HOST).await;
    let egress = Egress::to(tls.port()).await;
    let proxy = through(&egress, &flags("https://api.github.test", &github, tls.authority()));
    let report = proxy.report("octo-nobody", None).await;
    assert_eq!(first_failure(&report), Some(("account.exists", "account_not_found")), "{report:#}");
    assert_eq!(egress.asked(), ["CONNECT api.github.test:443 HTTP/1.1"]);
}

#[tokio::test]
async fn an_egress_proxy_that_refuses_is_the_networks_fault() {
    let github = Sandbox::start().await;
    let tls = Tls::before(&github, HOST).await;
    let egress = Egress::refusing().await;
    let proxy = through(&egress, &flags("https://api.github.test", &github, tls.authority()));
    let report = proxy.report("octo-nobody", None).await;
    assert_eq!(
        first_failure(&report),
        Some(("github.reachable", "connection_failed")),
        "{report:#}"
    );
    assert_eq!(report["verdict"], "inconclusive");
}
