//! What stands behind the first page of each list.

use super::Line;
use crate::evidence::{ListedPart, Listing};
use crate::github::{self, Namespace};
use crate::upstream::Answer;
use futures_util::{StreamExt, stream};
use ghcr_contract::Token;

/// How many pages are fetched at a time: 1,500 packages are fifteen, one round trip.
const AT_ONCE: usize = 16;
/// How many pages of a list are fetched at the most. Ten thousand packages are more than anybody
/// looks at; the report says that there are more.
const MOST: u32 = 100;

/// Reads the further pages of every part and counts what stands on them.
pub(super) async fn read_further(
    line: &Line<'_>,
    namespace: Namespace<'_>,
    token: &Token,
    listing: &mut Listing,
) {
    let wanted = listing.parts.iter().enumerate().flat_map(|(index, part)| {
        let visibility = part.visibility;
        (2..=part.pages().min(MOST)).map(move |page| (index, visibility, page))
    });
    let wanted: Vec<_> = wanted.collect();
    let mut read = vec![1; listing.parts.len()];
    let mut answers = stream::iter(wanted)
        .map(async |(index, visibility, page)| {
            let page = github::packages_page(line.upstream, namespace, visibility, token, page);
            (index, line.ask(page).await)
        })
        .buffer_unordered(AT_ONCE);
    while let Some((index, answer)) = answers.next().await {
        if let Some(packages) = Answer::value(&answer) {
            read[index] += 1;
            add(&mut listing.parts[index], packages.len(), read[index]);
        }
    }
}

fn add(part: &mut ListedPart, packages: usize, pages_read: u32) {
    part.further += packages as u64;
    part.is_complete = pages_read == part.pages();
}
