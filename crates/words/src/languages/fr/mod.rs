//! French.

mod guide;
mod help;
mod practices;

use super::looks::looks;
use crate::key::Key;

pub(super) fn text(key: Key) -> &'static str {
    match key {
        Key::GuideTitle(it) => guide::title(it),
        Key::GuideBody(it) => guide::body(it),
        Key::GuideTick(it) => guide::tick(it),
        Key::GuideNote(it) => guide::note(it),
        Key::PracticeTitle(it) => practices::title(it),
        Key::PracticeBody(it) => practices::body(it),
        Key::Standing(it) => practices::standing(it),
        Key::PracticePhrase(it) => practices::phrase(it),
        Key::GroupTitle(it) => help::group(it),
        Key::EntryTitle(it) => help::title(it),
        Key::EntryLooks(it) => looks(it),
        Key::EntryWhy(it) => help::why(it),
        Key::EntryDo(it) => help::remedy(it),
        not_yet => super::en::text(not_yet),
    }
}
