//! The lines with which tools use a registry that works, with `$TOKEN` in the token's place.

use super::fill_in;
use ghcr_contract::{CheckCode, CheckEvidence, Report, Verdict};
use ghcr_words::Blank::Text;

/// A tool, and the lines that it takes, with blanks.
type Template = (&'static str, &'static [&'static str]);

/// With a token. Trivy is logged in to the one registry, and not given a token by `TRIVY_PASSWORD`:
/// it would send that to every registry that it meets, the one of its own database among them
/// (Trivy's documentation, "Private registries").
const WITH_TOKEN: [Template; 4] = [
    ("Docker", &["printf %s \"$TOKEN\" | docker login {registry} -u {owner} --password-stdin"]),
    (
        "Kubernetes",
        &[
            "kubectl create secret docker-registry ghcr --docker-server={registry} --docker-username={owner} \
           --docker-password=\"$TOKEN\"",
        ],
    ),
    (
        "Trivy",
        &[
            "printf %s \"$TOKEN\" | trivy registry login --username {owner} --password-stdin {registry}",
            "trivy image {registry}/{image}",
        ],
    ),
    (
        "Grype",
        &["GRYPE_REGISTRY_AUTH_AUTHORITY={registry} GRYPE_REGISTRY_AUTH_USERNAME={owner} \
           GRYPE_REGISTRY_AUTH_PASSWORD=\"$TOKEN\" grype registry:{registry}/{image}"],
    ),
];

/// Public images.
const WITHOUT_TOKEN: [Template; 3] = [
    ("Docker", &["docker pull {registry}/{image}"]),
    ("Trivy", &["trivy image {registry}/{image}"]),
    ("Grype", &["grype registry:{registry}/{image}"]),
];

/// A tool, and the lines that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// What the tool is called.
    pub tool: &'static str,
    /// Lines for a shell.
    pub lines: Vec<String>,
}

/// For each tool its lines, with the registry's host; none where the account does not work yet.
pub fn usages(report: &Report, registry: &str) -> Vec<Usage> {
    let is_ready = matches!(report.verdict, Verdict::Ready | Verdict::ReadyWithWarnings);
    let may_be_shown = |owner: &&str| is_ready && is_plain(owner) && is_plain(registry);
    let Some(owner) = super::owner(report).filter(may_be_shown) else {
        return Vec::new();
    };
    let image = image(report);
    let blanks = [("registry", Text(registry)), ("owner", Text(owner)), ("image", Text(&image))];
    let templates: &[Template] =
        if super::has_token(report) { &WITH_TOKEN } else { &WITHOUT_TOKEN };
    let line = |line: &&str| fill_in(line, &blanks);
    let usage = |(tool, lines): &Template| Usage { tool, lines: lines.iter().map(line).collect() };
    let mut usages: Vec<_> = templates.iter().map(usage).collect();
    if super::has_token(report) {
        let lines = vec![external_secret(registry, owner)];
        usages.push(Usage { tool: "External Secrets", lines });
    }
    usages
}

/// A pull secret for Kubernetes that the External Secrets operator keeps up to date, with the token
/// from a store that the cluster has (its documentation, "Common k8s secret types").
fn external_secret(registry: &str, owner: &str) -> String {
    format!(
        r#"# STORE and KEY: where your secret store has the token
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ghcr
spec:
  refreshInterval: 1h0m0s
  secretStoreRef:
    kind: ClusterSecretStore
    name: STORE
  data:
    - secretKey: token
      remoteRef:
        key: KEY
  target:
    name: ghcr
    template:
      type: kubernetes.io/dockerconfigjson
      data:
        .dockerconfigjson: |
          {{"auths":{{"{registry}":{{"auth":"{{{{ printf "{owner}:%s" .token | b64enc }}}}"}}}}}}"#
    )
}

/// The image that was tried, or one to be filled in.
fn image(report: &Report) -> String {
    let tried =
        |code| super::evidence(report, code).and_then(|it: &CheckEvidence| it.image.as_deref());
    let image = tried(CheckCode::ImagePull).or_else(|| tried(CheckCode::ImageAnonymous));
    let to_fill_in =
        || format!("{}/IMAGE:TAG", super::account(report).unwrap_or("OWNER").to_ascii_lowercase());
    image.filter(|it| is_plain(it)).map_or_else(to_fill_in, str::to_owned)
}

/// Whether a shell leaves every character alone. All logins, hosts and images are such; what is not
/// is not shown as a line to be run.
fn is_plain(text: &str) -> bool {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@".contains(&byte);
    !text.starts_with('-') && text.bytes().all(is_safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{Cause, Check, GITHUB_REGISTRY, Outcome};

    fn report(owner: &str, image: Option<&str>) -> Report {
        let login = CheckEvidence { login: Some("MyOrg".into()), ..CheckEvidence::default() };
        let accepted =
            CheckEvidence { token_owner: Some(owner.into()), ..CheckEvidence::default() };
        let pull = CheckEvidence {
            image: image.map(str::to_owned),
            proves_access: true,
            ..CheckEvidence::default()
        };
        let pass = |code, evidence| Check::new(code, Outcome::Pass).with_evidence(evidence);
        let checks = vec![
            pass(CheckCode::TokenAccepted, accepted),
            pass(CheckCode::AccountExists, login),
            pass(CheckCode::ImagePull, pull),
        ];
        Report::conclude(checks, 0, 0)
    }

    fn lines(report: &Report) -> Vec<String> {
        lines_for(report, GITHUB_REGISTRY)
    }

    fn lines_for(report: &Report, registry: &str) -> Vec<String> {
        usages(report, registry).into_iter().flat_map(|it| it.lines).collect()
    }

    #[test]
    fn the_lines_word_for_word() {
        let lines = lines(&report("mona", Some("myorg/app:1")));
        let (external_secret, lines) = lines.split_last().expect("lines");
        let auth = r#"{"auths":{"ghcr.io":{"auth":"{{ printf "mona:%s" .token | b64enc }}"}}}"#;
        assert!(external_secret.ends_with(auth), "{external_secret}");
        assert_eq!(
            lines,
            [
                "printf %s \"$TOKEN\" | docker login ghcr.io -u mona --password-stdin",
                "kubectl create secret docker-registry ghcr --docker-server=ghcr.io --docker-username=mona \
                 --docker-password=\"$TOKEN\"",
                "printf %s \"$TOKEN\" | trivy registry login --username mona --password-stdin ghcr.io",
                "trivy image ghcr.io/myorg/app:1",
                "GRYPE_REGISTRY_AUTH_AUTHORITY=ghcr.io GRYPE_REGISTRY_AUTH_USERNAME=mona \
                 GRYPE_REGISTRY_AUTH_PASSWORD=\"$TOKEN\" grype registry:ghcr.io/myorg/app:1",
            ]
        );
    }

    #[test]
    fn every_line_that_names_a_registry_names_the_configured_one() {
        let server = "containers.git.example.com:8443";
        let mut report = report("mona", Some("myorg/app:1"));
        let with_token = lines_for(&report, server);
        assert_eq!(
            with_token,
            lines(&report).iter().map(|it| it.replace("ghcr.io", server)).collect::<Vec<_>>()
        );
        report.checks.push(Check::skipped(CheckCode::TokenScope, Cause::NoToken));
        assert_eq!(
            lines_for(&report, server)[0],
            "docker pull containers.git.example.com:8443/myorg/app:1"
        );
    }

    #[test]
    fn an_image_that_is_not_known_is_to_be_filled_in() {
        assert!(
            lines(&report("mona", None))
                .contains(&"trivy image ghcr.io/myorg/IMAGE:TAG".to_owned())
        );
    }

    #[test]
    fn public_images_need_no_login() {
        let mut report = report("mona", Some("myorg/app:1"));
        report.checks.push(Check::skipped(CheckCode::TokenScope, Cause::NoToken));
        let lines = lines(&report);
        assert_eq!(lines[0], "docker pull ghcr.io/myorg/app:1");
        assert!(lines.iter().all(|line| !line.contains("TOKEN")), "{lines:?}");
    }

    #[test]
    fn nothing_gets_into_a_line_that_a_shell_would_run() {
        assert_eq!(lines(&report("mona; rm -rf ~", None)), Vec::<String>::new());
        assert_eq!(lines(&report("--help", None)), Vec::<String>::new());
        assert_eq!(lines_for(&report("mona", None), "ghcr.io; id"), Vec::<String>::new());
        let lines = lines(&report("mona", Some("myorg/app:$(id)")));
        assert!(lines.iter().all(|line| !line.contains("$(")), "{lines:?}");
    }

    #[test]
    fn what_does_not_work_is_not_to_be_used() {
        let mut blocked = report("mona", None);
        blocked.checks.push(Check::new(CheckCode::OrgSso, Outcome::Fail));
        assert_eq!(usages(&Report::conclude(blocked.checks, 0, 0), GITHUB_REGISTRY), []);
    }
}
