use super::record::{BUDGET, FIRST_WAIT, FRESH, FRESH_TO_WATCH, LONGEST_WAIT};
use super::refusals::MINUTE;
use super::*;
use crate::gather::upstream::Body;
use crate::metrics::Metrics;
use crate::settings::{Hosts, Limits};
use futures_util::future::join_all;
use ghcr_contract::ProblemCode;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::time::timeout;

const CLIENT: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn token(text: &str) -> Token {
    text.parse().unwrap()
}

fn upstream() -> Arc<Upstream> {
    let hosts = Hosts::github();
    let metrics = Arc::new(Metrics::new(false));
    Arc::new(Upstream::new(&hosts, Limits::default(), None, metrics).unwrap())
}

fn attempts() -> Arc<Attempts> {
    Arc::new(Attempts::new(upstream(), None))
}

fn accepted() -> Answer<Account> {
    Answer::github(200, Body::Value(Account::new("mona", "User")))
}

fn refused() -> Answer<Account> {
    Answer::refused(401, "Bad credentials")
}

/// That client with that token, whether it has to wait or not.
fn admitted(attempts: &Attempts, text: &str, client: IpAddr) -> Admitted {
    Admitted { asker: client.into(), record: Some(attempts.record(&token(text))), shared: None }
}

fn err_of(admitted: Result<Admitted, Wait>) -> Result<(), Wait> {
    admitted.map(drop)
}

/// One login that GitHub answers so, at once.
async fn ask(attempts: &Arc<Attempts>, text: &str, answer: Answer<Account>) -> Result<(), Wait> {
    let upstream = attempts.upstream.clone();
    let calls = Calls::new(&upstream);
    let ask = |is_sent: Arc<Progress>| async move {
        is_sent.send();
        answer
    };
    attempts.share(&calls, &admitted(attempts, text, CLIENT), ask).await.map(drop)
}

/// The same, once what was refused before is no longer fresh.
async fn ask_later(
    attempts: &Arc<Attempts>,
    text: &str,
    answer: Answer<Account>,
) -> Result<(), Wait> {
    tokio::time::advance(FRESH).await;
    ask(attempts, text, answer).await
}

fn too_many(time: Duration) -> Result<(), Wait> {
    Err(Wait { code: ProblemCode::TooManyAttempts, time })
}

#[tokio::test(start_paused = true)]
async fn after_its_budget_a_token_waits_longer_each_time() {
    let attempts = attempts();
    for _ in 0..BUDGET {
        assert_eq!(ask_later(&attempts, "wrong", refused()).await, Ok(()));
    }
    let mut wait = FIRST_WAIT;
    for _ in 0..8 {
        assert_eq!(ask(&attempts, "wrong", refused()).await, too_many(wait));
        assert_eq!(err_of(attempts.admit(Some(&token("wrong")), CLIENT.into())), too_many(wait));
        tokio::time::advance(wait).await;
        assert_eq!(ask(&attempts, "wrong", refused()).await, Ok(()));
        wait = (wait * 2).min(LONGEST_WAIT);
    }
    assert_eq!(ask(&attempts, "another", refused()).await, Ok(()), "each has its own budget");
}

#[tokio::test(start_paused = true)]
async fn the_service_itself_takes_a_refusal_for_an_answer_all_day() {
    let attempts = attempts();
    for _ in 0..BUDGET {
        assert_eq!(ask_later(&attempts, "wrong", refused()).await, Ok(()));
    }
    assert_eq!(ask(&attempts, "wrong", refused()).await, too_many(FIRST_WAIT));
    // It neither waits nor asks: this would panic if it did.
    let upstream = attempts.upstream.clone();
    let calls = Calls::new(&upstream);
    let admitted = attempts.admit(Some(&token("wrong")), Asker::Watch);
    let admitted = admitted.unwrap_or_else(|wait| panic!("it waits: {wait:?}"));
    let answer = attempts.share(&calls, &admitted, async |_| panic!("GitHub is asked")).await;
    assert_eq!(answer.map(drop), Ok(()));
    assert_eq!(ask_later(&attempts, "good", accepted()).await, Ok(()));
    let known = attempts.record(&token("good"));
    assert!(!lock(&known).is_known_to(Asker::Watch, Instant::now()));
}

