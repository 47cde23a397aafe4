//! `Authorization: Bearer …` (RFC 6750, section 2.1).

use super::refusal::Refusal;
use crate::middleware::callers::the_only;
use axum::http::{HeaderMap, header};

const NOT_ONE: Refusal = Refusal::Invalid("it is not one token in one header");

/// The bearer token in the headers.
///
/// # Errors
/// [`Refusal::Missing`] without one, and [`Refusal::Invalid`] where there is more than one header.
pub(crate) fn bearer_of(headers: &HeaderMap) -> Result<&str, Refusal> {
    if !headers.contains_key(header::AUTHORIZATION) {
        return Err(Refusal::Missing);
    }
    let value = the_only(headers, &header::AUTHORIZATION).ok_or(NOT_ONE)?;
    let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Refusal::Missing);
    }
    let token = token.trim_matches(' ');
    if token.is_empty() { Err(NOT_ONE) } else { Ok(token) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_header_holds_one_bearer_token() {
        for (values, expected) in [
            (&["Bearer a.b.c"][..], Ok("a.b.c")),
            (&["bearer   a.b.c "], Ok("a.b.c")),
            (&[], Err(Refusal::Missing)),
            (&["Basic bW9uYTpjYW5hcnk="], Err(Refusal::Missing)),
            (&["Bearer"], Err(NOT_ONE)),
            (&["Bearer  "], Err(NOT_ONE)),
            (&["Bearer a.b.c", "Bearer a.b.c"], Err(NOT_ONE)),
            (&["Basic bW9uYTpjYW5hcnk=", "Bearer a.b.c"], Err(NOT_ONE)),
        ] {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::AUTHORIZATION, value.parse().unwrap());
            }
            assert_eq!(bearer_of(&headers), expected, "{values:?}");
        }
    }
}
