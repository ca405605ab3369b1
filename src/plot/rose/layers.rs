//! Layers of petals: which of them each angle belongs to, by a second quantity such as the speed of a wind.

use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::input::condition::Condition;
use crate::memory::alloc::{collected, reserved};
use crate::plot::canvas::numbers::{decimals, fixed, round_step, significant};
use crate::scalar::float::Float;
use ndarray::{ArrayD, CowArray, Dimension, IxDyn};

/// The number of layers that default limits aim at.
const WANTED: f64 = 6.0;

/// Where an angle belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Layer(u8),
    /// Below the first limit.
    Calm,
    /// The angle or its value is missing.
    Nowhere,
}

/// The places of all angles in row-major order, and what is in none of the layers.
#[derive(Debug)]
pub(super) struct Places {
    places: Vec<Place>,
    /// The number or weight of calm angles.
    pub(super) calm: f64,
    /// The numbers of missing angles, and of missing values of angles that are there.
    pub(super) missing: usize,
    pub(super) without_value: usize,
}

impl Places {
    pub(super) fn new<F: Float, D: Dimension>(
        x: &Observations<'_, F, D>,
        values: &CowArray<'_, f64, IxDyn>,
        limits: &[f64],
    ) -> Result<Self> {
        let (places, _) = reserved(&[x.len()])?;
        let mut found = Self { places, calm: 0.0, missing: 0, without_value: 0 };
        let (values, weights) = (x.matched(values)?, x.checked_weights()?);
        let finite = Condition::new("values", "finite or NaN, for a missing one", |value: f64| !value.is_infinite());
        let mut weights = weights.iter().flatten();
        for (flat, (angle, &value)) in x.angles().zip(&values).enumerate() {
            finite.check_element(values.shape(), flat, value)?;
            let weight = weights.next().copied().unwrap_or(1.0);
            let is_missing = x.skips_nan() && angle.is_nan();
            let place = match limits.partition_point(|limit| *limit <= value) {
                _ if value.is_nan() => Place::Nowhere,
                0 => Place::Calm, // needs no direction
                _ if is_missing => Place::Nowhere,
                layer => Place::Layer((layer - 1) as u8), // of at most `MAX_LAYERS`
            };
            found.places.push(place);
            match place {
                Place::Calm => found.calm += weight,
                Place::Nowhere if is_missing => found.missing += 1,
                Place::Nowhere => found.without_value += 1,
                Place::Layer(_) => {}
            }
        }
        Ok(found)
    }

    /// Returns the weights of angles in some places, 0 for the others.
    pub(super) fn weights<F: Float, D: Dimension>(
        &self,
        x: &Observations<'_, F, D>,
        is_in: impl Fn(Place) -> bool,
    ) -> Result<ArrayD<f64>> {
        let weights = x.checked_weights()?;
        let mut weights = weights.iter().flatten();
        let weight = |place: &Place| {
            let weight = weights.next().copied().unwrap_or(1.0);
            if is_in(*place) { weight } else { 0.0 }
        };
        collected(x.shape(), self.places.iter().map(weight))
    }
}

/// Returns limits for values from `low` to `high`, multiples of a round number.
pub(super) fn default_limits(low: f64, high: f64) -> Vec<f64> {
    let step = round_step(((high - low) / WANTED).max(f64::MIN_POSITIVE));
    let first = (low / step).floor();
    let limits = (0..8).map(|i| (first + f64::from(i)) * step).take_while(|limit| *limit < high);
    let limits: Vec<_> = limits.collect();
    if limits.is_empty() || high <= low { vec![low] } else { limits }
}

/// The texts of layers.
#[derive(Debug)]
pub(super) struct Layers {
    /// "0–2", "2–4", "≥ 4"; none without layers.
    pub(super) labels: Vec<String>,
    /// The first limit.
    pub(super) first: String,
}

impl Layers {
    pub(super) fn new(limits: &[f64]) -> Self {
        let digits = limits.iter().filter(|limit| **limit != 0.0).map(|limit| decimals(limit.abs()));
        let decimals = digits.max().unwrap_or_default();
        let are_usual = limits.iter().all(|limit| *limit == 0.0 || (1e-4..1e6).contains(&limit.abs()));
        let number = |limit: &f64| if are_usual { fixed(*limit, decimals) } else { significant(*limit, 4) };
        let next = limits.iter().skip(1).map(Some).chain([None]);
        let label = |(limit, next): (&f64, Option<&f64>)| match next {
            Some(next) => format!("{}–{}", number(limit), number(next)),
            None => format!("≥ {}", number(limit)),
        };
        let labels = limits.iter().zip(next).map(label).collect();
        Self { labels, first: limits.first().map_or_else(String::new, number) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    #[test]
    fn limits_are_round_numbers() {
        assert_eq!(default_limits(0.2, 11.8), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(default_limits(-3.0, 3.0), [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0]);
        assert_eq!(default_limits(5.0, 5.0), [5.0]);
        let layers = Layers::new(&[-0.5, 2.0, 10.0]);
        assert_eq!(
            (layers.labels, layers.first.as_str()),
            (vec!["−0.5–2.0".into(), "2.0–10.0".into(), "≥ 10.0".into()], "−0.5")
        );
    }

    #[test]
    fn very_large_limits_have_powers_of_ten() {
        assert_eq!(Layers::new(&[-1e300, 0.0, 2.5e7]).labels, ["−1.000 × 10³⁰⁰–0", "0–2.500 × 10⁷", "≥ 2.500 × 10⁷"]);
    }

    #[test]
    fn every_angle_has_a_place() {
        let x = array![0.1, f64::NAN, 0.3, f64::NAN, 0.5, 0.6];
        let values: Array1<f64> = array![2.0, 3.0, f64::NAN, 0.4, 0.499, 1e9];
        let x = crate::circular::skip_nan(&x);
        let places = Places::new(&x, &values.into_dyn().into(), &[0.5, 2.0]).unwrap();
        use Place::{Calm, Layer, Nowhere};
        assert_eq!(places.places, [Layer(1), Nowhere, Nowhere, Calm, Calm, Layer(1)]);
        assert_eq!((places.calm, places.missing, places.without_value), (2.0, 1, 1));
    }
}
