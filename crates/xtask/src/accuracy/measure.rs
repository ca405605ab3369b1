//! Measures every function.

use super::measured::Measured;
use super::{angles, density, parameters};
use std::error::Error;

/// Returns the errors of every function, in the order of the tables.
pub(crate) fn measure() -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut all = vec![angles::samples()?];
    all.extend(angles::quantile_and_isf()?);
    all.extend(density::cdf_and_sf()?);
    all.extend(density::log_prob_and_prob()?);
    all.extend(parameters::entropy_and_moments()?);
    all.push(parameters::inverse()?);
    assert!(all.iter().all(|function| function.double.all().count > 100), "a reference table is nearly empty");
    Ok(all)
}
