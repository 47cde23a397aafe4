//! Settings from the file, the environment and the command line, and what is said of wrong ones.

use crate::support::{Proxy, body_of, client};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with files in it.
struct Files(TempDir);

impl Files {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("it can be written");
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn proxy() -> Command {
    Command::new(env!("CARGO_BIN_EXE_ghcr-proxy"))
}

fn check(file: &Path) -> Command {
    let mut command = proxy();
    command.args(["check-config", "--config"]).arg(file);
    command
}

/// What it has said on stderr, line by line, without its name and the file's.
#[track_caller]
fn problems(output: &Output, file: &Path) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{text}");
    let file = file.display().to_string();
    let lines =
        text.lines().map(|line| line.replacen("ghcr-proxy: ", "", 1).replace(&file, "FILE"));
    lines.collect()
}

#[tokio::test]
async fn a_flag_goes_before_a_variable_and_a_variable_before_the_file() {
    let files = Files::new(&[(
        "config.toml",
        "listen = \"127.0.0.1:0\"\n\
         github_web = \"https://file.example\"\n\
         support = [\"private\", \"public\"]\n\
         registry = \"https://registry.file.example\"\n\
         behind_gateway = true\n\
         max_connections = 9\n",
    )]);
    let mut command = proxy();
    command.arg("--config").arg(files.path("config.toml"));
    command.args(["--registry", "https://registry.flag.example"]);
    command.env("GHCR_CONNECT_GITHUB_WEB", "https://variable.example");
    command.env("GHCR_CONNECT_REGISTRY", "https://registry.variable.example");
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let proxy = Proxy::spawn(command);
    let answer = client().get(proxy.url("/api/v1/config")).send().await.expect("an answer");
    let config = body_of(answer, 200.try_into().expect("a status")).await;
    assert_eq!(config["policy"]["supported"], serde_json::json!(["private", "public"]));
    assert_eq!(config["github_web"], "https://variable.example");
    assert_eq!(config["registry"], "registry.flag.example");
    assert!(proxy.stop().contains("name the gateway's address"), "it is behind a gateway");
}

#[test]
fn a_good_configuration_is_said_to_be_good() {
    let files = Files::new(&[
        ("database-url", "postgres://me:canary@db.example/ghcr\n"),
        ("webhook-url", "https://hooks.example/canary\n"),
        ("webhook-secret", &"A".repeat(32)),
        ("github-token", "ghp_canary\n"),
    ]);
    let path = |name: &str| files.path(name).display().to_string();
    let config = files.path("config.toml");
    let text = format!(
        "behind_gateway = true\n\
         trusted_proxy = [\"10.0.0.7\", \"10.1.0.0/16\"]\n\
         identity_header = \"X-User\"\ntenant_header = \"X-Org\"\nrole_header = \"X-Role\"\n\
         call_timeout = 4\ndiagnoses_at_once = 50\n\
         database_url_file = {:?}\nwebhook_url_file = {:?}\nwebhook_secret_file = {:?}\n\
         github_token_file = {:?}\n",
        path("database-url"),
        path("webhook-url"),
        path("webhook-secret"),
        path("github-token"),
    );
    std::fs::write(&config, text).expect("it can be written");
    let output = check(&config).output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "The configuration has no problem.\n");
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let files = Files::new(&[
        ("empty", "\n"),
        ("secret", "canary"),
        (
            "config.toml",
            "listn = \"127.0.0.1:1\"\n\
             colour = \"blue\"\n\
             listen = \"nowhere\"\n\
             registry = [\"https://a.example\"]\n\
             max_connections = 0\n\
             support = [\"public\", \"secret\"]\n\
             connect_timeout = 9\n\
             behind_gateway = \"maybe\"\n\
             github_api = \"http://github.example\"\n\
             client_limit = 1.5\n\
             [oidc]\nissuer = \"https://a.example\"\n",
        ),
    ]);
    let file = files.path("config.toml");
    let mut command = check(&file);
    command.args(["--token-limit=many", "--github-token-file"]).arg(files.path("empty"));
    command.args(["--webhook-url", "https://hooks.example", "--webhook-url-file"]);
    command.arg(files.path("secret"));
    command.env("GHCR_CONNECT_SHUTDOWN_TIMEOUT", "soon");
    command.env("GHCR_CONNECT_ALLOW_ORIGIN", "*,dashboard.example.com");
    let output = command.output().expect("it runs");
    let help = "`ghcr-proxy --help` says what it takes.";
    let empty = files.path("empty").display().to_string();
    let expected = [
        "--config FILE: `behind_gateway`: not `true` or `false`.".to_owned(),
        "--config FILE: `client_limit` takes a text, a whole number, `true` or `false`.".to_owned(),
        "--config FILE: `colour` is no setting. Keys are the flags of `ghcr-proxy --help`, with \
         `_` for `-`."
            .to_owned(),
        format!("--config FILE: `listen`: invalid socket address syntax. {help}"),
        "--config FILE: `listn` is no setting. Did you mean `listen`?".to_owned(),
        format!("--config FILE: `max_connections`: number would be zero for non-zero type. {help}"),
        "--config FILE: `oidc` is no setting. Did you mean `oidc_issuer`?".to_owned(),
        "--config FILE: `registry` takes one value, and this is a list. Write it without `[]`."
            .to_owned(),
        "--config FILE: `support`: not one of public, internal, private.".to_owned(),
        format!("--token-limit: invalid digit found in string. {help}"),
        format!("GHCR_CONNECT_SHUTDOWN_TIMEOUT: invalid digit found in string. {help}"),
        "--webhook-url and --webhook-url-file say the same thing. Leave one of them out."
            .to_owned(),
        "--github-api: http:// would send tokens over the network in clear text. Write https://; \
         http:// is for a simulated one on this machine, like http://127.0.0.1:9000."
            .to_owned(),
        "--connect-timeout 9 is longer than --call-timeout 8, of which it is a part. Make it \
         shorter, or the other longer."
            .to_owned(),
        format!("--github-token-file {empty}: the file is empty."),
        "--allow-origin *: a wildcard lets in what nobody named. Write each one in full."
            .to_owned(),
        "--allow-origin dashboard.example.com: not an origin. Write scheme, host and, if it is \
         not the usual one, port, like https://dashboard.example.com."
            .to_owned(),
    ];
    let told = problems(&output, &file);
    for (told, expected) in told.iter().zip(&expected) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
}

