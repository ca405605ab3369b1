//! Times calls for a few samples, with and without a prepared distribution, and maps of few and of many lanes.
#![allow(missing_docs, clippy::unwrap_used)]

mod setting;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ndarray::Array1;
use setting::{brief, on_one_and_two};
use std::hint::black_box;
use vonmises::{Key, VonMises, pmap, sample_von_mises, vmap};

fn calls(c: &mut Criterion) {
    let (key, distribution) = (Key::new(1), VonMises::new(0.5, 5.0).unwrap());
    for n in [1, 10, 1000] {
        let mut group = c.benchmark_group(format!("{n} samples"));
        group.throughput(Throughput::Elements(n as u64));
        on_one_and_two(&mut group, "sample_von_mises", || sample_von_mises(key, 0.5, black_box(5.0), [n]).unwrap());
        on_one_and_two(&mut group, "VonMises::draw", || distribution.draw(black_box(key), [n]).unwrap());
        group.finish();
    }
}

fn maps(c: &mut Criterion) {
    for (lanes, n) in [(100_000, 1), (10, 100_000)] {
        let keys = Key::new(1).split(lanes);
        let (locs, kappas) = (Array1::linspace(-3.0, 3.0, lanes), Array1::linspace(0.5, 50.0, lanes));
        let sample = |(key, loc, kappa): (Key, f64, f64)| sample_von_mises(key, loc, kappa, [n]);
        let xs = || (&keys, &locs, &kappas);
        let mut group = c.benchmark_group(format!("{lanes} lanes of {n} samples"));
        group.throughput(Throughput::Elements((lanes * n) as u64));
        on_one_and_two(&mut group, "vmap", || vmap(sample, xs()).unwrap());
        on_one_and_two(&mut group, "pmap", || pmap(sample, xs()).unwrap());
        group.finish();
    }
}

criterion_group!(name = benches; config = brief(); targets = calls, maps);
criterion_main!(benches);
