use super::*;
use crate::middleware::access::{Host, Origin};
use clap::Parser;

pub(super) fn settings(arguments: &[&str]) -> Result<Settings> {
    Flags::try_parse_from(["ghcr-proxy"].iter().chain(arguments))?.try_into()
}

#[track_caller]
pub(super) fn refusal(arguments: &[&str]) -> String {
    format!("{:#}", settings(arguments).expect_err("these settings should be refused"))
}

#[test]
fn without_flags_it_asks_github_and_listens_on_this_machine_only() {
    let settings = settings(&[]).unwrap();
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.hosts.github_api.as_str(), "https://api.github.com/");
    assert_eq!(settings.hosts.registry.as_str(), "https://ghcr.io/");
    assert_eq!(settings.hosts.github_web, "https://github.com");
    assert_eq!(settings.registry_name(), "ghcr.io");
    assert_eq!(settings.mode(), Mode::Live);
}

#[test]
fn the_registry_is_named_as_container_tools_write_it() {
    let web = "https://git.example.com";
    for (registry, github_web, name) in [
        ("https://ghcr.io:443/", GITHUB_WEB, "ghcr.io"),
        ("https://Containers.octo.ghe.com", "https://octo.ghe.com", "containers.octo.ghe.com"),
        ("https://containers.git.example.com:8443", web, "containers.git.example.com:8443"),
        ("https://mirror.example.com", GITHUB_WEB, "mirror.example.com"),
        ("http://127.0.0.1:9000", web, "127.0.0.1:9000"),
        // A simulated github.com.
        ("http://127.0.0.1:9000", GITHUB_WEB, "ghcr.io"),
        ("http://localhost:9000", GITHUB_WEB, "ghcr.io"),
        ("http://[::1]:9000", GITHUB_WEB, "ghcr.io"),
    ] {
        let settings = settings(&["--registry", registry, "--github-web", github_web]).unwrap();
        assert_eq!(settings.registry_name(), name, "{registry} {github_web}");
    }
}

#[test]
fn it_listens_beyond_this_machine_only_behind_a_gateway() {
    for open in ["0.0.0.0:80", "[::]:80", "192.168.1.1:80"] {
        assert!(refusal(&["--listen", open]).contains("say so with --behind-gateway"), "{open}");
        assert!(settings(&["--listen", open, "--behind-gateway"]).is_ok(), "{open}");
    }
    assert!(settings(&["--listen", "[::1]:80"]).is_ok());
}

#[test]
fn a_base_url_keeps_its_path_and_gets_its_slash() {
    let settings = settings(&["--github-api", "https://git.example.com/api/v3"]).unwrap();
    assert_eq!(
        settings.hosts.github_api.join("user").unwrap().as_str(),
        "https://git.example.com/api/v3/user"
    );
}

#[test]
fn a_wrong_base_url_stops_the_start_with_a_sentence() {
    for (text, sentence) in [
        (
            "nonsense",
            "--registry: not a URL. Write it like https://example.com.: relative URL without a base",
        ),
        (
            "ftp://x",
            "--registry: it must start with https:// (or http:// for a simulated one) and name a host.",
        ),
        (
            "https://me:secret@x",
            "--registry: take the user name and password out; credentials come with each request.",
        ),
        (
            "https://x/?a=b",
            "--registry: take away everything from the `?` or `#` on; only a base address is needed.",
        ),
    ] {
        assert_eq!(refusal(&["--registry", text]), sentence);
    }
}

/// A name may lead anywhere, but for the one that never leaves the machine.
#[test]
fn clear_text_is_for_this_machine_alone() {
    for local in ["http://localhost:9", "http://127.0.0.1", "http://127.8.8.8:80", "http://[::1]:9"]
    {
        for flag in ["--github-api", "--registry"] {
            assert!(settings(&[flag, local]).is_ok(), "{flag} {local}");
        }
    }
    for remote in [
        "http://github.invalid",
        "http://10.0.0.1:9000",
        "http://[2001:db8::1]",
        "http://0.0.0.0:9000",
        "http://sandbox:9000",
        "http://localhost.example",
        "http://api.localhost",
        "http://127.0.0.1.example",
    ] {
        for flag in ["--github-api", "--registry"] {
            assert_eq!(
                refusal(&[flag, remote]),
                format!(
                    "{flag}: http:// would send tokens over the network in clear text. Write https://; http:// is for a \
                     simulated one on this machine, like http://127.0.0.1:9000."
                ),
                "{remote}"
            );
        }
    }
    assert!(settings(&["--github-web", "http://git.example"]).is_ok(), "links carry no token");
}

