//! How long an answer may be, and how much of it is kept.

/// How many bytes of a text that nobody expected are kept.
pub(crate) const KEPT_TEXT: usize = 512;
/// The longest header that is kept, in bytes; GitHub's are shorter.
pub(crate) const MAX_HEADER: usize = 2 * 1024;
/// The longest refusal that is read, in bytes: a page for people in place of an API's answer is not
/// short.
pub(crate) const MAX_REFUSAL: usize = 64 * 1024;
/// The longest answer about one thing, such as an account, in bytes.
pub(crate) const MAX_ONE: usize = 64 * 1024;
/// The longest page of a list, in bytes: room for a hundred packages, each with its owner and its
/// repository.
pub(crate) const MAX_PAGE: usize = 1024 * 1024;
/// By how many bytes the buffer for a long answer grows.
pub(crate) const STEP: usize = 128 * 1024;
/// The longest answer to an exchange, in bytes; it is kept as long as the diagnosis.
pub(crate) const MAX_TOKEN: usize = 16 * 1024;
/// A registry names one reason, or a few.
pub(crate) const MOST_ERRORS: usize = 16;
