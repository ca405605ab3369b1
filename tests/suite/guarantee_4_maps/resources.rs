//! Maps hold the result and one lane per thread in memory, and a panic leaves the pool usable.

use super::pools;
use ndarray::{Array1, array};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use vonmises::{Error, pmap, vmap, vmap_to};

/// How many elements exist, and the most that existed at a time.
#[derive(Default)]
struct Count {
    live: AtomicUsize,
    peak: AtomicUsize,
}

/// An element that is counted.
struct Counted<'a>(&'a Count);

impl<'a> Counted<'a> {
    fn new(count: &'a Count) -> Self {
        count.peak.fetch_max(count.live.fetch_add(1, SeqCst) + 1, SeqCst);
        Self(count)
    }
}

impl Clone for Counted<'_> {
    fn clone(&self) -> Self {
        Self::new(self.0)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.live.fetch_sub(1, SeqCst);
    }
}

const LANES: usize = 200;
const ROW: usize = 64;

/// Returns the most elements that may exist at a time: the result, a lane per thread, and one being moved per thread.
fn bound(threads: usize) -> usize {
    (LANES + threads) * ROW + threads + 1
}

#[test]
fn memory_is_the_result_and_a_lane_per_thread() {
    let index = Array1::from_iter(0..LANES);
    for pool in pools() {
        let count = Count::default();
        let lane = |_| Array1::from_shape_simple_fn(ROW, || Counted::new(&count));
        let result = pool.install(|| pmap(lane, &index)).ok().unwrap();
        assert_eq!(count.live.load(SeqCst), LANES * ROW);
        assert!(count.peak.load(SeqCst) <= bound(pool.current_num_threads()));
        drop(result);
        assert_eq!(count.live.load(SeqCst), 0);
    }
}

#[test]
fn memory_in_order_is_the_result_and_one_lane() {
    let index = Array1::from_iter(0..LANES);
    for axis in [0, 1] {
        let count = Count::default();
        let lane = |_| Array1::from_shape_simple_fn(ROW, || Counted::new(&count));
        assert!(vmap_to(axis, lane, &index).is_ok());
        assert!(count.peak.load(SeqCst) <= bound(1));
        assert_eq!(count.live.load(SeqCst), 0);
    }
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let index = Array1::from_iter(0..LANES);
    for pool in pools() {
        let count = Count::default();
        let row = || Array1::from_shape_simple_fn(ROW, || Counted::new(&count));
        let lane = |i| if i == 150 { Err(Error::NothingMapped) } else { Ok(row()) };
        assert!(pool.install(|| pmap(lane, &index)).is_err());
        assert!(vmap(lane, &index).is_err());
        let stop = |i| if i == 150 { panic!("lane 150") } else { row() };
        assert!(catch_unwind(AssertUnwindSafe(|| pool.install(|| pmap(stop, &index)))).is_err());
        assert!(catch_unwind(AssertUnwindSafe(|| vmap(stop, &index))).is_err());
        assert_eq!(count.live.load(SeqCst), 0);
    }
}

#[test]
fn a_panic_passes_through_and_the_pool_lives_on() {
    let index = Array1::from_iter(0..20_usize);
    for pool in pools() {
        for bad in [0, 1, 19] {
            let lane = |i: usize| if i == bad { panic!("lane {bad} gave up") } else { i as u64 };
            let caught = catch_unwind(AssertUnwindSafe(|| pool.install(|| pmap(lane, &index)))).unwrap_err();
            assert_eq!(*caught.downcast::<String>().unwrap(), format!("lane {bad} gave up"));
            let again = pool.install(|| pmap(|i: usize| i as u64, &index)).unwrap();
            assert_eq!(again, index.mapv(|i| i as u64).into_dyn());
        }
    }
    assert!(catch_unwind(|| vmap(|x: f64| if x > 1.0 { panic!("big") } else { x }, &array![1.0, 2.0])).is_err());
}

#[test]
fn an_error_and_a_panic_count_in_the_order_of_the_lanes() {
    let lanes: Array1<f64> = (0..40).map(f64::from).collect();
    for (errs, panics) in [(0.0, 1.0), (10.0, 30.0), (30.0, 10.0), (1.0, 0.0)] {
        let lane = |x: f64| match x {
            x if x == errs => Err(Error::NoLanes),
            x if x == panics => panic!("lane {x}"),
            x => Ok(x),
        };
        for pool in super::pools() {
            let outcome = catch_unwind(AssertUnwindSafe(|| pool.install(|| pmap(lane, &lanes))));
            match outcome {
                Ok(result) => {
                    assert!(errs < panics && matches!(result, Err(Error::Lane { index, .. }) if index as f64 == errs))
                }
                Err(_) => assert!(panics < errs),
            }
        }
    }
}