#[test]
fn trusted_proxies_are_addresses_and_networks_with_or_without_a_login_in_front() {
    let networks = ["--trusted-proxy", "10.0.0.7, 2001:db8::/32", "--trusted-proxy", ""];
    assert!(!settings(&networks).unwrap().trusted_proxies.is_empty());
    assert!(settings(&[&networks[..], &["--behind-gateway"]].concat()).is_ok());
    assert!(settings(&["--behind-gateway"]).unwrap().trusted_proxies.is_empty());
    const NO_NETWORK: &str =
        "not an address or network. Write the gateway's, like 10.0.0.7 or 10.0.0.0/8.";
    const EVERYBODY: &str = "this network is every address, so anybody could name another client. Write the gateway's own.";
    for (text, sentence) in [
        ("gateway.example", NO_NETWORK),
        ("10.0.0.0/33", NO_NETWORK),
        ("10.0.0.7:8080", NO_NETWORK),
        ("*", NO_NETWORK),
        ("0.0.0.0/0", EVERYBODY),
        ("::/0", EVERYBODY),
    ] {
        assert_eq!(
            refusal(&["--trusted-proxy", text]),
            format!("--trusted-proxy {text}: {sentence}")
        );
    }
}

#[test]
fn load_and_end_have_limits_that_can_be_set() {
    let usual = settings(&[]).unwrap();
    assert_eq!((usual.max_connections.get(), usual.shutdown_timeout.as_secs()), (4096, 20));
    let own = settings(&["--max-connections", "7", "--shutdown-timeout", "0"]).unwrap();
    assert_eq!((own.max_connections.get(), own.shutdown_timeout.as_secs()), (7, 0));
    assert!(refusal(&["--max-connections", "0"]).contains("--max-connections <COUNT>"));
}

#[test]
fn a_persona_file_that_cannot_be_read_is_named_and_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("personas.json");
    std::fs::write(&path, "[\n{\"title\": \"canary\", \"username\": \"can ary\"}]").unwrap();
    let message = refusal(&["--demo-personas", path.to_str().unwrap()]);
    assert!(message.contains("line 2 is not what a list of personas holds"), "{message}");
    assert!(!message.contains("canary"), "{message}");
    let missing = folder.path().join("missing.json");
    assert!(
        refusal(&["--demo-personas", missing.to_str().unwrap()])
            .contains("the file cannot be read")
    );
}

#[test]
fn a_folder_without_the_app_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert!(refusal(&["--assets", path]).contains("there is no index.html in it"));
}

#[test]
fn exact_origins_and_hosts_are_taken_from_repeated_flags_and_lists() {
    let settings = settings(&[
        "--allow-origin",
        "https://dashboard.example.com,http://localhost:3000",
        "--allow-origin",
        "http://[::1]:3000",
        "--allow-embed",
        "https://dashboard.example.com:8443",
        "--allow-host",
        "connect.example.com, proxy:8080",
        "--allow-host",
        "",
    ])
    .unwrap();
    let origins: Vec<_> = settings.access.origins.iter().map(Origin::as_str).collect();
    assert_eq!(
        origins,
        ["https://dashboard.example.com", "http://localhost:3000", "http://[::1]:3000"]
    );
    let embedders: Vec<_> = settings.access.embedders.iter().map(Origin::as_str).collect();
    assert_eq!(embedders, ["https://dashboard.example.com:8443"]);
    let hosts: Vec<_> = settings.access.hosts.iter().map(Host::as_str).collect();
    assert_eq!(hosts, ["connect.example.com", "proxy:8080"]);
}

#[test]
fn an_origin_that_is_not_exact_stops_the_start_with_a_sentence() {
    const NO_ORIGIN: &str = "not an origin. Write scheme, host and, if it is not the usual one, port, like \
                             https://dashboard.example.com.";
    const WILDCARD: &str = "a wildcard lets in what nobody named. Write each one in full.";
    let so =
        |exact: &str| format!("browsers write it {exact}. Write it so, without anything else.");
    for (text, sentence) in [
        ("*", WILDCARD.to_owned()),
        ("https://*.example.com", WILDCARD.to_owned()),
        (
            "null",
            "every sandboxed page has the origin `null`. Write the page's own, like https://dashboard.example.com."
                .to_owned(),
        ),
        ("dashboard.example.com", NO_ORIGIN.to_owned()),
        ("localhost:3000", NO_ORIGIN.to_owned()),
        ("file:///srv/page.html", NO_ORIGIN.to_owned()),
        ("https://", NO_ORIGIN.to_owned()),
        ("https://x.example/", so("https://x.example")),
        ("https://x.example/app?a=b#c", so("https://x.example")),
        ("https://me@x.example", so("https://x.example")),
        ("https://X.Example:443", so("https://x.example")),
        ("http://bücher.example:80", so("http://xn--bcher-kva.example")),
    ] {
        for flag in ["--allow-origin", "--allow-embed"] {
            assert_eq!(refusal(&[flag, text]), format!("{flag} {text}: {sentence}"));
        }
    }
}

