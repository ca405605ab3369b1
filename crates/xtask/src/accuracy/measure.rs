//! Every function, measured.

use super::measured::Measured;
use super::{angles, density, parameters, report, tables};
use std::error::Error;

/// Prints the tables.
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    let (all, scipy) = (measured()?, tables::scipy()?);
    report::summary(&all, &scipy);
    println!();
    report::per_range(&all, &scipy);
    assert!(all.iter().all(|function| function.wide.all().count > 100), "a table is missing");
    Ok(())
}

fn measured() -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut all = vec![angles::samples()?];
    all.extend(angles::quantile_and_isf()?);
    all.extend(density::cdf_and_sf()?);
    all.extend(density::log_prob_and_prob()?);
    all.extend(parameters::entropy_and_moments()?);
    all.push(parameters::inverse()?);
    Ok(all)
}
