//! What the first answer tells: whether GitHub can be asked, and whether it takes the token.

use super::*;
use ghcr_contract::RemedyAction;

#[test]
fn whose_fault_it_is_that_github_cannot_be_asked() {
    let from_stranger = |answer: Answer<Account>| answer.head(|it| it.request_id = None);
    let page = || Body::Other("<html>Access to this site is blocked</html>".into());
    let limited =
        |head: fn(&mut ReplyHead)| Answer::refused(403, "API rate limit exceeded").head(head);
    let silent = || Body::Error(GithubError::default());
    let by_gateway =
        |answer: Answer<Account>| from_stranger(answer.head(|it| it.retry_after = Some(5)));
    let table: [(Answer<Account>, Cause); 30] = [
        (Answer::Failed(Failure::Dns), Cause::DnsFailed),
        (Answer::Failed(Failure::Connection), Cause::ConnectionFailed),
        (Answer::Failed(Failure::Tls), Cause::TlsFailed),
        (Answer::Failed(Failure::TimedOut), Cause::TimedOut),
        (Answer::Failed(Failure::Cut), Cause::ConnectionCut),
        (Answer::Failed(Failure::NotHttp), Cause::NotGithub),
        (Answer::github(200, Body::Broken(Failure::Cut)), Cause::ConnectionCut),
        (Answer::github(200, Body::TooLong), Cause::NotGithub),
        (Answer::github(502, page()), Cause::GithubOutage),
        (Answer::refused(500, "Server Error"), Cause::GithubOutage),
        (from_stranger(Answer::github(403, page())), Cause::NotGithub),
        (from_stranger(Answer::github(503, page())), Cause::NotGithub),
        (from_stranger(Answer::github(200, page())), Cause::NotGithub),
        (from_stranger(Answer::github(401, silent())), Cause::NotGithub),
        (from_stranger(Answer::refused(401, "Unauthorized")), Cause::NotGithub),
        (from_stranger(Answer::refused(404, "Not Found")), Cause::NotGithub),
        (from_stranger(Answer::refused(503, "no healthy upstream")), Cause::NotGithub),
        (by_gateway(Answer::refused(429, "Too many requests")), Cause::NotGithub),
        (by_gateway(Answer::refused(429, "API rate limit exceeded")), Cause::NotGithub),
        (by_gateway(Answer::refused(403, "Forbidden")), Cause::NotGithub),
        (by_gateway(Answer::github(429, page())), Cause::NotGithub),
        (by_gateway(Answer::github(403, page())), Cause::NotGithub),
        (from_stranger(limited(|it| it.ratelimit_remaining = Some(0))), Cause::RateLimited),
        (
            by_gateway(Answer::refused(403, "You have exceeded a secondary rate limit.")),
            Cause::SecondaryRateLimited,
        ),
        (
            from_stranger(Answer::github(
                403,
                Body::Other("Please make sure your request has a User-Agent header".into()),
            )),
            Cause::UserAgentRefused,
        ),
        (
            Answer::refused(
                403,
                "Although you appear to have the correct authorization credentials, the `octo-org` \
                                  organization has an IP allow list enabled",
            ),
            Cause::IpNotAllowed,
        ),
        (limited(|it| it.ratelimit_remaining = Some(0)), Cause::RateLimited),
        (
            Answer::refused(403, "You have exceeded a secondary rate limit."),
            Cause::SecondaryRateLimited,
        ),
        (
            Answer::refused(
                403,
                "Maximum number of login attempts exceeded. Please try again later.",
            ),
            Cause::LoginLockout,
        ),
        (
            Answer::github(
                403,
                Body::Other("Please make sure your request has a User-Agent header".into()),
            ),
            Cause::UserAgentRefused,
        ),
    ];
    for (answer, cause) in table {
        let evidence = Evidence { token_user: Some(answer), ..Evidence::default() };
        let checks = judged(&classic("mona"), &evidence);
        assert_eq!(rung(&checks, CheckCode::GithubReachable), (Outcome::Fail, Some(cause)));
        assert_eq!(
            Verdict::of(&checks),
            (Verdict::Inconclusive, Some(CheckCode::GithubReachable)),
            "{cause}"
        );
    }
}

#[test]
fn a_refusal_that_names_githubs_documentation_is_githubs_though_a_proxy_took_its_header_off() {
    let error = GithubError {
        message: Some("Bad credentials".into()),
        documentation_url: Some("https://docs.github.com/rest".into()),
        ..GithubError::default()
    };
    let answer = Answer::github(401, Body::Error(error)).head(|it| it.request_id = None);
    let evidence = Evidence { token_user: Some(answer), ..Evidence::default() };
    let ending = (Outcome::Fail, Some(Cause::ExpiredOrRevoked));
    assert_eq!(rung(&judged(&classic("mona"), &evidence), CheckCode::TokenAccepted), ending);
}

