//! What is saved loads again: every element type, every bit, every memory layout.

use crate::common::saved;
use ndarray::{Array0, Array2, ArrayD, ArrayView1, Axis, CowArray, IxDyn, Slice, arr0, array, s};
use proptest::prelude::*;
use std::{fs, path::Path};
use tempfile::tempdir;
use vonmises::Key;
use vonmises::npy::{self, Element};

fn assert_round_trip<T: Element + PartialEq + std::fmt::Debug>(folder: &Path, array: &ArrayD<T>) {
    let path = folder.join("a.npy");
    npy::save(&path, array).unwrap();
    assert_eq!(npy::load::<ArrayD<T>>(&path).unwrap(), array);
}

#[test]
fn every_element_type_round_trips() {
    let folder = tempdir().unwrap();
    for shape in [vec![], vec![0], vec![5], vec![3, 0, 2], vec![2, 3], vec![70, 70]] {
        let shape = IxDyn(&shape);
        let mut i = 0_u64;
        let mut next = || {
            i += 1;
            i
        };
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as f32 * 0.1));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as f64 * 0.1));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as u8));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as u16));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as u32));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() << 40));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as i8));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || !next() as i16));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || !next() as i32));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || !next() as i64));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() % 3 == 0));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || Key::new(next() << 20)));
    }
}

#[test]
fn bits_survive() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let bits = [0x7ff8_0000_0000_0001, 0xfff0_0000_0000_0001, 1, 0x8000_0000_0000_0000_u64];
    npy::save(&path, array![bits].mapv(f64::from_bits)).unwrap();
    assert_eq!(npy::load::<Array2<f64>>(&path).unwrap().mapv(f64::to_bits), array![bits]);
}

#[test]
fn views_round_trip() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let base = ArrayD::from_shape_fn(vec![4, 6, 5], |i| (i[0] * 100 + i[1] * 10 + i[2]) as u64);
    for view in [
        base.view().reversed_axes(),
        base.slice(s![..;-1, 1..;2, ..]).into_dyn(),
        base.slice(s![0, .., ..;-2]).into_dyn(),
    ] {
        npy::save(&path, &view).unwrap();
        assert_eq!(npy::load::<ArrayD<u64>>(&path).unwrap(), view);
    }
    let broadcast = base.broadcast(vec![2, 4, 6, 5]).unwrap();
    npy::save(&path, &broadcast).unwrap();
    assert_eq!(npy::load::<ArrayD<u64>>(&path).unwrap(), broadcast);
}

#[test]
#[allow(clippy::needless_borrows_for_generic_args)] // the borrows are what is tested
fn arrays_are_given_by_value_by_reference_and_as_views() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let array = array![[0.5_f32, 1.5], [2.5, 3.5]];
    let expected = saved(&array);
    let assert_saved = |given: &str| assert_eq!(fs::read(&path).unwrap(), expected, "{given}");
    npy::save(&path, array.view()).unwrap();
    assert_saved("view");
    npy::save(&path, &array.view()).unwrap();
    assert_saved("reference to a view");
    npy::save(&path, &&array).unwrap();
    assert_saved("reference to a reference");
    npy::save(&path, &*array).unwrap(); // an `ArrayRef`
    assert_saved("array reference");
    npy::save(&path, array.to_shared()).unwrap();
    assert_saved("shared");
    npy::save(&path, CowArray::from(&array)).unwrap();
    assert_saved("copy-on-write");
    npy::save(&path, array.clone().view_mut()).unwrap();
    assert_saved("mutable view");
    npy::save(&path, array).unwrap();
    assert_saved("owned");
    npy::save(&path, ArrayView1::from(&[1.5_f32, 2.5])).unwrap();
    npy::save(&path, Array0::from_elem((), 1.5_f32).into_shared()).unwrap();
    assert_eq!(npy::load::<Array0<f32>>(&path).unwrap(), arr0(1.5));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    /// Any shape of up to four axes, any order of the axes in memory, any stride.
    #[test]
    fn any_layout_round_trips(
        axes in prop::collection::vec((0_usize..6, any::<u8>(), -3_isize..3), 0..5),
        key in any::<u64>(),
    ) {
        let mut order: Vec<usize> = (0..axes.len()).collect();
        order.sort_by_key(|&axis| axes[axis].1);
        let shape: Vec<usize> = axes.iter().map(|axis| axis.0).collect();
        let keys = Key::new(key).split(IxDyn(&shape)).permuted_axes(IxDyn(&order));
        let steps: Vec<isize> = order.iter().map(|&axis| if axes[axis].2 == 0 { 1 } else { axes[axis].2 }).collect();
        let keys = keys.slice_each_axis(|axis| Slice::new(0, None, steps[axis.axis.index()]));
        let words = keys.mapv(|key| key.data()[0]);
        let floats = keys.mapv(|key| f64::from(key.data()[1]) / 3.0);
        let folder = tempdir().unwrap();
        let path = folder.path().join("a");
        npy::save(&path, &keys).unwrap();
        prop_assert_eq!(npy::load::<ArrayD<Key>>(&path).unwrap(), keys);
        npy::save(&path, &words).unwrap();
        prop_assert_eq!(npy::load::<ArrayD<u32>>(&path).unwrap(), &words);
        for axis in 0..floats.ndim() {
            let view = floats.lanes(Axis(axis)).into_iter().next().map(|lane| lane.to_owned());
            if let Some(lane) = view {
                npy::save(&path, &lane).unwrap();
                prop_assert_eq!(npy::load::<ArrayD<f64>>(&path).unwrap(), lane.into_dyn());
            }
        }
    }
}
