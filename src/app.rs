//! The whole screen, and the contexts that its components use.

use crate::api::Endpoint;
use crate::components::help::title_of;
use crate::host::{Host, HostEvent};
use crate::i18n::{I18n, Lang};
use crate::pages::screen::Screen;
use crate::state::{
    ConnectionTest, Deployment, Form, GithubVisit, Help, Navigation, Page, Registries,
    RegistrySaver,
};
use ghcr_contract::Visibility;
use leptos::prelude::*;
use leptos::web_sys::js_sys::Function;

/// What whoever mounts the app decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language to start with.
    pub lang: Lang,
    /// The page to start with.
    pub page: Page,
    /// The way to the app's own folder, if the browser's address may follow what is shown: in a
    /// page of its own.
    pub home: Option<String>,
    /// Where the proxy is, and the host page's headers.
    pub endpoint: Endpoint,
    /// The host page's listener: see [`Host`].
    pub listener: Option<Function>,
}

/// The state of the app: one struct of signals for each concern.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The language.
    pub i18n: I18n,
    /// Which page is open.
    pub navigation: Navigation,
    /// The one page that an element shows; none for all of them. The style sheet leaves the rest
    /// out.
    pub view: RwSignal<Option<Page>>,
    /// What is typed.
    pub form: Form,
    /// What the help shows.
    pub help: Help,
    /// The proxy, its config and the policy.
    pub deployment: Deployment,
    /// The test of the connection.
    pub test: ConnectionTest,
    /// The saved registries.
    pub registries: Registries,
    /// Saving the registry.
    pub saver: RegistrySaver,
    /// The latest visit to GitHub.
    pub visit: GithubVisit,
    host: Host,
}

impl AppState {
    /// The state before anybody has done anything. It belongs to the current owner.
    pub fn new(options: Options) -> Self {
        let i18n = I18n::new(options.lang);
        let navigation = Navigation::new(options.page, options.home);
        let host = Host::new(options.listener);
        let deployment = Deployment::new(options.endpoint);
        let form = Form::new(deployment.hosts);
        let help = Help::new(navigation);
        let test = ConnectionTest::new(form, help, deployment, host);
        let registries = Registries::new(deployment, host);
        let saver = RegistrySaver::new(form, test, deployment, registries, host);
        Self {
            i18n,
            navigation,
            view: RwSignal::default(),
            form,
            help,
            deployment,
            test,
            registries,
            saver,
            visit: GithubVisit::default(),
            host,
        }
    }

    /// Provides each part as a context of its own.
    pub fn provide(self) {
        provide_context(self.i18n);
        provide_context(self.navigation);
        provide_context(self.form);
        provide_context(self.help);
        provide_context(self.deployment);
        provide_context(self.test);
        provide_context(self.registries);
        provide_context(self.saver);
        provide_context(self.visit);
        provide_context(self.host);
    }

    /// Starts what follows the state. Effects do not run while the pages are printed.
    fn start_effects(self) {
        let Self { form, test, saver, deployment, host, .. } = self;
        Effect::new(move |_| test.note_edit());
        // Nobody is asked for a token for images that are not scanned.
        Effect::new(move |_| {
            let chosen = form.visibility();
            if chosen != Visibility::Public && !deployment.policy().supports(chosen) {
                form.choose_visibility(Visibility::Public);
            }
        });
        // What was said about saving is about the test before.
        Effect::new(move |_| {
            if test.is_running() {
                saver.forget();
            }
        });
        Effect::new(move |_| self.follow_visit());
        if host.is_listening() {
            Effect::new(move |previous: Option<()>| {
                let change = HostEvent::change(form);
                // The empty form at the start is no change.
                if previous.is_some() {
                    host.emit(&change, None);
                }
            });
        }
        if self.navigation.has_address() {
            self.follow_page();
            Effect::new(move |_| self.guard_leaving());
        }
    }

    /// Notices when somebody leaves for GitHub, and when they are back.
    fn follow_visit(self) {
        let visit = self.visit;
        let left = window_event_listener_untyped("blur", move |_| visit.leave());
        let back = window_event_listener_untyped("focus", move |_| visit.end());
        on_cleanup(move || {
            left.remove();
            back.remove();
        });
    }

    /// Keeps the window's title and the document's language.
    fn follow_page(self) {
        Effect::new(move |_| {
            let words = self.i18n.words();
            let document = document();
            document.set_title(words.text(title_of(self.navigation.page())));
            if let Some(root) = document.document_element() {
                // Fails only for an invalid attribute name.
                let _ = root.set_attribute("lang", words.lang().tag());
            }
        });
    }

    /// The browser asks before the window is closed with something in the form that no test has
    /// used yet.
    fn guard_leaving(self) {
        let listener = window_event_listener_untyped("beforeunload", move |event| {
            let is_used = untrack(|| self.test.with_fresh_report(|_| ())).is_some();
            if untrack(|| self.form.holds_text()) && !is_used {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// The app: provides the contexts and shows the screen.
#[component]
pub fn App(
    /// The state, which whoever mounts the app may keep.
    state: AppState,
) -> impl IntoView {
    state.provide();
    state.start_effects();
    let AppState { i18n, navigation, view, .. } = state;
    let is_embedded = !navigation.has_address();
    let lang = move || i18n.words().lang().tag();
    let page = move || navigation.page().folder().trim_end_matches('/');
    let view_name = move || is_embedded.then(|| view.get().map_or("all", Page::name));
    view! {
        <div class="app" lang=lang data-page=page data-view=view_name>
            <Screen/>
        </div>
    }
}
