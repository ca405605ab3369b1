//! Times the distribution's functions, for one concentration and for one per element.
#![allow(missing_docs, clippy::unwrap_used)]

mod setting;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ndarray::{Array1, ArrayD, arr0};
use setting::{brief, on_one_and_two};
use std::f64::consts::PI;
use vonmises::{Key, cdf, entropy, log_prob, quantile};

const N: usize = 10_000;

fn one_concentration(c: &mut Criterion) {
    functions(c, "one kappa", &arr0(5.0).into_dyn());
}

fn one_per_element(c: &mut Criterion) {
    let logs: Array1<f64> = Key::new(2).uniform_in(0.01_f64.ln(), 1e4_f64.ln(), N).unwrap();
    functions(c, "kappa per element", &logs.mapv(f64::exp).into_dyn());
}

fn functions(c: &mut Criterion, name: &str, kappas: &ArrayD<f64>) {
    let x = Key::new(1).uniform_in(-PI, PI, N).unwrap();
    let p: Array1<f64> = Key::new(1).uniform(N).unwrap();
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Elements(N as u64));
    on_one_and_two(&mut group, "log_prob", || log_prob(&x, 0.5, kappas).unwrap());
    on_one_and_two(&mut group, "cdf", || cdf(&x, 0.5, kappas).unwrap());
    on_one_and_two(&mut group, "quantile", || quantile(&p, 0.5, kappas).unwrap());
    group.throughput(Throughput::Elements(kappas.len() as u64)); // a function of the concentration only
    on_one_and_two(&mut group, "entropy", || entropy(kappas).unwrap());
    group.finish();
}

criterion_group!(name = benches; config = brief(); targets = one_concentration, one_per_element);
criterion_main!(benches);
