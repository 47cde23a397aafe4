//! What a test can find out about what was asked.

use crate::asking::{AGENT, Answer, get};
use ghcr_sandbox::Sandbox;
use ghcr_sandbox::world::tokens;

#[tokio::test]
async fn a_request_is_recorded_with_all_but_its_credential() {
    let github = Sandbox::start().await;
    let request = get(github.url(), "/users/quillworks?page=2")
        .bearer_auth(tokens::READ_PACKAGES.text())
        .header("x-github-api-version", "2022-11-28")
        .header("accept", "application/vnd.github+json");
    Answer::to(request).await;
    let requests = github.requests();
    let [seen] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("GET", "/users/quillworks"));
    assert_eq!(seen.query.as_deref(), Some("page=2"));
    assert_eq!(seen.user_agent.as_deref(), Some(AGENT));
    assert_eq!(seen.api_version.as_deref(), Some("2022-11-28"));
    assert_eq!(seen.accept.as_deref(), Some("application/vnd.github+json"));
    assert!(seen.was_authenticated);
    assert!(seen.header_names.contains(&"authorization".to_owned()));
    assert!(!format!("{seen:?}").contains(&tokens::READ_PACKAGES.text()));
}

#[tokio::test]
async fn requests_are_counted_in_all_by_path_and_with_a_credential() {
    let github = Sandbox::start().await;
    Answer::to(get(github.url(), "/users/quillworks")).await;
    Answer::to(get(github.url(), "/user").bearer_auth("whatever")).await;
    Answer::to(get(github.url(), "/users/quillworks").bearer_auth(tokens::READ_PACKAGES.text()))
        .await;
    assert_eq!((github.request_count(), github.authenticated_count()), (3, 2));
    assert_eq!((github.count_of("/users/quillworks"), github.count_of("/user")), (2, 1));
    github.forget_requests();
    assert_eq!(github.request_count(), 0);
}

#[tokio::test]
async fn two_sandboxes_know_nothing_of_each_other() {
    let (one, other) = (Sandbox::start().await, Sandbox::start().await);
    one.set_fault(ghcr_sandbox::Fault::ServerError);
    assert_eq!(Answer::to(get(other.url(), "/users/quillworks")).await.status, 200);
    assert_eq!((one.request_count(), other.request_count()), (0, 1));
}

#[tokio::test]
async fn a_stopped_sandbox_answers_nobody() {
    let url = Sandbox::start().await.stop().await;
    assert!(get(&url, "/users/quillworks").send().await.unwrap_err().is_connect());
}

#[tokio::test]
async fn stopping_cuts_what_is_in_flight() {
    let github = Sandbox::start().await;
    github.set_fault(ghcr_sandbox::Fault::Hang);
    let url = github.url().to_owned();
    let asking = tokio::spawn(async move { get(&url, "/users/quillworks").send().await });
    github.wait_for_requests(1).await;
    drop(github);
    assert!(asking.await.unwrap().is_err());
}
