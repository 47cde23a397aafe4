//! The `WWW-Authenticate` header of a registry.

#![no_main]

use ghcr_proxy::gather::upstream::Challenge;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|header: &str| {
    let Some(challenge) = Challenge::parse(header) else { return };
    assert!(header.to_ascii_lowercase().contains("bearer"));
    let realm = challenge.realm.as_str();
    assert_eq!(realm.parse().as_ref(), Ok(&challenge.realm));
    if let Some(service) = &challenge.service {
        assert!(header.contains(service.as_str()));
    }
    credentials_stay_with_the_registry(&challenge);
    if !realm.contains('"') {
        is_read_again(&challenge);
    }
});

/// What the proxy relies on before it sends a credential to the realm.
fn credentials_stay_with_the_registry(challenge: &Challenge) {
    let registry = "https://ghcr.io/".parse().expect("this is a URL");
    let realm = &challenge.realm;
    let is_there = (realm.scheme(), realm.host_str(), realm.port_or_known_default())
        == ("https", Some("ghcr.io"), Some(443));
    assert_eq!(challenge.is_of(&registry), is_there);
}

/// Written in the usual form, it is the same challenge, as far as quotes can hold it.
fn is_read_again(challenge: &Challenge) {
    let mut header = format!("Bearer realm=\"{}\"", challenge.realm);
    if let Some(service) = challenge.service.as_ref().filter(|service| !service.contains('"')) {
        header = format!("{header},service=\"{service}\"");
        assert_eq!(Challenge::parse(&header).as_ref(), Some(challenge));
    } else {
        let again = Challenge::parse(&header).map(|again| again.realm);
        assert_eq!(again.as_ref(), Some(&challenge.realm));
    }
}
