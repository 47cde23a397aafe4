//! An egress proxy: the only way out, by `CONNECT` (RFC 9110, section 9.3.6).

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

pub(super) struct Egress {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Egress {
    /// Leads every name to that port of this machine.
    pub(super) async fn to(port: u16) -> Self {
        Self::serve(Some(port)).await
    }

    /// Lets nobody through.
    pub(super) async fn refusing() -> Self {
        Self::serve(None).await
    }

    async fn serve(target: Option<u16>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::default();
        let written = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(tunnel(client, target, Arc::clone(&written)));
            }
        });
        Self { url, asked }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The first line of each request, without repetitions.
    pub(super) fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().expect("nobody panicked").clone();
        asked.dedup();
        asked
    }
}

async fn tunnel(client: TcpStream, target: Option<u16>, asked: Arc<Mutex<Vec<String>>>) {
    let mut client = BufReader::new(client);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if client.read_line(&mut head).await.expect("a head of text") == 0 {
            return;
        }
    }
    let first = head.lines().next().unwrap_or_default().to_owned();
    asked.lock().expect("nobody panicked").push(first);
    let Some(port) = target else {
        let _ = client.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").await;
        return;
    };
    let mut target = TcpStream::connect(("127.0.0.1", port)).await.expect("somebody listens there");
    client
        .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
        .await
        .expect("the client waits");
    let _ = copy_bidirectional(&mut client, &mut target).await;
}
