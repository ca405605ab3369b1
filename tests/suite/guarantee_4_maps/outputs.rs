//! What lanes return: arrays, scalars of every type, tuples, and `Result`s of these, against a loop and
//! `ndarray::stack`.

use super::pools;
use ndarray::{
    ArcArray1, Array0, Array1, Array2, Array3, ArrayD, ArrayView1, Axis, CowArray, Dimension, array, s, stack,
};
use std::fmt::Debug;
use vonmises::map::LaneOutput;
use vonmises::nn::von_mises_layer;
use vonmises::{Error, Float, Key, Result, along, pmap, vmap, vmap_to};

/// Stacks arrays along an axis, as a map should.
fn stacked<A: Clone, D: Dimension>(lanes: impl IntoIterator<Item = ndarray::Array<A, D>>, axis: usize) -> ArrayD<A> {
    let lanes: Vec<_> = lanes.into_iter().map(|lane| lane.into_dyn()).collect();
    let views: Vec<_> = lanes.iter().map(|lane| lane.view()).collect();
    stack(Axis(axis), &views).unwrap()
}

/// Returns what `pmap` returns in every pool, which must be what `vmap` returns.
fn both<R>(f: impl Fn(usize) -> R + Sync, lanes: usize) -> R::Stacked
where
    R: LaneOutput<Stacked: PartialEq + Debug + Send>,
{
    let index = Array1::from_iter(0..lanes);
    let expected = vmap(&f, &index).unwrap();
    for pool in pools() {
        assert_eq!(pool.install(|| pmap(&f, &index)).unwrap(), expected);
    }
    expected
}

fn square(i: usize) -> Array2<f64> {
    Array2::from_shape_fn((2, 3), |(j, k)| (100 * i + 10 * j + k) as f64)
}

fn words(i: usize) -> Array1<u32> {
    Key::new(i as u64).bits(4).unwrap()
}

#[test]
fn a_tuple_of_six_gives_six_arrays() {
    let lane = |i: usize| (i as f32, square(i), i > 11, words(i), Key::new(i as u64), format!("{i}").len());
    let (a, b, c, d, e, f) = both(lane, 20);
    assert_eq!(a, Array1::from_iter((0..20).map(|i| i as f32)).into_dyn());
    assert_eq!(b, stacked((0..20).map(square), 0));
    assert_eq!(c, Array1::from_iter((0..20).map(|i| i > 11)).into_dyn());
    assert_eq!(d, stacked((0..20).map(words), 0));
    assert_eq!(e, Array1::from_iter((0..20).map(Key::new)).into_dyn());
    assert_eq!(f, Array1::from_iter((0..20).map(|i| if i < 10 { 1_usize } else { 2 })).into_dyn());
}

#[test]
fn tuples_of_one_to_five() {
    let row = |i: usize| array![i as f64, -(i as f64)];
    let rows = stacked((0..9).map(row), 0);
    let squares = stacked((0..9).map(square), 0);
    assert_eq!(both(|i| (row(i),), 9), (rows.clone(),));
    assert_eq!(both(|i| (row(i), square(i)), 9), (rows.clone(), squares.clone()));
    let (a, b, c) = both(|i| (row(i), 1_u8, square(i)), 9);
    assert_eq!((a, b, c), (rows.clone(), Array1::from_elem(9, 1).into_dyn(), squares.clone()));
    let (.., d) = both(|i| (1_i8, 2_i16, 3_i32, row(i)), 9);
    assert_eq!(d, rows);
    let (.., e) = both(|i| (1_i64, 2_i128, 3_isize, 4_u16, square(i)), 9);
    assert_eq!(e, squares);
}

#[test]
fn each_array_of_a_tuple_is_stacked_along_the_axis_of_its_own_result() {
    let index = Array1::from_iter(0..5_usize);
    for (axis, of_square, of_words) in [(0, 0, 0), (1, 1, 1), (-1, 2, 1), (-2, 1, 0)] {
        let (a, b) = vmap_to(axis, |i| (square(i), words(i)), &index).unwrap();
        assert_eq!(a, stacked((0..5).map(square), of_square));
        assert_eq!(b, stacked((0..5).map(words), of_words));
        assert!(a.is_standard_layout() && b.is_standard_layout());
    }
    let (a, b) = vmap_to(-1, |i| (square(i), i), &index).unwrap();
    assert_eq!((a.shape(), b), (&[2, 3, 5][..], index.clone().into_dyn()));
    let refused = vmap_to(2, |i| (square(i), words(i)), &index);
    assert_eq!(refused, Err(Error::AxisOutOfRange { axis: 2, rank: 2 }));
}

#[test]
fn arrays_of_every_storage_in_tuples() {
    let table = Array2::from_shape_fn((4, 3), |(i, j)| 10.0 * i as f64 + j as f64);
    fn lane(row: ArrayView1<'_, f64>) -> (ArcArray1<f64>, ArrayView1<'_, f64>, Array1<f64>, Array0<f64>) {
        let reversed = row.slice_move(s![..;-1]);
        (row.to_shared(), reversed, reversed.to_owned(), Array0::from_elem((), reversed[0]))
    }
    let expected = (
        table.clone().into_dyn(),
        table.slice(s![.., ..;-1]).to_owned().into_dyn(),
        table.slice(s![.., ..;-1]).to_owned().into_dyn(),
        table.column(2).to_owned().into_dyn(),
    );
    assert_eq!(vmap(lane, &table).unwrap(), expected);
    assert_eq!(pmap(lane, &table).unwrap(), expected);
    let cows = vmap(|row| (CowArray::from(row), CowArray::from(row.to_owned())), &table).unwrap();
    assert_eq!(cows, (table.clone().into_dyn(), table.into_dyn()));
}

