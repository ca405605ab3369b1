//! Times samples by regime of the concentration, by the way it is given, and by type.
#![allow(missing_docs, clippy::unwrap_used)]

mod setting;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ndarray::{Array1, Axis};
use setting::{brief, on_one_and_two};
use std::hint::black_box;
use vonmises::{Float, Key, Param, sample_von_mises, sample_with_grad};

const N: usize = 100_000;
const REGIMES: [f64; 6] = [0.0, 0.1, 1.0, 10.0, 1e3, 1e6];

fn regimes<F: Float + for<'a> Param<'a, F>>(c: &mut Criterion, dtype: &str) {
    let (key, loc) = (Key::new(1), F::from_f64(0.5));
    for kappa in REGIMES {
        let (one, column, each) = (F::from_f64(kappa), near(kappa, 10).insert_axis(Axis(1)), near(kappa, N));
        let mut group = c.benchmark_group(format!("{dtype}, kappa {kappa}"));
        group.throughput(Throughput::Elements(N as u64));
        on_one_and_two(&mut group, "one", || sample_von_mises(key, loc, black_box(one), [N]).unwrap());
        on_one_and_two(&mut group, "broadcast (10, 1)", || sample_von_mises(key, loc, &column, [10, N / 10]).unwrap());
        on_one_and_two(&mut group, "one per sample", || sample_von_mises(key, loc, &each, [N]).unwrap());
        on_one_and_two(&mut group, "one, with derivatives", || {
            sample_with_grad(key, loc, black_box(one), [N]).unwrap()
        });
        on_one_and_two(&mut group, "one per sample, with derivatives", || {
            sample_with_grad(key, loc, &each, [N]).unwrap()
        });
        group.finish();
    }
}

/// Returns `n` log-uniform concentrations within 20 % of `kappa`; zeros for 0.
fn near<F: Float>(kappa: f64, n: usize) -> Array1<F> {
    let positions: Array1<f64> = Key::new(2).uniform(n).unwrap();
    positions.mapv(|position| F::from_f64(kappa * 0.8 * 1.5_f64.powf(position)))
}

fn single(c: &mut Criterion) {
    regimes::<f32>(c, "f32");
}

fn double(c: &mut Criterion) {
    regimes::<f64>(c, "f64");
}

criterion_group!(name = benches; config = brief(); targets = single, double);
criterion_main!(benches);
