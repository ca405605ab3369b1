#![allow(missing_docs)]
use std::time::Instant;
use vonmises::*;
fn med(mut f: impl FnMut(), n: usize) -> f64 {
    let mut t = vec![];
    for _ in 0..15 {
        let i = Instant::now();
        f();
        t.push(i.elapsed().as_secs_f64() * 1e9 / n as f64);
    }
    t.sort_by(f64::total_cmp);
    t[3]
}
fn main() {
    let n = 1_000_000;
    let k = Key::new(1);
    for (lo, hi) in [(5.0, 5.2), (1e3, 1e5), (30.0, 1e4), (0.01, 1e4), (0.5, 5.0), (0.01, 0.02)] {
        let each: ndarray::ArrayD<f64> = (ndarray::Array1::from_iter(
            k.uniform::<f64, _>(n).unwrap().iter().map(|u| lo * (u * (hi / lo as f64).ln()).exp()),
        ))
        .into_dyn();
        println!(
            "{lo} {hi} {:.2}  entropy(check) {:.2}",
            med(
                || {
                    sample_von_mises(k, 0.3, &each, None).unwrap();
                },
                n
            ),
            med(
                || {
                    let x = sample_von_mises(k, &each, 0.0, [0, n]).unwrap();
                    assert!(x.len() == 0)
                },
                n
            )
        );
    }
}
