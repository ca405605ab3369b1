//! Every function against the 50-digit tables of `data/reference`.

use super::bessel::{Bessel, ratio};
use super::inverse;
use super::number::Number;
use super::tail::Distribution;
use crate::project;

/// The largest relative error that is allowed.
const BOUND: f64 = 1e-20;
/// Values below this are not compared.
const LEAST: f64 = 1e-305;

/// Parses a decimal number of up to 30 digits.
fn number(text: &str) -> Number {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let places = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len()) as i32;
    let digits = digits.trim_start_matches('0');
    let (first, second) = digits.split_at(digits.len().min(15));
    let part = |digits: &str| digits.parse::<f64>().unwrap_or(0.0);
    let whole = Number::from(part(first)) * 10_f64.powi(second.len() as i32) + part(second);
    let exponent = exponent.parse::<i32>().unwrap_or(0) - places;
    let mut value = if mantissa.starts_with('-') { -whole } else { whole };
    for _ in 0..exponent.unsigned_abs() {
        value = if exponent < 0 { value / 10.0 } else { value * 10.0 };
    }
    value
}

/// Returns the rows of a table; a number that `column` numbers is kept to all its digits.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(project::file(&format!("data/reference/{name}.csv"))).unwrap_or_default();
    let rows: Vec<_> = text.lines().skip(1).map(|line| line.split(',').map(String::from).collect()).collect();
    assert!(rows.len() > 60, "{name}");
    rows
}

fn double(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

/// The largest error so far and where it is.
#[derive(Default)]
struct Worst(f64, String);

impl Worst {
    fn add(&mut self, ours: Number, expected: Number, scale: f64, row: &[String]) {
        if scale.abs() < LEAST {
            return;
        }
        let error = ((ours - expected).high / scale).abs();
        assert!(!error.is_nan(), "{row:?}");
        if error > self.0 {
            *self = Self(error, format!("{row:?}"));
        }
    }

    /// Prints the largest error and fails if it is too large.
    fn check(&self, what: &str) {
        println!("{what}: {:.1e} {}", self.0, self.1);
        assert!(self.0 <= BOUND, "{what}: {:e} {}", self.0, self.1);
    }
}

#[test]
fn bessel_functions() {
    let [mut scaled, mut normaliser, mut length, mut variance] = [const { Worst(0.0, String::new()) }; 4];
    for row in rows("bessel") {
        let found = Bessel::new(double(&row[0]));
        for (worst, ours, column) in [
            (&mut scaled, found.scaled, 1),
            (&mut normaliser, found.normaliser(), 2),
            (&mut length, found.length, 4),
            (&mut variance, found.variance, 5),
        ] {
            let expected = number(&row[column]);
            worst.add(ours, expected, expected.high, &row);
        }
    }
    for (worst, what) in [(scaled, "i0e"), (normaliser, "normaliser"), (length, "length"), (variance, "variance")] {
        worst.check(what);
    }
}

#[test]
fn tails_and_densities() {
    let (mut below, mut above, mut log) = (Worst::default(), Worst::default(), Worst::default());
    for row in rows("cdf") {
        let (distribution, x) = (Distribution::new(double(&row[0])), double(&row[1]));
        let [left, right] = [number(&row[2]), number(&row[3])];
        below.add(distribution.cdf(x), left, left.high, &row);
        above.add(distribution.cdf(-x), right, right.high, &row);
        if x <= 0.0 {
            log.add(distribution.log_tail(Number::from(-x)), super::elementary::ln(left), 1.0, &row);
        }
    }
    let mut density = Worst::default();
    for row in rows("log_prob") {
        let expected = number(&row[2]);
        let ours = Distribution::new(double(&row[0])).log_density(Number::from(double(&row[1])));
        density.add(ours, expected, expected.high.abs().max(1.0), &row);
    }
    for (worst, what) in [(below, "cdf"), (above, "sf"), (log, "log_cdf"), (density, "log_prob")] {
        worst.check(what);
    }
}

#[test]
fn quantiles() {
    let mut worst = Worst::default();
    for row in rows("quantile") {
        let [kappa, p] = [double(&row[0]), double(&row[1])];
        let (expected, mass) = (number(&row[2]), if p < 0.5 { Number::from(p) } else { Number::ONE - p });
        let found = inverse::upper_quantile(&Distribution::new(kappa), mass, expected.high.abs());
        worst.add(found.unwrap_or_default(), expected.abs(), expected.high.abs().max(1.0 / (1.0 + kappa).sqrt()), &row);
    }
    worst.check("quantile");
}

#[test]
fn concentrations_and_moments() {
    let (mut inverse, mut moments) = (Worst::default(), Worst::default());
    for row in rows("inverse") {
        let expected = number(&row[1]);
        let found = inverse::concentration(double(&row[0]), expected.high);
        inverse.add(found.unwrap_or_default(), expected, expected.high, &row);
    }
    for row in rows("moments") {
        let (kappa, expected) = (double(&row[0]), number(&row[2]));
        if kappa <= 1e6 {
            moments.add(ratio(row[1].parse().unwrap_or(0), kappa), expected, expected.high, &row);
        }
    }
    inverse.check("variance_to_concentration");
    moments.check("trigonometric_moment");
}
