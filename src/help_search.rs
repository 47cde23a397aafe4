//! The search box of the troubleshooting: what somebody pasted or typed, and the entries about it.
//!
//! What is pasted may hold a token. These functions look at it and keep nothing.

use crate::words::code_in;
use ghcr_contract::text::holds;
use ghcr_words::{Entry, Key};

/// The entries about `query`, the best first: those that know a message in it, or a message that it is a part of, the
/// longest first; then those that share its rarer words. All of them for an empty query, none when nothing fits.
#[must_use]
pub fn search<T: AsRef<str>>(query: &str, text: impl Fn(Key) -> T) -> Vec<Entry> {
    let query = fold(query);
    if query == " " {
        return Entry::ALL.to_vec();
    }
    let mut pages = Vec::new();
    for entry in Entry::ALL {
        pages.push(Page::read(*entry, &text, &query));
    }
    weigh_words(&query, &mut pages);
    // Beside a message that tells enough, the other words of a paste are noise; otherwise half as good as the best will do.
    let is_telling = |(common, rest): Fit| common >= TELLING && rest.0 == 0;
    let mut is_told = false;
    let mut best = 0;
    for page in &pages {
        is_told |= page.message.is_some_and(is_telling);
        best = best.max(page.words);
    }
    let enough = best.div_ceil(2).max(1);
    let mut hits = Vec::new();
    for page in pages {
        match page.message {
            // Which words are shared as well says nothing then.
            Some(_) => put_in_order(&mut hits, (page.message, 0, page.entry)),
            None if !is_told && page.words >= enough => {
                put_in_order(&mut hits, (None, page.words, page.entry));
            }
            None => {}
        }
    }
    hits.into_iter().map(|(_, _, entry)| entry).collect()
}

/// How good it is, in words where no message fits.
type Hit = (Option<Fit>, u32, Entry);

/// Puts it behind all that are as good: what is equally good stays in the order in which it is shown. There are two dozen
/// at most; the library's way to sort would weigh 5 kB in the WebAssembly.
fn put_in_order(hits: &mut Vec<Hit>, hit: Hit) {
    let is_as_good = |it: &Hit| (it.0, it.1) >= (hit.0, hit.1);
    let place = hits.iter().position(|it| !is_as_good(it)).unwrap_or(hits.len());
    hits.insert(place, hit);
}

/// As many letters as "403 Forbidden" has: shorter messages, such as "not found", may be words of a question.
const TELLING: usize = 12;

/// How well a message fits: first the length of what it has in common with the query, then how little of the message is
/// not in the query.
type Fit = (usize, std::cmp::Reverse<usize>);

/// An entry's texts, folded, and what they have of a query.
struct Page {
    entry: Entry,
    /// The best fit of its messages. Its title is one of them: somebody may type or paste that as well.
    message: Option<Fit>,
    /// The weight of the query's words on it.
    words: u32,
    /// Each with its weight: a word in the title says more than one in an explanation.
    texts: [(String, u32); 4],
}

impl Page {
    fn read<T: AsRef<str>>(entry: Entry, text: impl Fn(Key) -> T, query: &str) -> Self {
        let looks = text(Key::EntryLooks(entry));
        let folded = |key| fold(text(key).as_ref());
        let title = folded(Key::EntryTitle(entry));
        let mut message = fit(query, &title);
        for code in code_in(looks.as_ref()) {
            message = message.max(fit(query, &fold(code)));
        }
        Self {
            entry,
            message,
            words: 0,
            texts: [
                (title, 4),
                (fold(looks.as_ref()), 2),
                (folded(Key::EntryWhy(entry)), 1),
                (folded(Key::EntryDo(entry)), 1),
            ],
        }
    }

    /// The word itself says more than one that only begins like it.
    fn weight_of(&self, word: &str) -> u32 {
        let (whole, stem) = (format!(" {word} "), format!(" {}", stem(word)));
        let mut most = 0;
        for (text, weight) in &self.texts {
            if holds(text, &whole) {
                most = most.max(3 * weight);
            } else if holds(text, &stem) {
                most = most.max(*weight);
            }
        }
        most
    }
}

/// Three letters and the space before them: fewer are in every second message.
const SHORTEST: usize = 4;

fn fit(query: &str, message: &str) -> Option<Fit> {
    // Somebody may still be typing the last word.
    let typed = query.trim_end();
    if holds(query, message) {
        Some((message.trim_end().len(), std::cmp::Reverse(0)))
    } else if typed.len() >= SHORTEST && holds(message, typed) {
        Some((typed.len(), std::cmp::Reverse(message.trim_end().len() - typed.len())))
    } else {
        None
    }
}

/// A question has fewer words; a pasted log of a megabyte must not keep the page busy.
const MOST_WORDS: usize = 50;

/// Gives each page the weight of the query's words on it. A word counts the less the more pages have it, and not at all
/// when half of them do: so no list of little words is needed in any language.
fn weigh_words(query: &str, pages: &mut [Page]) {
    let mut words: Vec<&str> = Vec::new();
    for word in query.split_whitespace().filter(|word| word.len() + 1 >= SHORTEST).take(MOST_WORDS) {
        if words.contains(&word) {
            continue;
        }
        words.push(word);
        let (mut weights, mut pages_with_it) = (Vec::new(), 0);
        for page in &*pages {
            let weight = page.weight_of(word);
            pages_with_it += u32::from(weight > 0);
            weights.push(weight);
        }
        let half = u32::try_from(pages.len() / 2).unwrap_or_default();
        let rarity = half.saturating_sub(pages_with_it);
        for (page, weight) in pages.iter_mut().zip(weights) {
            page.words += weight * rarity;
        }
    }
}

/// The word without its ending: "expired" finds "expires" and "expiration".
fn stem(word: &str) -> &str {
    // Folded, so every letter is a byte.
    if word.len() > 5 { word.get(..word.len() - 2).unwrap_or(word) } else { word }
}

/// Words of plain small letters and digits with one space before, between and after them, so that "contains" means whole
/// words. Accents are taken away, and `z` becomes `s`, as "authorize" and "authorise" are one word.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    for letter in text.chars() {
        match letter.to_ascii_lowercase() {
            'z' => folded.push('s'),
            plain if plain.is_ascii_alphanumeric() => folded.push(plain),
            // A combining accent, as macOS writes them.
            '\u{300}'..='\u{36f}' => {}
            other => match without_accent(other) {
                Some(plain) => folded.push_str(plain),
                None if folded.ends_with(' ') => {}
                None => folded.push(' '),
            },
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// The accented letters of French; the tables of all languages would weigh more than the whole search.
fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => "a",
        'ç' | 'Ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'Î' | 'Ï' => "i",
        'ô' | 'ö' | 'Ô' | 'Ö' => "o",
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => "u",
        'ÿ' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_words::{Lang, text};

    fn found(lang: Lang, query: &str) -> Vec<Entry> {
        search(query, |key| text(lang, key))
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
            ("Back-off pulling image \"ghcr.io/acme/app:latest\"\nError: ImagePullBackOff", Entry::NotPublic),
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
}
