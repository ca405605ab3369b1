//! Times calls for a few samples, with and without a prepared distribution.
#![allow(missing_docs, clippy::unwrap_used)]

mod setting;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use setting::{brief, on_one_and_two};
use std::hint::black_box;
use vonmises::{Key, VonMises, sample_von_mises};

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

criterion_group!(name = benches; config = brief(); targets = calls);
criterion_main!(benches);
