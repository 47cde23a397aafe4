//! Personas whose name is a fault: whatever names them goes wrong, see `faults/outages.rs`.

use super::describe::{persona, with_image};
use crate::world::tokens;
use ghcr_contract::{Cause, CheckCode, Persona};

/// A title, the login, and the cause that the diagnosis gives.
type Outage = (&'static str, &'static str, Cause);

/// They are wrong everywhere, and answer at once.
const OF_GITHUB: [Outage; 11] = [
    ("GitHub is down", "github-is-down", Cause::GithubOutage),
    ("GitHub shows its error page", "github-shows-a-unicorn", Cause::GithubOutage),
    ("GitHub's hourly limit is used up", "github-counts-the-hour", Cause::RateLimited),
    ("Too many requests in a short time", "github-counts-the-minute", Cause::SecondaryRateLimited),
    ("GitHub closes the connection", "github-hangs-up", Cause::ConnectionCut),
    ("GitHub's answer breaks off", "github-breaks-off", Cause::ConnectionCut),
    ("The answer is not GitHub's", "github-talks-nonsense", Cause::NotGithub),
    ("An egress proxy blocks GitHub", "proxy-blocks-github", Cause::NotGithub),
    ("An egress proxy wants a login", "proxy-wants-a-login", Cause::NotGithub),
    ("A captive portal wants a login", "portal-wants-a-login", Cause::NotGithub),
    ("The User-Agent is removed", "github-wants-a-user-agent", Cause::UserAgentRefused),
];

/// They use up the time limit of a call.
const ENDLESS: [Outage; 2] = [
    ("GitHub does not answer", "github-hangs", Cause::TimedOut),
    ("GitHub's answer never ends", "github-never-ends", Cause::NotGithub),
];

/// The outages that answer at once or soon. Each leaves the verdict open, with its code as the
/// headline and its cause.
#[must_use]
pub fn outages() -> Vec<Persona> {
    let everywhere = OF_GITHUB.map(unreachable);
    let partial = [
        partial("GitHub's package lists are down", "packages-are-down", CheckCode::PackagesList),
        partial("The registry is down", "registry-is-down", CheckCode::ImagePull),
    ];
    [everywhere.to_vec(), partial.to_vec()].concat()
}

/// The outages that use up the time limit of a call, and end as [`outages`] do.
#[must_use]
pub fn endless_outages() -> Vec<Persona> {
    ENDLESS.map(unreachable).to_vec()
}

/// Without a token, so that the first request names the account.
fn unreachable((title, login, cause): Outage) -> Persona {
    let expect = CheckCode::GithubReachable.as_str();
    Persona { cause: Some(cause), ..persona(title, login, None, expect) }
}

/// With a token and an image, so that the diagnosis gets to what is down.
fn partial(title: &str, login: &str, headline: CheckCode) -> Persona {
    let token = tokens::READ_PACKAGES.text();
    let persona = persona(title, login, Some(&token), headline.as_str());
    let persona = Persona { cause: Some(Cause::GithubOutage), ..persona };
    with_image(persona, &format!("{login}/barometer"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::outages::{accounts, accounts_out_of_reach};
    use std::collections::BTreeSet;

    #[test]
    fn every_account_that_is_out_of_reach_has_a_persona() {
        let all = [outages(), endless_outages()].concat();
        let unreachable = all.iter().filter(|it| it.expect == "github.reachable");
        let logins: BTreeSet<&str> = unreachable.map(|it| it.username.as_str()).collect();
        assert_eq!(logins, accounts_out_of_reach().collect());
        assert!(all.iter().all(|it| accounts().any(|login| login == it.username.as_str())));
    }

    #[test]
    fn an_outage_has_a_cause_and_nothing_else_has_one() {
        for persona in crate::personas::catalogue::all() {
            let is_outage = accounts().any(|it| it == persona.username.as_str());
            assert_eq!(persona.cause.is_some(), is_outage, "{}", persona.title);
        }
    }
}