#[test]
fn a_file_that_cannot_be_read_stops_the_start_and_shows_no_line_of_it() {
    let files = Files::new(&[
        ("broken.toml", "listen = \"127.0.0.1:0\"\ndatabase_url = postgres://me:canary@x\n"),
        ("unknown.toml", "encryption_key = \"canary\"\nconfig = \"other.toml\"\n"),
    ]);
    let start = |name: &str| {
        let file = files.path(name);
        let output = proxy().arg("--config").arg(&file).output().expect("it runs");
        problems(&output, &file)
    };
    assert_eq!(
        start("broken.toml"),
        [
            "--config FILE: line 2 is not TOML: string values must be quoted, expected literal string. \
          Write lines such as listen = \"127.0.0.1:8080\"."
        ]
    );
    assert_eq!(
        start("unknown.toml"),
        [
            "--config FILE: `config` is no setting. Keys are the flags of `ghcr-proxy --help`, \
             with `_` for `-`.",
            "--config FILE: `encryption_key` is no setting. Did you mean `encryption_key_file`?",
        ]
    );
    assert_eq!(
        start("missing.toml"),
        ["--config FILE: the file cannot be read: No such file or directory (os error 2)"]
    );
}

#[test]
fn the_start_tells_every_problem_too() {
    let output = proxy().args(["--listen", "0.0.0.0:0", "--registry", "nonsense"]).output();
    let told = problems(&output.expect("it runs"), Path::new("/no/file"));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("--listen 0.0.0.0:0 is reachable"), "{told:#?}");
    assert!(told[1].starts_with("--registry: not a URL."), "{told:#?}");
}

#[test]
fn the_rotation_of_keys_reads_the_file_too() {
    let files = Files::new(&[("config.toml", "listen = \"127.0.0.1:0\"\n")]);
    let rotate = |config: &Path| {
        let output = proxy().args(["rotate-keys", "--config"]).arg(config).output();
        problems(&output.expect("it runs"), config)
    };
    let file = files.path("config.toml");
    assert_eq!(
        rotate(&file),
        ["say where registries are saved, with --database-url or --database-url-file, such as \
          --database-url sqlite:registries.db"]
    );
    std::fs::write(&file, "database_url = \"sqlite:nowhere.db\"\n").expect("it can be written");
    assert_eq!(rotate(&file), ["say where the keys are, with --encryption-key-file"]);
}
