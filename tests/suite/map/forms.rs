//! The ways users write maps compile and infer, closures without annotations above all.

use ndarray::{Array1, Array2, ArrayBase, ArrayD, ArrayView, Axis, CowArray, Data, Dimension, IxDyn, Zip, arr0, array};
use std::f64::consts::PI;
use vonmises::{Float, IntoKey, Key, OutShape, Result, along, fixed, pmap, vmap};

type Check = std::result::Result<(), Box<dyn std::error::Error>>;

/// A parameter of a function that is as generic as a sampler: inference must get through it.
trait Angle<'a, F: Float> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn>;
}
impl<'a> Angle<'a, f32> for f32 {
    fn into_cow(self) -> CowArray<'a, f32, IxDyn> {
        arr0(self).into_dyn().into()
    }
}
impl<'a> Angle<'a, f64> for f64 {
    fn into_cow(self) -> CowArray<'a, f64, IxDyn> {
        arr0(self).into_dyn().into()
    }
}
impl<'a, F: Float, D: Dimension> Angle<'a, F> for ArrayView<'a, F, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.into_dyn().into()
    }
}
impl<'a, F: Float, S: Data<Elem = F>, D: Dimension> Angle<'a, F> for &'a ArrayBase<S, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.view().into_dyn().into()
    }
}

/// Uniform numbers on [loc, loc + width): stands in for a sampler.
fn draw<'a, F: Float>(
    key: impl IntoKey,
    loc: impl Angle<'a, F>,
    width: impl Angle<'a, F>,
    shape: impl OutShape,
) -> Result<ArrayD<F>> {
    let (key, loc, width) = (key.into_key()?, loc.into_cow(), width.into_cow());
    let common = if loc.ndim() < width.ndim() { width.shape() } else { loc.shape() };
    let mut draws: ArrayD<F> = key.uniform(IxDyn(&shape.resolve(common)))?;
    let (loc, width) = (loc.broadcast(draws.raw_dim()).unwrap(), width.broadcast(draws.raw_dim()).unwrap());
    Zip::from(&mut draws).and(&loc).and(&width).for_each(|x, &l, &w| *x = l + w * *x);
    Ok(draws)
}

fn sample_fn((key, loc, width): (Key, f64, f64)) -> Result<ArrayD<f64>> {
    draw(key, loc, width, [1000])
}

#[test]
fn arguments() -> Check {
    let key = Key::new(42);
    let keys = key.split(5);
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let kappas = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let lanes = vmap(|(key, loc, kappa)| draw(key, loc, kappa, [1000]), (&keys, &locs, &kappas))?;
    assert_eq!(lanes.shape(), [5, 1000]);
    let n = 1000;
    let counted = vmap(|(key, loc, kappa, n)| draw(key, loc, kappa, [n]), (&keys, &locs, &kappas, fixed(n)))?;
    assert_eq!(lanes, counted);
    let bare = vmap(|(key, loc, kappa, n)| draw(key, loc, kappa, [n]), (&keys, &locs, 5.0, fixed(1000)))?;
    assert_eq!(bare.shape(), [5, 1000]);
    let single = vmap(|(key, loc)| draw(key, loc, 1.0_f32, [2]), (&keys, 5.0_f32))?;
    assert_eq!(single.index_axis(Axis(0), 1), draw(keys[1], 5.0, 1.0_f32, [2])?);
    assert_eq!(vmap(|(a, b)| a + b, (&locs, &kappas))?, (&locs + &kappas).into_dyn());
    assert_eq!(vmap(|(a, b)| a * b, (&locs, 2.0_f64))?, (2.0 * &locs).into_dyn());
    // captured instead of mapped, in full, and with the result's shape left to the parameters
    let captured = vmap(|(key, loc)| draw(key, loc, &kappas, None), (&keys, &locs))?;
    assert_eq!(captured.shape(), [5, 5]);
    let one_key = vmap(|(key, loc)| draw(key, loc, 1.0, [3]), (key, &locs))?;
    assert_eq!(one_key.index_axis(Axis(0), 0), draw(key, 0.0, 1.0, [3])?);
    Ok(())
}

#[test]
fn one_argument() -> Check {
    let keys = Key::new(42).split(5);
    let one = vmap(|key| draw(key, 0.0, 1.0, [3]), &keys)?;
    assert_eq!(one.shape(), [5, 3]);
    assert_eq!(vmap(|(key,)| draw(key, 0.0, 1.0, [3]), (&keys,))?, one);
    assert_eq!(pmap(|key| draw(key, 0.0, 1.0, [3]), keys.view())?, one);
    assert_eq!(pmap(|key| draw(key, 0.0, 1.0, [3]), along(0, &keys))?, one);
    let sums = pmap(|row| row.sum(), &Array2::<f64>::ones((3, 5)))?;
    assert_eq!(sums, array![5.0, 5.0, 5.0].into_dyn());
    Ok(())
}

