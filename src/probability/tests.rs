//! Compares the engine with the quadrature that its rows are made from, at single points.
use super::batch::Function;
use super::mass::{CentredDistribution, Point};
use crate::key::key::Key;

#[test]
fn explore() {
    let mut worst: Vec<(f64, f64, f64, f64)> = vec![];
    let us = Key::new(5).uniform::<f64, _>([1_000_000]).unwrap();
    for (i, pair) in us.as_slice().unwrap().chunks(2).enumerate() {
        let kappa = match i % 3 {
            0 => 10f64.powf(-3.0 + 6.0 * pair[0]),
            1 => 384.0 / (64.0 * pair[0]) - 6.0,
            _ => 20.0 * pair[0],
        };
        let reach = (1400.0f64.sqrt() / (kappa + 0.01).sqrt()).min(std::f64::consts::PI);
        let theta = reach * pair[1];
        let distribution = CentredDistribution::new(kappa);
        let tail = distribution.tail_ratio(Point::from_angle(theta)) * distribution.density(Point::from_angle(theta));
        if tail < 1e-300 {
            continue;
        }
        let ours = Function::Cdf.at(-theta, kappa);
        let error = ((ours - tail) / tail).abs() / (5e-15 + 5e-16 * tail.ln().abs());
        worst.push((error, kappa, theta, ours));
    }
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mean = worst.iter().map(|w| w.0).sum::<f64>() / worst.len() as f64;
    println!("mean {mean}");
    for w in &worst[..30] {
        println!("{:?} y {}", w, w.2 * (w.1 + 3.0f64).sqrt());
    }
}
