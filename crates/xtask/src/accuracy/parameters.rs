//! Errors of the functions of the concentration alone, and of the inverse of one.

use super::errors::{ulps, ulps_f32};
use super::measured::{Measured, single};
use super::reference::reference;
use std::error::Error;
use vonmises::VonMises;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};

/// Errors of f32 count where the value is a normal number.
const F32_NORMAL: std::ops::Range<f64> = 1e-37..3e38;

/// Measures the entropy, the circular variance and the mean resultant length.
pub(crate) fn entropy_and_moments() -> Result<[Measured; 3], Box<dyn Error>> {
    let mut entropy = Measured::new("entropy", "ulp of the value or its larger term");
    let mut variance = Measured::new("concentration_to_variance", "ulp");
    let mut length = Measured::new("trigonometric_moment(1)", "ulp");
    for row in reference::<11>("bessel")? {
        let [kappa, _, normaliser, nats, resultant, spread, _, _, nats_rest, resultant_rest, spread_rest] = row;
        let distribution = VonMises::new(0.0, kappa)?;
        let scale = nats.abs().max(normaliser.abs()).max(0.5);
        entropy.double.add(kappa, ulps(distribution.entropy(), nats, nats_rest, scale));
        variance.double.add(kappa, ulps(distribution.circular_variance(), spread, spread_rest, spread));
        if resultant > 1e-300 {
            length
                .double
                .add(kappa, ulps(distribution.trigonometric_moment(1).0, resultant, resultant_rest, resultant));
        }
        let Some([kappa32]) = single([kappa]) else { continue };
        let distribution = VonMises::new(0.0, kappa32)?;
        entropy.single.add(kappa, ulps_f32(distribution.entropy().into(), nats, nats_rest, scale));
        if F32_NORMAL.contains(&spread) {
            let ours = concentration_to_variance(kappa32)?[[]];
            variance.single.add(kappa, ulps_f32(ours.into(), spread, spread_rest, spread));
        }
        if F32_NORMAL.contains(&resultant) {
            let ours = distribution.trigonometric_moment(1).0;
            length.single.add(kappa, ulps_f32(ours.into(), resultant, resultant_rest, resultant));
        }
    }
    Ok([entropy, variance, length])
}

/// Measures the concentration of a given circular variance.
pub(crate) fn inverse() -> Result<Measured, Box<dyn Error>> {
    let mut inverse = Measured::new("variance_to_concentration", "ulp");
    for [variance, expected, rest] in reference("inverse")? {
        inverse.double.add(expected, ulps(variance_to_concentration(variance)?[[]], expected, rest, expected));
        let Some([variance32]) = single([variance]) else { continue };
        if F32_NORMAL.contains(&expected) {
            let ours = variance_to_concentration(variance32)?[[]];
            inverse.single.add(expected, ulps_f32(ours.into(), expected, rest, expected));
        }
    }
    Ok(inverse)
}
