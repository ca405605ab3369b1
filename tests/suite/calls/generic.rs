//! Code that is generic over the element type, with `F: Float` and no further bound.

use super::Outcome;
use ndarray::{Array1, ArrayD, Axis};
use vonmises::circular::{Fit, circular_mean, weighted};
use vonmises::{Float, IntoKey, Key, Param, Result, VonMises, cdf, gof, nn, sample_von_mises, validate};

fn samples<F: Float>(loc: F, concentrations: &[F]) -> Result<ArrayD<F>> {
    sample_von_mises(Key::new(1), loc, concentrations, [200, concentrations.len()])
}

fn spread<F: Float>(x: &ArrayD<F>, weight: F) -> Result<F> {
    let fitted = Fit::new().fit_axis(weighted(x, weight), Axis(0))?;
    let mut total = F::zero();
    for fit in &fitted {
        total += fit.concentration();
    }
    Ok(total)
}

fn masses<F: Float>(x: &ArrayD<F>, distribution: &VonMises<F>) -> Result<Vec<f64>> {
    let masses = cdf(x, distribution.loc(), &distribution.concentration())?;
    Ok(masses.iter().map(|mass| Float::to_f64(*mass)).collect())
}

/// A parameter of any kind can be passed on.
fn layer<'a, F: Float>(key: impl IntoKey, logits: impl Param<'a, F>, temperature: F) -> Result<ArrayD<F>> {
    Ok(nn::von_mises_layer(key, logits, F::one(), temperature, true)?.0)
}

fn everything<F: Float>() -> Outcome {
    let concentrations = [1.0, 4.0].map(F::from_f64);
    let x = samples(F::zero(), &concentrations)?;
    assert!(spread(&x, F::one())?.is_finite());
    assert!(circular_mean(&x)?.abs() < F::one());
    assert_eq!(masses(&x, &VonMises::fit(&x)?)?.len(), 400);
    assert_eq!(layer(Key::new(2), &Array1::from_elem(3, F::one()), F::one())?.shape(), [3]);
    assert!(gof::rayleigh(&x)?.p_value < 1e-6);
    assert!(validate::lanes(&x, F::zero(), &concentrations, Axis(0), 1e-6)?.passed());
    assert!((&x + F::one()).sum().is_finite());
    Ok(())
}

#[test]
fn generic_code_compiles_for_both_types() -> Outcome {
    everything::<f32>()?;
    everything::<f64>()
}