#[test]
fn axes() -> Check {
    let keys = Key::new(42).split(5);
    let kappas = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let table = Array2::<f64>::ones((3, 5));
    let t = pmap(|(key, row, k)| draw(key, &row, k, [4, 3]), (&keys, along(1, &table), fixed(2.0)))?;
    assert_eq!(t.shape(), [5, 4, 3]);
    let lane = |(key, row, all): (Key, ndarray::ArrayView1<'_, f64>, &Array1<f64>)| draw(key, &row, all.sum(), [4, 3]);
    let annotated = vmap(lane, (&keys, along(-1, &table), fixed(&kappas)))?;
    let inferred =
        vmap(|(key, row, all)| draw(key, &row, all.sum(), [4, 3]), (&keys, along(-1, &table), fixed(&kappas)))?;
    assert_eq!(annotated, inferred);
    let by_value = vmap(|(key, row)| draw(key, row, 2.0, [4, 3]), (&keys.view(), along(1, table.view())))?;
    assert_eq!(by_value, t);
    assert_eq!(vmap(|(key, row)| draw(key, row, 2.0, [4, 3]), (&*keys, along(1, &*table)))?, t);
    assert_eq!(vmap(|(key, row)| draw(key, row, 2.0, [4, 3]), (&keys, along(1, &table.view())))?, t);
    assert_eq!(vmap(|(key, row)| draw(key, row, 2.0, [4, 3]), (&keys, table.t()))?, t);
    Ok(())
}

#[test]
fn nested() -> Check {
    let key = Key::new(42);
    let (keys, locs, kappas) = (key.split(4), Array2::<f64>::zeros((4, 10)), Array2::<f64>::ones((4, 10)));
    let big = pmap(
        |(key, locs, kappas)| vmap(|(k, l, c)| draw(k, l, c, [100]), (&key.split(10), &locs, &kappas)),
        (&keys, &locs, &kappas),
    )?;
    assert_eq!(big.shape(), [4, 10, 100]);
    let swapped = vmap(
        |(key, locs, kappas)| pmap(|(k, l, c)| draw(k, l, c, [100]), (&key.split(locs.len()), &locs, &kappas)),
        (&keys, &locs, &kappas),
    )?;
    assert_eq!(big, swapped);
    let all = pmap(
        |(keys, locs, kappas)| pmap(|(k, l, c)| draw(k, l, c, [100]), (&keys, &locs, kappas)),
        (&key.split([4, 10]), &locs, &kappas),
    )?;
    assert_eq!(all.shape(), [4, 10, 100]);
    let shaped = vmap(|(key, locs)| vmap(sample_fn, (&key.split(10), locs, 1.0)), (&keys, &locs))?;
    assert_eq!(shaped.shape(), [4, 10, 1000]);
    Ok(())
}

#[test]
fn dynamic_rank() -> Check {
    let keys = Key::new(42).split(3);
    let locs = array![0.0, 1.0, 2.0];
    let expected = vmap(|(key, loc)| draw(key, loc, 2.0, [9]), (&keys, &locs))?;
    let (keys, locs) = (keys.into_dyn(), locs.into_dyn());
    assert_eq!(vmap(|(key, loc)| draw(key, loc, 2.0, [9]), (&keys, &locs))?, expected);
    assert_eq!(pmap(|(key, loc)| draw(key, loc, 2.0, [9]), (&keys, &locs))?, expected);
    Ok(())
}

#[test]
fn question_mark_in_a_lane() -> Check {
    let keys = Key::new(42).split(3);
    let shifted = vmap(
        |(key, loc)| {
            let x = draw(key, loc, 1.0, [3])?;
            Ok(x + 1.0)
        },
        (&keys, &array![0.0, 1.0, 2.0]),
    )?;
    assert_eq!(shifted.shape(), [3, 3]);
    Ok(())
}

#[test]
fn named_functions() -> Check {
    let keys = Key::new(42).split(3);
    let locs = array![0.0, 1.0, 2.0];
    let a = vmap(sample_fn, (&keys, &locs, &locs))?;
    assert_eq!(a, pmap(sample_fn, (&keys, &locs, &locs))?);
    assert_eq!(sample_fn((keys[1], locs[1], locs[1]))?, a.index_axis(Axis(0), 1));
    let c = |(key, loc): (Key, f64)| draw(key, loc, 1.0, [4]);
    assert_eq!(vmap(c, (&keys, &locs))?, pmap(c, (&keys, &locs))?);
    assert_eq!(vmap(&c, (&keys, &locs))?, pmap(&c, (&keys, &locs))?);
    Ok(())
}

struct Params {
    weight: Array1<f64>,
    bias: f64,
}

#[test]
fn a_model_in_a_lane() -> Check {
    let params = Params { weight: array![0.5, -0.5], bias: 0.25 };
    let inputs = ndarray::Array3::<f64>::ones((4, 8, 2));
    let keys = Key::new(42).split(4);
    let model = |p: &Params, x: &ndarray::ArrayViewD<'_, f64>| x * &p.weight + p.bias;
    let captured = pmap(|(x, key)| draw(key, &model(&params, &x.into_dyn()), 1.0, [8, 2]), (&inputs, &keys))?;
    assert_eq!(captured.shape(), [4, 8, 2]);
    let given = pmap(|(p, x, key)| draw(key, &model(p, &x.into_dyn()), 1.0, [8, 2]), (fixed(&params), &inputs, &keys))?;
    assert_eq!(given, captured);
    Ok(())
}
