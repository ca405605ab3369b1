//! The bound `F: Float` is enough for files and for arithmetic of arrays.

use crate::common::saved;
use ndarray::{Array1, Array2, ArrayD, array};
use std::path::Path;
use tempfile::tempdir;
use vonmises::npy::{self, Error, Reader, Shard, Writer};
use vonmises::{Float, Key, LazySamples};

fn save_and_load<F: Float>(path: &Path, x: &ArrayD<F>) -> Result<ArrayD<F>, Error> {
    npy::save(path, x)?;
    let y: ArrayD<F> = npy::load(path)?;
    assert_eq!(npy::load::<ArrayD<F>>(path)?, y);
    assert!(npy::describe(path)?.holds::<F>());
    assert_eq!(Reader::open(path)?.read::<ArrayD<F>>()?, y);
    let mut bytes = Vec::new();
    npy::write(&mut bytes, x.view())?;
    assert_eq!(bytes, saved(x));
    npy::read(&*bytes)
}

fn write_samples<F: Float>(folder: &Path, samples: &LazySamples<'_, F>) -> Result<Vec<u8>, Error> {
    let part = folder.join("part.npy");
    Writer::new(&part).shard(Shard::new(0, 1, samples.fingerprint())?).write(samples)?;
    let mut bytes = Vec::new();
    Writer::from_writer(&mut bytes).join(&[part])?;
    Ok(bytes)
}

#[test]
fn files_need_no_other_bound() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.npy");
    let (single, double) = (array![[0.5_f32, -1.5]].into_dyn(), array![0.5, f64::MIN].into_dyn());
    assert_eq!(save_and_load(&path, &single).unwrap(), single);
    assert_eq!(save_and_load(&path, &double).unwrap(), double);
    let samples = LazySamples::new(Key::new(1), 0.5_f32, 2.0, [100]).unwrap();
    assert_eq!(write_samples(folder.path(), &samples).unwrap(), saved(samples.draw().unwrap()));
    let samples = LazySamples::new(Key::new(1), 0.5, 2.0, [100]).unwrap();
    assert_eq!(write_samples(folder.path(), &samples).unwrap(), saved(samples.draw().unwrap()));
}

/// Uses what a number needs for arrays of ndarray.
fn arithmetic<F: Float>(x: &Array2<F>) -> (Array1<F>, F, String) {
    let mut y = (x * F::from_f64(2.0) + F::one()) / F::from_f64(0.5);
    y *= F::from_f64(0.25);
    y += x;
    let mut total: F = y.iter().copied().sum();
    total -= y.sum() / F::from_f64(2.0);
    total %= F::from_f64(4.0);
    (y.dot(&Array1::ones(y.ncols())), total, format!("{total:.1e}"))
}

#[test]
fn arrays_need_no_other_bound() {
    // y = x / 1 + 1 / 2 + x
    let (rows, total, text) = arithmetic(&array![[1.0_f32, 2.0], [3.0, 4.0]]);
    assert_eq!((rows, total, &*text), (array![7.0, 15.0], 3.0, "3.0e0"));
    let (rows, total, text) = arithmetic(&array![[1.0, 2.0], [3.0, 4.0]]);
    assert_eq!((rows, total, &*text), (array![7.0, 15.0], 3.0, "3.0e0"));
}
