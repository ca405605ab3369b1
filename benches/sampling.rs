//! What does a sample cost, by regime of the concentration and by the way it is given? `bits` alone is the floor.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ndarray::{Array1, ArrayD};
use std::hint::black_box;
use vonmises::{Key, VonMises, sample_von_mises};

const N: usize = 100_000;
/// A concentration for each sample makes a row of its table for each, so that fewer do.
const N_EACH: usize = 2_000;

fn floor(c: &mut Criterion) {
    let mut group = c.benchmark_group("bits");
    group.throughput(Throughput::Elements(N as u64));
    group.bench_function("u32", |b| b.iter(|| Key::new(black_box(1)).bits::<u32, _>(N).unwrap()));
    group.bench_function("u64", |b| b.iter(|| Key::new(black_box(1)).bits::<u64, _>(N).unwrap()));
    group.finish();
}

fn one_concentration(c: &mut Criterion) {
    let mut group = c.benchmark_group("one concentration");
    group.throughput(Throughput::Elements(N as u64));
    for kappa in [0.0, 0.1, 1.0, 10.0, 1e3, 1e6] {
        group.bench_function(BenchmarkId::new("f64", kappa), |b| {
            b.iter(|| sample_von_mises::<f64>(Key::new(1), 0.5, black_box(kappa), [N]).unwrap());
        });
        group.bench_function(BenchmarkId::new("f32", kappa), |b| {
            b.iter(|| sample_von_mises::<f32>(Key::new(1), 0.5, black_box(kappa as f32), [N]).unwrap());
        });
        let law = VonMises::new(0.5, kappa).unwrap();
        group.bench_function(BenchmarkId::new("prepared", kappa), |b| {
            b.iter(|| law.draw(black_box(Key::new(1)), [N]).unwrap());
        });
    }
    group.finish();
}

fn many_concentrations(c: &mut Criterion) {
    let mut group = c.benchmark_group("many concentrations");
    let ten = Array1::from_shape_fn(10, |i| 0.5 + i as f64);
    group.throughput(Throughput::Elements(N as u64));
    group.bench_function("broadcast (10, 1)", |b| {
        let column = ten.view().insert_axis(ndarray::Axis(1));
        b.iter(|| sample_von_mises(Key::new(1), 0.5, column, [10, N / 10]).unwrap());
    });
    let each: ArrayD<f64> = Array1::from_shape_fn(N_EACH, |i| 0.01 * 1.007_f64.powi(i as i32)).into_dyn();
    group.throughput(Throughput::Elements(N_EACH as u64));
    group.bench_function("one a sample", |b| {
        b.iter(|| sample_von_mises(Key::new(1), 0.5, black_box(&each), None).unwrap());
    });
    group.finish();
}

criterion_group!(benches, floor, one_concentration, many_concentrations);
criterion_main!(benches);
