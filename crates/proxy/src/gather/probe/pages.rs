//! The pages of each list.

use crate::gather::evidence::{ListedPart, Listing};
use crate::gather::github::{self, Namespace};
use crate::gather::upstream::{Answer, Calls};
use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use ghcr_contract::{Token, Visibility};

/// How many pages are fetched at a time: 1,500 packages are fifteen, one round trip.
const AT_ONCE: usize = 16;
/// How many pages of a list are fetched at the most. Ten thousand packages are more than anybody
/// looks at; the report says that there are more.
const MOST: u32 = 100;

/// The first page of each kind, each put into its place when it comes.
pub(super) async fn read_first(
    calls: &Calls<'_>,
    namespace: Namespace<'_>,
    kinds: &[Visibility],
    token: &Token,
    listing: &mut Listing,
) {
    listing.parts = kinds.iter().map(|kind| ListedPart::asked(*kind)).collect();
    let asking = listing.parts.iter_mut().map(async |part| {
        let first = github::packages_page(calls, namespace, part.visibility, token, 1).await;
        let page = first.value().zip(first.reply());
        part.is_complete = page.is_some_and(|(page, reply)| page.is_last(1, reply.head.pages));
        part.first = Some(first);
    });
    join_all(asking).await;
}

/// How far a part is read.
struct Progress {
    /// Up to this page all are read, or asked for.
    up_to: u32,
    /// One of them was not given.
    has_gap: bool,
    /// The page `up_to` says that it is the last.
    is_over: bool,
}

/// Reads the further pages of every part, counts what stands on them, and looks for the package
/// `named`. What has come when it is broken off stays counted.
///
/// Where GitHub names the last page, all are asked for at once; where it does not, one after the
/// other until one is the last.
pub(super) async fn read_further(
    calls: &Calls<'_>,
    namespace: Namespace<'_>,
    token: &Token,
    named: Option<&str>,
    listing: &mut Listing,
) {
    let mut progress: Vec<Progress> = listing.parts.iter().map(Progress::of_first_page).collect();
    loop {
        let mut wanted = Vec::new();
        for (index, (part, progress)) in listing.parts.iter().zip(&mut progress).enumerate() {
            let pages = progress.next_pages(part);
            wanted.extend(pages.map(|page| (index, part.visibility, page)));
        }
        if wanted.is_empty() {
            return;
        }
        let mut answers = stream::iter(wanted)
            .map(async |(index, visibility, page)| {
                let asking = github::packages_page(calls, namespace, visibility, token, page);
                (index, page, asking.await)
            })
            .buffer_unordered(AT_ONCE);
        while let Some((index, number, answer)) = answers.next().await {
            let (part, progress) = (&mut listing.parts[index], &mut progress[index]);
            let Some((page, reply)) = answer.value().zip(Answer::reply(&answer)) else {
                progress.has_gap = true;
                continue;
            };
            part.further += page.0.len() as u64;
            let is_named = |name: &&str| page.0.iter().any(|package| package.name == *name);
            part.lists_named =
                part.lists_named.take().or(named.filter(is_named).map(str::to_owned));
            if number == progress.up_to {
                progress.is_over = page.is_last(number, reply.head.pages);
            }
        }
        for (part, progress) in listing.parts.iter_mut().zip(&progress) {
            part.is_complete |= progress.is_over && !progress.has_gap;
        }
    }
}

impl Progress {
    fn of_first_page(part: &ListedPart) -> Self {
        Self { up_to: 1, has_gap: !part.is_answered(), is_over: part.is_complete }
    }

    /// The pages to ask for now; none when there is nothing more to read.
    fn next_pages(&mut self, part: &ListedPart) -> std::ops::RangeInclusive<u32> {
        let from = self.up_to + 1;
        if self.is_over || self.has_gap || from > MOST {
            return from..=self.up_to;
        }
        let links = part.reply().and_then(|reply| reply.head.pages);
        let last = links.and_then(|links| links.last).unwrap_or(from);
        self.up_to = last.clamp(from, MOST);
        from..=self.up_to
    }
}
