//! Baselines without a network.

use crate::Outcome;
use crate::examples::{Example, Set};
use crate::scores::Forecast;
use ndarray::Array1;
use vonmises::circular::Fit;

/// Predicts for each held-out example the distribution that is fitted to all angles of the training set.
pub(crate) fn one_distribution(examples: &[Example]) -> Outcome<Forecast> {
    let angles: Array1<f64> = of_set(examples, Set::Training).map(|example| example.angle).collect();
    let fitted = Fit::new().fit(&angles)?;
    let count = of_set(examples, Set::HeldOut).count();
    Ok(Forecast {
        locs: Array1::from_elem(count, fitted.loc()),
        concentrations: Array1::from_elem(count, fitted.concentration()),
    })
}

/// Predicts that the wind will come from where it comes from now, with a concentration fitted to the training set.
///
/// Where it has no direction now, this predicts what [`one_distribution`] does.
pub(crate) fn persistence(examples: &[Example]) -> Outcome<Forecast> {
    let changes = |example: &Example| Some(example.angle - now(example)?);
    let changes: Array1<f64> = of_set(examples, Set::Training).filter_map(changes).collect();
    let concentration = Fit::new().loc(0.0).fit(&changes)?.concentration();
    let mut forecast = one_distribution(examples)?;
    for (i, example) in of_set(examples, Set::HeldOut).enumerate() {
        if let Some(direction) = now(example) {
            (forecast.locs[i], forecast.concentrations[i]) = (direction, concentration);
        }
    }
    Ok(forecast)
}

fn of_set(examples: &[Example], set: Set) -> impl Iterator<Item = &Example> {
    examples.iter().filter(move |example| example.set == set)
}

/// Returns the direction of the wind when the prediction is made.
fn now(example: &Example) -> Option<f64> {
    let [cos, sin, ..] = example.features;
    (cos != 0.0 || sin != 0.0).then(|| sin.atan2(cos))
}
