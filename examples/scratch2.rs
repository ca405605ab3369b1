#![allow(missing_docs)]
use vonmises::*;
fn main() {
    let k = Key::new(1);
    let law = VonMises::new(0.3, 5.0).unwrap();
    let mode = std::env::args().nth(1).unwrap();
    let each: ndarray::ArrayD<f64> = (ndarray::Array1::from_iter(
        k.uniform::<f64, _>(1_000_000).unwrap().iter().map(|u| (u * (1e6f64).ln()).exp() * 0.01),
    ))
    .into_dyn();
    for _ in 0..300 {
        match &*mode {
            "law" => {
                law.draw(k, [1_000_000]).unwrap();
            }
            "fn" => {
                sample_von_mises(k, 0.3, 5.0, [1_000_000]).unwrap();
            }
            _ => {
                sample_von_mises(k, 0.3, &each, None).unwrap();
            }
        }
    }
}
