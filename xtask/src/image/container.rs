//! The image itself: built by buildah, and started from its own files as its own user.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, from_str};
use std::path::{Path, PathBuf};
use xshell::{Cmd, cmd};

use crate::ask::{Persona, agent, personas_json, sandbox};
use crate::servers::Servers;
use crate::shell::{RELEASE, Shell};

const NAME: &str = concat!("ghcr-connect:", env!("CARGO_PKG_VERSION"));

const ADVICE: &str = "buildah's message above says why.";

/// Starts a program in the folder `$0` as the user `$1`, and lets it write nowhere. It needs no
/// daemon and no control groups, so it works inside of other containers.
const START: &str = r#"mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && user=$1 && shift &&
    exec chroot --userspec="$user" --groups= "$0" "$@""#;

/// A built image.
pub(super) struct Image {
    /// The image in one file, for `docker load`.
    pub(super) archive: PathBuf,
    /// Its files.
    root: PathBuf,
    /// What it says of itself, as Docker writes it.
    config: Value,
}

impl Image {
    /// Builds it, for which no step needs a network. buildah keeps its storage in the same folder.
    pub(super) fn build(shell: &Shell, context: &Path) -> Result<Self> {
        let (storage, run) = (context.join("storage"), context.join("run"));
        let buildah = |words: &[&str]| {
            cmd!(shell, "buildah --storage-driver vfs --root {storage} --runroot {run} {words...}")
        };
        let ignore = context.join(".containerignore");
        shell.write_file(&ignore, "*\n!ghcr-proxy\n!ca-certificates.crt\n")?;
        // Only Docker's format has the health check. The fixed time makes builds reproducible.
        let flags = "build --quiet --isolation chroot --format docker --timestamp 0 --tag";
        let flags: Vec<_> = flags.split(' ').chain([NAME, "--ignorefile"]).collect();
        shell.must(buildah(&flags).arg(ignore).arg(context), ADVICE)?;
        let archive = context.join("ghcr-connect.tar");
        let to = format!("docker-archive:{}:{NAME}", archive.display());
        shell.must(buildah(&["push", "--quiet", NAME, &to]), ADVICE)?;
        let answer = |words: &[&str]| {
            let said = shell.answer(buildah(words));
            said.with_context(|| format!("`buildah {}` failed: run it to see why", words.join(" ")))
        };
        let root = answer(&["mount", &answer(&["from", "--pull-never", NAME])?])?.into();
        let mut described: Value = from_str(&answer(&["inspect", "--type", "image", NAME])?)?;
        Ok(Self { archive, root, config: described["Docker"]["config"].take() })
    }

    /// Starts it beside a simulated GitHub, and asks for the page, its health, and a report about
    /// somebody who is ready and somebody who is not.
    ///
    /// # Returns
    ///
    /// What was seen, a line each.
    pub(super) fn try_out(&self, shell: &Shell) -> Result<String> {
        let mut servers = Servers::quiet(shell);
        let github = servers.start("ghcr-sandbox", sandbox(shell, RELEASE))?;
        let flags = ["--listen", "127.0.0.1:0", "--github-api", &github, "--registry", &github];
        let image = servers.start("image", self.program(shell, "Entrypoint", &flags)?)?;
        let user = servers.user_of("image")?;
        ensure!(user != 0, "the image runs as root");

        let listen = ["--listen", image.trim_start_matches("http://")];
        let health = self.program(shell, "Healthcheck", &listen)?;
        shell.must(health, "The image's own health check must succeed.")?;
        agent().get(&image).call().context("the image does not send the page")?;
        let mut seen = format!("user: {user}, file system: read-only, health check: good");
        let personas: Vec<Persona> = from_str(&personas_json(shell, RELEASE, &[])?)?;
        for is_ready in [true, false] {
            let persona = personas.iter().find(|it| (it.expect == "ready") == is_ready);
            let Persona { title, question, .. } = persona.context("there is no such persona")?;
            let asked = agent().post(format!("{image}/api/v1/ghcr/validate")).send_json(question);
            let report: Value = asked?.body_mut().read_json()?;
            let verdict = report["verdict"].as_str().context("the answer has no verdict")?;
            ensure!((verdict == "ready") == is_ready, "{title}: {verdict}");
            seen += &format!("\nverdict: {verdict} for `{title}`");
        }
        Ok(seen)
    }

    /// One of the image's programs with these arguments, and the image's environment alone.
    fn program<'a>(&'a self, shell: &'a Shell, name: &str, words: &[&str]) -> Result<Cmd<'a>> {
        let texts =
            |value: &'a Value| value.as_array().into_iter().flatten().filter_map(Value::as_str);
        let mut program: Vec<_> = match &self.config[name] {
            Value::Object(check) => texts(&check["Test"]).collect(),
            entrypoint => texts(entrypoint).collect(),
        };
        program.retain(|word| *word != "CMD");
        ensure!(!program.is_empty(), "the image has no {name}: {}", self.config);
        let (root, user) = (&self.root, self.config["User"].as_str().unwrap_or("0:0"));
        let unshare = ["--mount", "--propagation", "private", "sh", "-c", START];
        let environment = texts(&self.config["Env"]).filter_map(|it| it.split_once('='));
        Ok(cmd!(shell, "unshare {unshare...} {root} {user} {program...} {words...}")
            .env_clear()
            .envs(environment)
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"))
    }
}
