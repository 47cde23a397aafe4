//! The ways in which an answer goes wrong.

use clap::ValueEnum;

/// One way in which an answer goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fault {
    /// 503 as JSON, with GitHub's headers
    ServerError,
    /// 503 as GitHub's HTML page ("Unicorn!"), as its front sends it
    Unicorn,
    /// No answer, ever
    Hang,
    /// The connection is cut in the middle of the body
    Cut,
    /// 200 with a body that is not JSON, and none of GitHub's headers
    Garbage,
    /// 200 with JSON that never ends
    EndlessBody,
    /// 403 as an egress proxy's own HTML page
    HtmlPage,
    /// 302 to a login page, as a captive portal answers
    Redirect,
    /// 403, the hourly limit is used up
    RateLimited,
    /// 403, too many requests in a short time
    SecondaryRateLimited,
    /// 403 to every login, after too many wrong ones; without a credential all is well
    Lockout,
    /// 403 in plain text, as if the User-Agent had been taken away on the way
    UserAgentRefused,
    /// 502 as a gateway's HTML page
    BadGateway,
    /// 429, the hourly limit is used up
    TooManyRequests,
    /// 407 as an egress proxy that wants a login
    ProxyLogin,
    /// 200 with an HTML page, as a captive portal that does not redirect
    PortalPage,
    /// 200 with nothing in it
    EmptyBody,
    /// 200 with the first half of a JSON document, and an end
    HalfJson,
    /// 200 with JSON of another service
    OtherJson,
    /// 200 with a JSON array where GitHub answers with an object
    JsonArray,
    /// 200 with JSON of 100 MB
    HugeBody,
    /// 200 with a body that comes a byte at a time
    Trickle,
    /// The connection is closed without an answer
    Disconnect,
    /// Something that does not speak HTTP answers
    NotHttp,
    /// 200 and headers that never end
    EndlessHeaders,
    /// A good answer, whose `Link` header something on the way has taken off
    LinkTakenOff,
    /// A good answer, whose `Link` header names the next page and not the last
    LinkWithoutLast,
    /// A good answer, whose list of scopes something on the way has taken off
    ScopesTakenOff,
}
