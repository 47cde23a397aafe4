//! Steps that take long: each says what it does and why, and how long it took. On a terminal a line
//! for each shows meanwhile what its program said last.

use anyhow::{Result, ensure};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use std::thread;
use std::time::{Duration, Instant};

use crate::output::spoken;
use crate::shell::Shell;

type Work = Box<dyn FnOnce(&Shell) -> Result<()> + Send>;

/// Work with a title.
pub(crate) struct Step {
    title: &'static str,
    /// Why it is done, and how long that takes.
    about: String,
    work: Work,
}

impl Step {
    pub(crate) fn new(
        title: &'static str,
        about: impl Into<String>,
        work: impl FnOnce(&Shell) -> Result<()> + Send + 'static,
    ) -> Self {
        Self { title, about: about.into(), work: Box::new(work) }
    }

    /// Does the work; its programs write to the terminal.
    pub(crate) fn run_alone(self, shell: &Shell) -> Result<()> {
        println!("{}: {} …", self.title, self.about);
        let start = Instant::now();
        (self.work)(shell)?;
        println!("{} … {}", self.title, spoken(start.elapsed()));
        Ok(())
    }

    /// Does the work behind a line of `bars`.
    fn run_behind(self, shell: &Shell, bars: &MultiProgress) -> Result<()> {
        let Self { title, about, work } = self;
        bars.suspend(|| println!("{title}: {about} …"));
        let bar = bars.add(ProgressBar::new_spinner().with_prefix(title));
        bar.set_style(ProgressStyle::with_template("{spinner} {prefix} {elapsed} {wide_msg}")?);
        bar.enable_steady_tick(Duration::from_millis(200));
        let start = Instant::now();
        let outcome = work(&shell.with_bar(bar.clone()));
        bar.finish_and_clear();
        match &outcome {
            Ok(()) => bars.suspend(|| println!("{title} … {}", spoken(start.elapsed()))),
            Err(error) => bars.suspend(|| eprintln!("{title}: {error:#}")),
        }
        outcome
    }
}

/// Runs all lanes side by side, and the steps of a lane one after another until one fails.
///
/// # Errors
///
/// If a step has failed; its reason was printed when it did.
pub(crate) fn run_side_by_side(shell: &Shell, lanes: Vec<Vec<Step>>) -> Result<()> {
    let bars = &MultiProgress::new();
    let failed = thread::scope(|scope| {
        let run = |lane: Vec<Step>| {
            let shell = shell.clone();
            scope.spawn(move || lane.into_iter().try_for_each(|it| it.run_behind(&shell, bars)))
        };
        let threads: Vec<_> = lanes.into_iter().map(run).collect();
        let outcomes = threads.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.filter(|outcome| !matches!(outcome, Ok(Ok(())))).count()
    });
    ensure!(failed == 0, "not everything could be set up: see above");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn lanes_run_side_by_side_and_a_failure_is_an_error_at_the_end() {
        let (say, hear) = mpsc::channel();
        let waits = Step::new("waits", "for the other lane", move |_| Ok(hear.recv()?));
        let says = Step::new("says", "something", move |_| Ok(say.send(())?));
        let shell = Shell::new().unwrap();
        run_side_by_side(&shell, vec![vec![waits], vec![says]]).unwrap();
        let fails = Step::new("fails", "always", |_| anyhow::bail!("no"));
        let error = run_side_by_side(&shell, vec![vec![fails]]).unwrap_err();
        assert_eq!(error.to_string(), "not everything could be set up: see above");
    }
}
