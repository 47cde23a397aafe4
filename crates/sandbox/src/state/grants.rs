//! The tokens that the registry itself gives out: opaque, for one image, and soon over.
//!
//! "GHCR can return tokens without JWT structure"; an anonymous one is base64 of `v1:owner/image:`
//! and the time (GitHub facts, section 5). What one that was given out for a personal token looks
//! like is not known.

use crate::world::{ImagePath, IssuedToken, digest_of};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// From so many on, those that are over are swept out when another one is given out.
const SWEPT_FROM: usize = 4_096;

/// What a token of the registry is good for.
#[derive(Clone)]
pub(crate) struct Grant {
    /// The image; a login without one opens nothing.
    pub(crate) path: Option<ImagePath>,
    /// Who logged in; nobody for what is public.
    pub(crate) holder: Option<Arc<IssuedToken>>,
    ends: Timestamp,
}

/// Every token that the registry gave out and that is not over, by its text.
pub(crate) struct Grants {
    life: Duration,
    grants: Mutex<IssuedGrants>,
}

#[derive(Default)]
struct IssuedGrants {
    count: u64,
    by_text: HashMap<String, Grant>,
}

impl Grants {
    pub(crate) fn new(life: Duration) -> Self {
        Self { life, grants: Mutex::default() }
    }

    /// Gives one out.
    pub(crate) fn give(
        &self,
        path: Option<ImagePath>,
        holder: Option<Arc<IssuedToken>>,
        now: Timestamp,
    ) -> String {
        let life = SignedDuration::try_from(self.life).unwrap_or(SignedDuration::MAX);
        let ends = now.checked_add(life).unwrap_or(Timestamp::MAX);
        let mut issued = self.grants.lock().unwrap_or_else(PoisonError::into_inner);
        issued.count += 1;
        let text = match (&holder, &path) {
            (None, Some(path)) => {
                let nanoseconds = now.as_nanosecond() + i128::from(issued.count);
                BASE64_STANDARD.encode(format!("v1:{}:{nanoseconds}", path.as_str()))
            }
            _ => BASE64_STANDARD.encode(digest_of(&issued.count.to_be_bytes())),
        };
        if issued.by_text.len() >= SWEPT_FROM {
            issued.by_text.retain(|_, grant| now < grant.ends);
        }
        issued.by_text.insert(text.clone(), Grant { path, holder, ends });
        text
    }

    /// What that token is good for, if it was given out here and is not over.
    pub(crate) fn find(&self, text: &str, now: Timestamp) -> Option<Grant> {
        let issued = self.grants.lock().unwrap_or_else(PoisonError::into_inner);
        issued.by_text.get(text).filter(|grant| now < grant.ends).cloned()
    }
}
