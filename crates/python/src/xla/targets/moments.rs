//! The mean resultant length and its derivatives, which second derivatives are made of.

use super::call::Number;
use super::elementwise::target;
use super::skewness::third_cumulant;
use crate::threads::run::SMALL;
use ndarray::{ArrayD, ArrayViewD, Zip};
use vonmises::{Float, VonMises};

// A(k), 1 - A(k) without its cancellation, A'(k) and A''(k).
target!(Moments, "moments", [concentration: Concentration] -> 4, {
    let slope = vonmises::fisher_information(concentration.view())?.concentration;
    let length = each(&concentration, |kappa| Ok(VonMises::new(0.0, kappa)?.trigonometric_moment(1).0))?;
    let variance = each(&concentration, |kappa| Ok(VonMises::new(0.0, kappa)?.circular_variance()))?;
    let curvature = each(&concentration, |kappa| Ok(third_cumulant(kappa)))?;
    [length, variance, slope, curvature]
});

/// Returns `f` of each element, in `f64` and rounded once.
fn each<F: Number>(
    array: &ArrayViewD<'_, F>,
    f: impl Fn(f64) -> vonmises::Result<f64> + Sync,
) -> vonmises::Result<ArrayD<F>> {
    // The elements were checked, so none is refused here.
    let rounded = |value: &F| F::from_f64(f(Float::to_f64(*value)).unwrap_or(f64::NAN));
    Ok(if array.len() <= SMALL { array.map(rounded) } else { Zip::from(array).par_map_collect(rounded) })
}
