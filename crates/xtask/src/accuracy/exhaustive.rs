//! Measures every f32 sample there is: all 2³² words of some concentrations, against the f64 quantile of the same
//! probability.

use super::comparison::counting::Counting;
use super::errors::Errors;
use crate::numbers::{error_rounded, error_rounded_up};
use crate::project;
use ndarray::Array1;
use ndarray_rand::rand_distr::Distribution;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::f64::consts::TAU;
use vonmises::{VonMises, quantile};

const CONCENTRATIONS: [&str; 14] =
    ["0", "0.001", "0.1", "0.5", "1", "2", "3.5", "5", "10", "20", "100", "1e4", "1e6", "3e38"];
/// The bound that `tests/suite` asserts for f32 samples.
const BOUND: f64 = 4.2e-7;
/// Words that share a call of `quantile`.
const BLOCK: u32 = 1 << 15;
/// The file of the last measurement.
const FILE: &str = "data/measurements/f32_samples.csv";

/// The errors of all f32 samples of a concentration, in units of max(|Q|, 1/√(1 + κ)).
#[derive(Deserialize, Serialize)]
struct Row {
    concentration: String,
    max: String,
    mean: String,
}

/// Returns the error of a centred sample along the circle, in units of max(|Q|, 1/√(1 + κ)).
fn angle_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    let direct = (ours - expected).abs();
    direct.min((direct - TAU).abs()) / expected.abs().max(1.0 / (1.0 + kappa).sqrt())
}

/// Returns the errors of a block of words of the lower half and of their complements, which give the negative samples.
fn block(distribution: &VonMises<f32>, first: u32) -> vonmises::Result<Errors> {
    let kappa = f64::from(distribution.concentration());
    let probabilities: Array1<f64> = (first..first + BLOCK).map(|w| (f64::from(w) + 0.5) / 2_f64.powi(32)).collect();
    let expected = quantile(&probabilities, 0.0, kappa)?;
    let (mut lower, mut upper) = (Counting::up(first.into()), Counting::down((!first).into()));
    let mut errors = Errors::default();
    for &quantile in &expected {
        errors.add(angle_error(distribution.sample(&mut lower).into(), quantile, kappa));
        errors.add(angle_error(distribution.sample(&mut upper).into(), -quantile, kappa));
    }
    Ok(errors)
}

/// Measures all concentrations, prints each when it is done, and records them.
pub(crate) fn measure_and_record() -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    for concentration in CONCENTRATIONS {
        let distribution = VonMises::new(0.0, concentration.parse()?)?;
        let blocks = (0..(1_u32 << 31) / BLOCK).into_par_iter().map(|number| block(&distribution, number * BLOCK));
        let errors = blocks.try_reduce(Errors::default, |a, b| Ok(a.merge(b)))?;
        assert!(errors.count == 1 << 32 && errors.max <= BOUND, "concentration {concentration}: {errors:?}");
        // The mean is a sum in no fixed order: only its first digits are the same each time.
        let [max, mean] = [format!("{:e}", errors.max), format!("{:.3e}", errors.mean())];
        println!("concentration {concentration}: max {max}, mean {mean}");
        rows.push(Row { concentration: concentration.into(), max, mean });
    }
    let mut file = csv::Writer::from_path(project::file(FILE))?;
    rows.iter().try_for_each(|row| file.serialize(row))?;
    Ok(file.flush()?)
}

/// Reads the last measurement.
fn read() -> Result<Vec<Row>, Box<dyn Error>> {
    csv::Reader::from_path(project::file(FILE))?.deserialize().map(|row| Ok(row?)).collect()
}

/// Returns the largest error of each concentration in the last measurement.
pub(crate) fn largest() -> Result<Vec<(f64, f64)>, Box<dyn Error>> {
    read()?.iter().map(|row| Ok((row.concentration.parse()?, row.max.parse()?))).collect()
}

/// Returns the table of the last measurement.
pub(crate) fn table() -> Result<String, Box<dyn Error>> {
    let mut table = String::from("| concentration | max | mean |\n| --- | --- | --- |\n");
    for Row { concentration, max, mean } in read()? {
        let [max, mean] = [error_rounded_up(max.parse()?), error_rounded(mean.parse()?)];
        table += &format!("| {concentration} | {max} | {mean} |\n");
    }
    Ok(table)
}
