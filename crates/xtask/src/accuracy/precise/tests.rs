//! Every function against the 50-digit tables of `data/reference`.

use super::bessel::{Bessel, ratio};
use super::elementary::pi;
use super::gradient::DivergenceGradient;
use super::inverse;
use super::number::Number;
use super::slope::{slope, times_slope};
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

/// Checks the derivatives of `name`'s rows in their argument and in the concentration, each with its least scale.
fn gradients(name: &str, least: impl Fn(f64, f64) -> f64, found: impl Fn(f64, f64) -> [Number; 2]) {
    let [mut first, mut in_kappa] = [const { Worst(0.0, String::new()) }; 2];
    for row in rows(name) {
        let [kappa, argument] = [double(&row[0]), double(&row[1])];
        let ([ours, ours_in_kappa], [expected, slope]) = (found(kappa, argument), [number(&row[2]), number(&row[3])]);
        first.add(ours, expected, expected.high, &row);
        in_kappa.add(ours_in_kappa, slope, slope.high.abs().max(least(kappa, argument)), &row);
    }
    first.check(name);
    in_kappa.check(&format!("{name} in the concentration"));
}

/// Returns the angle above which a mass lies.
fn quantile(distribution: &Distribution, mass: Number) -> Number {
    let near = vonmises::isf(mass.high, 0.0, distribution.kappa).map_or(f64::NAN, |angle| angle[[]]);
    inverse::upper_quantile(distribution, mass, near.abs()).unwrap_or_default()
}

#[test]
fn derivatives_of_densities_and_masses() {
    let at = |kappa: f64, x: f64| (Distribution::new(kappa), Number::from(x));
    gradients(
        "log_prob_gradient",
        |kappa, _| 1.0 / (1.0 + kappa),
        |kappa, x| {
            let (distribution, x) = at(kappa, x);
            distribution.log_density_gradient(x)
        },
    );
    gradients(
        "cdf_gradient",
        |_, _| 0.0,
        |kappa, x| {
            let (distribution, x) = at(kappa, x);
            distribution.cdf_gradient(x)
        },
    );
}

#[test]
fn derivatives_of_quantiles() {
    gradients(
        "quantile_gradient",
        |kappa, _| (1.0 + kappa).powf(-1.5),
        |kappa, p| {
            let distribution = Distribution::new(kappa);
            if p < 0.5 {
                let [in_p, in_kappa] = distribution.quantile_gradient(quantile(&distribution, Number::from(p)));
                return [in_p, -in_kappa];
            }
            distribution.quantile_gradient(quantile(&distribution, Number::ONE - p))
        },
    );
    let mut worst = Worst::default();
    for row in rows("quantile_slope") {
        let (distribution, expected) = (Distribution::new(double(&row[0])), number(&row[2]));
        let angle = quantile(&distribution, Number::from(double(&row[1])));
        let [_, ours] = distribution.quantile_gradient(angle);
        worst.add(ours, expected, expected.high.abs().max((1.0 + distribution.kappa).powf(-1.5)), &row);
    }
    worst.check("quantile_slope");
}

#[test]
fn information_and_derivatives_of_divergences() {
    let [mut of_loc, mut of_kappa] = [const { Worst(0.0, String::new()) }; 2];
    for row in rows("fisher") {
        let kappa = double(&row[0]);
        let [loc, concentration] = [number(&row[1]), number(&row[2])];
        of_loc.add(Bessel::new(kappa).length * kappa, loc, loc.high, &row);
        of_kappa.add(slope(kappa), concentration, concentration.high, &row);
        of_kappa.add(times_slope(kappa), concentration * kappa, concentration.high * kappa, &row);
    }
    of_loc.check("Fisher information of loc");
    of_kappa.check("Fisher information of the concentration");
    let mut worst = [const { Worst(0.0, String::new()) }; 3];
    for row in rows("kl_gradient") {
        let [one, two] = [1, 3].map(|column| Distribution::new(double(&row[column])));
        let turn = Number::from(double(&row[0])) - double(&row[2]);
        let whole = pi().scaled(2_f64.copysign(turn.high));
        let turn = if turn.high.abs() > pi().high { turn - whole } else { turn };
        let found = DivergenceGradient::new(&one, turn, &two);
        let DivergenceGradient { in_loc, in_kappa, in_other, minuend } = found;
        let largest = |terms: [Number; 2]| terms.iter().fold(0.0, |largest: f64, term| largest.max(term.high.abs()));
        let [loc, kappa, other] = [number(&row[4]), number(&row[5]), number(&row[6])];
        worst[0].add(in_loc, loc, loc.high, &row);
        worst[1].add(in_kappa[0] + in_kappa[1], kappa, largest(in_kappa), &row);
        worst[2].add(in_other[0] + in_other[1], other, largest(in_other).max(minuend.high), &row);
    }
    for (worst, what) in worst.iter().zip(["loc", "concentration", "other concentration"]) {
        worst.check(&format!("derivative of kl_divergence in the {what}"));
    }
}