#[test]
fn a_limit_says_how_long_to_wait() {
    let limited = Answer::refused(429, "API rate limit exceeded").head(|it| {
        it.ratelimit_remaining = Some(0);
        it.ratelimit_reset = Some(NOW + 90);
    });
    let evidence = Evidence { token_user: Some(limited), ..Evidence::default() };
    let checks = judged(&classic("mona"), &evidence);
    let reachable = checks.iter().find(|check| check.code == CheckCode::GithubReachable).unwrap();
    assert_eq!(reachable.evidence.retry_after_s, Some(90));
}

#[test]
fn a_refused_token_is_called_dead_only_when_its_text_is_whole() {
    let refused = || Evidence {
        token_user: Some(Answer::refused(401, "Bad credentials")),
        ..Evidence::default()
    };
    let whole = token_of("ghp_");
    let table = [
        (whole.clone(), Cause::ExpiredOrRevoked),
        (whole.replace("Example", "Exemple"), Cause::Mistyped),
        (whole[..37].to_owned(), Cause::Mistyped),
        ("0123456789abcdef".repeat(3)[..40].to_owned(), Cause::NotAccepted),
        ("a-kind-of-tomorrow".to_owned(), Cause::NotAccepted),
    ];
    for (text, cause) in table {
        assert_rung(
            &request("mona", Some(&text)),
            &refused(),
            CheckCode::TokenAccepted,
            Outcome::Fail,
            Some(cause),
        );
    }
}

#[test]
fn a_token_that_did_not_get_to_github_is_not_to_blame() {
    let refused = Answer::refused(401, "Requires authentication");
    let evidence = Evidence { token_user: Some(refused), ..Evidence::default() };
    let checks = judged(&classic("mona"), &evidence);
    assert_eq!(
        rung(&checks, CheckCode::TokenAccepted),
        (Outcome::Unknown, Some(Cause::AnswerUnclear))
    );
    assert_eq!(Verdict::of(&checks), (Verdict::Inconclusive, Some(CheckCode::TokenAccepted)));
}

/// The token may be good for everything but what the rule guards.
#[test]
fn a_rule_that_refuses_the_first_request_is_not_the_tokens_fault() {
    use RemedyAction::{AskOrganizationAdmin, AuthorizeSso, ShortenLifetime};
    let sso_page = "https://github.com/orgs/octo-org/sso?authorization_request=A";
    let tokens = "https://github.com/settings/tokens";
    let sso = |header: String| Answer::refused(403, "No").head(|it| it.sso = Some(header));
    let table = [
        (
            sso(format!("required; url={sso_page}")),
            Cause::SsoRequired,
            AuthorizeSso,
            Some(sso_page),
        ),
        (sso("required".to_owned()), Cause::SsoRequired, AuthorizeSso, Some(tokens)),
        (
            Answer::refused(403, "Resource protected by organization SAML enforcement."),
            Cause::SsoRequired,
            AuthorizeSso,
            Some(tokens),
        ),
        (
            Answer::refused(
                403,
                "The 'octo' enterprise forbids access via a personal access tokens (classic) if \
                 the token's lifetime is greater than 366 days.",
            ),
            Cause::LifetimeTooLong,
            ShortenLifetime,
            Some(tokens),
        ),
        (
            Answer::refused(403, "`octo` forbids access via a personal access token (classic)."),
            Cause::ClassicTokensForbidden,
            AskOrganizationAdmin,
            None,
        ),
    ];
    for (answer, cause, action, page) in table {
        let evidence = Evidence { token_user: Some(answer), ..Evidence::default() };
        let checks = judged(&classic("mona"), &evidence);
        let check = checks.iter().find(|it| it.code == CheckCode::TokenAccepted).unwrap();
        assert_eq!((check.outcome, check.cause), (Outcome::Unknown, Some(cause)));
        let remedy = check.remedy.as_ref().map(|it| (it.action, it.url.as_deref()));
        assert_eq!(remedy, Some((action, page)), "{cause}");
        assert_eq!((check.evidence.status, &check.evidence.login), (Some(403), &None));
        assert_eq!(Verdict::of(&checks), (Verdict::Inconclusive, Some(CheckCode::TokenAccepted)));
    }
}

#[test]
fn an_answer_that_nobody_expects_is_unknown_and_not_the_tokens_fault() {
    for status in [403, 404, 418] {
        let evidence = Evidence {
            token_user: Some(Answer::refused(status, "Something new")),
            ..Evidence::default()
        };
        let checks = judged(&classic("mona"), &evidence);
        assert_eq!(
            rung(&checks, CheckCode::TokenAccepted),
            (Outcome::Unknown, Some(Cause::AnswerUnclear))
        );
        assert_eq!(Verdict::of(&checks), (Verdict::Inconclusive, Some(CheckCode::TokenAccepted)));
    }
}
