//! The rank that is asked for is compared with that of the file before any data are read.

use super::file;
use crate::common::saved;
use ndarray::{Array, Array0, Array1, Array2, Array3, ArrayD, Ix0, Ix1, Ix2, Ix3, array};
use std::io::{self, Read};
use tempfile::tempdir;
use vonmises::npy::{self, ErrorKind, FromNpy, Reader};
use vonmises::{Key, sample_von_mises};

/// Fails when anything is read from it.
struct Untouched;

impl Read for Untouched {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("data are read")
    }
}

/// Returns the rank that the file would need to have, and the shape that it has, which no file has data for.
fn mismatch<A: FromNpy + std::fmt::Debug>(descr: &str, tuple: &str) -> (usize, Vec<usize>) {
    let header = file(1, &format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {tuple}, }}"), &[]);
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.npy");
    std::fs::write(&path, &header).unwrap();
    let errors = [
        npy::read::<A>(header.chain(Untouched)).unwrap_err(),
        Reader::new(header.chain(Untouched)).unwrap().read::<A>().unwrap_err(),
        npy::load::<A>(&path).unwrap_err(),
    ];
    assert_eq!(errors[2].path(), Some(&*path));
    let mismatches = errors.map(|error| match error.into_kind() {
        ErrorKind::RankMismatch { expected, shape } => (expected, shape),
        other => panic!("{other}"),
    });
    assert!(mismatches.iter().all(|found| *found == mismatches[0]));
    mismatches[0].clone()
}

#[test]
fn another_rank_is_refused_from_the_header_alone() {
    assert_eq!(mismatch::<Array0<f64>>("<f8", "(1,)"), (0, vec![1]));
    assert_eq!(mismatch::<Array1<f64>>("<f8", "()"), (1, vec![]));
    assert_eq!(mismatch::<Array1<f64>>("<f8", "(125000000000000, 3)"), (1, vec![125_000_000_000_000, 3]));
    assert_eq!(mismatch::<Array3<f32>>(">f4", "(0, 0)"), (3, vec![0, 0]));
    assert_eq!(mismatch::<Array2<bool>>("|b1", "(9223372036854775807,)"), (2, vec![isize::MAX as usize]));
    assert_eq!(mismatch::<Array2<u32>>("<u4", &format!("({})", "1, ".repeat(64))), (2, vec![1; 64]));
    // Keys take one more axis in the file.
    assert_eq!(mismatch::<Array2<Key>>("<u4", "(5, 2)"), (3, vec![5, 2]));
    assert_eq!(mismatch::<Array0<Key>>("<u4", "(5, 2)"), (1, vec![5, 2]));
}

#[test]
fn the_error_says_both_ranks() {
    let bytes = saved(array![[1.0, 2.0]]);
    let error = npy::read::<Array3<f64>>(&*bytes).unwrap_err();
    assert_eq!(error.to_string(), "an array of shape [1, 2] where one of rank 3 is expected");
    // Another dtype is the error where both are wrong.
    assert!(matches!(npy::read::<Array3<f32>>(&*bytes).unwrap_err().kind(), ErrorKind::Dtype { .. }));
}

/// The rank that is asked for may be fixed by the place that takes the array.
#[test]
fn arrays_have_the_rank_that_is_asked_for() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.npy");
    let samples = sample_von_mises(Key::new(1), 0.5, 2.0, [4, 5, 6]).unwrap();
    npy::save(&path, &samples).unwrap();
    let loaded: Array3<f64> = npy::load(&path).unwrap();
    assert_eq!(loaded.clone().into_dyn(), samples);
    assert_eq!(Reader::open(&path).unwrap().read::<Array<f64, Ix3>>().unwrap(), loaded);
    let any: ArrayD<f64> = npy::load(&path).unwrap();
    assert_eq!(any, samples);
    // Fortran order stays in memory.
    let data: Vec<u8> = (1..=6).collect();
    let bytes = file(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", &data);
    let array = npy::read::<Array<u8, Ix2>>(&*bytes).unwrap();
    assert_eq!(array.strides(), [1, 2]);
    assert_eq!(array, array![[1, 3, 5], [2, 4, 6]]);
    assert_eq!(npy::read::<Array<f64, Ix0>>(&*saved(ndarray::arr0(0.5))).unwrap(), ndarray::arr0(0.5));
    let keys = Key::new(1).split(7);
    assert_eq!(npy::read::<Array<Key, Ix1>>(&*saved(&keys)).unwrap(), keys);
}
