//! The image itself: built by buildah, and started from its own files as its own user.

use anyhow::{Context, Result, ensure};
use ghcr_contract::Verdict;
use serde_json::Value;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::proxy::{all_people, diagnose, sandbox_command};
use crate::servers::Servers;
use crate::shell::Shell;

const NAME: &str = concat!("ghcr-connect:", env!("CARGO_PKG_VERSION"));

/// Starts a program in the folder `$0` as the user `$1`, and lets it write nowhere. It needs no
/// daemon and no control groups, so it works inside of other containers.
const START: &str = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && user=$1 && shift && \
    exec chroot --userspec=\"$user\" --groups= \"$0\" \"$@\"";

/// A built image, and its files in a folder.
pub(super) struct Image {
    archive: PathBuf,
    root: PathBuf,
    user: String,
    environment: Vec<(String, String)>,
    entrypoint: Vec<String>,
}

/// What was seen of the running image.
pub(super) struct Seen {
    user: u32,
    verdicts: Vec<(String, Verdict)>,
}

impl Image {
    /// Builds it, for which no step needs a network, and keeps buildah's storage in the same folder.
    pub(super) fn build(shell: &Shell, context: &Path) -> Result<Self> {
        let buildah = |words: &[&str]| {
            let mut command = shell.command("buildah");
            command.args(["--storage-driver", "vfs"]);
            command.arg("--root").arg(context.join("storage"));
            command.arg("--runroot").arg(context.join("run"));
            command.args(words);
            command
        };
        let mut build = buildah(&["build", "--quiet", "--isolation", "chroot"]);
        // Only this format has the health check; the fixed time gives equal images of equal files.
        build.args(["--format", "docker", "--timestamp", "0", "--tag", NAME]);
        build.arg("--ignorefile").arg(ignore_file(context)?).arg(context);
        shell.must(build, "buildah's message above says why.")?;

        let archive = context.join("ghcr-connect.tar");
        let to = format!("docker-archive:{}:{NAME}", archive.display());
        shell
            .must(buildah(&["push", "--quiet", NAME, &to]), "buildah's message above says why.")?;

        let answer = |words: &[&str]| {
            let said = shell.answer(buildah(words));
            said.with_context(|| format!("`buildah {}` failed", words.join(" ")))
        };
        let container = answer(&["from", "--pull-never", NAME])?;
        let root = PathBuf::from(answer(&["mount", &container])?);
        let config: Value = serde_json::from_str(&answer(&["inspect", "--type", "image", NAME])?)?;
        Self::of(archive, root, &config["Docker"]["config"])
    }

    fn of(archive: PathBuf, root: PathBuf, config: &Value) -> Result<Self> {
        let texts = |value: &Value| -> Vec<String> {
            let list = value.as_array().into_iter().flatten();
            list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
        };
        let environment = texts(&config["Env"]).into_iter();
        let environment =
            environment.filter_map(|it| it.split_once('=').map(|(a, b)| (a.into(), b.into())));
        ensure!(
            config["Healthcheck"]["Test"] == serde_json::json!(["CMD", "/ghcr-proxy", "health"]),
            "the image has no health check: {}",
            config["Healthcheck"]
        );
        Ok(Self {
            archive,
            root,
            user: config["User"].as_str().unwrap_or_default().to_owned(),
            environment: environment.collect(),
            entrypoint: texts(&config["Entrypoint"]),
        })
    }

    /// The image in one file, for `docker load`.
    pub(super) fn archive(&self) -> &Path {
        &self.archive
    }

    /// Starts it beside a simulated GitHub, and asks for the page, its health, and a report about
    /// somebody who is ready and somebody who is not.
    pub(super) fn try_out(&self, shell: &Shell) -> Result<Seen> {
        let build = shell.cargo(["build", "--release", "--quiet", "-p", "ghcr-sandbox"]);
        shell.must(build, "The compiler's message above says where.")?;
        let people = all_people(shell)?;
        let mut servers = Servers::on_a_leash(&shell.running)?;
        let github = servers.start("ghcr-sandbox", sandbox_command(shell, &[]))?;
        let flags = ["--listen", "127.0.0.1:0", "--github-api", &github, "--registry", &github];
        let image = servers.start("image", self.command(shell, &flags))?;

        let address = image.trim_start_matches("http://");
        shell.must(
            self.command(shell, &["health", "--listen", address]),
            "The image's own health check must succeed.",
        )?;
        let page = ureq::get(&image).call().context("the image does not send the page")?;
        ensure!(page.status() == 200, "the page came with {}", page.status());

        let mut verdicts = Vec::new();
        for is_ready in [true, false] {
            let person = people.iter().find(|it| (it.expect == "ready") == is_ready);
            let person = person.context("the sandbox has no such persona")?;
            let got = diagnose(&image, &person.question)?.verdict;
            ensure!(
                matches!(got, Verdict::Ready | Verdict::ReadyWithWarnings) == is_ready,
                "`{}`: the image says {}, and the sandbox expects {}",
                person.title,
                got.as_str(),
                person.expect
            );
            verdicts.push((person.title.clone(), got));
        }
        let process = servers.process_of("image").context("the image has ended")?;
        Ok(Seen { user: user_of(process)?, verdicts })
    }

    /// The image's program with these arguments, and the image's environment alone.
    fn command(&self, shell: &Shell, arguments: &[&str]) -> Command {
        let mut command = shell.command("unshare");
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command.envs(self.environment.iter().filter(|(name, _)| name != "PATH").cloned());
        command.args(["--mount", "--propagation", "private", "sh", "-c", START]);
        command.arg(&self.root).arg(&self.user).args(&self.entrypoint).args(arguments);
        command
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "user: {}, file system: read-only, health check: good", self.user)?;
        self.verdicts.iter().try_for_each(|(title, verdict)| {
            write!(f, "\nverdict: {} for `{title}`", verdict.as_str())
        })
    }
}

/// What buildah keeps beside the files of the image.
fn ignore_file(context: &Path) -> Result<PathBuf> {
    let file = context.join(".containerignore");
    fs::write(&file, "*\n!ghcr-proxy\n!ca-certificates.crt\n")?;
    Ok(file)
}

/// The user id that the process runs as.
fn user_of(process: u32) -> Result<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("Uid:"));
    let ids: Vec<&str> = line.unwrap_or_default().split_whitespace().collect();
    let user = ids.first().context("the process has no user")?.parse()?;
    ensure!(user != 0 && ids.iter().all(|id| *id == ids[0]), "the image runs as root: {ids:?}");
    Ok(user)
}
