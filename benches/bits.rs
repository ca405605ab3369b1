//! Times random words alone, a lower bound for the time of samples.
#![allow(missing_docs, clippy::unwrap_used)]

mod setting;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use setting::{brief, on_one_and_two};
use std::hint::black_box;
use vonmises::Key;

const N: usize = 100_000;

fn bits(c: &mut Criterion) {
    let mut group = c.benchmark_group("bits");
    group.throughput(Throughput::Elements(N as u64));
    on_one_and_two(&mut group, "u32", || black_box(Key::new(1)).bits::<u32, _>(N).unwrap());
    on_one_and_two(&mut group, "u64", || black_box(Key::new(1)).bits::<u64, _>(N).unwrap());
    group.finish();
}

criterion_group!(name = benches; config = brief(); targets = bits);
criterion_main!(benches);
