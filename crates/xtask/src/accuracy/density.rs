//! Errors of the density, its logarithm and the cumulative functions.

use super::errors::{ulps, ulps_f32};
use super::measured::{Measured, single};
use super::reference::reference;
use std::error::Error;
use vonmises::VonMises;

/// The relative error of rounding to f32, 2⁻²⁴.
const F32_UNIT: f64 = f32::EPSILON as f64 / 2.0;
/// Errors of f32 count where the value and its scale are normal numbers.
const F32_NORMAL: std::ops::Range<f64> = 1e-37..3e38;

/// Measures the density and its logarithm.
pub(crate) fn log_prob_and_prob() -> Result<[Measured; 2], Box<dyn Error>> {
    let mut log = Measured::new("log_prob", "ulp of the value, its larger term, or 1");
    let mut value = Measured::new("prob", "of (1e-15 + 4e-16 t), t the scale of `log_prob`; f32: of 2^-24; relative");
    for [kappa, x, expected, rest] in reference("log_prob")? {
        let terms = 2.0 * kappa * (x / 2.0).sin().powi(2);
        let scale = if terms.is_finite() { terms.max(expected.abs()).max(1.0) } else { expected.abs() };
        let distribution = VonMises::new(0.0, kappa)?;
        log.double.add(kappa, ulps(distribution.log_prob(x)?, expected, rest, scale));
        let density = (expected > -690.0).then(|| expected.exp() * (1.0 + rest));
        if let Some(density) = density {
            let relative = (distribution.prob(x)? / density - 1.0).abs();
            value.double.add(kappa, relative / (1e-15 + 4e-16 * scale));
        }
        let Some([kappa32, x32]) = single([kappa, x]) else { continue };
        let distribution = VonMises::new(0.0, kappa32)?;
        if F32_NORMAL.contains(&scale) {
            log.single.add(kappa, ulps_f32(distribution.log_prob(x32)?.into(), expected, rest, scale));
        }
        if let Some(density) = density.filter(|density| F32_NORMAL.contains(density)) {
            value.single.add(kappa, (f64::from(distribution.prob(x32)?) / density - 1.0).abs() / F32_UNIT);
        }
    }
    Ok([log, value])
}

/// Measures both cumulative functions.
pub(crate) fn cdf_and_sf() -> Result<[Measured; 2], Box<dyn Error>> {
    let unit = "of (5e-15 + 5e-16 abs ln value); f32: of 2^-24; relative";
    let (mut cdf, mut sf) = (Measured::new("cdf", unit), Measured::new("sf", unit));
    for [kappa, x, below, above] in reference("cdf")? {
        let distribution = VonMises::new(0.0, kappa)?;
        let error = |ours: f64, expected: f64| (ours / expected - 1.0).abs() / (5e-15 + 5e-16 * expected.ln().abs());
        cdf.double.add(kappa, error(distribution.cdf(x)?, below));
        sf.double.add(kappa, error(distribution.sf(x)?, above));
        let Some([kappa32, x32]) = single([kappa, x]) else { continue };
        let distribution = VonMises::new(0.0, kappa32)?;
        let error = |ours: f32, expected: f64| (f64::from(ours) / expected - 1.0).abs() / F32_UNIT;
        if F32_NORMAL.contains(&below.min(above)) {
            cdf.single.add(kappa, error(distribution.cdf(x32)?, below));
            sf.single.add(kappa, error(distribution.sf(x32)?, above));
        }
    }
    Ok([cdf, sf])
}