#[test]
fn lanes_that_are_not_in_row_major_order() {
    let transposed = |i: usize| square(i).reversed_axes();
    let expected = stacked((0..7).map(|i| transposed(i).as_standard_layout().into_owned()), 0);
    let mapped = both(transposed, 7);
    assert!(mapped.is_standard_layout());
    assert_eq!(mapped, expected);
    assert_eq!(both(|i| (transposed(i), i), 7).0, expected);
}

#[test]
fn empty_arrays_in_tuples() {
    let lane = |i: usize| (Array1::<f64>::zeros(0), i, Array3::<u8>::zeros((2, 0, 3)));
    let (a, b, c) = both(lane, 6);
    assert_eq!((a.shape(), b.shape(), c.shape()), (&[6, 0][..], &[6][..], &[6, 2, 0, 3][..]));
    let (a, b, c) = vmap_to(-1, lane, &Array1::from_iter(0..6)).unwrap();
    assert_eq!((a.shape(), b.shape(), c.shape()), (&[0, 6][..], &[6][..], &[2, 0, 3, 6][..]));
}

#[test]
fn scalars_of_every_type() {
    macro_rules! check {
        ($($scalar:ty),*) => { $({
            let expected = Array1::from_iter((0..9).map(|i| i as u8 as $scalar)).into_dyn();
            assert_eq!(both(|i| i as u8 as $scalar, 9), expected);
            assert_eq!(vmap_to(-1, |x| x, &expected).unwrap(), expected);
        })* };
    }
    check!(f32, f64, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
    assert_eq!(both(|i| i > 4, 9), Array1::from_iter((0..9).map(|i| i > 4)).into_dyn());
    assert_eq!(both(|i| Key::new(42).fold_in(i as u32), 9), Key::new(42).split(9).into_dyn());
}

#[test]
fn floats_of_generic_type() {
    fn halves<F: Float>(x: &Array1<F>) -> Result<(ArrayD<F>, ArrayD<F>)> {
        vmap(|x| (x / (F::one() + F::one()), Array1::from_elem(2, x)), x)
    }
    assert_eq!(halves(&array![1.0, 3.0]).unwrap().0, array![0.5, 1.5].into_dyn());
    assert_eq!(halves(&array![1.0_f32, 3.0]).unwrap().1, array![[1.0, 1.0], [3.0, 3.0]].into_dyn());
}

#[test]
fn a_result_of_a_tuple_or_a_scalar() {
    let lane = |i: usize| if i < 100 { Ok((square(i), i)) } else { Err(Error::NothingMapped) };
    assert_eq!(both(lane, 8), (stacked((0..8).map(square), 0), Array1::from_iter(0..8).into_dyn()));
    let index = Array1::from_iter(0..200_usize);
    let expected = Error::Lane { index: 100, source: Error::NothingMapped.into() };
    assert_eq!(vmap(lane, &index).unwrap_err(), expected);
    assert_eq!(vmap_to(1, |i| lane(i).map(|(square, _)| square), &index).unwrap_err(), expected);
    for pool in pools() {
        assert_eq!(pool.install(|| pmap(lane, &index)).unwrap_err(), expected);
    }
}

#[test]
fn the_output_whose_shape_differs_is_named() {
    let lane = |i: usize| (i, Array1::<u8>::zeros(if i < 5 { 2 } else { 3 }), Array1::<u8>::zeros(i / 4));
    let index = Array1::from_iter(0..5);
    let third = Error::LaneShape { index: 4, output: 2, expected: vec![0], found: vec![1] };
    assert_eq!(vmap(lane, &index).unwrap_err(), third);
    assert_eq!(vmap_to(-1, lane, &index).unwrap_err(), third);
    assert_eq!(pmap(lane, &index).unwrap_err(), third);
    assert_eq!(third.to_string(), "output 2 of lane 4 has shape [1], that of lane 0 has [0]");
    let second = Error::LaneShape { index: 1, output: 1, expected: vec![2], found: vec![3] };
    assert_eq!(vmap(lane, &array![0, 5]).unwrap_err(), second);
    for pool in pools() {
        assert_eq!(pool.install(|| pmap(lane, &array![0, 5])).unwrap_err(), second);
    }
}

#[test]
fn a_layer_gives_its_samples_and_means() {
    let (keys, logits) = (Key::new(42).split(4), Array2::from_shape_fn((4, 3), |(i, j)| i as f64 - j as f64));
    let kappas = array![0.5, 1.0, 5.0, 50.0];
    let layer = |(key, logits, kappa)| von_mises_layer(key, logits, kappa, 1.0, true);
    let (samples, means) = vmap(layer, (&keys, &logits, &kappas)).unwrap();
    assert_eq!(pmap(layer, (&keys, &logits, &kappas)).unwrap(), (samples.clone(), means.clone()));
    for i in 0..4 {
        let lane = (samples.index_axis(Axis(0), i).to_owned(), means.index_axis(Axis(0), i).to_owned());
        assert_eq!(lane, layer((keys[i], logits.row(i), kappas[i])).unwrap());
    }
}

#[test]
fn maps_of_tuples_nest() {
    let table = Array2::from_shape_fn((3, 4), |(i, j)| 10 * i + j);
    let lane = |x: usize| (x, words(x));
    let (numbers, of_words) = pmap(|row| vmap(lane, row), &table).unwrap();
    assert_eq!(numbers, table.clone().into_dyn());
    assert_eq!(of_words.shape(), [3, 4, 4]);
    assert_eq!(vmap(|row| pmap(lane, row), &table).unwrap(), (numbers.clone(), of_words));
    assert_eq!(vmap_to(1, |column| vmap(lane, column), along(1, &table)).unwrap().0, numbers);
}