/// The cache reads a clock of its own, which no test can advance.
#[test]
fn a_refusal_is_remembered_as_long_as_the_service_itself_takes_it_for_an_answer() {
    let attempts = Attempts::new(upstream(), None);
    assert!(attempts.records.policy().time_to_idle() >= Some(FRESH_TO_WATCH));
}

#[tokio::test(start_paused = true)]
async fn an_acceptance_clears_the_account_and_an_outage_says_nothing() {
    let attempts = attempts();
    for _ in 0..2 {
        for _ in 1..BUDGET {
            assert_eq!(ask_later(&attempts, "token", refused()).await, Ok(()));
        }
        assert_eq!(ask_later(&attempts, "token", accepted()).await, Ok(()));
    }
    for _ in 0..20 {
        let outage = Answer::refused(502, "Server Error");
        assert_eq!(ask(&attempts, "unlucky", outage).await, Ok(()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_lock_out_is_waited_for_at_once_also_with_its_own_time() {
    let attempts = attempts();
    let locked = || Answer::refused(403, "Maximum number of login attempts exceeded.");
    assert_eq!(ask(&attempts, "a", locked().head(|it| it.retry_after = Some(90))).await, Ok(()));
    assert_eq!(ask(&attempts, "a", accepted()).await, too_many(Duration::from_secs(90)));
    assert_eq!(ask(&attempts, "b", locked()).await, Ok(()));
    assert_eq!(ask(&attempts, "b", accepted()).await, too_many(FIRST_WAIT));
}

/// Logs in so many times at once, and says how many logins were sent.
async fn at_once(attempts: &Arc<Attempts>, count: usize, answer: Answer<Account>) -> u32 {
    let sent = Arc::new(AtomicU32::new(0));
    let upstream = attempts.upstream.clone();
    let calls = Calls::new(&upstream);
    let admitted = admitted(attempts, "the-same", CLIENT);
    let logins = (0..count).map(|_| {
        let (answer, sent) = (answer.clone(), sent.clone());
        attempts.share(&calls, &admitted, move |is_sent: Arc<Progress>| async move {
            is_sent.send();
            sent.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            answer
        })
    });
    assert!(join_all(logins).await.iter().all(Result::is_ok), "each has the answer");
    assert_eq!(calls.sent(), sent.load(Ordering::Relaxed), "each call is counted once");
    calls.sent()
}

#[tokio::test(start_paused = true)]
async fn those_who_come_at_once_share_one_login() {
    let attempts = attempts();
    assert_eq!(at_once(&attempts, 12, refused()).await, 1);
    assert_eq!(at_once(&attempts, 1, refused()).await, 0, "a double click");
    tokio::time::advance(FRESH).await;
    assert_eq!(at_once(&attempts, 1, accepted()).await, 1);
    assert_eq!(at_once(&attempts, 1, accepted()).await, 1, "what is good is asked each time");
    assert_eq!(at_once(&attempts, 100, refused()).await, 1, "and what turns bad once");
}

#[tokio::test(start_paused = true)]
async fn who_breaks_off_counts_if_something_was_sent_and_the_token_is_not_known_to_be_good() {
    let attempts = attempts();
    let break_off = async |text: &str, is_sent_at_all: bool| {
        let upstream = attempts.upstream.clone();
        let calls = Calls::new(&upstream);
        let admitted = admitted(&attempts, text, CLIENT);
        let login = attempts.share(&calls, &admitted, move |is_sent: Arc<Progress>| async move {
            if is_sent_at_all {
                is_sent.send();
            }
            std::future::pending().await
        });
        let login = timeout(Duration::from_millis(1), login).await;
        if let Ok(ended) = login { ended.map(drop) } else { Ok(()) }
    };
    for _ in 0..2 * BUDGET {
        assert_eq!(break_off("never-sent", false).await, Ok(()));
    }
    for _ in 0..BUDGET {
        assert_eq!(break_off("unknown", true).await, Ok(()));
    }
    assert!(break_off("unknown", true).await.is_err());
    assert_eq!(ask(&attempts, "good", accepted()).await, Ok(()));
    for _ in 0..2 * BUDGET {
        assert_eq!(break_off("good", true).await, Ok(()));
    }
}

/// One refused login from that client.
async fn refuse(attempts: &Arc<Attempts>, text: &str, client: IpAddr) -> Result<(), Wait> {
    let upstream = attempts.upstream.clone();
    let calls = Calls::new(&upstream);
    let ask = |progress: Arc<Progress>| async move {
        progress.send();
        refused()
    };
    attempts.share(&calls, &admitted(attempts, text, client), ask).await.map(drop)
}

#[tokio::test(start_paused = true)]
async fn random_tokens_are_refused_until_the_minute_is_over_and_good_ones_are_not() {
    let attempts = attempts();
    let client = |number: usize| IpAddr::from([192, 0, 2, u8::try_from(number).unwrap()]);
    assert_eq!(ask(&attempts, "good", accepted()).await, Ok(()));
    let wait = Wait { code: ProblemCode::TooManyRefusals, time: MINUTE };
    for index in 0..OF_ALL {
        let of = client(index / OF_CLIENT);
        assert_eq!(refuse(&attempts, &format!("random-{index}"), of).await, Ok(()));
        let is_used_up = index % OF_CLIENT == OF_CLIENT - 1;
        let next = err_of(attempts.admit(Some(&token("another")), of.into()));
        assert_eq!(next, if is_used_up { Err(wait) } else { Ok(()) }, "{index}");
    }
    assert_eq!(refuse(&attempts, "one-more", client(99)).await, Err(wait), "nobody's are left");
    assert_eq!(err_of(attempts.admit(Some(&token("another")), client(99).into())), Err(wait));
    assert_eq!(err_of(attempts.admit(Some(&token("good")), client(0).into())), Ok(()));
    assert_eq!(ask(&attempts, "good", accepted()).await, Ok(()));
    // A moment more, in which the minute's end is noticed.
    let _ = timeout(MINUTE + Duration::from_millis(1), std::future::pending::<()>()).await;
    assert_eq!(refuse(&attempts, "one-more", client(0)).await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn a_loop_cannot_use_up_the_hour_of_the_tokens_owner() {
    let attempts = Arc::new(Attempts::new(upstream(), NonZeroU32::new(100)));
    let token = token("good");
    let mona = admitted(&attempts, "good", CLIENT);
    let reserve = || attempts.reserve_calls(&mona);
    let at_once = (0..20).filter(|_| reserve().is_ok()).count();
    assert_eq!(at_once, 7, "those that have begun count as well");
    let wait = err_of(attempts.admit(Some(&token), CLIENT.into())).unwrap_err();
    assert_eq!((wait.code, wait.time), (ProblemCode::TooManyRequests, Duration::from_secs(3600)));
    mona.settle_calls(4);
    mona.settle_calls(12);
    assert_eq!(reserve(), Ok(()), "what was not sent is given back");
    mona.settle_calls(30);
    assert!(reserve().is_err());
    tokio::time::advance(Duration::from_secs(3600)).await;
    assert_eq!(err_of(attempts.admit(Some(&token), CLIENT.into())), Ok(()));
    assert_eq!(err_of(attempts.admit(None, CLIENT.into())), Ok(()));
}

#[tokio::test]
async fn the_token_is_not_kept() {
    let (attempts, other) = (attempts(), attempts());
    ask(&attempts, "canary", refused()).await.unwrap();
    let canary = token("canary");
    assert_ne!(attempts.fingerprint(&canary), other.fingerprint(&canary), "the key is random");
    assert!(attempts.records.iter().all(|(key, _)| !key.starts_with(b"canary")));
}
