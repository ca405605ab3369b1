//! Errors of arguments are reported before any lane runs; of the lanes, the lowest that fails is reported, for any
//! number of threads.

use super::pools;
use ndarray::{Array1, Array2, Array3, ArrayD, IxDyn, array};
use proptest::prelude::*;
use std::time::Duration;
use vonmises::map::{MapArg, MapArgs};
use vonmises::{Error, Result, along, fixed, pmap, vmap, vmap_to};

/// Returns the error of all three maps over `xs`, which must be the same, without running a lane.
fn refusal<X: MapArgs + Sync + Copy>(xs: X) -> Error {
    let never = |_| -> f64 { panic!("a lane ran") };
    let error = vmap(never, xs).unwrap_err();
    assert_eq!(vmap_to(-1, never, xs).unwrap_err(), error);
    assert_eq!(pmap(never, xs).unwrap_err(), error);
    error
}

#[test]
fn sizes_that_differ_are_named_by_position() {
    let (x, y, z) = (Array1::<f64>::zeros(3), Array1::<f64>::zeros(4), Array2::<f64>::zeros((3, 4)));
    let count =
        |first, first_lanes, second, second_lanes| Error::LaneCount { first, first_lanes, second, second_lanes };
    assert_eq!(refusal((&x, &y)), count(0, 3, 1, 4));
    assert_eq!(refusal((1.0, &x, fixed(2), &z, &y)), count(1, 3, 4, 4));
    assert_eq!(refusal((&x, along(1, &z), &y)), count(0, 3, 1, 4));
    assert_eq!(refusal((&x, &Array1::<f64>::zeros(0))), count(0, 3, 1, 0));
    assert!(vmap(|(x, y)| x + y, (&y, along(-1, &z.row(0)))).is_ok());
}

#[test]
fn axes_out_of_range_are_named_with_the_rank() {
    let table = Array2::<f64>::zeros((3, 4));
    for axis in [2, -3, isize::MAX, isize::MIN] {
        assert_eq!(refusal(along(axis, &table)), Error::AxisOutOfRange { axis, rank: 2 });
        assert_eq!(refusal((&array![1.0], along(axis, &table))), Error::AxisOutOfRange { axis, rank: 2 });
    }
    let scalar = ArrayD::<f64>::zeros(IxDyn(&[]));
    assert_eq!(refusal(&scalar), Error::AxisOutOfRange { axis: 0, rank: 0 });
}

#[test]
fn a_result_has_an_axis_more_than_a_lane() {
    let x = array![1.0, 2.0];
    for axis in [3, -4, isize::MAX, isize::MIN] {
        let refused = vmap_to(axis, |x| Array2::from_elem((2, 2), x), &x);
        assert_eq!(refused, Err(Error::AxisOutOfRange { axis, rank: 3 }));
    }
    let lanes = std::cell::Cell::new(0);
    let count = |x: f64| {
        lanes.set(lanes.get() + 1);
        x
    };
    assert_eq!(vmap_to(1, count, &x), Err(Error::AxisOutOfRange { axis: 1, rank: 1 }));
    assert_eq!(lanes.get(), 1);
}

#[test]
fn something_must_be_mapped() {
    assert_eq!(refusal((1.0, fixed(3), fixed(&array![1.0]))), Error::NothingMapped);
    assert_eq!(refusal(fixed(3)), Error::NothingMapped);
}

#[test]
fn zero_lanes_have_no_shape() {
    assert_eq!(refusal(&Array1::<f64>::zeros(0)), Error::NoLanes);
    assert_eq!(refusal((1.0, along(1, &Array3::<f64>::zeros((2, 0, 3))))), Error::NoLanes);
}

/// Returns the error of `vmap`, of `vmap_to` and of `pmap` in every pool, which must be the same.
fn failure(f: impl Fn(usize) -> Result<Array1<f64>> + Sync, lanes: usize) -> Option<Error> {
    let index = Array1::from_iter(0..lanes);
    let expected = vmap(&f, &index).err();
    assert_eq!(vmap_to(-1, &f, &index).err(), expected);
    for pool in pools() {
        assert_eq!(pool.install(|| pmap(&f, &index)).err(), expected);
    }
    expected
}

