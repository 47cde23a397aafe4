//! A sandbox for a test: started in a line, gone when dropped.

use crate::faults::FaultRule;
use crate::personas::{catalogue, personas};
use crate::serve::{listen, serve};
use crate::state::{RecordedRequest, SandboxState, Settings};
use crate::world::World;
use ghcr_contract::Persona;
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// A simulated GitHub on a port of its own of this machine.
///
/// It runs on a runtime of its own, so that dropping it cuts every connection, as a crash would.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use ghcr_sandbox::{Fault, Sandbox};
///
/// let github = Sandbox::start().await;
/// github.set_fault(Fault::Hang);
/// let persona = github.persona("Expired token");
/// // … let the code under test ask `github.url()` …
/// assert_eq!(github.authenticated_count(), 0);
/// # drop(persona); }
/// ```
pub struct Sandbox {
    url: String,
    state: SandboxState,
    runtime: Option<Runtime>,
}

impl Sandbox {
    /// The demo's world, with nothing wrong.
    ///
    /// # Panics
    /// When the machine gives no port or no thread; so do all ways to start one.
    pub async fn start() -> Self {
        Self::start_with(Settings::default()).await
    }

    /// As the settings say.
    pub async fn start_with(settings: Settings) -> Self {
        let state = SandboxState::new(settings);
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("ghcr-sandbox")
            .enable_all()
            .build()
            .expect("the sandbox needs a thread of its own");
        let served = state.clone();
        let url = runtime
            .spawn(async move { serve_anywhere(served) })
            .await
            .expect("the sandbox's runtime has just been started")
            .expect("the sandbox needs a free port on 127.0.0.1");
        Self { url, state, runtime: Some(runtime) }
    }

    /// Where it listens, without a slash at the end: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops it, cuts its connections, and gives the address at which nobody answers any more.
    pub async fn stop(mut self) -> String {
        if let Some(runtime) = self.runtime.take() {
            let stopping = tokio::task::spawn_blocking(move || {
                runtime.shutdown_timeout(Duration::from_secs(5));
            });
            stopping.await.expect("stopping the sandbox does not panic");
        }
        self.url.clone()
    }

    /// Every persona of the demo: [`crate::personas()`].
    #[must_use]
    pub fn personas(&self) -> Vec<Persona> {
        personas()
    }

    /// The persona of that title, of any list of this crate.
    ///
    /// # Panics
    /// When there is none; it then names those that there are.
    #[must_use]
    #[track_caller]
    pub fn persona(&self, title: &str) -> Persona {
        catalogue::find(title, |persona| persona.title == title)
    }

    /// The first persona that must end so: `ready`, or the code of the rung that fails first.
    ///
    /// # Panics
    /// When there is none; it then names those that there are.
    #[must_use]
    #[track_caller]
    pub fn persona_expecting(&self, expect: &str) -> Persona {
        catalogue::find(expect, |persona| persona.expect == expect)
    }

    /// Every request so far, in the order of arrival (at most the last 20,000).
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state.recorder().requests()
    }

    /// How many requests there were, older ones included.
    #[must_use]
    pub fn request_count(&self) -> usize {
        *self.state.recorder().watch().borrow()
    }

    /// How many requests wait for an answer now. One that its client has given up does not count.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.state.recorder().in_flight().now()
    }

    /// The most that ever waited at once, since the start or since they were forgotten.
    #[must_use]
    pub fn max_in_flight(&self) -> usize {
        self.state.recorder().in_flight().most()
    }

    /// Waits until no request waits any more: all are answered, or their clients have gone away.
    pub async fn wait_until_idle(&self) {
        // The sender lives in `self.state`, so waiting does not end early.
        let _ = self.state.recorder().in_flight().watch().wait_for(|count| *count == 0).await;
    }

    /// How many of them carried a credential.
    #[must_use]
    pub fn authenticated_count(&self) -> usize {
        self.requests().iter().filter(|request| request.was_authenticated).count()
    }

    /// How many asked for `path`.
    #[must_use]
    pub fn count_of(&self, path: &str) -> usize {
        self.requests().iter().filter(|request| request.path == path).count()
    }

    /// Starts counting anew.
    pub fn forget_requests(&self) {
        self.state.recorder().forget();
    }

    /// Waits until there were at least `count` requests, so that a test need not guess how long
    /// that takes.
    pub async fn wait_for_requests(&self, count: usize) {
        // The sender lives in `self.state`, so waiting does not end early.
        let _ = self.state.recorder().watch().wait_for(|seen| *seen >= count).await;
    }

    /// From now on this goes wrong, and nothing else.
    pub fn set_fault(&self, fault: impl Into<FaultRule>) {
        self.state.faults().clear();
        self.state.faults().add(fault.into());
    }

    /// From now on this goes wrong too, where no earlier rule fits.
    pub fn add_fault(&self, fault: impl Into<FaultRule>) {
        self.state.faults().add(fault.into());
    }

    /// From now on nothing goes wrong.
    pub fn clear_faults(&self) {
        self.state.faults().clear();
    }

    /// From now on every answer is held back for that long.
    pub fn set_latency(&self, latency: Duration) {
        self.state.faults().set_latency(latency);
    }

    /// Forgets the wrong logins, and with them a lock-out.
    pub fn reset_lockout(&self) {
        self.state.lockout().reset();
    }

    /// Changes the world while it is asked: revokes a token, adds an account.
    pub fn change_world(&self, change: impl FnOnce(&mut World)) {
        self.state.change_world(change);
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A bound listener takes connections at once, so nobody needs to wait for it to be ready.
fn serve_anywhere(state: SandboxState) -> std::io::Result<String> {
    let listener = listen((Ipv4Addr::LOCALHOST, 0).into())?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(serve(listener, state));
    Ok(url)
}
