//! A distribution fitted to the directions in a file, tested, and sampled into an `.npy` file.
//!
//! `cargo run --example fit_a_file`

use ndarray::{Array1, ArrayD};
use std::error::Error;
use std::path::Path;
use vonmises::circular::Fit;
use vonmises::{Key, gof, npy};

fn main() -> Result<(), Box<dyn Error>> {
    let directions = read_column("data/observations/wind_col_de_la_roa.csv")?; // radians
    let fitted = Fit::new().fit(&directions)?;
    let distribution = fitted.distribution();
    let interval = fitted.confidence_interval(0.95)?;
    println!("{} wind directions     estimate  95 % interval", directions.len());
    println!("location               {:>8.4}  {:.4?}", fitted.loc(), interval.loc.unwrap_or_default());
    println!(
        "concentration          {:>8.4}  {:.4?}",
        fitted.concentration(),
        interval.concentration.unwrap_or_default()
    );

    // Kuiper's test of the fitted distribution, by parametric bootstrap with 999 draws. These directions have more than
    // one mode, so the test refuses the fit.
    let test = gof::kuiper_fitted(&directions, Key::new(1), 999)?.test;
    println!("Kuiper's statistic     {:>8.4}  p = {:.3}", test.statistic, test.p_value);
    assert!(test.p_value < 0.01);

    let samples = distribution.draw(Key::new(7), 100_000)?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("wind.npy");
    npy::save(&path, &samples)?; // numpy.load reads it
    let loaded: ArrayD<f64> = npy::load(&path)?;
    let refitted = Fit::new().fit(&loaded)?;
    println!("of {} samples     {:>8.4}  {:.4}", loaded.len(), refitted.loc(), refitted.concentration());
    assert_eq!(loaded, samples);
    assert!((refitted.concentration() / fitted.concentration() - 1.0).abs() < 0.02);
    Ok(())
}

/// Reads the numbers below a line that names them.
fn read_column(path: &str) -> Result<Array1<f64>, Box<dyn Error>> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?;
    Ok(text.lines().skip(1).map(str::parse).collect::<Result<_, _>>()?)
}
