//! What people paste, and what they are to find.

use super::*;
use crate::{Lang, Words, text};
use ghcr_contract::GITHUB_REGISTRY;

fn found(lang: Lang, query: &str) -> Vec<Entry> {
    search(query, |key| Words::of(lang).with_registry(key, GITHUB_REGISTRY))
}

fn messages_of(entry: Entry) -> Vec<&'static str> {
    code_in(text(Lang::En, Key::EntryLooks(entry)))
}

#[test]
fn words_are_compared_without_case_accents_and_punctuation() {
    for (text, expected) in [
        ("Bad credentials", " bad credentials "),
        ("  permission_denied: read_package\n", " permission denied read package "),
        ("«\u{a0}Réseau\u{a0}»", " reseau "),
        ("Re\u{301}seau", " reseau "),
        ("Cœur, ÉTÉ", " coeur ete "),
        ("„Größe“", " grosse "),
        ("¿Dirección? AÑO, ÚNICO, está aquí", " direccion ano unico esta aqui "),
        ("authorize", " authorise "),
        ("", " "),
        ("…", " "),
    ] {
        assert_eq!(fold(text), expected);
    }
}

#[test]
fn an_empty_query_shows_everything_and_nonsense_nothing() {
    for lang in Lang::ALL {
        assert_eq!(found(*lang, ""), Entry::ALL);
        assert_eq!(found(*lang, "  \n"), Entry::ALL);
        assert_eq!(found(*lang, "qwxyz"), []);
        assert_eq!(found(*lang, "a"), []);
    }
}

#[test]
fn every_message_that_an_entry_shows_finds_it() {
    for lang in Lang::ALL {
        for entry in Entry::ALL {
            for message in messages_of(*entry) {
                let found = found(*lang, message);
                let place = found.iter().position(|it| it == entry);
                assert!(place.is_some_and(|it| it < 3), "{lang:?} {message:?}: {found:?}");
            }
        }
    }
}

#[test]
fn every_title_finds_its_entry_first() {
    for lang in Lang::ALL {
        for entry in Entry::ALL {
            let title = text(*lang, Key::EntryTitle(*entry));
            assert_eq!(found(*lang, title).first(), Some(entry), "{lang:?} {title:?}");
        }
    }
}

