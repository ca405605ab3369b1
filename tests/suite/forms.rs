//! The calls that users write: every form compiles, infers its types, and gives the shape it should.
#![allow(clippy::needless_borrows_for_generic_args)] // both ways of giving an array are to work

use ndarray::{Array1, Array2, ArrayD, ArrayViewD, arr0, array, s};
use vonmises::nn::pmap_compatible_von_mises_sampling;
use vonmises::*;
type R = Result<(), Box<dyn std::error::Error>>;
use std::f64::consts::PI;
use std::result::Result;

#[test]
fn sampling_forms() -> R {
    let key = Key::new(42);
    let draws: ArrayD<f64> = sample_von_mises(key, 0.0, 5.0, [10_000])?;
    assert_eq!(draws.shape(), [10_000]);
    let locs = array![0.0, 1.0, 2.0];
    let kappas = array![[1.0], [2.0]];
    let grid = sample_von_mises(key, &locs, &kappas, [1000, 2, 3])?;
    assert_eq!(grid.shape(), [1000, 2, 3]);
    // f32 by annotation, by suffix, by turbofish
    let a: ArrayD<f32> = sample_von_mises(key, 0.0, 5.0, [10])?;
    let b = sample_von_mises(key, 0.0_f32, 5.0, 10)?;
    let c = sample_von_mises::<f32>(key, 0.0, 5.0, (10,))?;
    assert_eq!(a, b);
    assert_eq!(b, c);
    // no annotation: falls back to f64
    let d = sample_von_mises(key, 0.0, 5.0, [10])?;
    let _m: f64 = d.sum();
    let e = sample_von_mises(key, 0.0, 5.0, [10])?.mean();
    assert!(e.is_some());
    // views, slices, owned, negative strides, 0-d views by value, references to scalars
    let _ = sample_von_mises(key, locs.view(), kappas.clone(), None)?;
    let _ = sample_von_mises(key, locs.slice(s![..;-1]), 1.0, None)?;
    let _ = sample_von_mises(key, &locs.slice(s![..;-1]), 1.0, None)?;
    let _ = sample_von_mises(key, arr0(1.0).view(), &2.0, [7])?;
    let _ = sample_von_mises(key, &*locs, &kappas, None)?; // &ArrayRef
    let _ = sample_von_mises(key, kappas.t(), 1.0, None)?;
    let _ = sample_von_mises(key, locs.view(), 1.0, locs.shape())?;
    for (l, k) in locs.iter().zip(&array![1.0, 2.0, 3.0]) {
        let _ = sample_von_mises(key, l, k, [3])?;
    }
    // absent shape
    assert_eq!(sample_von_mises(key, &locs, &kappas, None)?.shape(), [2, 3]);
    assert_eq!(sample_von_mises(key, &locs, &kappas, Broadcast)?.shape(), [2, 3]);
    let dims: Option<Vec<usize>> = None;
    let _ = sample_von_mises(key, &locs, &kappas, dims.as_deref())?;
    assert_eq!(sample_von_mises(key, 0.0, 1.0, None)?.ndim(), 0);
    assert_eq!(sample_von_mises(key, 0.0, 1.0, [])?.ndim(), 0);
    let p = array![0.1, 0.2];
    let _x = quantile(&p, 0.0, &array![[1.0], [2.0]])?;
    let _q = quantile(0.5, 0.0, 2.0)?;
    Ok(())
}
#[test]
fn document() -> R {
    let key = Key::new(42);
    let [key2, sub] = key.split_n();
    assert_ne!(key2, sub);
    let keys = key.split(5);
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let kappas = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let lanes = vmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&keys, &locs, &kappas))?;
    assert_eq!(lanes.shape(), [5, 1000]);
    // in_axes = (0, 0, 0, None)
    let n = 1000;
    let l2 = vmap(|(key, loc, kappa, n)| sample_von_mises(key, loc, kappa, [n]), (&keys, &locs, &kappas, fixed(n)))?;
    assert_eq!(lanes, l2);
    let l3 = vmap(|(key, loc, kappa, n)| sample_von_mises(key, loc, kappa, [n]), (&keys, &locs, 5.0, fixed(1000)))?;
    assert_eq!(l3.shape(), [5, 1000]);
    // a lane of a 1-d array is its element: plain arithmetic works
    let s = vmap(|(a, b)| a + b, (&locs, &kappas))?;
    assert_eq!(s.shape(), [5]);
    // the capture idiom instead of None
    let _ = vmap(|(key, loc)| sample_von_mises(key, loc, &kappas, None), (&keys, &locs))?;
    // per-argument axis
    let table = Array2::<f64>::ones((3, 5));
    let t = pmap(|(key, row, k)| sample_von_mises(key, &row, k, [4, 3]), (&keys, along(1, &table), fixed(2.0)))?;
    assert_eq!(t.shape(), [5, 4, 3]);
    let t = vmap(
        |(key, row, all)| sample_von_mises(key, &row, all.sum(), [4, 3]),
        (&keys, along(-1, &table), fixed(&kappas)),
    )?;
    assert_eq!(t.shape(), [5, 4, 3]);
    // pmap of vmap, vmap of pmap
    let dkeys = key.split(4);
    let dl = Array2::<f64>::zeros((4, 10));
    let dk = Array2::<f64>::ones((4, 10));
    let big = pmap(
        |(key, locs, kappas)| vmap(|(k, l, c)| sample_von_mises(k, l, c, [1000]), (&key.split(10), &locs, &kappas)),
        (&dkeys, &dl, &dk),
    )?;
    assert_eq!(big.shape(), [4, 10, 1000]);
    let big2 = vmap(
        |(key, locs, kappas)| {
            pmap(|(k, l, c)| sample_von_mises(k, l, c, [1000]), (&key.split(locs.len()), &locs, &kappas))
        },
        (&dkeys, &dl, &dk),
    )?;
    assert_eq!(big, big2);
    let kk = key.split([4, 10]);
    let big3 = pmap(
        |(keys, locs, kappas)| pmap(|(k, l, c)| sample_von_mises(k, l, c, [1000]), (&keys, &locs, &kappas)),
        (&kk, &dl, &dk),
    )?;
    assert_eq!(big3.shape(), [4, 10, 1000]);
    // dynamic-rank arrays: lanes are ArrayViewD, by value
    let (kd, ld, cd) = (keys.clone().into_dyn(), locs.clone().into_dyn(), kappas.clone().into_dyn());
    let dy = vmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&kd, &ld, &cd))?;
    assert_eq!(dy, lanes);
    // one argument
    let one = vmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), &keys)?;
    assert_eq!(one.shape(), [5, 3]);
    let one = vmap(|(key,)| sample_von_mises(key, 0.0, 1.0, [3]), (&keys,))?;
    assert_eq!(one.shape(), [5, 3]);
    // `?` inside a lane
    let _ = vmap(
        |(key, loc)| {
            let x = sample_von_mises(key, loc, 1.0, [3])?;
            Ok(x + 1.0)
        },
        (&keys, &locs),
    );
    Ok(())
}
struct Params {
    w: Array1<f64>,
    b: f64,
}
fn simple_model(p: &Params, x: ArrayViewD<f64>) -> (ArrayD<f64>, ArrayD<f64>) {
    (&x * &p.w + p.b, (&x * 0.3 + 0.5).exp())
}
#[test]
fn network() -> R {
    let params = Params { w: array![0.5, -0.5], b: 0.0 };
    let inputs = ndarray::Array3::<f64>::ones((4, 8, 2));
    let keys = Key::new(42).split(4);
    let y = pmap(
        |(x, key)| pmap_compatible_von_mises_sampling(simple_model, &params, &x, key, 1.0, true),
        (&inputs, &keys),
    )?;
    assert_eq!(y.shape(), [4, 8, 2]);
    let y2 = pmap(
        |(x, key)| {
            pmap_compatible_von_mises_sampling(
                |p: &Params, x| Ok((&x * &p.w, x.mapv(f64::exp))),
                &params,
                &x,
                key,
                1.0,
                true,
            )
        },
        (&inputs, &keys),
    )?;
    assert_eq!(y2.shape(), [4, 8, 2]);
    Ok(())
}
type A = ArrayD<f64>;
fn sample_fn((key, loc, kappa): (Key, f64, f64)) -> vonmises::Result<A> {
    sample_von_mises(key, loc, kappa, [1000])
}
#[test]
fn named_functions() -> R {
    let keys = Key::new(42).split(3);
    let locs = array![0.0, 1.0, 2.0];
    let a = vmap(sample_fn, (&keys, &locs, &locs))?;
    let b = pmap(sample_fn, (&keys, &locs, &locs))?;
    assert_eq!(a, b);
    let c = |(key, loc): (Key, f64)| sample_von_mises(key, loc, 1.0, [4]);
    assert_eq!(vmap(c, (&keys, &locs))?, pmap(c, (&keys, &locs))?);
    assert_eq!(sample_fn((keys[1], locs[1], locs[1]))?, a.index_axis(ndarray::Axis(0), 1));
    Ok(())
}
