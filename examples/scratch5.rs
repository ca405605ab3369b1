#![allow(missing_docs)]
use vonmises::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a.len() > 1 {
        VectorLevel::Baseline.force().unwrap();
    }
    let each = ndarray::Array1::from_iter((1..65).map(|z| 384.0 / (z as f64 - 0.5) - 6.0));
    let i = std::time::Instant::now();
    sample_von_mises(Key::new(1), 0.3, &each, None).unwrap();
    println!("{:?}", i.elapsed());
}
