//! The report as a stream: one JSON document a line.

use crate::check::Check;
use crate::problem::Problem;
use crate::report::Report;
use serde::{Deserialize, Serialize};

/// One line of `application/x-ndjson`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "event", content = "data", rename_all = "snake_case")]
pub enum Event {
    /// A rung was decided.
    Check(Box<Check>),
    /// The end: the whole report.
    Report(Report),
    /// The end: there will be no report.
    Problem(Problem),
}
