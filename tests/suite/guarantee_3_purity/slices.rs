//! Any slice of a draw that is not made yet is that slice of the whole draw, to the byte.
#![allow(clippy::single_range_in_vec_init)] // of one axis

use crate::common::with_threads;
use ndarray::{Array2, ArrayD, ArrayViewD, Axis, IxDyn, Slice};
use proptest::prelude::*;
use std::ops::Range;
use vonmises::simd::VectorLevel;
use vonmises::{Error, Float, Key, LazySamples, Param, sample_von_mises};

fn bits<'a, F: Float>(values: impl IntoIterator<Item = &'a F>) -> Vec<u64> {
    values.into_iter().map(|value| Float::to_f64(*value).to_bits()).collect()
}

/// The slice by ndarray.
fn sliced<'a, F>(whole: &'a ArrayD<F>, ranges: &[Range<usize>]) -> ArrayViewD<'a, F> {
    let mut view = whole.view();
    view.slice_each_axis_inplace(|axis| Slice::from(ranges[axis.axis.index()].clone()));
    view
}

/// Asserts that a slice is that of the whole draw, whichever method makes it.
fn assert_slice<F: Float>(samples: &LazySamples<'_, F>, whole: &ArrayD<F>, ranges: &[Range<usize>]) {
    let (expected, slice) = (sliced(whole, ranges), samples.draw_slice(ranges).unwrap());
    assert_eq!(slice.shape(), expected.shape());
    assert_eq!(bits(&slice), bits(&expected), "{ranges:?} of {:?}", whole.shape());
    let mut filled = vec![F::zero(); expected.len()];
    samples.fill_slice(ranges, &mut filled).unwrap();
    assert_eq!(bits(&filled), bits(&expected), "{ranges:?} of {:?}", whole.shape());
}

/// Returns the shape of a parameter that broadcasts to that shape; the bits of `pattern` say how.
fn parameter_shape(shape: &[usize], pattern: u32) -> Vec<usize> {
    let axes = shape.iter().enumerate().skip(pattern as usize >> 4 & 3);
    axes.map(|(axis, &len)| if pattern >> axis & 1 == 0 { 1 } else { len }).collect()
}

/// Returns numbers up to `scale`, 0 among them, with some equal neighbours.
fn numbers<F: Float>(shape: &[usize], scale: f64) -> ArrayD<F> {
    let mut i = 0;
    ArrayD::from_shape_simple_fn(IxDyn(shape), || {
        i += 1;
        F::from_f64(scale * f64::from(i / 2 * 37 % 101) / 101.0)
    })
}

/// Asserts that slices are those of the whole, with parameters of these patterns and keys of the first axes.
fn assert_slices<F: Float + for<'p> Param<'p, F>>(
    shape: &[usize],
    [locs, kappas]: [u32; 2],
    key_rank: usize,
    slices: &[Vec<Range<usize>>],
) {
    let (locs, kappas) = (parameter_shape(shape, locs), parameter_shape(shape, kappas));
    let (locs, kappas): (ArrayD<F>, _) = (numbers(&locs, 9.0), numbers(&kappas, 40.0));
    let keys = Key::new(7).split(IxDyn(&shape[..key_rank.min(shape.len())]));
    let samples = match key_rank {
        0 => LazySamples::new(Key::new(7), &locs, &kappas, shape),
        _ => LazySamples::new(&keys, &locs, &kappas, shape),
    };
    let samples = samples.unwrap();
    let whole = samples.draw().unwrap();
    for ranges in slices {
        assert_slice(&samples, &whole, ranges);
    }
    let all: Vec<_> = shape.iter().map(|&len| 0..len).collect();
    assert_slice(&samples, &whole, &all);
}

