//! The Kullback–Leibler divergence, which compares two distributions.

use super::inputs::{Inputs, check, check_finite, deviation};
use crate::arguments::units::Units;
use ndarray::{ArrayD, IxDyn};
use vonmises::shape::broadcast_shapes;
use vonmises::{Error, Result, VonMises};

/// Returns the divergence in nats of the distribution from the other one. All four parameters broadcast.
pub(super) fn divergence(inputs: &Inputs, units: Units) -> Result<ArrayD<f64>> {
    let [other_loc, other_concentration] = &inputs.other;
    let parameters = [&inputs.loc, &inputs.concentration, other_loc, other_concentration];
    check_finite("loc", &inputs.loc)?;
    check_finite("other_loc", other_loc)?;
    check_concentration("concentration", &inputs.concentration)?;
    check_concentration("other_concentration", other_concentration)?;
    let shape = parameters.iter().try_fold(Vec::new(), |shape, next| broadcast_shapes(&shape, next.shape()))?;
    let too_large = || Error::TooLarge { shape: shape.clone() };
    let view = |of: usize| parameters[of].broadcast(IxDyn(&shape)).ok_or_else(too_large);
    let (locs, kappas, other_locs, other_kappas) = (view(0)?, view(1)?, view(2)?, view(3)?);
    let mut values = Vec::new();
    values.try_reserve_exact(locs.len()).map_err(|_| too_large())?;
    for (((&loc, &kappa), &other_loc), &other_kappa) in locs.iter().zip(&kappas).zip(&other_locs).zip(&other_kappas) {
        values.push(one(units, [loc, other_loc], [kappa, other_kappa])?);
    }
    ArrayD::from_shape_vec(IxDyn(&shape), values).map_err(|_| too_large())
}

/// Returns the divergence of two distributions. Unless directions are radians, their difference is taken in their
/// units.
fn one(units: Units, [loc, other_loc]: [f64; 2], [kappa, other_kappa]: [f64; 2]) -> Result<f64> {
    let locs =
        if units.is_radians() { [loc, other_loc] } else { [0.0, units.to_radians(deviation(units, other_loc, loc))] };
    Ok(VonMises::new(locs[0], kappa)?.kl_divergence(&VonMises::new(locs[1], other_kappa)?))
}

fn check_concentration(argument: &'static str, values: &ArrayD<f64>) -> Result<()> {
    check(argument, values, "finite and at least 0", |kappa| kappa.is_finite() && kappa >= 0.0)
}
