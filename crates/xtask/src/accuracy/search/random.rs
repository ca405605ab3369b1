//! Random points, spread over all scales and denser where methods change, and random steps from a point.

use crate::accuracy::comparison::error::LARGEST_OF_MOMENTS;
use crate::accuracy::comparison::function::{Function, Precision};
use crate::accuracy::comparison::point::{Argument, Point};
use ndarray_rand::rand::Rng;
use std::f64::consts::{LN_10, PI};

/// Concentrations at which functions change their method.
const CHANGES: [f64; 9] = [1e-300, 1e-8, 0.01, 1.0, 6.0, 25.0, 1e4, 1e5, 1e10];
/// The scales of concentrations on which the library's tables are divided, as a shift s and a number n of parts: n s/(κ + s)
/// is whole at the edges.
const SCALES: [(u32, u32); 2] = [(6, 128), (3, 128)];

/// Returns a random power of ten between two exponents.
fn power(rng: &mut impl Rng, from: f64, to: f64) -> f64 {
    (rng.random_range(from..to) * LN_10).exp()
}

/// Returns a number near 1, at a distance of any size.
fn near_one(rng: &mut impl Rng) -> f64 {
    let distance = power(rng, -16.5, -1.5);
    if rng.random() { 1.0 + distance } else { 1.0 - distance }
}

/// Returns a point of the function at random.
pub(crate) fn point(rng: &mut impl Rng, function: Function, precision: Precision) -> Point {
    let kappa = concentration(rng, precision);
    let argument = match function {
        Function::Samples => Argument::Word(word(rng, precision)),
        Function::SampleInConcentration => Argument::Seed(rng.random()),
        Function::Quantile | Function::Isf | Function::QuantileInP | Function::QuantileInConcentration => {
            Argument::Real(precision.round(probability(rng, precision)))
        }
        Function::Concentration => Argument::Real(precision.round(variance(rng, precision, kappa))),
        Function::Moment => Argument::Order(power(rng, 0.301, 2.5 + 0.25 * (1.0 + kappa).log10()) as u32),
        Function::Divergence
        | Function::DivergenceInLoc
        | Function::DivergenceInConcentration
        | Function::DivergenceInOther => {
            let near = rng.random_range(0..3) == 0;
            let other = if near { kappa * near_one(rng) } else { concentration(rng, precision) };
            Argument::Other(within_circle(precision, angle(rng, kappa)), precision.round(other))
        }
        Function::Entropy
        | Function::Variance
        | Function::Length
        | Function::Deviation
        | Function::EntropyInConcentration
        | Function::FisherOfLoc
        | Function::FisherOfConcentration => Argument::None,
        _ => Argument::Real(within_circle(precision, angle(rng, kappa))),
    };
    admissible(function, Point { kappa, argument })
}

/// Returns the point with the concentration that the function is compared at.
fn admissible(function: Function, Point { kappa, argument }: Point) -> Point {
    let kappa = match function {
        Function::Concentration => 0.0,
        Function::Moment => kappa.min(LARGEST_OF_MOMENTS),
        _ => kappa,
    };
    Point { kappa, argument }
}

fn concentration(rng: &mut impl Rng, precision: Precision) -> f64 {
    let exponents = match precision {
        Precision::Double => -323.3..308.2,
        Precision::Single => -45.0..38.5,
    };
    let kappa = match rng.random_range(0..20) {
        0..9 => power(rng, -4.0, 6.0),
        9..12 => power(rng, exponents.start, exponents.end),
        12..15 => {
            let (shift, parts) = scale(rng);
            shift * f64::from(parts) / f64::from(rng.random_range(1..parts)) * near_one(rng) - shift
        }
        15..17 => {
            let (shift, parts) = scale(rng);
            shift * f64::from(parts) / rng.random_range(0.0..f64::from(parts)) - shift
        }
        17 => f64::from_bits(rng.random::<u64>() >> 1),
        18 => CHANGES[rng.random_range(0..CHANGES.len())] * near_one(rng),
        _ => [0.0, 5e-324, f64::from(f32::from_bits(1)), precision.largest()][rng.random_range(0..4)],
    };
    let kappa = if kappa.is_nan() { 1.0 } else { kappa.clamp(0.0, precision.largest()) };
    precision.round(kappa)
}

/// Returns one of the scales.
fn scale(rng: &mut impl Rng) -> (f64, u32) {
    let (shift, parts) = SCALES[rng.random_range(0..SCALES.len())];
    (f64::from(shift), parts)
}

/// Returns an angle in [−π, π], scaled to the circle, to the width of the distribution or to the depth of the tail.
fn angle(rng: &mut impl Rng, kappa: f64) -> f64 {
    let at_depth = |exponent: f64| 2.0 * (exponent / (2.0 * kappa)).min(1.0).sqrt().asin();
    let size = match rng.random_range(0..16) {
        0..4 => rng.random_range(0.0..PI),
        4..7 => rng.random_range(0.0..10.0) / (1.0 + kappa).sqrt(),
        7..9 => at_depth(power(rng, -3.0, 2.84)),
        9..13 => at_depth(rng.random_range(0.0..690.0)),
        13 => PI - power(rng, -17.0, 0.0),
        14 => power(rng, -300.0, 0.49),
        _ => f64::from_bits(rng.random::<u64>() >> 1),
    };
    if rng.random() { size } else { -size }
}

/// Rounds an angle to one of the type's that is at most the real π; whatever is outside becomes the largest such.
fn within_circle(precision: Precision, x: f64) -> f64 {
    let (rounded, largest) = (precision.round(x), precision.round(PI));
    let largest = if largest > PI { precision.round(largest * (1.0 - 1e-7)) } else { largest };
    if rounded.abs() <= PI { rounded } else { largest.copysign(x) }
}

