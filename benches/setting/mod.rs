//! Settings of all benches: one and two threads, and measurements short enough to run them all.

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion};
use rayon::ThreadPoolBuilder;
use std::time::Duration;

/// Returns a configuration with ten measurements in 0.3 seconds.
pub(crate) fn brief() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300))
}

/// Times the call in a pool of one thread and in one of two.
pub(crate) fn on_one_and_two<T>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, call: impl Fn() -> T + Sync) {
    for threads in [1, 2] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let id = BenchmarkId::new(name, format!("{threads} threads"));
        group.bench_function(id, |bencher| pool.install(|| bencher.iter(&call)));
    }
}
