//! Parts of the screen that are never printed.

use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// An element whose children are mounted in the browser, after hydration: for what nobody sees
/// before the app runs. Without it the code that hydrates these children would be downloaded and
/// never run.
#[component]
pub fn BrowserOnly<C: IntoView + 'static>(
    /// The element's class.
    class: &'static str,
    /// What is mounted.
    children: TypedChildrenFn<C>,
) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    let children = children.into_inner();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            let children = children.clone();
            let handle = mount_to(element.into(), move || untrack(|| children()));
            // Unmounts them with the owner of this effect.
            StoredValue::new_local(handle);
        }
    });
    view! { <div class=class node_ref=element></div> }
}
