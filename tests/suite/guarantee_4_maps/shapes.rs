//! `vmap` and `vmap_to` against a naive loop over `index_axis` and `ndarray::stack`: ranks, layouts, axes, outputs.

use ndarray::{
    Array1, Array2, Array3, ArrayD, ArrayView1, ArrayViewD, Axis, CowArray, Dimension, Ix1, Ix2, Ix3, Ix4, IxDyn,
    Slice, array, s, stack,
};
use proptest::prelude::*;
use vonmises::map::MapArg;
use vonmises::{Error, Key, along, pmap, vmap, vmap_to};

/// Returns a lane's elements and their negatives along a new last axis of length 2.
fn doubled(lane: &ArrayViewD<'_, f64>) -> ArrayD<f64> {
    stack(Axis(lane.ndim()), &[lane.view(), lane.mapv(|x| -x).view()]).unwrap()
}

fn naive(x: &ArrayViewD<'_, f64>, axis: usize, to: usize) -> ArrayD<f64> {
    let rows: Vec<_> = (0..x.len_of(Axis(axis))).map(|i| doubled(&x.index_axis(Axis(axis), i))).collect();
    let rows: Vec<_> = rows.iter().map(|row| row.view()).collect();
    stack(Axis(to), &rows).unwrap()
}

/// Returns an axis as counted from the start, or from the end if `from_end`.
fn signed(axis: usize, rank: usize, from_end: bool) -> isize {
    axis as isize - if from_end { rank as isize } else { 0 }
}

/// Compares every map of `x` along `axis`, as an array of dynamic rank and of rank `D`, with the loop.
fn check<D: Dimension>(
    x: &ArrayViewD<'_, f64>,
    axis: (usize, isize),
    to: (usize, isize),
    statically: impl Fn(ndarray::ArrayView<'_, f64, D>) -> ArrayD<f64>,
) -> Result<(), TestCaseError> {
    let expected = naive(x, axis.0, to.0);
    let placed = vmap_to(to.1, |lane| doubled(&lane), along(axis.1, x)).unwrap();
    prop_assert!(placed.is_standard_layout());
    prop_assert_eq!(&placed, &expected);
    prop_assert_eq!(&statically(x.view().into_dimensionality().unwrap()), &expected);
    let leading = naive(x, axis.0, 0);
    prop_assert_eq!(&vmap(|lane| doubled(&lane), along(axis.1, x)).unwrap(), &leading);
    prop_assert_eq!(&pmap(|lane| doubled(&lane), along(axis.1, x)).unwrap(), &leading);
    Ok(())
}

proptest! {
    #[test]
    fn any_layout_and_axis_is_the_loop(
        lengths in prop::collection::vec(1_usize..5, 1..5),
        picks in (0_usize..4, 0_usize..5, 0_usize..4),
        flags in prop::array::uniform5(any::<bool>()),
    ) {
        let rank = lengths.len();
        let base: ArrayD<f64> = Key::new(1).normal(IxDyn(&lengths)).unwrap();
        let mut x = base.view();
        x.swap_axes(picks.0 % rank, picks.2 % rank); // transposed
        if flags[0] {
            x.invert_axis(Axis(picks.2 % rank)); // reversed strides
        }
        if flags[1] {
            x.slice_axis_inplace(Axis(picks.1 % rank), Slice::new(0, None, 2)); // gaps
        }
        if flags[2] {
            x = x.reversed_axes();
        }
        let (axis, to) = (picks.0 % rank, picks.1 % (rank + 1));
        let axis = (axis, signed(axis, rank, flags[3]));
        let to = (to, signed(to, rank + 1, flags[4]));
        match rank {
            1 => check::<Ix1>(&x, axis, to, |x| {
                vmap_to(to.1, |value| array![value, -value], along(axis.1, x)).unwrap()
            }),
            2 => check::<Ix2>(&x, axis, to, |x| {
                vmap_to(to.1, |lane| doubled(&lane.into_dyn()), along(axis.1, &x)).unwrap()
            }),
            3 => check::<Ix3>(&x, axis, to, |x| {
                vmap_to(to.1, |lane| doubled(&lane.into_dyn()), along(axis.1, &x)).unwrap()
            }),
            _ => check::<Ix4>(&x, axis, to, |x| {
                vmap_to(to.1, |lane| doubled(&lane.into_dyn()), along(axis.1, &*x.to_owned())).unwrap()
            }),
        }?;
    }
}

#[test]
fn a_lane_lives_as_long_as_its_array() {
    fn first_lane<'a>(x: &'a Array2<f64>) -> ArrayView1<'a, f64> {
        along(1, x).lane(0)
    }
    assert_eq!(first_lane(&array![[1.0, 2.0], [3.0, 4.0]]), array![1.0, 3.0]);
}

