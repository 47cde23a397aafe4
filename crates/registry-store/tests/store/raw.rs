//! The database without the store, as somebody has it who can write to it.

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Runs one statement, and returns how many rows it wrote.
pub(crate) async fn execute(url: &str, text: &str) -> u64 {
    let query = || AssertSqlSafe(text.to_owned());
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("it opens");
        let done = sqlx::query(query()).execute(&mut connection).await.expect("it is good SQL");
        connection.close().await.expect("it closes");
        done.rows_affected()
    } else {
        let mut connection = PgConnection::connect(url).await.expect("it opens");
        let done = sqlx::query(query()).execute(&mut connection).await.expect("it is good SQL");
        connection.close().await.expect("it closes");
        done.rows_affected()
    }
}

/// Reads the first column of all rows as texts.
pub(crate) async fn texts(url: &str, text: &str) -> Vec<String> {
    let query = AssertSqlSafe(text.to_owned());
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("it opens");
        sqlx::query_scalar(query).fetch_all(&mut connection).await.expect("it is good SQL")
    } else {
        let mut connection = PgConnection::connect(url).await.expect("it opens");
        sqlx::query_scalar(query).fetch_all(&mut connection).await.expect("it is good SQL")
    }
}
