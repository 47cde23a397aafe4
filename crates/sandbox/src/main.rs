//! The sandbox as a program: see the crate's README.

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    ghcr_sandbox::run().await
}
