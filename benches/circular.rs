//! Times circular statistics, fits along an axis and tests of fit, per angle.
#![allow(missing_docs, clippy::unwrap_used)]

mod setting;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ndarray::{ArrayD, Axis};
use setting::{brief, on_one_and_two};
use vonmises::circular::{Fit, circular_mean, circular_median, circular_variance};
use vonmises::{Key, VonMises, gof};

const REGIMES: [f64; 2] = [0.5, 50.0];

fn distribution(kappa: f64) -> VonMises<f64> {
    VonMises::new(0.5, kappa).unwrap()
}

fn angles(kappa: f64, shape: &[usize]) -> ArrayD<f64> {
    distribution(kappa).draw(Key::new(1), shape).unwrap()
}

fn statistics(c: &mut Criterion) {
    for kappa in REGIMES {
        let x = angles(kappa, &[1_000_000]);
        let mut group = c.benchmark_group(format!("1e6 angles, kappa {kappa}"));
        group.throughput(Throughput::Elements(x.len() as u64));
        on_one_and_two(&mut group, "circular_mean", || circular_mean(&x).unwrap());
        on_one_and_two(&mut group, "circular_variance", || circular_variance(&x).unwrap());
        on_one_and_two(&mut group, "circular_median", || circular_median(&x).unwrap());
        group.finish();
    }
}

fn fits(c: &mut Criterion) {
    for kappa in REGIMES {
        let (rows, columns) = (angles(kappa, &[10_000, 100]), angles(kappa, &[100, 10_000]));
        let mut group = c.benchmark_group(format!("1e4 fits to 100 angles, kappa {kappa}"));
        group.throughput(Throughput::Elements(rows.len() as u64));
        on_one_and_two(&mut group, "rows", || Fit::new().fit_axis(&rows, Axis(1)).unwrap());
        on_one_and_two(&mut group, "columns", || Fit::new().fit_axis(&columns, Axis(0)).unwrap());
        group.finish();
    }
}

fn tests(c: &mut Criterion) {
    for kappa in REGIMES {
        let (distribution, x) = (distribution(kappa), angles(kappa, &[100_000]));
        let mut group = c.benchmark_group(format!("1e5 angles against a distribution, kappa {kappa}"));
        group.throughput(Throughput::Elements(x.len() as u64));
        on_one_and_two(&mut group, "kuiper", || gof::kuiper(&x, &distribution).unwrap());
        on_one_and_two(&mut group, "watson", || gof::watson(&x, &distribution).unwrap());
        group.finish();
    }
}

criterion_group!(name = benches; config = brief(); targets = statistics, fits, tests);
criterion_main!(benches);
