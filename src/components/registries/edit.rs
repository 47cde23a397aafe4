//! The fields of a saved registry.

use super::panel::PanelForm;
use crate::components::text_field::TextField;
use crate::components::token_field::TokenField;
use crate::components::visibility_choice::VisibilityChoice;
use crate::i18n::use_i18n;
use crate::state::OpenedRegistry;
use ghcr_contract::Field;
use ghcr_words::RegistryLabel;
use leptos::prelude::*;

/// The fields. Another account asks for its own token.
#[component]
pub fn Edit() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let form = opened.form;
    let is_other_account = Memo::new(move |_| opened.is_other_account());
    view! {
        <PanelForm
            title=RegistryLabel::Edit
            submit=RegistryLabel::SaveChanges
            on_submit=OpenedRegistry::save_changes
        >
            <TextField name=Field::Description state=*form.description/>
            <TextField name=Field::Username state=*form.username/>
            <div hidden=move || !is_other_account.get()>
                <p class="field-hint">{i18n.text(RegistryLabel::OtherAccount)}</p>
                <TokenField/>
            </div>
            <VisibilityChoice/>
            <TextField name=Field::Image state=*form.image/>
        </PanelForm>
    }
}
