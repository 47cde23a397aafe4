use super::*;
use axum::http::HeaderValue;

fn callers(origins: &[&str], hosts: &[&str], is_behind_gateway: bool) -> Callers {
    let access = Access {
        origins: origins.iter().map(|it| it.parse().unwrap()).collect(),
        hosts: hosts.iter().map(|it| it.parse().unwrap()).collect(),
        ..Access::default()
    };
    Callers::new(&access, is_behind_gateway)
}

/// `name: value`, a line each.
fn headers(text: &'static str) -> HeaderMap {
    let lines = text.split("; ").map(|line| line.split_once(": ").unwrap());
    lines.map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
}

#[test]
fn on_this_machine_only_its_own_names_are_known() {
    let callers = callers(&[], &["connect.example.com", "proxy:8080"], false);
    for ours in [
        "host: localhost",
        "host: LocalHost:8080",
        "host: 127.0.0.1:8080",
        "host: 127.8.8.8",
        "host: [::1]:8080",
        "host: [::1]",
        "host: connect.example.com",
        "host: Connect.example.com:443",
        "host: proxy:8080",
    ] {
        assert_eq!(callers.admit(&headers(ours)), Ok(()), "{ours}");
    }
    for strange in [
        "host: rebound.example",
        "host: 127.0.0.1.rebound.example:8080",
        "host: localhost.rebound.example",
        "host: 192.168.1.1",
        "host: connect.example.com:8443",
        "host: proxy",
        "host: ",
        "accept: */*",
        "host: localhost; host: rebound.example",
    ] {
        assert_eq!(callers.admit(&headers(strange)), Err(UnknownHost), "{strange}");
    }
}

#[test]
fn behind_a_gateway_any_name_passes_until_one_is_named() {
    let anywhere = headers("host: whatever.example");
    assert_eq!(callers(&[], &[], true).admit(&anywhere), Ok(()));
    let named = callers(&[], &["connect.example.com"], true);
    assert_eq!(named.admit(&anywhere), Err(UnknownHost));
    assert_eq!(named.admit(&headers("host: connect.example.com")), Ok(()));
    assert_eq!(named.admit(&headers("host: localhost:8080")), Ok(()), "a health check by hand");
}

#[test]
fn the_own_page_named_origins_and_what_is_no_browser_may_ask() {
    let callers = callers(&["https://dashboard.example.com"], &["connect.example.com"], false);
    for welcome in [
        "host: localhost:8080",
        "host: localhost:8080; sec-fetch-site: none",
        "host: localhost:8080; sec-fetch-site: same-origin",
        "host: localhost:8080; origin: http://localhost:8080; sec-fetch-site: same-origin",
        "host: localhost:8080; origin: null; sec-fetch-site: same-origin",
        "host: [::1]:8080; origin: http://[::1]:8080",
        "host: connect.example.com; origin: https://connect.example.com",
        "host: localhost:8080; origin: https://connect.example.com",
        "host: localhost:8080; origin: https://dashboard.example.com; sec-fetch-site: cross-site",
    ] {
        assert_eq!(callers.admit(&headers(welcome)), Ok(()), "{welcome}");
    }
    for refused in [
        "host: localhost:8080; sec-fetch-site: cross-site",
        "host: localhost:8080; sec-fetch-site: same-site",
        "host: localhost:8080; sec-fetch-site: same-origin; sec-fetch-site: cross-site",
        "host: localhost:8080; origin: http://localhost:3000; sec-fetch-site: same-site",
        "host: localhost:8080; origin: http://127.0.0.1:8080",
        "host: localhost:8080; origin: https://evil.example",
        "host: localhost:8080; origin: https://evil.example; sec-fetch-site: same-origin",
        "host: localhost:8080; origin: http://dashboard.example.com",
        "host: localhost:8080; origin: https://dashboard.example.com.evil.example",
        "host: localhost:8080; origin: https://dashboard.example.com; origin: https://evil.example",
        "host: localhost:8080; origin: null",
        "host: localhost:8080; origin: null; sec-fetch-site: cross-site",
        "host: localhost:8080; origin: localhost:8080",
    ] {
        assert_eq!(callers.admit(&headers(refused)), Err(ForbiddenOrigin), "{refused}");
    }
}

#[test]
fn behind_a_gateway_that_changes_the_host_the_browsers_own_word_counts() {
    let page = headers(
        "host: proxy:8080; origin: https://connect.example.com; sec-fetch-site: same-origin",
    );
    assert_eq!(callers(&[], &[], true).admit(&page), Ok(()));
    let other =
        headers("host: proxy:8080; origin: https://evil.example; sec-fetch-site: cross-site");
    assert_eq!(callers(&[], &[], true).admit(&other), Err(ForbiddenOrigin));
}
