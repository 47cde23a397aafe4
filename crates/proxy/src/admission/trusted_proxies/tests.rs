use super::*;
use axum::http::HeaderValue;

fn trusted(networks: &[&str]) -> TrustedProxies {
    let proxies: Vec<_> = networks.iter().map(|it| it.parse().unwrap()).collect();
    proxies.into()
}

/// A header of that name for each of the values.
fn headers(name: &'static str, values: &[&'static str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(name, HeaderValue::from_static(value));
    }
    headers
}

#[test]
fn the_client_is_the_first_from_the_right_that_is_no_trusted_gateway() {
    let gateways = trusted(&["10.0.0.0/8", "2001:db8:1::/48", "192.0.2.200"]);
    let table: [(&str, &[&str], &str); 16] = [
        ("10.0.0.1", &[], "10.0.0.1"),
        ("10.0.0.1", &["192.0.2.1"], "192.0.2.1"),
        ("10.0.0.1", &["6.6.6.6, 192.0.2.1"], "192.0.2.1"),
        ("10.0.0.1", &["6.6.6.6", "192.0.2.1"], "192.0.2.1"),
        ("10.0.0.1", &["6.6.6.6, 192.0.2.1, 10.9.9.9"], "192.0.2.1"),
        ("10.0.0.1", &["192.0.2.1, 10.9.9.9,192.0.2.200", "2001:db8:1::7"], "192.0.2.1"),
        ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", &["192.0.2.1, unknown"], "10.0.0.1"),
        ("10.0.0.1", &["192.0.2.1, unknown, 10.0.0.2"], "10.0.0.2"),
        ("10.0.0.1", &[""], "10.0.0.1"),
        ("10.0.0.1", &["192.0.2.1:50000"], "192.0.2.1"),
        ("10.0.0.1", &["[2001:db8::1]:50000"], "2001:db8::1"),
        ("10.0.0.1", &["[2001:db8::1]"], "2001:db8::1"),
        ("::ffff:10.0.0.1", &["192.0.2.1, ::ffff:10.0.0.2"], "192.0.2.1"),
        ("192.0.2.9", &["192.0.2.1"], "192.0.2.9"),
        ("::ffff:192.0.2.9", &["192.0.2.1"], "192.0.2.9"),
    ];
    for (peer, forwarded, client) in table {
        let seen =
            gateways.client_of(peer.parse().unwrap(), &headers("x-forwarded-for", forwarded));
        assert_eq!(seen.to_string(), client, "{peer} {forwarded:?}");
    }
}

#[test]
fn without_a_trusted_gateway_nobody_is_believed() {
    let nobody = trusted(&[]);
    let peer = "127.0.0.1".parse().unwrap();
    assert_eq!(nobody.client_of(peer, &headers("x-forwarded-for", &["192.0.2.1"])), peer);
    assert!(!nobody.is_over_tls(Some(peer), &headers("x-forwarded-proto", &["https"])));
}

#[test]
fn the_gateway_next_to_the_service_says_whether_it_was_asked_over_tls() {
    let gateways = trusted(&["10.0.0.0/8"]);
    let table: [(&str, &[&str], bool); 8] = [
        ("10.0.0.1", &["https"], true),
        ("::ffff:10.0.0.1", &["https"], true),
        ("10.0.0.1", &["http, HTTPS"], true),
        ("10.0.0.1", &["http", "https"], true),
        ("10.0.0.1", &["https, http"], false),
        ("10.0.0.1", &["http"], false),
        ("10.0.0.1", &[], false),
        ("192.0.2.1", &["https"], false),
    ];
    for (peer, forwarded, expected) in table {
        let headers = headers("x-forwarded-proto", forwarded);
        let seen = gateways.is_over_tls(peer.parse().ok(), &headers);
        assert_eq!(seen, expected, "{peer} {forwarded:?}");
    }
    assert!(!gateways.is_over_tls(None, &headers("x-forwarded-proto", &["https"])));
}

#[test]
fn an_address_stands_for_itself_alone() {
    for (text, other) in [("192.0.2.1", "192.0.2.2"), ("2001:db8::1", "2001:db8::2")] {
        let gateways = trusted(&[text]);
        assert!(gateways.trusts(text.parse().unwrap()), "{text}");
        assert!(!gateways.trusts(other.parse().unwrap()), "{text}");
    }
    assert!(trusted(&["::ffff:192.0.2.1"]).trusts("192.0.2.1".parse().unwrap()));
    assert!(trusted(&["10.1.2.3/8"]).trusts("10.200.0.1".parse().unwrap()), "its network");
}