fn bad() -> Error {
    Error::KeyBatch { shape: vec![2] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Lanes fail (1) or return another shape (2) at random; all others must have the shape of lane 0.
    #[test]
    fn the_lowest_lane_that_goes_wrong_is_reported(
        fates in prop::collection::vec(prop_oneof![20 => Just(0), 1 => Just(1), 1 => Just(2)], 1..80),
    ) {
        let lane = |i: usize| match fates[i] {
            0 => Ok(Array1::zeros(3)),
            1 => Err(bad()),
            _ => Ok(Array1::zeros(4)),
        };
        let wrong = |fate: i32| if fates[0] == 2 { fate != 2 } else { fate != 0 };
        let expected = fates.iter().position(|&fate| wrong(fate)).map(|index| match fates[index] {
            1 => Error::Lane { index, source: bad().into() },
            0 => Error::LaneShape { index, output: 0, expected: vec![4], found: vec![3] },
            _ => Error::LaneShape { index, output: 0, expected: vec![3], found: vec![4] },
        });
        prop_assert_eq!(failure(lane, fates.len()), expected);
    }
}

#[test]
fn a_slow_low_lane_outranks_a_quick_high_one() {
    for slow in [0, 1, 2, 6, 8, 39] {
        let lane = |i: usize| {
            if i == slow {
                std::thread::sleep(Duration::from_millis(10));
            }
            if i < slow { Ok(array![1.0]) } else { Err(bad()) }
        };
        assert_eq!(failure(lane, 40), Some(Error::Lane { index: slow, source: bad().into() }));
    }
}

#[test]
fn vmap_stops_at_the_first_failure() {
    let last = std::cell::Cell::new(0);
    let lane = |i: usize| {
        last.set(i);
        if i == 5 { Err(bad()) } else { Ok(1.0) }
    };
    assert!(vmap(lane, &Array1::from_iter(0..20)).is_err());
    assert_eq!(last.get(), 5);
}

#[test]
fn nested_errors_name_each_lane() {
    let table = Array2::from_shape_fn((4, 5), |(i, j)| 10 * i + j);
    let lane = |x: usize| if x == 23 || x > 31 { Err(bad()) } else { Ok(1.0) };
    let inner = Error::Lane { index: 3, source: bad().into() };
    let expected = Some(Error::Lane { index: 2, source: inner.into() });
    assert_eq!(pmap(|row| vmap(lane, row), &table).err(), expected);
    assert_eq!(vmap(|row| pmap(lane, row), &table).err(), expected);
    assert_eq!(pmap(|row| pmap(lane, row), &table).err(), expected);
}

#[test]
fn shapes_of_equal_size_still_differ() {
    let lane = |i: usize| ArrayD::<f64>::zeros(if i < 9 { IxDyn(&[2, 3]) } else { IxDyn(&[3, 2]) });
    let expected = Err(Error::LaneShape { index: 9, output: 0, expected: vec![2, 3], found: vec![3, 2] });
    let index = Array1::from_iter(0..12);
    assert_eq!(vmap(lane, &index), expected);
    assert_eq!(pmap(lane, &index), expected);
    assert_eq!(vmap_to(1, lane, &index), expected);
}

#[test]
fn a_result_that_memory_cannot_hold_is_refused() {
    let one = Array1::<f64>::zeros(1);
    // 2^60 lanes of 64 bytes overflow the address space; 2^45 lanes of 64 bytes are 2 PiB.
    for lanes in [1 << 60, 1 << 45] {
        let many = one.broadcast(lanes).unwrap();
        let lane = |x| Array1::from_elem(8, x);
        assert_eq!(vmap(lane, many), Err(Error::TooLarge { shape: vec![lanes, 8] }));
        assert_eq!(vmap_to(1, lane, many), Err(Error::TooLarge { shape: vec![8, lanes] }));
        for pool in pools() {
            assert_eq!(pool.install(|| pmap(lane, many)), Err(Error::TooLarge { shape: vec![lanes, 8] }));
        }
    }
}

#[test]
fn the_order_of_errors_does_not_depend_on_the_threads() {
    let one = Array1::<usize>::zeros(1);
    let many = one.broadcast(1 << 60).unwrap();
    for pool in pools() {
        // Lane 0 succeeds; with two threads lane 1, which fails, has run before the result is found too large.
        let lane = |(_, i): (usize, usize)| if i == 0 { Ok(Array1::<f64>::zeros(8)) } else { Err(bad()) };
        let refused = pool.install(|| pmap(lane, (&many, Counter)));
        assert_eq!(refused, Err(Error::TooLarge { shape: vec![1 << 60, 8] }));
    }
}

/// An argument whose lane i is i, for as many lanes as the other arguments have.
#[derive(Clone, Copy)]
struct Counter;

impl MapArg for Counter {
    type Lane = usize;

    fn lanes(&self) -> Result<Option<usize>> {
        Ok(None)
    }

    fn lane(&self, index: usize) -> usize {
        index
    }
}
