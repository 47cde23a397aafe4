//! Serves the example hosts on an origin of their own, each with its content security policy, and
//! answers as the back end of the product that the dashboard plays. `cargo xtask serve --examples`
//! starts it, and so do the journeys.

mod pages;
mod policy;
mod registries;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::post;
use clap::Parser;
use pages::Pages;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::net::TcpListener;

#[derive(Debug, Parser)]
#[command(name = "example-host", version, about)]
struct Flags {
    /// Where to listen; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8081")]
    listen: SocketAddr,

    /// The origin of the proxy, which the element comes from
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    app: String,

    /// The folder of the built examples
    #[arg(long, value_name = "DIR", default_value = "target/examples/pages")]
    pages: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let flags = Flags::parse();
    let app = flags.app.trim_end_matches('/');
    let pages = Pages::read(&flags.pages, app).with_context(|| {
        format!(
            "--pages {}: the examples cannot be read. `cargo xtask serve --examples` builds them.",
            flags.pages.display()
        )
    })?;
    let listener = TcpListener::bind(flags.listen).await.with_context(|| {
        format!(
            "cannot listen on {}. Is something else there? Choose another with --listen.",
            flags.listen
        )
    })?;
    writeln!(std::io::stdout(), "listening on http://{}", listener.local_addr()?)?;
    Ok(axum::serve(listener, service(pages)).await?)
}

/// The pages, and the one address that the dashboard's back end has.
fn service(pages: Pages) -> Router {
    Router::new().route("/api/registries", post(registries::handler)).merge(pages.into_router())
}
