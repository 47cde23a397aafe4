use super::*;
use ghcr_contract::Check;

fn token(text: &str) -> Token {
    text.parse().unwrap()
}

fn report(outcome: Outcome) -> Report {
    Report::conclude(vec![Check::new(CheckCode::TokenAccepted, outcome)], 0, 1)
}

async fn ask(attempts: &Arc<Attempts>, text: &str, outcome: Outcome) -> Result<(), Duration> {
    Attempts::start(attempts, Some(&token(text))).await?.settle(&report(outcome));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn after_its_budget_a_credential_waits_longer_each_time() {
    let attempts = Arc::default();
    for _ in 0..BUDGET {
        assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Ok(()));
    }
    let mut wait = FIRST_WAIT;
    for _ in 0..8 {
        assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Err(wait));
        tokio::time::advance(wait).await;
        assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Ok(()));
        wait = (wait * 2).min(LONGEST_WAIT);
    }
    assert_eq!(ask(&attempts, "another", Outcome::Fail).await, Ok(()), "each has its own budget");
}

#[tokio::test(start_paused = true)]
async fn an_acceptance_clears_the_account_and_an_outage_says_nothing() {
    let attempts = Arc::default();
    for _ in 0..20 {
        for _ in 1..BUDGET {
            assert_eq!(ask(&attempts, "token", Outcome::Fail).await, Ok(()));
        }
        assert_eq!(ask(&attempts, "token", Outcome::Pass).await, Ok(()));
    }
    for _ in 0..20 {
        assert_eq!(
            ask(&attempts, "during an outage".replace(' ', "-").as_str(), Outcome::Skipped).await,
            Ok(())
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_lock_out_is_waited_for_at_once() {
    let attempts = Arc::default();
    let mut check =
        Check::new(CheckCode::GithubReachable, Outcome::Fail).because(Cause::LoginLockout);
    check.evidence.retry_after_s = Some(90);
    let attempt = Attempts::start(&attempts, Some(&token("good"))).await;
    attempt.map(|it| it.settle(&Report::conclude(vec![check], 0, 1))).unwrap();
    assert_eq!(ask(&attempts, "good", Outcome::Pass).await, Err(Duration::from_secs(90)));
}

#[tokio::test(start_paused = true)]
async fn who_breaks_off_does_not_get_round_the_budget_unless_the_credential_is_known_to_be_good() {
    let attempts = Arc::default();
    let break_off =
        async |text: &str| Attempts::start(&attempts, Some(&token(text))).await.map(drop);
    for _ in 0..BUDGET {
        assert_eq!(break_off("unknown").await, Ok(()));
    }
    assert_eq!(break_off("unknown").await, Err(FIRST_WAIT));
    assert_eq!(ask(&attempts, "good", Outcome::Pass).await, Ok(()));
    for _ in 0..2 * BUDGET {
        assert_eq!(break_off("good").await, Ok(()));
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_old_or_says_nothing_is_forgotten() {
    let attempts: Arc<Attempts> = Arc::default();
    assert_eq!(ask(&attempts, "never-sent", Outcome::Skipped).await, Ok(()));
    assert_eq!(attempts.records().of.len(), 0);
    assert_eq!(ask(&attempts, "wrong", Outcome::Fail).await, Ok(()));
    tokio::time::advance(REMEMBERED).await;
    assert_eq!(ask(&attempts, "another", Outcome::Fail).await, Ok(()));
    assert_eq!(attempts.records().of.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn one_at_a_time_finds_out_whether_a_credential_is_good() {
    let attempts: Arc<Attempts> = Arc::default();
    let first = Attempts::start(&attempts, Some(&token("new"))).await.ok().unwrap();
    let second = tokio::spawn({
        let attempts = attempts.clone();
        async move { Attempts::start(&attempts, Some(&token("new"))).await.is_ok() }
    });
    tokio::task::yield_now().await;
    assert!(!second.is_finished(), "the second waits for the first");
    first.settle(&report(Outcome::Pass));
    assert!(second.await.unwrap());
    let side_by_side = [
        Attempts::start(&attempts, Some(&token("new"))).await,
        Attempts::start(&attempts, Some(&token("new"))).await,
    ];
    assert!(side_by_side.iter().all(Result::is_ok), "a good one is not held up");
}

#[tokio::test]
async fn the_credential_is_not_kept() {
    let attempts: Arc<Attempts> = Arc::default();
    ask(&attempts, "canary", Outcome::Fail).await.unwrap();
    let other: Arc<Attempts> = Arc::default();
    assert_ne!(
        attempts.fingerprint(&token("canary")),
        other.fingerprint(&token("canary")),
        "the key is random"
    );
    assert!(attempts.records().of.keys().all(|key| !key.starts_with(b"canary")));
}
