//! A program that ends when the one that started it does, even if that one was killed outright.
//!
//! Linux can send a signal to a process when its parent dies. It must be asked for inside the
//! child, between fork and exec, which std offers only as unsafe code. So the child is first this
//! very tool: it asks, and then becomes the program.

use anyhow::{Context, Error, bail};
use clap::Args;
use rustix::process::getppid;
use std::env;
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::{self, Command};

#[derive(Args)]
pub(crate) struct Options {
    /// The process that must be the parent still
    #[arg(long)]
    parent: u32,
    /// The program to become, and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    program: Vec<OsString>,
}

/// The words to put before a program so that it ends with this process.
pub(crate) fn words() -> Result<Vec<OsString>, Error> {
    let this_tool = env::current_exe().context("cannot find out which program this is")?;
    let parent = process::id().to_string();
    Ok(vec![this_tool.into(), "leash".into(), "--parent".into(), parent.into(), "--".into()])
}

/// Asks for the signal and becomes the program. Comes back only with the reason why it could not.
pub(crate) fn become_the_program(options: &Options) -> Error {
    let [program, arguments @ ..] = options.program.as_slice() else {
        return Error::msg("a leash needs a program");
    };
    if let Err(error) = end_with(options.parent) {
        return error;
    }
    let failure = Command::new(program).args(arguments).exec();
    Error::new(failure).context(format!("`{}` cannot be started", program.display()))
}

fn end_with(parent: u32) -> Result<(), Error> {
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::TERM))
        .context("cannot ask for a signal at the parent's death")?;
    // It may have died before it was asked for: then there is nobody left to be started for.
    let now = getppid().map(|pid| pid.as_raw_nonzero().get().unsigned_abs());
    if now != Some(parent) {
        bail!("the process {parent} that asked for this program is gone");
    }
    Ok(())
}
