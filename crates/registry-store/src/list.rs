//! The list of registries, page by page.

use crate::database::query_of;
use crate::error::Error;
use crate::names::RegistryId;
use crate::registry::Registry;
use crate::rows::{Stored, columns};
use crate::status::State;
use crate::tenant::Tenant;

/// Which registries to list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those of this state.
    pub state: Option<State>,
    /// Those whose username or description holds this text, in any case.
    pub search: Option<String>,
}

/// A page of the list, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The registries.
    pub registries: Vec<Registry>,
    /// Where the next page begins; none after the last.
    pub next: Option<RegistryId>,
}

/// The most registries or entries on a page.
pub(crate) const LONGEST_PAGE: u32 = 200;

impl Tenant<'_> {
    /// Lists registries, those saved last first. `after` is the [`Page::next`] of the page before.
    /// A page has at most 200.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Database`].
    pub async fn list(
        &self,
        filter: &Filter,
        after: Option<RegistryId>,
        limit: u32,
    ) -> Result<Page, Error> {
        const LIST: &str = concat!(
            "SELECT ",
            columns!(),
            " FROM registries WHERE tenant = $1 AND id < $2 AND deleted_at IS NULL \
             AND ($3 IS NULL OR state = $3) AND ($4 IS NULL OR search LIKE $4 ESCAPE '!') \
             ORDER BY id DESC LIMIT $5"
        );
        // Every id is less than `g`: ids begin with a hexadecimal digit.
        let before = after.map_or_else(|| "g".to_owned(), |id| id.to_string());
        let limit = limit.clamp(1, LONGEST_PAGE);
        let query = query_of(&self.id, LIST)
            .bind(before)
            .bind(filter.state.map(State::as_str))
            .bind(filter.search.as_deref().map(pattern))
            // One more, to know whether there is another page.
            .bind(i64::from(limit) + 1);
        let rows = self.store.database.rows(query).await?;
        let mut registries: Vec<Registry> =
            rows.iter().map(|row| Ok(Stored::read(row)?.registry)).collect::<Result<_, Error>>()?;
        let has_more = registries.len() > limit as usize;
        registries.truncate(limit as usize);
        let next = registries.last().filter(|_| has_more).map(|registry| registry.id);
        Ok(Page { registries, next })
    }
}

/// The text anywhere, as a pattern for `LIKE` with `!` before what is meant literally. Neither
/// usernames nor descriptions hold control characters.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.trim().to_lowercase().chars().filter(|c| !c.is_control()) {
        if matches!(c, '!' | '%' | '_') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_like_treats_specially_is_searched_for_literally() {
        assert_eq!(pattern(" Mona_Cat "), "%mona!_cat%");
        assert_eq!(pattern("100% !"), "%100!% !!%");
        assert_eq!(pattern("mona\n\0"), "%mona%");
    }
}
