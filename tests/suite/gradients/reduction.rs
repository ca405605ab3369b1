//! The sum of a derivative to the shape of a parameter.

use crate::common::with_threads;
use ndarray::{Array1, Array3, ArrayD, Axis, IxDyn};
use vonmises::{Error, Key, sum_to_shape};

fn whole_numbers(shape: (usize, usize, usize)) -> Array3<f64> {
    let mut n = 0.0;
    Array3::from_shape_simple_fn(shape, || {
        n += 1.0;
        n
    })
}

#[test]
fn whole_numbers_are_summed_exactly_over_any_axes() {
    let array = whole_numbers((50, 40, 30));
    for (mask, leading) in (0..8_usize).flat_map(|mask| (0..=3).map(move |leading| (mask, leading))) {
        let kept = |axis: usize| mask >> axis & 1 == 1 && axis >= leading;
        let mut expected = array.clone().into_dyn();
        for axis in 0..3 {
            if !kept(axis) {
                expected = expected.sum_axis(Axis(axis)).insert_axis(Axis(axis));
            }
        }
        let shape: Vec<usize> =
            (leading..3).map(|axis| if kept(axis) { array.len_of(Axis(axis)) } else { 1 }).collect();
        let expected = expected.into_shape_with_order(IxDyn(&shape)).unwrap();
        assert_eq!(sum_to_shape(&array, &shape).unwrap(), expected, "{shape:?}");
    }
}

#[test]
fn bits_do_not_depend_on_threads_or_layout() {
    let array: ArrayD<f64> = Key::new(1).normal::<f64, _>((400, 300)).unwrap().into_dyn();
    let transposed = array.t().as_standard_layout().into_owned();
    for shape in [&[][..], &[300], &[400, 1], &[1, 1]] {
        let expected = sum_to_shape(&array, shape).unwrap();
        for threads in [1, 2, 5] {
            assert_eq!(with_threads(threads, || sum_to_shape(&array, shape).unwrap()), expected);
            assert_eq!(with_threads(threads, || sum_to_shape(transposed.t(), shape).unwrap()), expected);
        }
    }
}

#[test]
fn sums_do_not_lose_small_terms() {
    let mut terms = Array1::from_elem(100_000, 1.0_f64);
    (terms[0], terms[50_000]) = (1e16, -1e16);
    assert_eq!(sum_to_shape(&terms, []).unwrap()[[]], 99_998.0);
    assert_eq!(sum_to_shape(Array1::from_elem(1 << 25, 1.0_f32), [1]).unwrap()[0], 33_554_432.0);
}

#[test]
fn shapes_that_do_not_broadcast_are_refused() {
    let array = whole_numbers((2, 3, 4));
    for shape in [&[3][..], &[2, 4], &[1, 2, 3, 4], &[2, 3, 4, 1]] {
        let error = sum_to_shape(&array, shape).unwrap_err();
        assert!(matches!(error, Error::OutputShape { .. }), "{error}");
    }
    assert_eq!(sum_to_shape(Array3::<f64>::zeros((0, 3, 4)), [4]).unwrap(), Array1::zeros(4).into_dyn());
    assert_eq!(sum_to_shape(2.5, []).unwrap()[[]], 2.5);
}
