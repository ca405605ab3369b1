//! Nanoseconds a sample for one concentration: `cargo run --release --example throughput -- N KAPPA…`.
//!
//! Prints one number for each concentration. The threads are Rayon's: set `RAYON_NUM_THREADS` to choose them.

use std::error::Error;
use std::time::Instant;
use vonmises::{Key, sample_von_mises};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let n: usize = arguments.next().unwrap_or_else(|| "1000000".into()).parse()?;
    let mut kappas = arguments.map(|text| text.parse()).collect::<Result<Vec<f64>, _>>()?;
    if kappas.is_empty() {
        kappas.push(5.0);
    }
    for kappa in kappas {
        let start = Instant::now();
        let draws = sample_von_mises(Key::new(0), 0.0, kappa, [n])?;
        let nanoseconds = start.elapsed().as_secs_f64() * 1e9 / n as f64;
        assert_eq!(draws.len(), n);
        println!("{nanoseconds:.3}");
    }
    Ok(())
}