#[test]
fn lanes_by_rank() {
    let x = Array3::from_shape_fn((2, 3, 4), |(i, j, k)| (100 * i + 10 * j + k) as u32);
    let views = vmap(|lane: ndarray::ArrayView2<'_, u32>| lane[[2, 3]], &x).unwrap();
    assert_eq!(views, array![23, 123].into_dyn());
    let dynamic = vmap(|lane: ArrayViewD<'_, u32>| lane[[2, 3]], &x.clone().into_dyn()).unwrap();
    assert_eq!(dynamic, views);
    let scalars = vmap(|lane: ArrayViewD<'_, f64>| lane[[]], &array![5.0, 6.0].into_dyn()).unwrap();
    assert_eq!(scalars, array![5.0, 6.0].into_dyn());
    let (flags, pairs) = (array![true, false], array![(1, 'a'), (2, 'b')]);
    let flags = vmap(|(flag, pair): (bool, (u8, char))| f64::from(flag) + f64::from(pair.0), (&flags, &pairs));
    assert_eq!(flags.unwrap(), array![2.0, 2.0].into_dyn());
}

#[test]
fn outputs_of_every_kind() {
    let x = array![1.0, 2.0, 3.0];
    let table = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    assert_eq!(vmap(|x| x as f32, &x).unwrap(), array![1.0_f32, 2.0, 3.0].into_dyn());
    assert_eq!(vmap(|x| x as u32, &x).unwrap(), array![1_u32, 2, 3].into_dyn());
    assert_eq!(vmap(|x| Ok::<_, Error>(x as u64), &x).unwrap(), array![1_u64, 2, 3].into_dyn());
    assert_eq!(vmap(|key| key, &Key::new(1).split(2)).unwrap(), Key::new(1).split(2).into_dyn());
    assert_eq!(vmap(ndarray::arr0, &x).unwrap(), x.clone().into_dyn());
    assert_eq!(vmap(|row| row, &table).unwrap(), table.clone().into_dyn());
    assert_eq!(pmap(|row| row.slice_move(s![..;-1]), &table).unwrap(), table.slice(s![.., ..;-1]).into_dyn());
    assert_eq!(vmap(CowArray::from, &table).unwrap(), table.clone().into_dyn());
    assert_eq!(vmap(|row| row.to_shared(), &table).unwrap(), table.clone().into_dyn());
    assert_eq!(vmap(|row| row.mapv(|x| format!("{x}")), &table).unwrap()[[1, 2]], "6");
}

#[test]
fn empty_rows_and_scalars() {
    let index = Array1::from_iter(0..5_usize);
    let nothing = |_| Array1::<f64>::zeros(0);
    assert_eq!(vmap(nothing, &index).unwrap().shape(), [5, 0]);
    assert_eq!(vmap_to(-1, nothing, &index).unwrap().shape(), [0, 5]);
    assert_eq!(pmap(nothing, &index).unwrap().shape(), [5, 0]);
    let hollow = |_| Array3::<f64>::zeros((2, 0, 3));
    assert_eq!(pmap(hollow, &index).unwrap().shape(), [5, 2, 0, 3]);
    assert_eq!(vmap_to(2, hollow, &index).unwrap().shape(), [2, 0, 5, 3]);
    assert_eq!(vmap_to(-1, |i| i as u64, &index).unwrap(), array![0, 1, 2, 3, 4].into_dyn());

    let late = |i| if i == 4 { Err(Error::NothingMapped) } else { Ok(Array1::<f64>::zeros(0)) };
    assert!(matches!(vmap(late, &index), Err(Error::Lane { index: 4, .. })));
    assert!(matches!(pmap(late, &index), Err(Error::Lane { index: 4, .. })));
    let grown = |i| Array1::<f64>::zeros(i / 4);
    assert!(matches!(pmap(grown, &index), Err(Error::LaneShape { index: 4, .. })));
}

#[test]
fn one_to_six_arguments_of_every_storage() {
    let x = array![1.0, 2.0];
    let (shared, cow) = (x.to_shared(), CowArray::from(&x));
    let six = vmap(|(a, b, c, d, e, f)| a + b + c + d + e + f, (&x, &shared, &cow, x.view(), &x.view(), &*x)).unwrap();
    assert_eq!(six, array![6.0, 12.0].into_dyn());
    assert_eq!(vmap(|(a,)| a, (&x,)).unwrap(), vmap(|a| a, x.view()).unwrap());
    assert_eq!(
        vmap(|a| a, &*x).unwrap(),
        vmap(|(a, b, c, d, e)| a + b + c + d - 3.0 * e, (&x, &x, &x, &x, &x)).unwrap()
    );
    let mut mutable = x.clone();
    assert_eq!(vmap(|a| a, &mutable.view_mut()).unwrap(), x.into_dyn());
}