#[test]
fn a_host_that_is_not_exact_stops_the_start_with_a_sentence() {
    const NO_HOST: &str = "not a host. Write its name alone, like connect.example.com.";
    let so =
        |exact: &str| format!("browsers write it {exact}. Write it so, without anything else.");
    for (text, sentence) in [
        (
            "*.example.com",
            "a wildcard lets in what nobody named. Write each one in full.".to_owned(),
        ),
        ("two words", NO_HOST.to_owned()),
        ("ftp://x.example", NO_HOST.to_owned()),
        ("https://x.example", so("x.example")),
        ("x.example/", so("x.example")),
        ("X.example:443", so("x.example")),
        ("x.example:80", so("x.example")),
    ] {
        assert_eq!(refusal(&["--allow-host", text]), format!("--allow-host {text}: {sentence}"));
    }
}

#[test]
fn a_saved_registry_is_tested_daily_unless_it_is_said_otherwise() {
    let memory = ["--database-url", "sqlite::memory:"];
    for (flags, seconds) in [
        (&[][..], Some(86_400)),
        (&["--watch-interval", "3600"], Some(3_600)),
        (&["--watch-interval", "0"], None),
    ] {
        let registries = settings(&[&memory[..], flags].concat()).unwrap().registries.unwrap();
        assert_eq!(registries.watch_interval.map(|it| it.as_secs()), seconds);
    }
}

#[test]
fn a_receiver_of_webhooks_that_cannot_be_used_stops_the_start_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (good, bad, missing) = (path("good"), path("bad"), path("missing"));
    std::fs::write(&good, format!("whsec_{}", "A".repeat(32))).unwrap();
    std::fs::write(&bad, "canary").unwrap();
    let base = ["--database-url", "sqlite::memory:"];
    let flags =
        |url, file| [&base[..], &["--webhook-url", url, "--webhook-secret-file", file]].concat();
    const PAIR: &str =
        "--webhook-url and --webhook-secret-file belong together. Name both, or none.";
    assert_eq!(refusal(&["--webhook-url", "https://x.example"]), PAIR);
    assert_eq!(refusal(&["--webhook-secret-file", &good]), PAIR);
    assert_eq!(
        refusal(&flags("https://x.example", &good)[2..]),
        "--webhook-url: webhooks tell of saved registries. Say with --database-url where to save \
         them, such as sqlite:registries.db."
    );
    for (url, sentence) in [
        ("canary", "not a URL. Write it like https://hooks.example.com/ghcr-connect."),
        (
            "ftp://canary",
            "it must start with https:// (or http:// for a receiver on this machine) and name a \
             host.",
        ),
        (
            "http://canary.example",
            "http:// would send webhooks over the network in clear text. Write https://; http:// \
             is for a receiver on this machine, like http://127.0.0.1:9000.",
        ),
        (
            "https://me:canary@x.example",
            "take the user name and password out; the receiver knows a webhook by its signature.",
        ),
        ("https://x.example/#canary", "take away everything from the `#` on."),
    ] {
        assert_eq!(refusal(&flags(url, &good)), format!("--webhook-url: {sentence}"));
    }
    assert_eq!(
        refusal(&flags("https://x.example", &bad)),
        format!(
            "--webhook-secret-file {bad}: it must hold one secret of 24 to 64 bytes in base64, \
             with or without `whsec_` before it. Make one with `openssl rand -base64 32`."
        )
    );
    let unreadable = refusal(&flags("https://x.example", &missing));
    assert!(unreadable.contains("the file cannot be read"), "{unreadable}");
    for url in ["https://x.example/hooks?token=canary", "http://127.0.0.1:9000/canary"] {
        let settings = settings(&flags(url, &good)).unwrap();
        let shown = format!("{settings:?}");
        assert!(!shown.contains("canary") && !shown.contains("AAAA"), "{shown}");
    }
}

#[test]
fn the_table_of_settings_names_every_flag_with_its_variable() {
    use clap::CommandFactory;
    let table = include_str!("../../../../docs/settings.md");
    for arg in Flags::command().get_arguments().filter(|arg| arg.get_env().is_some()) {
        let flag = arg.get_long().unwrap();
        let variable = arg.get_env().unwrap().to_str().unwrap();
        let row = table.lines().find(|line| {
            line.starts_with(&format!("| `--{flag}`")) || line.starts_with(&format!("| `--{flag} "))
        });
        let row = row.unwrap_or_else(|| panic!("docs/settings.md has no row for --{flag}"));
        assert!(row.contains(&format!("`{variable}`")), "{row}");
    }
}
