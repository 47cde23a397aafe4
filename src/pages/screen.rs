//! The whole screen.

use super::connect::ConnectForm;
use super::registries::RegistriesPage;
use crate::components::announcer::Announcer;
use crate::components::browser_only::BrowserOnly;
use crate::components::demo_panel::DemoPanel;
use crate::components::diagnosis::Diagnosis;
use crate::components::glossary::Glossary;
use crate::components::help::HelpPanel;
use crate::components::languages::Languages;
use crate::components::menu::Menu;
use crate::components::page_link::PageLink;
use crate::components::save_bar::SaveStatus;
use crate::focus::{focus, is_nowhere};
use crate::i18n::{Label, use_i18n};
use crate::state::{ConnectionTest, Navigation, Page};
use ghcr_words::{PageText, page_text};
use leptos::either::Either;
use leptos::html::{ElementType, H1, H2};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Everything below the app's outermost element. In a host page the landmarks and the first heading
/// are the host page's.
#[component]
pub fn Screen() -> impl IntoView {
    let is_own_page = expect_context::<Navigation>().has_address();
    let test = expect_context::<ConnectionTest>();
    let on_key = move |event| test.cancel_on_escape(&event);
    let role = |role: &'static str| is_own_page.then_some(role);
    view! {
        <div class="masthead" role=role("banner")><Masthead is_own_page/></div>
        <div class="page" role=role("main") on:keydown=on_key><Content/><Glossary/></div>
        <BrowserOnly class="demo-area"><DemoPanel/></BrowserOnly>
        <Announcer/>
    }
}

/// The saved registries, or the form and the report, and the help.
#[component]
fn Content() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let is_list = Memo::new(move |_| navigation.page() == Page::Registries);
    move || {
        if is_list.get() {
            Either::Left(view! { <RegistriesPage/> })
        } else {
            Either::Right(view! { <Connecting/> })
        }
    }
}

#[component]
fn Connecting() -> impl IntoView {
    let i18n = use_i18n();
    let needs = move || page_text(i18n.words().lang(), PageText::Needs);
    view! {
        <div class="work">
            <noscript class="notice">{needs}</noscript>
            <ConnectForm/>
        </div>
        <BrowserOnly class="outcome-area"><SaveStatus/><Diagnosis/></BrowserOnly>
        <PageLink page=Page::Connect class="back link" text=i18n.text(Label::BackToForm)/>
        <HelpPanel/>
    }
}

/// Where one is, and what it is for.
#[component]
fn Masthead(
    /// Whether this is a page of its own.
    is_own_page: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = i18n.text(Label::Title);
    let title = if is_own_page {
        let title = NodeRef::<H1>::new();
        keep_cursor(title);
        Either::Left(view! { <h1 class="title" tabindex="-1" node_ref=title>{text}</h1> })
    } else {
        let title = NodeRef::<H2>::new();
        keep_cursor(title);
        Either::Right(view! { <h2 class="title" tabindex="-1" node_ref=title>{text}</h2> })
    };
    view! {
        <div class="masthead-row">
            <Menu/>
            {is_own_page.then(|| view! { <Languages/> })}
        </div>
        {title}
        <p class="lead">{i18n.text(Label::Lead)}</p>
    }
}

/// The title takes the cursor of a link that goes with its page.
fn keep_cursor<E>(title: NodeRef<E>)
where
    E: ElementType + 'static,
    E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
{
    let navigation = expect_context::<Navigation>();
    Effect::new(move |before: Option<Page>| {
        let page = navigation.page();
        // A link within the page has a cursor of its own.
        if navigation.take_followed() && before.is_some_and(|before| before != page) {
            // What has changed is drawn by then.
            request_animation_frame(move || {
                if is_nowhere() {
                    focus(title);
                }
            });
        }
        page
    });
}
