//! The ways users give arguments to maps compile and infer, closures without annotations above all.

use ndarray::{Array1, Array2, ArrayView1, Axis, array};
use std::f64::consts::PI;
use vonmises::{Key, along, fixed, pmap, sample_von_mises, vmap};

type Check = std::result::Result<(), Box<dyn std::error::Error>>;

#[test]
fn arguments() -> Check {
    let key = Key::new(42);
    let keys = key.split(5);
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let kappas = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let single = vmap(|(key, loc)| sample_von_mises(key, loc, 1.0_f32, [2]), (&keys, 5.0_f32))?;
    assert_eq!(single.index_axis(Axis(0), 1), sample_von_mises(keys[1], 5.0, 1.0_f32, [2])?);
    assert_eq!(vmap(|(a, b)| a + b, (&locs, &kappas))?, (&locs + &kappas).into_dyn());
    assert_eq!(vmap(|(a, b)| a * b, (&locs, 2.0_f64))?, (2.0 * &locs).into_dyn());
    // captured instead of mapped, in full, and with the result's shape left to the parameters
    let captured = vmap(|(key, loc)| sample_von_mises(key, loc, &kappas, None), (&keys, &locs))?;
    assert_eq!(captured.shape(), [5, 5]);
    let one_key = vmap(|(key, loc)| sample_von_mises(key, loc, 1.0, [3]), (key, &locs))?;
    assert_eq!(one_key.index_axis(Axis(0), 0), sample_von_mises(key, 0.0, 1.0, [3])?);
    Ok(())
}

#[test]
fn one_argument() -> Check {
    let keys = Key::new(42).split(5);
    let one = vmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), &keys)?;
    assert_eq!(one.shape(), [5, 3]);
    assert_eq!(vmap(|(key,)| sample_von_mises(key, 0.0, 1.0, [3]), (&keys,))?, one);
    assert_eq!(pmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), keys.view())?, one);
    assert_eq!(pmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), along(0, &keys))?, one);
    let sums = pmap(|row| row.sum(), &Array2::<f64>::ones((3, 5)))?;
    assert_eq!(sums, array![5.0, 5.0, 5.0].into_dyn());
    Ok(())
}

#[test]
fn axes() -> Check {
    let keys = Key::new(42).split(5);
    let kappas = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let table = Array2::<f64>::ones((3, 5));
    let t = pmap(|(key, row, k)| sample_von_mises(key, &row, k, [4, 3]), (&keys, along(1, &table), fixed(2.0)))?;
    assert_eq!(t.shape(), [5, 4, 3]);
    let lane =
        |(key, row, all): (Key, ArrayView1<'_, f64>, &Array1<f64>)| sample_von_mises(key, &row, all.sum(), [4, 3]);
    let annotated = vmap(lane, (&keys, along(-1, &table), fixed(&kappas)))?;
    let inferred = vmap(
        |(key, row, all)| sample_von_mises(key, &row, all.sum(), [4, 3]),
        (&keys, along(-1, &table), fixed(&kappas)),
    )?;
    assert_eq!(annotated, inferred);
    let by_value = vmap(|(key, row)| sample_von_mises(key, row, 2.0, [4, 3]), (&keys.view(), along(1, table.view())))?;
    assert_eq!(by_value, t);
    assert_eq!(vmap(|(key, row)| sample_von_mises(key, row, 2.0, [4, 3]), (&*keys, along(1, &*table)))?, t);
    assert_eq!(vmap(|(key, row)| sample_von_mises(key, row, 2.0, [4, 3]), (&keys, along(1, &table.view())))?, t);
    assert_eq!(vmap(|(key, row)| sample_von_mises(key, row, 2.0, [4, 3]), (&keys, table.t()))?, t);
    Ok(())
}
