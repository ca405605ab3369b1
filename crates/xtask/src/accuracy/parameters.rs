//! Errors of what depends on one parameter alone.

use super::errors::{ulps, ulps_f32};
use super::measured::{Measured, narrow};
use super::tables::reference;
use std::error::Error;
use vonmises::VonMises;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};

/// f32 is counted where the value is a normal number.
const F32_NORMAL: std::ops::Range<f64> = 1e-37..3e38;

pub(crate) fn entropy_and_moments() -> Result<[Measured; 3], Box<dyn Error>> {
    let mut entropy = Measured::new("entropy", "ulp of the value or its larger term");
    let mut variance = Measured::new("concentration_to_variance", "ulp");
    let mut length = Measured::new("trigonometric_moment(1)", "ulp");
    for row in reference::<11>("bessel")? {
        let [kappa, _, normaliser, nats, resultant, spread, _, _, nats_rest, resultant_rest, spread_rest] = row;
        let distribution = VonMises::new(0.0, kappa)?;
        let scale = nats.abs().max(normaliser.abs()).max(0.5);
        entropy.wide.see(kappa, ulps(distribution.entropy(), nats, nats_rest, scale));
        variance.wide.see(kappa, ulps(distribution.circular_variance(), spread, spread_rest, spread));
        if resultant > 1e-300 {
            length.wide.see(kappa, ulps(distribution.trigonometric_moment(1).0, resultant, resultant_rest, resultant));
        }
        let Some([kappa32]) = narrow([kappa]) else { continue };
        let distribution = VonMises::new(0.0, kappa32)?;
        entropy.narrow.see(kappa, ulps_f32(distribution.entropy().into(), nats, nats_rest, scale));
        if F32_NORMAL.contains(&spread) {
            let ours = concentration_to_variance(kappa32)?[[]];
            variance.narrow.see(kappa, ulps_f32(ours.into(), spread, spread_rest, spread));
        }
        if F32_NORMAL.contains(&resultant) {
            let ours = distribution.trigonometric_moment(1).0;
            length.narrow.see(kappa, ulps_f32(ours.into(), resultant, resultant_rest, resultant));
        }
    }
    Ok([entropy, variance, length])
}

pub(crate) fn inverse() -> Result<Measured, Box<dyn Error>> {
    let mut inverse = Measured::new("variance_to_concentration", "ulp");
    for [variance, expected, rest] in reference("inverse")? {
        inverse.wide.see(expected, ulps(variance_to_concentration(variance)?[[]], expected, rest, expected));
        let Some([variance32]) = narrow([variance]) else { continue };
        if F32_NORMAL.contains(&expected) {
            let ours = variance_to_concentration(variance32)?[[]];
            inverse.narrow.see(expected, ulps_f32(ours.into(), expected, rest, expected));
        }
    }
    Ok(inverse)
}
