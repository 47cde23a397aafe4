//! French.

use crate::key::Key;

pub(super) fn text(key: Key) -> &'static str {
    super::en::text(key)
}
