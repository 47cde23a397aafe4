//! The store's behaviour, each test against SQLite and against a real PostgreSQL.
#![expect(
    clippy::unwrap_used,
    reason = "most tests are functions that `on_both!` calls, which clippy does not see as tests"
)]

/// Makes two tests of each function: one with SQLite, one with PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() {
                super::$name(crate::world::World::sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test] async fn $name() {
                super::$name(crate::world::World::postgres().await).await;
            })+
        }
    };
}

mod changes;
mod cluster;
mod creation;
mod differences;
mod due;
mod history;
mod key_file;
mod kill;
mod limits;
mod limits_cost;
mod list;
mod load;
mod raw;
mod reminders;
mod removal;
mod reports;
mod results;
mod rotation;
mod secrets;
mod tenants;
mod upgrade;
mod webhooks;
mod world;