/// A shape, and slices of it.
fn shapes() -> impl Strategy<Value = (Vec<usize>, Vec<Vec<Range<usize>>>)> {
    let lengths = prop::collection::vec(prop_oneof![4 => 1_usize..9, 1 => 0_usize..2, 2 => 15_usize..40], 0..5);
    lengths.prop_flat_map(|shape| {
        let axis = |&len: &usize| (0..=len, 0..=len).prop_map(|(a, b)| a.min(b)..a.max(b));
        let slice = shape.iter().map(axis).collect::<Vec<_>>();
        (Just(shape), prop::collection::vec(slice, 1..4))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_slice_is_that_slice_of_the_whole(
        (shape, slices) in shapes(),
        locs in 0_u32..64,
        kappas in 0_u32..64,
        key_rank in 0_usize..3,
    ) {
        assert_slices::<f64>(&shape, [locs, kappas], key_rank, &slices);
        assert_slices::<f32>(&shape, [locs, kappas], key_rank, &slices);
    }
}

#[test]
fn one_and_many_concentrations_and_every_length_of_runs() {
    let each = Array2::from_shape_fn((300, 90), |(i, j)| ((i * 31 + j * 7) % 60) as f64);
    for width in [1, 2, 3, 15, 16, 17, 63, 64, 65, 90] {
        for ranges in [[0..300, 0..width], [3..297, 90 - width..90], [150..151, 90 - width..90]] {
            let one = LazySamples::new(Key::new(1), 0.5, 2.0, [300, 90]).unwrap();
            assert_slice(&one, &one.draw().unwrap(), &ranges);
            let many = LazySamples::new(Key::new(1), 0.5, &each, [300, 90]).unwrap();
            assert_slice(&many, &many.draw().unwrap(), &ranges);
            let rows = LazySamples::new(Key::new(1), 0.5, each.column(1).insert_axis(Axis(1)), [300, 90]).unwrap();
            assert_slice(&rows, &rows.draw().unwrap(), &ranges);
        }
    }
}

#[test]
fn neither_threads_nor_the_width_of_vectors_matter() {
    let keys = Key::new(2).split(50);
    let samples = LazySamples::new(&keys, 0.5_f32, 2.0, [50, 60, 70]).unwrap();
    let whole = samples.draw().unwrap();
    let slices = [[0..50, 10..50, 3..53], [5..45, 0..60, 69..70], [1..50, 20..24, 30..39]];
    for threads in [1, 2, 5] {
        with_threads(threads, || slices.iter().for_each(|ranges| assert_slice(&samples, &whole, ranges)));
    }
    for level in VectorLevel::available() {
        level.force().unwrap();
        slices.iter().for_each(|ranges| assert_slice(&samples, &whole, ranges));
    }
    VectorLevel::choose_widest();
}

#[test]
fn slices_of_an_array_larger_than_memory_are_its_elements() {
    let shape = [10, 100_000, 1_000_000]; // 10¹² elements
    let samples = LazySamples::new(Key::new(3), 0.5_f64, 2.0, shape).unwrap();
    for ranges in [
        [4..6, 77_000..77_003, 999_000..999_100],
        [3..10, 99_999..100_000, 5..6],
        [0..10, 42_000..42_004, 999_998..1_000_000],
    ] {
        let slice: ArrayD<f64> = samples.draw_slice(&ranges).unwrap();
        for (index, &sample) in slice.indexed_iter() {
            let place = ranges
                .iter()
                .zip(shape)
                .enumerate()
                .fold(0, |place, (axis, (range, len))| place * len + range.start + index[axis]);
            let mut one = [0.0_f64];
            samples.fill(place, &mut one).unwrap();
            assert_eq!(one[0].to_bits(), sample.to_bits(), "{index:?} of {ranges:?}");
        }
    }
}

#[test]
fn slices_have_one_range_for_each_axis_and_lie_inside() {
    let samples = LazySamples::new(Key::new(1), 0.0, 1.0, [3, 4]).unwrap();
    for ranges in [vec![], vec![0..1], vec![0..1, 0..1, 0..1]] {
        let expected = Error::SliceRank { ranges: ranges.len(), rank: 2 };
        assert_eq!(samples.fill_slice(&ranges, &mut []), Err(expected.clone()));
        assert_eq!(samples.draw_slice(&ranges), Err(expected));
    }
    let outside = Error::Slice { axis: 1, start: 2, end: 5, len: 4 };
    assert_eq!(samples.fill_slice(&[0..3, 2..5], &mut [0.0; 9]), Err(outside.clone()));
    assert_eq!(samples.draw_slice(&[0..3, 2..5]), Err(outside.clone()));
    assert_eq!(outside.to_string(), "range 2..5 of axis 1, which has length 4");
    let reversed = Range { start: 2, end: 1 };
    let refused = Error::Slice { axis: 0, start: 2, end: 1, len: 3 };
    assert_eq!(samples.draw_slice(&[reversed, 0..0]), Err(refused));
    for len in [0, 5, 7] {
        let refused = Error::Shapes { left: vec![6], right: vec![len] };
        assert_eq!(samples.fill_slice(&[0..3, 1..3], &mut vec![0.0; len]), Err(refused));
    }
}

#[test]
fn slices_without_elements_and_of_arrays_without_axes_or_elements() {
    let samples = LazySamples::new(Key::new(1), 0.0, 1.0, [3, 4]).unwrap();
    for ranges in [[3..3, 4..4], [0..3, 4..4], [1..1, 0..4]] {
        assert_slice(&samples, &samples.draw().unwrap(), &ranges);
    }
    let single = LazySamples::new(Key::new(1), 0.0, 1.0, None).unwrap();
    assert_slice(&single, &sample_von_mises::<f64>(Key::new(1), 0.0, 1.0, None).unwrap(), &[]);
    let kappas = ArrayD::<f64>::zeros(IxDyn(&[0, 1]));
    let empty = LazySamples::new(Key::new(1), 0.0, &kappas, [0, 5]).unwrap();
    assert_slice(&empty, &empty.draw().unwrap(), &[0..0, 1..3]);
    let huge = LazySamples::new(Key::new(1), 0.0, 1.0, [1 << 30, 1 << 30]).unwrap();
    assert_eq!(huge.draw_slice(&[0..0, 0..1 << 30]).unwrap().shape(), [0, 1 << 30]);
    assert!(matches!(huge.draw_slice(&[0..1 << 30, 0..1 << 30]), Err(Error::TooLarge { .. })));
}
