//! What a browser prefers: `Accept-Language` and `Accept-Encoding`, names with a weight each (RFC
//! 9110, section 12.4.2).

/// A weight in thousandths.
pub(super) type Weight = u16;

/// The names in their order, each with its weight; what cannot be read weighs nothing.
pub(super) fn weighted(header: &str) -> impl Iterator<Item = (&str, Weight)> {
    header.split(',').filter_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?;
        let weight = match parts
            .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
        {
            Some(text) => in_thousandths(text).unwrap_or(0),
            None => 1000,
        };
        Some((name, weight))
    })
}

/// The weight of that name: its own, or that of `*`, if either is given.
pub(super) fn weight_of(name: &str, header: &str) -> Option<Weight> {
    let named = |wanted: &str| weighted(header).find(|(it, _)| it.eq_ignore_ascii_case(wanted));
    named(name).or_else(|| named("*")).map(|(_, weight)| weight)
}

fn in_thousandths(text: &str) -> Option<Weight> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: Weight = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    match whole {
        "0" => Some(digits),
        "1" => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_weights_that_are_written() {
        let read: Vec<_> =
            weighted("fr-CA, fr;q=0.8 ,en ; q=0.55,de;q=1.000,*;q=0,,x;q=much,y;q=7").collect();
        assert_eq!(
            read,
            [("fr-CA", 1000), ("fr", 800), ("en", 550), ("de", 1000), ("*", 0), ("x", 0), ("y", 0)]
        );
        assert_eq!(weighted("").count(), 0);
    }

    #[test]
    fn a_star_stands_for_what_is_not_named() {
        assert_eq!(weight_of("br", "gzip, BR;q=0.5, *;q=0.1"), Some(500));
        assert_eq!(weight_of("zstd", "gzip, br;q=0.5, *;q=0.1"), Some(100));
        assert_eq!(weight_of("zstd", "gzip"), None);
    }
}