fn probability(rng: &mut impl Rng, precision: Precision) -> f64 {
    let (least, epsilon) = match precision {
        Precision::Double => (-300.0, -17.0),
        Precision::Single => (-37.9, -8.0),
    };
    match rng.random_range(0..12) {
        0..3 => rng.random(),
        3..5 => power(rng, least, -0.301),
        5 => power(rng, -5.0, -0.301),
        6 => 0.5 + power(rng, epsilon, -0.302),
        7 => 0.5 - power(rng, epsilon, -0.302),
        8 => 1.0 - power(rng, epsilon, -0.301),
        9..11 => beside_row(rng),
        _ => f64::from_bits(rng.random::<u64>() >> 1).min(1.0),
    }
}

/// Returns a probability near an edge of the rows of the engine's tables, at which 4p(1 − p) is a whole number of
/// sixteenths of a power of two.
fn beside_row(rng: &mut impl Rng) -> f64 {
    let sixteenths = f64::from(rng.random_range(16..32)) / 32.0;
    let product = (sixteenths * 0.5_f64.powi(rng.random_range(0..13)) * near_one(rng)).min(1.0);
    let lower = 0.5 * product / (1.0 + (1.0 - product).sqrt());
    if rng.random() { lower } else { 1.0 - lower }
}

/// Returns a word of as many bits as a sample has.
fn word(rng: &mut impl Rng, precision: Precision) -> u64 {
    let bits = precision.word_bits();
    let any = rng.random::<u64>() >> (64 - bits);
    let (short, half, mask) = (any >> rng.random_range(0..bits), 1 << (bits - 1), u64::MAX >> (64 - bits));
    match rng.random_range(0..10) {
        0..5 => any,
        5 => short,
        6 => !short & mask,
        7 => (half + (short >> 1)) & mask,
        8 => half - 1 - (short >> 1),
        _ => ((beside_row(rng) * 2_f64.powi(bits as i32)) as u64) & mask,
    }
}

fn variance(rng: &mut impl Rng, precision: Precision, kappa: f64) -> f64 {
    let least = if precision == Precision::Double { -304.0 } else { -37.0 };
    match rng.random_range(0..8) {
        0..2 => rng.random(),
        2 => power(rng, least, 0.0),
        3..5 => power(rng, -6.0, 0.0),
        5 => 1.0 - power(rng, -16.0, 0.0),
        _ => {
            let point = Point { kappa, argument: Argument::None };
            crate::accuracy::comparison::ours::ours(Function::Variance, precision, point).unwrap_or(1.0)
        }
    }
}

/// Returns a point a random step away. `least` and `most` are exponents of the relative size of the step.
pub(crate) fn step(
    rng: &mut impl Rng,
    function: Function,
    precision: Precision,
    Point { kappa, argument }: Point,
    [least, most]: [f64; 2],
) -> Point {
    let size = power(rng, least, most);
    let which = rng.random_range(0..5);
    let kappa = if which < 3 { moved(rng, precision, kappa, size).clamp(0.0, precision.largest()) } else { kappa };
    let argument = match argument {
        _ if which < 2 && function != Function::Concentration => argument,
        Argument::None => argument,
        Argument::Real(number) => Argument::Real(moved_argument(rng, function, precision, number, size)),
        Argument::Word(word) => Argument::Word(moved_word(rng, precision, word, size)),
        Argument::Seed(_) => Argument::Seed(rng.random()),
        Argument::Order(n) => {
            Argument::Order((f64::from(n) * (1.0 + size * rng.random_range(-2.0..2.0))).round() as u32)
        }
        Argument::Other(turn, other) => Argument::Other(
            within_circle(precision, moved(rng, precision, turn, size)),
            moved(rng, precision, other, size).clamp(0.0, precision.largest()),
        ),
    };
    admissible(function, Point { kappa, argument })
}

/// Moves a number by a relative step, or by a few of its neighbours.
fn moved(rng: &mut impl Rng, precision: Precision, number: f64, size: f64) -> f64 {
    if rng.random_range(0..4) > 0 {
        return precision.round(number * (1.0 + size * rng.random_range(-2.0..2.0)));
    }
    let count = rng.random_range(-8..=8);
    (0..i32::abs(count))
        .fold(number, |here, _| if count < 0 { -precision.next_up(-here) } else { precision.next_up(here) })
}

fn moved_argument(rng: &mut impl Rng, function: Function, precision: Precision, number: f64, size: f64) -> f64 {
    match function {
        Function::Quantile
        | Function::Isf
        | Function::QuantileInP
        | Function::QuantileInConcentration
        | Function::Concentration => {
            // Near 1 the distance from 1 is what matters, near 1/2 that from 1/2.
            let centre = [0.0, 0.0, 1.0, 0.5][rng.random_range(0..4)];
            precision.round(centre + moved(rng, precision, number - centre, size)).clamp(0.0, 1.0)
        }
        _ => within_circle(precision, moved(rng, precision, number, size)),
    }
}

fn moved_word(rng: &mut impl Rng, precision: Precision, word: u64, size: f64) -> u64 {
    let bits = precision.word_bits();
    let mask = u64::MAX >> (64 - bits);
    if rng.random_range(0..4) == 0 {
        return word.wrapping_add_signed(rng.random_range(-8..=8)) & mask;
    }
    let (small, is_upper) = if word >> (bits - 1) == 0 { (word, false) } else { (!word & mask, true) };
    let tail = (small as f64 * (1.0 + size * rng.random_range(-2.0..2.0))) as u64;
    let tail = tail.min(mask >> 1);
    if is_upper { !tail & mask } else { tail }
}
