//! Single sign-on, and the policies of organisations and enterprises.

use super::namespace::{SSO_PAGE, assert_org, in_organization, listing, packages, refused_listing};
use super::*;
use crate::gather::evidence::{Pull, RegistryEvidence};
use ghcr_contract::RemedyAction;
use ghcr_contract::Visibility::Public;

#[test]
fn single_sign_on_gives_its_own_page_and_only_githubs() {
    let table = [
        (format!("required; url={SSO_PAGE}"), SSO_PAGE),
        (
            "required; url=https://evil.example/orgs".to_owned(),
            "https://github.com/settings/tokens",
        ),
        (
            "required; url=https://github.com.evil.example/".to_owned(),
            "https://github.com/settings/tokens",
        ),
        ("required".to_owned(), "https://github.com/settings/tokens"),
    ];
    for (header, page) in table {
        let refusal = Answer::refused(403, "Something").head(|it| it.sso = Some(header.clone()));
        let evidence = Evidence { org_packages: refused_listing(&refusal), ..in_organization() };
        let checks = judged(&classic("octo-org"), &evidence);
        assert_eq!(
            rung(&checks, CheckCode::OrgSso),
            (Outcome::Fail, Some(Cause::SsoRequired)),
            "{header}"
        );
        let remedy = checks
            .iter()
            .find_map(|it| it.remedy.as_ref().filter(|_| it.code == CheckCode::OrgSso));
        assert_eq!(
            remedy.map(|it| (it.action, it.url.as_deref())),
            Some((RemedyAction::AuthorizeSso, Some(page)))
        );
    }
}

#[test]
fn single_sign_on_is_known_by_the_message_too_and_by_what_it_hides() {
    let by_message =
        Answer::refused(403, "Resource protected by organization SAML enforcement. You must grant");
    let evidence = Evidence { org_packages: refused_listing(&by_message), ..in_organization() };
    assert_org(&evidence, CheckCode::OrgSso, Outcome::Fail, Some(Cause::SsoRequired));

    let partial = packages(1)
        .head(|it| it.sso = Some("partial-results; organizations=21955855,20582480".into()));
    let evidence = Evidence { org_packages: refused_listing(&partial), ..in_organization() };
    let checks = judged(&classic("octo-org"), &evidence);
    let sso = checks.iter().find(|it| it.code == CheckCode::OrgSso).unwrap();
    assert_eq!((sso.outcome, sso.cause), (Outcome::Warn, Some(Cause::SsoHidesSome)));
    assert_eq!(sso.evidence.hidden_organizations, [21_955_855, 20_582_480]);
}

#[test]
fn single_sign_on_proves_an_organisation_that_could_not_be_looked_up() {
    let refusal =
        Answer::refused(403, "").head(|it| it.sso = Some(format!("required; url={SSO_PAGE}")));
    let evidence = Evidence {
        account: Some(Answer::Failed(Failure::TimedOut)),
        org_packages: refused_listing(&refusal),
        ..in_organization()
    };
    assert_org(&evidence, CheckCode::OrgSso, Outcome::Fail, Some(Cause::SsoRequired));
}

#[test]
fn what_another_owners_image_needs_is_not_said_of_the_account() {
    let request =
        ValidateRequest { image: Some("else/app".parse().unwrap()), ..classic("octo-org") };
    let registry = RegistryEvidence {
        image: request.image.clone(),
        challenge: Some(Answer::refused(401, "").head(|it| {
            it.challenge = Some(r#"Bearer realm="https://ghcr.io/token",service="ghcr.io""#.into());
        })),
        with_token: Pull {
            exchange: Some(Answer::refused(
                403,
                "Resource protected by organization SAML enforcement.",
            )),
            ..Pull::default()
        },
        ..RegistryEvidence::default()
    };
    let checks = judged(&request, &Evidence { registry, ..in_organization() });
    assert_eq!(rung(&checks, CheckCode::OrgSso), (Outcome::Pass, None));
    assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Fail, Some(Cause::SsoRequired)));
}

#[test]
fn what_guards_internal_images_does_not_stop_who_scans_public_ones() {
    let policy = Policy { supported: vec![Public], ..Policy::default() };
    let sso = Answer::refused(403, "").head(|it| it.sso = Some("required".into()));
    let forbidden =
        Answer::refused(403, "`octo-org` forbids access via a personal access token (classic).");
    let table = [
        (sso, CheckCode::OrgSso, Cause::SsoRequired),
        (forbidden, CheckCode::OrgPolicy, Cause::ClassicTokensForbidden),
    ];
    for (refusal, code, cause) in table {
        let mut evidence = in_organization();
        evidence.org_packages.parts[1].first = Some(refusal.clone());
        let checks = judged_by(&classic("octo-org"), &evidence, &policy);
        assert_eq!(rung(&checks, code), (Outcome::Warn, Some(cause)));
        assert_eq!(rung(&checks, CheckCode::PackagesList), (Outcome::Pass, None));
        assert_eq!(Verdict::of(&checks).0, Verdict::ReadyWithWarnings, "{cause}");
        // Where the public list is refused as well, nothing is left to scan.
        evidence.org_packages.parts[0].first = Some(refusal);
        let checks = judged_by(&classic("octo-org"), &evidence, &policy);
        assert_eq!(rung(&checks, code), (Outcome::Fail, Some(cause)));
    }
}

#[test]
fn policies_are_known_by_fragments_of_their_messages() {
    let table = [
        (
            "`octo-org` forbids access via a personal access token (classic). Please use a GitHub App, …",
            Cause::ClassicTokensForbidden,
            None,
        ),
        (
            "The 'octo-org' organization forbids access via a personal access tokens (classic) if the token's \
             lifetime is greater than 90 days. Please adjust your token's lifetime",
            Cause::LifetimeTooLong,
            Some(90),
        ),
        (
            "The 'octo' enterprise forbids access via a personal access tokens (classic) if the token's lifetime is \
             greater than 366 days.",
            Cause::LifetimeTooLong,
            Some(366),
        ),
        (
            "Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP \
             allow list enabled, and your IP address is not permitted to access this resource.",
            Cause::IpNotAllowed,
            None,
        ),
    ];
    for (message, cause, longest_days) in table {
        let refusal = Answer::refused(403, message);
        let evidence = Evidence { org_packages: refused_listing(&refusal), ..in_organization() };
        let checks = judged(&classic("octo-org"), &evidence);
        let policy = checks.iter().find(|it| it.code == CheckCode::OrgPolicy).unwrap();
        assert_eq!((policy.outcome, policy.cause), (Outcome::Fail, Some(cause)), "{message}");
        assert_eq!(policy.evidence.longest_days, longest_days, "{message}");
        assert_eq!(Verdict::of(&checks), (Verdict::Blocked, Some(CheckCode::OrgPolicy)));
    }
}

#[test]
fn sign_on_and_policy_are_passed_only_where_every_list_was_answered() {
    let mut org_packages = listing(2, 1, 0);
    org_packages.parts[1].first = Some(Answer::refused(404, "Not Found"));
    let evidence = Evidence { org_packages, ..in_organization() };
    for code in [CheckCode::OrgSso, CheckCode::OrgPolicy] {
        assert_org(&evidence, code, Outcome::Unknown, Some(Cause::AnswerUnclear));
    }
    let checks = judged(&classic("octo-org"), &evidence);
    let sign_on = checks.iter().find(|it| it.code == CheckCode::OrgSso).expect("a rung");
    assert_eq!(sign_on.remedy.as_ref().map(|it| it.action), Some(RemedyAction::AuthorizeSso));
}
