//! The points at which a search found the largest errors (`data/measurements/maxima.csv`), and the published bounds.
//!
//! The file has, for each point, the value as the sum of two doubles and the size of the unit in which the error
//! counts.

use super::samples::Constant;
use crate::common::data;
use ndarray_rand::rand_distr::Distribution;
use std::collections::BTreeMap;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};
use vonmises::{Float, Param, VonMises};

/// A row of the file.
struct Row<'a> {
    function: &'a str,
    is_f32: bool,
    /// The concentration, or nothing for a function that returns one.
    kappa: f64,
    /// Nothing, an angle, a probability, a variance, a word, an order, or the turn and concentration of another.
    argument: &'a str,
    value: [f64; 2],
    unit: f64,
    recorded: f64,
}

impl<'a> Row<'a> {
    fn new(line: &'a str) -> Self {
        let [function, name, kappa, argument, high, low, unit, recorded] =
            line.split(',').collect::<Vec<_>>().try_into().unwrap();
        let number = |text: &str| text.parse::<f64>().unwrap();
        Row {
            function,
            is_f32: name == "f32",
            kappa: if kappa.is_empty() { 0.0 } else { number(kappa) },
            argument,
            value: [high, low].map(number),
            unit: number(unit),
            recorded: number(recorded),
        }
    }

    /// Returns the error now, in the unit.
    fn error(&self) -> f64 {
        let ours = if self.is_f32 { self.evaluate::<f32>() } else { self.evaluate::<f64>() };
        let [high, low] = self.value;
        ((ours - high) - low).abs() / self.unit
    }

    fn evaluate<F: Float + for<'b> Param<'b, F>>(&self) -> f64 {
        let real = |text: &str| F::from_f64(text.parse().unwrap());
        let centred = VonMises::new(F::zero(), F::from_f64(self.kappa)).unwrap();
        let argument = self.argument;
        let value = match self.function {
            // 32-bit words are the high half of what the generator returns.
            "samples" => centred.sample(&mut Constant(argument.parse::<u64>().unwrap() << (64 - F::WORD_BITS))),
            "quantile" => centred.quantile(real(argument)).unwrap(),
            "isf" => centred.isf(real(argument)).unwrap(),
            "cdf" => centred.cdf(real(argument)).unwrap(),
            "sf" => centred.sf(real(argument)).unwrap(),
            "log_cdf" => centred.log_cdf(real(argument)).unwrap(),
            "log_sf" => centred.log_sf(real(argument)).unwrap(),
            "log_prob" => centred.log_prob(real(argument)).unwrap(),
            "prob" => centred.prob(real(argument)).unwrap(),
            "entropy" => centred.entropy(),
            "concentration_to_variance" => concentration_to_variance(F::from_f64(self.kappa)).unwrap()[[]],
            "trigonometric_moment(1)" => centred.trigonometric_moment(1).0,
            "trigonometric_moment(n)" => centred.trigonometric_moment(argument.parse().unwrap()).0,
            "circular_standard_deviation" => centred.circular_standard_deviation(),
            "variance_to_concentration" => variance_to_concentration(real(argument)).unwrap()[[]],
            "kl_divergence" => {
                let (turn, other) = argument.split_once(';').unwrap();
                centred.kl_divergence(&VonMises::new(real(turn), real(other)).unwrap())
            }
            other => panic!("no function is named {other}"),
        };
        value.to_f64()
    }
}

#[test]
fn the_largest_errors_found_are_within_the_published_bounds() {
    let text = std::fs::read_to_string(data("measurements/maxima.csv")).unwrap();
    let mut largest: BTreeMap<(&str, bool), f64> = BTreeMap::new();
    for row in text.lines().skip(1).map(Row::new) {
        let (bound, error) = (super::bound(row.function, row.is_f32), row.error());
        let Row { function, is_f32, kappa, argument, recorded, .. } = row;
        assert!(error <= bound, "{function} {is_f32} at {kappa:e}, {argument}: {error} is above {bound}");
        let known = largest.entry((function, is_f32)).or_default();
        *known = known.max(recorded);
    }
    // A bound is what was found, rounded up.
    assert_eq!(largest.len(), 2 * super::BOUNDS.len());
    for ((function, is_f32), found) in largest {
        let bound = super::bound(function, is_f32);
        assert!(bound <= 1.1 * found, "{function} {is_f32}: the bound {bound} is far above {found}");
    }
}

#[test]
fn the_reported_points_of_cdf_are_among_them() {
    let text = std::fs::read_to_string(data("measurements/maxima.csv")).unwrap();
    for point in
        ["182.55837704267253,-1.7685832004447106", "201.5844027976737,-1.8316474811268297", "50.03,-2.0256033081272915"]
    {
        assert!(text.contains(&format!("cdf,f64,{point},")), "{point}");
    }
}