#[test]
fn what_tools_print_leads_to_its_entry() {
    let table = [
        // Docker: a dead token, also on a public image (korthout/camunda-platform-rest-api#106).
        (
            "Error response from daemon: Head \"https://ghcr.io/v2/acme/app/manifests/latest\": denied: denied",
            Entry::Expired,
        ),
        // Docker 29 (crowdsec-blocklist-import#60).
        ("Error response from daemon: error from registry: denied\ndenied", Entry::RegistryRefuses),
        // Docker, without a token (ipnet-mesh/meshcore-hub#123).
        (
            "Error response from daemon: Head \"https://ghcr.io/v2/acme/app/manifests/latest\": unauthorized",
            Entry::NotPublic,
        ),
        (
            "Error response from daemon: pull access denied for ghcr.io/acme/app, repository does not exist or may \
             require 'docker login': denied: requested access to the resource is denied",
            Entry::NotPublic,
        ),
        // With a good token and no access (Vigil-SOC/vigil#315).
        (
            "Error response from daemon: unknown: failed to resolve reference \"ghcr.io/acme/app:1\": unexpected \
             status from HEAD request to https://ghcr.io/v2/acme/app/manifests/1: 403 Forbidden",
            Entry::NoAccess,
        ),
        ("denied: permission_denied: read_package", Entry::NoAccess),
        // containerd, kubelet, Helm (rossoctl#116).
        (
            "Failed to pull image \"ghcr.io/acme/app:latest\": failed to authorize: failed to fetch oauth token: \
             unexpected status from GET request to https://ghcr.io/token?scope=repository%3Aacme%2Fapp%3Apull: 403 \
             Forbidden",
            Entry::Expired,
        ),
        (
            "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to \
             https://ghcr.io/token?scope=repository%3Aacme%2Fapp%3Apull&service=ghcr.io: 401 Unauthorized",
            Entry::NotPublic,
        ),
        (
            "Back-off pulling image \"ghcr.io/acme/app:latest\"\nError: ImagePullBackOff",
            Entry::NotPublic,
        ),
        // Podman (zentinelproxy/zentinel#121, yannh/kubeconform#117).
        (
            "Error: initializing source docker://ghcr.io/acme/app:1: unable to retrieve auth token: invalid \
             username/password: unauthorized",
            Entry::NotPublic,
        ),
        (
            "Error: parsing image configuration: unable to retrieve auth token: invalid username/password: \
             unauthorized: unauthenticated: User cannot be authenticated with the token provided.",
            Entry::Expired,
        ),
        // Trivy (Aerya/Dockge-Enhanced#96, aquasecurity/trivy#3164).
        (
            "unable to find the specified image 'ghcr.io/acme/web:1.1.6' in ['docker' 'containerd' 'podman' \
             'remote']: 4 errors occurred:\n\t* docker error: unable to inspect the image: Error response from \
             daemon: No such image: ghcr.io/acme/web:1.1.6\n\t* remote error: GET \
             https://ghcr.io/token?scope=repository%3Aacme%2Fweb%3Apull&service=ghcr.io: UNAUTHORIZED: \
             authentication required",
            Entry::NotPublic,
        ),
        (
            "OCI repository error: GET https://ghcr.io/token?scope=repository%3Aacme%2Fdb%3Apull&service=ghcr.io: \
             DENIED: denied",
            Entry::Expired,
        ),
        // The registry's own JSON.
        (
            "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}",
            Entry::NotPublic,
        ),
        ("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"denied\"}]}", Entry::RegistryRefuses),
        (
            "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}",
            Entry::ImageUnknown,
        ),
        ("Error response from daemon: manifest unknown", Entry::ImageUnknown),
        (
            "denied: permission_denied: The token provided does not match expected scopes.",
            Entry::ScopeMissing,
        ),
        (
            "invalid reference format: repository name (HeyAcme/app) must be lowercase",
            Entry::ImageUnknown,
        ),
        ("toomanyrequests: retry-after: 880.092µs, allowed: 44000/minute", Entry::RateLimited),
        (
            "Get \"https://ghcr.io/v2/\": tls: failed to verify certificate: x509: certificate signed by unknown \
             authority",
            Entry::Network,
        ),
        (
            "failed to do request: Head \"https://ghcr.io/v2/acme/app/manifests/main\": dial tcp: lookup ghcr.io: \
             no such host",
            Entry::Network,
        ),
        // GitHub's API.
        ("{\"message\":\"Bad credentials\",\"status\":\"401\"}", Entry::Expired),
        ("HTTP 403: You need at least read:packages scope to list packages.", Entry::ScopeMissing),
        (
            "denied: permission_denied: Resource protected by organization SAML enforcement. You must grant your \
             Personal Access token access to this organization.",
            Entry::SsoRequired,
        ),
        (
            "`acme` forbids access via a personal access token (classic). Please use a GitHub App",
            Entry::ClassicForbidden,
        ),
        (
            "The 'acme' organization forbids access via a personal access tokens (classic) if the token's lifetime \
             is greater than 366 days.",
            Entry::LifetimeTooLong,
        ),
        (
            "Although you appear to have the correct authorization credentials, the `acme` organization has an IP \
             allow list enabled, and your IP address is not permitted to access this resource.",
            Entry::AddressRefused,
        ),
        ("Resource not accessible by personal access token", Entry::WrongKind),
        ("You have exceeded a secondary rate limit.", Entry::RateLimited),
        ("Maximum number of login attempts exceeded. Please try again later.", Entry::LoginLockout),
        ("You must be a member of acme to see membership information for mona.", Entry::NotAMember),
    ];
    for lang in Lang::ALL {
        for (pasted, entry) in table {
            let found = found(*lang, pasted);
            assert_eq!(found.first(), Some(&entry), "{lang:?} {pasted:?}: {found:?}");
        }
    }
}

