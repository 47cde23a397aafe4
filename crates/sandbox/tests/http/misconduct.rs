//! Faults on the registry's paths, below HTTP, and in bodies that no client should read to their
//! end.

use crate::asking::{Answer, get};
use crate::pulling::pull;
use ghcr_sandbox::{Fault, FaultRule, Sandbox};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test]
async fn each_further_fault_that_answers_has_its_status_and_type() {
    let table = [
        (Fault::BadGateway, 502, "text/html; charset=utf-8", "502 Bad Gateway"),
        (Fault::TooManyRequests, 429, "application/json; charset=utf-8", "API rate limit exceeded"),
        (Fault::ProxyLogin, 407, "text/html; charset=utf-8", "Access denied"),
        (Fault::PortalPage, 200, "text/html; charset=utf-8", "Log in to use this network"),
        (Fault::EmptyBody, 200, "application/json", ""),
        (Fault::HalfJson, 200, "application/json", "{\"login\""),
        (Fault::OtherJson, 200, "application/json", "somebody else's"),
    ];
    let github = Sandbox::start().await;
    for (fault, status, content_type, fragment) in table {
        github.set_fault(fault);
        let answer = Answer::to(get(github.url(), "/users/quillworks")).await;
        assert_eq!(answer.status, status, "{fault:?}");
        assert_eq!(answer.header("content-type"), Some(content_type), "{fault:?}");
        assert!(answer.text.contains(fragment), "{fault:?}: {answer:?}");
    }
}

#[tokio::test]
async fn a_rule_may_strike_at_the_registry_only_and_then_speaks_as_it_does() {
    let table = [
        (Fault::ServerError, 503, "UNAVAILABLE"),
        (Fault::RateLimited, 429, "TOOMANYREQUESTS"),
        (Fault::SecondaryRateLimited, 429, "TOOMANYREQUESTS"),
        (Fault::TooManyRequests, 429, "TOOMANYREQUESTS"),
        (Fault::Unicorn, 503, "Unicorn!"),
    ];
    let github = Sandbox::start().await;
    for (fault, status, fragment) in table {
        for prefix in ["/token", "/v2/"] {
            github.set_fault(FaultRule::from(fault).on(prefix));
            let answer = pull(&github, "quillworks/press", "latest", None).await;
            assert_eq!(answer.status, status, "{fault:?} {prefix}");
            assert!(answer.text.contains(fragment), "{answer:?}");
            assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
        }
    }
}

/// What comes over the wire, up to so many bytes.
async fn raw(github: &Sandbox, at_most: usize) -> Vec<u8> {
    let address = github.url().strip_prefix("http://").unwrap();
    let mut connection = TcpStream::connect(address).await.unwrap();
    connection
        .write_all(b"GET /users/quillworks HTTP/1.1\r\nhost: x\r\nuser-agent: y\r\n\r\n")
        .await
        .unwrap();
    let mut seen = vec![0; at_most];
    let mut length = 0;
    while length < at_most {
        match connection.read(&mut seen[length..]).await {
            Ok(0) | Err(_) => break,
            Ok(more) => length += more,
        }
    }
    seen.truncate(length);
    seen
}

#[tokio::test]
async fn a_connection_is_closed_speaks_otherwise_or_sends_headers_forever() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Disconnect);
    assert_eq!(raw(&github, 1_000).await, b"");
    github.set_fault(Fault::NotHttp);
    assert!(raw(&github, 1_000).await.starts_with(b"SSH-2.0-"));
    github.set_fault(Fault::EndlessHeaders);
    let seen = String::from_utf8(raw(&github, 3_000_000).await).unwrap();
    assert_eq!(seen.len(), 3_000_000);
    assert!(seen.starts_with("HTTP/1.1 200 OK\r\n") && !seen.contains("\r\n\r\n"));
    let lines = seen.lines().skip(2).take(30_000);
    assert!(
        lines.clone().count() == 30_000
            && lines.into_iter().all(|line| line.starts_with("x-one-more-"))
    );
    for fault in [Fault::Disconnect, Fault::NotHttp, Fault::EndlessHeaders] {
        github.set_fault(fault);
        assert!(get(github.url(), "/users/quillworks").send().await.is_err(), "{fault:?}");
    }
    github.clear_faults();
    assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
}

#[tokio::test]
async fn a_huge_body_is_whole_json_of_a_hundred_megabytes() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::HugeBody);
    let mut response = get(github.url(), "/users/quillworks").send().await.unwrap();
    assert_eq!(response.content_length(), Some(100_000_000));
    let (mut length, mut last) = (0, None);
    while let Some(piece) = response.chunk().await.unwrap() {
        length += piece.len();
        last = piece.last().copied().or(last);
    }
    assert_eq!((length, last), (100_000_000, Some(b'}')));
}

#[tokio::test]
async fn a_trickle_comes_a_byte_at_a_time() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Trickle);
    let mut response = get(github.url(), "/users/quillworks").send().await.unwrap();
    for _ in 0..2 {
        assert_eq!(response.chunk().await.unwrap().as_deref(), Some(&b" "[..]));
    }
}

#[tokio::test]
async fn requests_in_flight_are_counted_until_they_are_answered_or_given_up() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Hang);
    let limit = Duration::from_secs(2);
    let asking: Vec<_> = (0..200)
        .map(|_| tokio::spawn(get(github.url(), "/users/quillworks").timeout(limit).send()))
        .collect();
    github.wait_for_requests(200).await;
    assert_eq!((github.in_flight(), github.max_in_flight()), (200, 200));
    for asked in asking {
        assert!(asked.await.unwrap().unwrap_err().is_timeout());
    }
    github.wait_until_idle().await;
    assert_eq!((github.in_flight(), github.max_in_flight(), github.request_count()), (0, 200, 200));
    github.forget_requests();
    assert_eq!((github.max_in_flight(), github.request_count()), (0, 0));
}
