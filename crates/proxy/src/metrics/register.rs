//! How a metric is added to the registry of all.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Metric, Registry, Unit};
use std::fmt::Debug;
use std::hash::Hash;

/// The bounds of the buckets of all durations, in seconds. A diagnosis ends after ten, and a call
/// after eight.
const BUCKETS: [f64; 12] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

pub(super) type Histograms<L> = Family<L, Histogram, fn() -> Histogram>;

fn histogram() -> Histogram {
    Histogram::new(BUCKETS)
}

pub(super) fn register<M: Metric + Clone + Default>(
    registry: &mut Registry,
    name: &str,
    help: &str,
) -> M {
    let metric = M::default();
    registry.register(name, help, metric.clone());
    metric
}

pub(super) fn register_duration(registry: &mut Registry, name: &str, help: &str) -> Histogram {
    let metric = histogram();
    registry.register_with_unit(name, help, Unit::Seconds, metric.clone());
    metric
}

pub(super) fn register_durations<L>(
    registry: &mut Registry,
    name: &str,
    help: &str,
) -> Histograms<L>
where
    L: EncodeLabelSet + Clone + Debug + Hash + Eq + Send + Sync + 'static,
{
    let metric = Histograms::<L>::new_with_constructor(histogram);
    registry.register_with_unit(name, help, Unit::Seconds, metric.clone());
    metric
}
