//! Connections that can be made to misbehave below HTTP: whatever the server writes, something else
//! goes out.

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io::{Error, ErrorKind, Result};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// What a connection does instead of what the server writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Misconduct {
    /// Closes without a byte.
    Closes = 1,
    /// Sends the greeting of another protocol, and closes.
    SpeaksOtherwise = 2,
    /// Sends a status line and then header after header, as fast as they are taken.
    SendsHeadersForever = 3,
}

const OTHER_PROTOCOL: &[u8] = b"SSH-2.0-OpenSSH_9.9\r\n";
const STATUS_LINE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n";
const HEADER: &[u8] =
    b"x-one-more-of-very-many-headers: mona mona mona mona mona mona mona mona mona mona mona\r\n";

/// How many bytes may go out in one turn, so that a fast reader does not keep others waiting.
const BYTES_A_TURN: usize = 64 * 1024;

/// Who is at the other end, and the switch of the connection; handlers get it as connect info.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    address: IpAddr,
    switch: Arc<AtomicU8>,
}

impl Peer {
    pub(crate) fn address(&self) -> IpAddr {
        self.address
    }

    /// From the next byte on.
    pub(crate) fn misbehave(&self, how: Misconduct) {
        self.switch.store(how as u8, Ordering::Release);
    }
}

impl Connected<IncomingStream<'_, FaultyListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, FaultyListener>) -> Self {
        Self { address: stream.remote_addr().ip(), switch: stream.io().switch.clone() }
    }
}

/// A listener whose connections can misbehave.
pub(crate) struct FaultyListener(pub(crate) TcpListener);

impl Listener for FaultyListener {
    type Io = FaultyConnection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (FaultyConnection, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Without this an answer in two packets waits up to 40 ms for the other side's
        // acknowledgement.
        let _ = stream.set_nodelay(true);
        (FaultyConnection { stream, switch: Arc::default(), sent: 0 }, address)
    }

    fn local_addr(&self) -> Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// One connection.
pub(crate) struct FaultyConnection {
    stream: TcpStream,
    switch: Arc<AtomicU8>,
    /// How many bytes went out since it misbehaves.
    sent: usize,
}

impl FaultyConnection {
    /// Ends with an error or not at all: the server is never told that something was written.
    fn poll_misbehave(&mut self, cx: &mut Context<'_>, code: u8) -> Poll<Result<usize>> {
        let turn_ends = self.sent + BYTES_A_TURN;
        while self.sent < turn_ends {
            let Some(next) = self.next_bytes(code) else {
                return Poll::Ready(Err(Error::from(ErrorKind::ConnectionReset)));
            };
            self.sent += ready!(Pin::new(&mut self.stream).poll_write(cx, next))?;
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// What goes out after what was sent.
    fn next_bytes(&self, code: u8) -> Option<&'static [u8]> {
        if code == Misconduct::SendsHeadersForever as u8 {
            let in_headers = self.sent.checked_sub(STATUS_LINE.len());
            return in_headers.map_or_else(
                || STATUS_LINE.get(self.sent..),
                |sent| HEADER.get(sent % HEADER.len()..),
            );
        }
        let greeting = if code == Misconduct::SpeaksOtherwise as u8 { OTHER_PROTOCOL } else { &[] };
        greeting.get(self.sent..).filter(|rest| !rest.is_empty())
    }
}

impl AsyncRead for FaultyConnection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for FaultyConnection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        match self.switch.load(Ordering::Acquire) {
            0 => Pin::new(&mut self.stream).poll_write(cx, bytes),
            code => self.poll_misbehave(cx, code),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
