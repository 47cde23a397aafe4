//! `ghcr-proxy health`: asks the service on this machine whether it answers. An image without a
//! shell has no curl to ask with.

use crate::settings::HealthFlags;
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// The service answers from memory, so more than this is no health.
const PATIENCE: Duration = Duration::from_secs(2);

/// More than a status line has.
const LONGEST_LINE: u64 = 256;

/// Asks `GET /healthz`.
///
/// # Errors
/// When nobody answers in time, or with another status than 200.
pub fn check_health(flags: &HealthFlags) -> Result<()> {
    let address = reachable(flags.listen);
    let status = status_of(address).with_context(|| {
        format!(
            "http://{address}/healthz does not answer. Is the service running? Name the address that it listens on \
             with --listen."
        )
    })?;
    ensure!(
        status.starts_with("HTTP/1.1 200 "),
        "http://{address}/healthz answers `{}` instead of 200. Is this the service's own address? Name it with \
         --listen.",
        status.escape_debug()
    );
    Ok(())
}

fn status_of(address: SocketAddr) -> std::io::Result<String> {
    let mut connection = TcpStream::connect_timeout(&address, PATIENCE)?;
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    write!(connection, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut line = String::new();
    BufReader::new(connection.take(LONGEST_LINE)).read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

/// What listens on every address is asked on this machine's own.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// Answers one question with that line, and returns what the check says.
    fn check_against(status: &'static str) -> (SocketAddr, Result<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut connection, _) = listener.accept().unwrap();
            let mut question = BufReader::new(connection.try_clone().unwrap());
            let mut line = String::new();
            while question.read_line(&mut line).unwrap() > 2 {
                line.clear();
            }
            write!(connection, "{status}\r\n\r\n").unwrap();
        });
        let checked = check_health(&HealthFlags { config: None, listen });
        server.join().unwrap();
        (listen, checked)
    }

    #[test]
    fn only_200_is_health() {
        assert!(check_against("HTTP/1.1 200 OK").1.is_ok());
        let (address, checked) = check_against("HTTP/1.1 404 Not Found");
        assert_eq!(
            checked.unwrap_err().to_string(),
            format!(
                "http://{address}/healthz answers `HTTP/1.1 404 Not Found` instead of 200. Is this the service's own \
                 address? Name it with --listen."
            )
        );
    }

    #[test]
    fn where_nobody_listens_the_address_is_named() {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        assert_eq!(
            check_health(&HealthFlags { config: None, listen: free }).unwrap_err().to_string(),
            format!(
                "http://{free}/healthz does not answer. Is the service running? Name the address that it listens on \
                 with --listen."
            )
        );
    }

    #[test]
    fn every_address_is_asked_on_this_machines_own() {
        for (listen, asked) in [
            ("0.0.0.0:8080", "127.0.0.1:8080"),
            ("[::]:8080", "[::1]:8080"),
            ("10.0.0.7:80", "10.0.0.7:80"),
        ] {
            assert_eq!(reachable(listen.parse().unwrap()).to_string(), asked);
        }
    }
}
