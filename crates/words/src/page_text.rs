//! The texts of the prerendered pages that are not part of the screen.

/// A text of a prerendered page, for search engines and for browsers that do not run the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageText {
    /// The description of the form's page.
    AboutConnect,
    /// The description of the guide.
    AboutGuide,
    /// The description of the best practices.
    AboutPractices,
    /// The description of the troubleshooting page.
    AboutTrouble,
    /// The description of the page of saved registries.
    AboutRegistries,
    /// Shown next to the form if the browser does not run the app.
    Needs,
}
