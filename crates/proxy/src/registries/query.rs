//! The parameters of lists.

use super::state::Registries;
use crate::problem::ProblemResponse;
use crate::request_body::repeatable;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use ghcr_contract::{Fault, FieldFault};
use ghcr_registry_store::{Filter, State};
use std::str::FromStr;

/// How long a page is unless `limit` says otherwise. The longest has 200.
const USUAL_LIMIT: u32 = 50;

/// Where a page begins, how long it is, and what is on it.
pub(super) struct PageQuery<C> {
    pub(super) cursor: Option<C>,
    pub(super) limit: u32,
    pub(super) filter: Filter,
}

impl<C: FromStr + Send> FromRequestParts<Registries> for PageQuery<C> {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &Registries,
    ) -> Result<Self, ProblemResponse> {
        let parameters = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(parameters) =
            parameters.map_err(|_| refuse(vec![fault("", Fault::WrongType)]))?;
        read(&parameters).map_err(refuse)
    }
}

fn refuse(faults: Vec<FieldFault>) -> ProblemResponse {
    ProblemResponse::of_fields(faults)
}

/// Reads the parameters; an empty one is as good as none. None of the faults repeats a value.
fn read<C: FromStr>(parameters: &[(String, String)]) -> Result<PageQuery<C>, Vec<FieldFault>> {
    let mut page = PageQuery { cursor: None, limit: USUAL_LIMIT, filter: Filter::default() };
    let mut faults = Vec::new();
    for (name, text) in parameters {
        let is_read = match name.as_str() {
            _ if text.is_empty() => true,
            "cursor" => set(&mut page.cursor, text.parse().ok()),
            "limit" => text.parse().ok().filter(|it| *it > 0).is_some_and(|it| {
                page.limit = it;
                true
            }),
            "state" => set(&mut page.filter.state, text.parse::<State>().ok()),
            "search" => set(&mut page.filter.search, Some(text.clone())),
            _ => {
                faults.push(fault(&repeatable(name), Fault::UnknownField));
                continue;
            }
        };
        if !is_read {
            faults.push(fault(name, Fault::WrongType));
        }
    }
    if faults.is_empty() { Ok(page) } else { Err(faults) }
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

fn fault(field: &str, fault: Fault) -> FieldFault {
    FieldFault { field: field.to_owned(), fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parameters: &[(&str, &str)]) -> Result<PageQuery<i64>, Vec<(String, &'static str)>> {
        let parameters: Vec<_> =
            parameters.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        super::read(&parameters)
            .map_err(|faults| faults.into_iter().map(|it| (it.field, it.fault.code())).collect())
    }

    #[test]
    fn what_is_left_out_is_usual() {
        let page = read(&[("state", ""), ("search", "")]).unwrap();
        assert_eq!((page.cursor, page.limit), (None, USUAL_LIMIT));
        assert!(page.filter.state.is_none() && page.filter.search.is_none());
        let page = read(&[("cursor", "7"), ("limit", "2"), ("state", "blocked"), ("search", "a")]);
        let page = page.unwrap();
        assert_eq!((page.cursor, page.limit), (Some(7), 2));
        assert_eq!(page.filter.state, Some(State::Blocked));
        assert_eq!(page.filter.search.as_deref(), Some("a"));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_not_repeated() {
        let wrong = [("cursor", "x"), ("limit", "0"), ("state", "green"), ("GHP_canary", "1")];
        let faults = read(&wrong).err().unwrap();
        let expected = [
            ("cursor", "wrong_type"),
            ("limit", "wrong_type"),
            ("state", "wrong_type"),
            ("", "unknown_field"),
        ];
        assert_eq!(faults, expected.map(|(field, code)| (field.to_owned(), code)));
    }
}
