use super::*;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};

const NOW: i64 = 1_800_000_000;
const UNAVAILABLE: Refusal = Refusal::Unavailable(Duration::from_secs(5));
const UNAVAILABLE_FOR_A_MINUTE: Refusal = Refusal::Unavailable(Duration::from_secs(60));

/// An issuer that counts how often it is asked.
struct Issuer {
    cache: Cache,
    /// The ids of its keys; none while it is away.
    ids: RefCell<Option<Vec<&'static str>>>,
    asked: Cell<u32>,
}

impl Issuer {
    fn new(ids: Option<&[&'static str]>) -> Self {
        let ids = RefCell::new(ids.map(<[_]>::to_vec));
        Self { cache: Cache::default(), ids, asked: Cell::new(0) }
    }

    fn set(&self, ids: Option<&[&'static str]>) {
        *self.ids.borrow_mut() = ids.map(<[_]>::to_vec);
    }

    /// Looks for the key, and returns how often the issuer has been asked by then.
    async fn find(&self, id: &str, now: i64) -> (Result<(), Refusal>, u32) {
        let read = async {
            self.asked.set(self.asked.get() + 1);
            let ids = self.ids.borrow();
            let key = |id| json!({"kty": "RSA", "kid": id, "n": "AQAB", "e": "AQAB"});
            let list: Vec<Value> = ids.iter().flatten().map(key).collect();
            ids.as_ref().ok_or(NotRead)?;
            Ok(Keys::read(serde_json::from_value(json!({"keys": list})).unwrap()))
        };
        let found = self.cache.find(id, Algorithm::RS256, now, read).await;
        (found.map(|_| ()), self.asked.get())
    }
}

#[tokio::test]
async fn keys_are_kept_for_an_hour() {
    let issuer = Issuer::new(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW).await, (Ok(()), 1));
    assert_eq!(issuer.find("a", NOW + 3599).await, (Ok(()), 1));
    assert_eq!(issuer.find("a", NOW + 3600).await, (Ok(()), 2));
    issuer.set(Some(&["b"]));
    assert_eq!(issuer.find("a", NOW + 7199).await, (Ok(()), 2));
    assert_eq!(issuer.find("a", NOW + 7200).await, (Err(UNKNOWN), 3), "withdrawn");
}

#[tokio::test]
async fn an_unknown_id_has_the_keys_read_again_once_a_minute() {
    let issuer = Issuer::new(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW).await, (Ok(()), 1));
    issuer.set(Some(&["a", "b"]));
    assert_eq!(issuer.find("b", NOW + 1).await, (Ok(()), 2), "the new key is there at once");
    issuer.set(Some(&["b", "c"]));
    for id in ["x", "c", "y"] {
        assert_eq!(issuer.find(id, NOW + 60).await, (Err(UNKNOWN), 2), "{id}");
    }
    assert_eq!(issuer.find("c", NOW + 61).await, (Ok(()), 3));
    assert_eq!(issuer.find("a", NOW + 62).await, (Err(UNKNOWN), 3), "withdrawn");
}

#[tokio::test]
async fn without_keys_nobody_is_to_blame_and_the_issuer_is_asked_again_soon() {
    let issuer = Issuer::new(None);
    assert_eq!(issuer.find("a", NOW).await, (Err(UNAVAILABLE), 1));
    assert_eq!(issuer.find("a", NOW + 4).await, (Err(UNAVAILABLE), 1));
    assert_eq!(issuer.find("a", NOW + 5).await, (Err(UNAVAILABLE), 2));
    issuer.set(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW + 10).await, (Ok(()), 3));
}

#[tokio::test]
async fn an_outage_leaves_the_keys_that_there_are_for_a_day() {
    let issuer = Issuer::new(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW).await, (Ok(()), 1));
    issuer.set(None);
    assert_eq!(issuer.find("a", NOW + 3600).await, (Ok(()), 2));
    assert_eq!(issuer.find("a", NOW + 3659).await, (Ok(()), 2), "not asked all the time");
    assert_eq!(issuer.find("a", NOW + 3660).await, (Ok(()), 3));
    let last = NOW + 24 * 3600 - 1;
    assert_eq!(issuer.find("a", last).await, (Ok(()), 4));
    assert_eq!(issuer.find("a", last + 10).await, (Err(UNAVAILABLE), 5));
}

#[tokio::test]
async fn an_unknown_id_during_an_outage_is_not_the_callers_fault() {
    let issuer = Issuer::new(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW).await, (Ok(()), 1));
    issuer.set(None);
    assert_eq!(issuer.find("b", NOW + 1).await, (Err(UNAVAILABLE_FOR_A_MINUTE), 2));
    assert_eq!(issuer.find("b", NOW + 2).await, (Err(UNAVAILABLE_FOR_A_MINUTE), 2));
    assert_eq!(issuer.find("a", NOW + 3).await, (Ok(()), 2));
    issuer.set(Some(&["a", "b"]));
    assert_eq!(issuer.find("b", NOW + 61).await, (Ok(()), 3));
    assert_eq!(issuer.find("c", NOW + 62).await, (Err(UNKNOWN), 3));
}

#[tokio::test]
async fn a_clock_that_is_set_back_has_the_keys_read_again() {
    let issuer = Issuer::new(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW).await, (Ok(()), 1));
    assert_eq!(issuer.find("a", NOW - 1).await, (Ok(()), 2));
}

/// A slow issuer must not hold up those whose key is known.
#[tokio::test]
async fn nobody_with_a_known_key_waits_for_an_unknown_one() {
    let issuer = Issuer::new(Some(&["a"]));
    assert_eq!(issuer.find("a", NOW).await, (Ok(()), 1));
    let reading = issuer.cache.attempts.lock().await;
    assert_eq!(issuer.find("a", NOW + 1).await, (Ok(()), 1));
    assert_eq!(issuer.find("a", NOW + 3600).await, (Ok(()), 1), "an older key does as well");
    drop(reading);
    assert_eq!(issuer.find("a", NOW + 3600).await, (Ok(()), 2));
}
