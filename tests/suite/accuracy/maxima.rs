//! The points at which a search found the largest errors (`data/measurements/maxima.csv`), and the published bounds.
//!
//! The file has, for each point, the value as the sum of two doubles and the size of the unit in which the error
//! counts.

use super::samples::Constant;
use crate::common::data;
use ndarray_rand::rand_distr::Distribution;
use std::collections::BTreeMap;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};
use vonmises::{
    Float, Gradient, Key, Param, VonMises, cdf_with_grad, entropy_with_grad, fisher_information,
    kl_divergence_with_grad, log_prob_with_grad, quantile_with_grad, sample_with_grad,
};

/// A row of the file.
struct Row<'a> {
    function: &'a str,
    is_f32: bool,
    /// The concentration, or nothing for a function that returns one.
    kappa: f64,
    /// Nothing, an angle, a probability, a variance, a word, a seed, an order, or the turn and concentration of another.
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
        if let Some((function, parameter)) = self.function.split_once(": ") {
            return self.derivative::<F>(function, parameter);
        }
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

    /// Returns what a function with derivatives returns for one parameter.
    fn derivative<F: Float + for<'b> Param<'b, F>>(&self, function: &str, parameter: &str) -> f64 {
        let real = |text: &str| F::from_f64(text.parse().unwrap());
        let (zero, kappa, argument) = (F::zero(), F::from_f64(self.kappa), self.argument);
        let of_angle = |gradient: Gradient<F>| match parameter {
            "x" => gradient.x[[]],
            "concentration" => gradient.concentration[[]],
            other => panic!("{function} has no derivative in {other}"),
        };
        let value = match (function, parameter) {
            ("sample_with_grad", "concentration") => {
                sample_with_grad(Key::new(argument.parse::<u64>().unwrap()), zero, kappa, 1).unwrap().1[[0]]
            }
            ("log_prob_with_grad", _) => of_angle(log_prob_with_grad(real(argument), zero, kappa).unwrap().1),
            ("cdf_with_grad", _) => of_angle(cdf_with_grad(real(argument), zero, kappa).unwrap().1),
            ("quantile_with_grad", "p") => quantile_with_grad(real(argument), zero, kappa).unwrap().1.p[[]],
            ("quantile_with_grad", "concentration") => {
                quantile_with_grad(real(argument), zero, kappa).unwrap().1.concentration[[]]
            }
            ("entropy_with_grad", "concentration") => entropy_with_grad(kappa).unwrap().1[[]],
            ("fisher_information", "loc") => fisher_information(kappa).unwrap().loc[[]],
            ("fisher_information", "concentration") => fisher_information(kappa).unwrap().concentration[[]],
            ("kl_divergence_with_grad", _) => {
                let (turn, other) = argument.split_once(';').unwrap();
                let (_, gradient) = kl_divergence_with_grad(zero, kappa, real(turn), real(other)).unwrap();
                match parameter {
                    "loc" => gradient.loc[[]],
                    "concentration" => gradient.concentration[[]],
                    "other_concentration" => gradient.other_concentration[[]],
                    other => panic!("no derivative in {other}"),
                }
            }
            other => panic!("no function is named {other:?}"),
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