#[test]
fn a_part_of_a_message_is_enough() {
    assert_eq!(found(Lang::En, "no basic au").first(), Some(&Entry::NotPublic));
    assert_eq!(found(Lang::En, "429").first(), Some(&Entry::RateLimited));
    assert_eq!(found(Lang::En, "denied")[..2], [Entry::RegistryRefuses, Entry::Expired]);
}

#[test]
fn a_digest_that_holds_401_is_no_message() {
    assert_ne!(found(Lang::En, "sha256:8a401bc manifest unknown").first(), Some(&Entry::Expired));
}

#[test]
fn questions_in_plain_words_are_answered() {
    let table = [
        (Lang::En, "expired", Entry::Expired),
        (Lang::En, "rate limit", Entry::RateLimited),
        (Lang::En, "single sign on", Entry::SsoRequired),
        (Lang::En, "fine-grained", Entry::WrongKind),
        (Lang::En, "not a member", Entry::NotAMember),
        (Lang::En, "change the visibility", Entry::ChangeVisibility),
        (Lang::En, "firewall", Entry::Network),
        (Lang::En, "locked out", Entry::LoginLockout),
        (Lang::En, "how do I scan private images", Entry::NotSupported),
        (Lang::Fr, "portee", Entry::ScopeMissing),
        (Lang::Fr, "jeton EXPIRE", Entry::Expired),
        (Lang::Fr, "authentification unique", Entry::SsoRequired),
        (Lang::Fr, "membre de l'organisation", Entry::NotAMember),
        (Lang::Fr, "changer la visibilite", Entry::ChangeVisibility),
        (Lang::Fr, "pare-feu", Entry::Network),
        (Lang::De, "token ABGELAUFEN", Entry::Expired),
        (Lang::De, "scope fehlt", Entry::ScopeMissing),
        (Lang::De, "single sign on", Entry::SsoRequired),
        (Lang::De, "fine-grained", Entry::WrongKind),
        (Lang::De, "kein Mitglied der Organisation", Entry::NotAMember),
        (Lang::De, "Sichtbarkeit andern", Entry::ChangeVisibility),
        (Lang::De, "wie scanne ich private Images", Entry::NotSupported),
        (Lang::De, "Firewall", Entry::Network),
        (Lang::De, "zu viele Anfragen", Entry::RateLimited),
        (Lang::De, "gesperrt", Entry::LoginLockout),
        (Lang::Es, "ambito", Entry::ScopeMissing),
        (Lang::Es, "token EXPIRADO", Entry::Expired),
        (Lang::Es, "inicio de sesion unico", Entry::SsoRequired),
        (Lang::Es, "inicio de sesión único", Entry::SsoRequired),
        (Lang::Es, "miembro de la organizacion", Entry::NotAMember),
        (Lang::Es, "cambiar la visibilidad", Entry::ChangeVisibility),
        (Lang::Es, "firewall", Entry::Network),
        (Lang::Es, "demasiadas solicitudes", Entry::RateLimited),
        (Lang::Es, "token clásico", Entry::ClassicForbidden),
        (Lang::Es, "sesion bloqueada", Entry::LoginLockout),
        (Lang::Es, "cómo escanear imágenes privadas", Entry::NotSupported),
        (Lang::Es, "imagenes privadas", Entry::NotSupported),
        (Lang::Es, "no encuentra la imagen", Entry::ImageUnknown),
    ];
    for (lang, query, entry) in table {
        let found = found(lang, query);
        assert_eq!(found.first(), Some(&entry), "{lang:?} {query:?}: {found:?}");
    }
}

#[test]
fn a_message_is_found_at_the_end_of_a_long_log() {
    let log = "INFO nothing of interest here\n".repeat(2_000) + "FATAL manifest unknown";
    assert_eq!(found(Lang::En, &log).first(), Some(&Entry::ImageUnknown));
}

#[test]
fn a_long_paste_does_not_bring_everything() {
    let pasted = "Error response from daemon: Head \"https://ghcr.io/v2/acme/app/manifests/latest\": denied: denied";
    let found = found(Lang::En, pasted);
    assert!(found.len() <= 3, "{found:?}");
}
