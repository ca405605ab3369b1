//! Maximum likelihood for angles of which only the class is known, because they were rounded.
//!
//! The likelihood is Π pⱼ^nⱼ, where pⱼ is the mass of class j and nⱼ its weight. The EM algorithm climbs it: each class
//! is replaced by the means of sine and versine over it under the current distribution, and the distribution is fitted
//! to these. Where it comes to rest, A(κ) is the expected resultant length given the classes.
//!
//! A step removes the share 1 − r of the error, r being the share of the information that rounding lost: r is about
//! h²/(h² + 12σ²) for steps h and a standard deviation σ.
//!
//! # References
//! Dempster, Laird & Rubin 1977, "Maximum likelihood from incomplete data via the EM algorithm", section 4.2 (grouping).

use super::bias::Bias;
use super::estimate::PointEstimate;
use super::fitted::Fitted;
use super::parameters::Known;
use super::resultant::Resultant;
use crate::circular::observations::rounding::Rounding;
use crate::error::{Error, Result};
use crate::memory::alloc::listed;
use crate::scalar::float::Float;
use crate::special::angle::wrapped;
use crate::special::constants::{GAUSS_NODES, GAUSS_WEIGHTS};
use crate::special::pivot::Pivot;
use std::f64::consts::{PI, TAU};

/// Most steps of the EM algorithm. One that loses 99 % of the information needs some 3000.
const STEPS: usize = 20_000;
/// Change of the concentration, and of the direction, at which it rests: relative, and in standard deviations.
const REST: f64 = 1e-12;
/// The same for fits of simulated counts, whose statistics need no more digits.
const ROUGH: f64 = 1e-7;
/// Width in standard deviations of the panels over which a class is integrated, and the largest rise of the exponent
/// over one of them.
const PANEL: [f64; 2] = [3.0, 8.0];
/// Most panels: more come from the rounding of an interval that is hardly wider than a float's spacing.
const PANELS: f64 = 16.0;
/// The exponent, above the least one in a class, at which its integrals are cut off: exp(−40) is 4e-18.
const CUT: f64 = 40.0;
/// Width of a class, in standard deviations and in radians, up to which four nodes are enough: up to six standard
/// deviations from the location their error of a class's mean square is below 7e-11 of the variance.
const NARROW: f64 = 0.1;
/// The nodes and weights of Gauss & Legendre's rule of four points on [0, 1].
const FEW: [[f64; 4]; 2] = [
    [0.069_431_844_202_973_71, 0.330_009_478_207_571_9, 0.669_990_521_792_428_1, 0.930_568_155_797_026_3],
    [0.173_927_422_568_726_93, 0.326_072_577_431_273_07, 0.326_072_577_431_273_07, 0.173_927_422_568_726_93],
];

/// Classes that hold angles.
pub(crate) struct Grouped {
    /// Half the width of a class.
    half: f64,
    /// The middle of each class, and its weight.
    classes: Vec<(f64, f64)>,
    total: f64,
    /// Whether all angles may be equal: they lie in one class, or in two next to each other.
    adjacent: bool,
}

/// The current distribution.
#[derive(Clone, Copy)]
struct Current {
    loc: f64,
    kappa: f64,
    resultant: Resultant,
}

impl Grouped {
    /// Takes the weights of all classes, of which at least one is positive.
    pub(crate) fn new(rounding: Rounding, weights: &[f64]) -> Result<Self> {
        let occupied = || (0..).zip(weights).filter(|(_, weight)| **weight > 0.0);
        let classes = listed(
            occupied().count(),
            occupied().map(|(class, &weight): (usize, _)| (wrapped(rounding.centre(class)), weight)),
        )?;
        let last = weights.len() - 1;
        let first_two = (occupied().next().map(|(class, _)| class), occupied().nth(1).map(|(class, _)| class));
        let adjacent = match (classes.len(), first_two) {
            (1, _) => true,
            (2, (Some(first), Some(second))) => second - first == 1 || (first == 0 && second == last),
            _ => false,
        };
        Ok(Self { half: 0.5 * rounding.step(), classes, total: weights.iter().sum(), adjacent })
    }

    /// Fits a distribution to the classes.
    pub(crate) fn fit<F: Float>(&self, known: &Known<F>, bias: Bias) -> Result<Fitted<F>> {
        self.fitted(known, self.estimate(known, bias))
    }

    /// Fits a distribution to the classes of simulated angles, with a relative error of 1e-7.
    pub(crate) fn fit_roughly<F: Float>(&self) -> Result<Fitted<F>> {
        let known = Known::default();
        self.fitted(&known, self.estimate_to(ROUGH, &known, Bias::None))
    }

    fn fitted<F: Float>(&self, known: &Known<F>, estimate: PointEstimate) -> Result<Fitted<F>> {
        let PointEstimate { loc, resultant, kappa } = estimate;
        if !F::from_f64(kappa).is_finite() {
            let reason = "all angles lie in one class of the rounding or in two neighbours, so that it is infinite";
            return Err(Error::Undefined { statistic: "concentration", reason });
        }
        let loc = known.loc.unwrap_or_else(|| loc.wrapped());
        Ok(Fitted { loc, kappa, weight: self.total, resultant, known: *known })
    }

    /// Estimates both parameters; the concentration is infinite where the likelihood has no maximum.
    pub(crate) fn estimate<F: Float>(&self, known: &Known<F>, bias: Bias) -> PointEstimate {
        self.estimate_to(REST, known, bias)
    }

    fn estimate_to<F: Float>(&self, rest: f64, known: &Known<F>, bias: Bias) -> PointEstimate {
        let is_infinite = known.concentration.is_none() && self.has_no_maximum(known);
        let Current { loc, kappa, resultant } = if is_infinite { self.middles(known) } else { self.climb(known, rest) };
        let kappa = match (known.concentration, known.loc) {
            _ if is_infinite => f64::INFINITY,
            (None, None) => bias.corrected(resultant, self.total),
            _ => kappa,
        };
        PointEstimate { loc: Pivot::new(loc), resultant, kappa }
    }

    /// Returns whether the likelihood grows as the concentration does without end.
    fn has_no_maximum<F: Float>(&self, known: &Known<F>) -> bool {
        let Some(loc) = known.loc else { return self.adjacent };
        let reach = self.half * (1.0 + 1e-9);
        self.classes.iter().all(|&(centre, _)| Pivot::new(loc.to_f64()).deviation(centre).abs() <= reach)
    }

    /// Fits a distribution to the middles of the classes.
    fn middles<F: Float>(&self, known: &Known<F>) -> Current {
        let start = known.loc.map_or_else(|| self.classes.first().map_or(0.0, |&(centre, _)| centre), Float::to_f64);
        let sine_and_versine = |deviation: f64| {
            let half = 0.5 * deviation;
            [deviation.sin(), 2.0 * half.sin() * half.sin()]
        };
        self.maximise(known, start, self.means(start, sine_and_versine))
    }

    /// Runs the EM algorithm, from the fit to the middles of the classes.
    fn climb<F: Float>(&self, known: &Known<F>, rest: f64) -> Current {
        let mut current = self.middles(known);
        for _ in 0..STEPS {
            let Current { loc, kappa, .. } = current;
            let means = self.means(loc, |deviation| class_means(deviation, self.half, kappa));
            let next = self.maximise(known, loc, means);
            let still = (next.kappa - kappa).abs() <= rest * kappa.max(1e-3)
                && (known.loc.is_some() || means[0].abs() <= rest * means[1].sqrt());
            current = next;
            if still {
                break;
            }
        }
        current
    }

    /// Returns the weighted means over all classes of a function of the deviation of their middle from `loc`.
    fn means(&self, loc: f64, f: impl Fn(f64) -> [f64; 2]) -> [f64; 2] {
        let pivot = Pivot::new(loc);
        let mut sums = [0.0; 2];
        for &(centre, weight) in &self.classes {
            let values = f(pivot.deviation(centre));
            sums = [sums[0] + weight * values[0], sums[1] + weight * values[1]];
        }
        sums.map(|sum| sum / self.total)
    }

    /// Returns the distribution that fits best, given the means of sine and versine about `loc`.
    fn maximise<F: Float>(&self, known: &Known<F>, loc: f64, [sine, versine]: [f64; 2]) -> Current {
        let cosine = 1.0 - versine;
        let length = sine.hypot(cosine);
        let (loc, resultant) = match known.loc {
            Some(_) => (loc, Resultant { variance: versine, length: cosine }),
            None => {
                let variance = ((versine * (2.0 - versine) - sine * sine) / (1.0 + length)).clamp(0.0, 1.0);
                (loc + sine.atan2(cosine), Resultant { variance, length: length.min(1.0) })
            }
        };
        let kappa = known.concentration.map_or_else(|| resultant.concentration(), Float::to_f64);
        Current { loc, kappa, resultant }
    }
}

/// Returns the means of sine and versine over the angles within `half` of a deviation from the location, under the
/// distribution of concentration κ.
fn class_means(middle: f64, half: f64, kappa: f64) -> [f64; 2] {
    let (from, to) = (middle - half, middle + half);
    // The least exponent in the class, so that a far class neither underflows nor divides 0 by 0.
    let near = if from <= 0.0 && to >= 0.0 { 0.0 } else { wrap(from).min(wrap(to)) };
    let least = square_of_half(near);
    let cut = if kappa > 0.0 { least + 0.5 * CUT / kappa } else { 1.0 };
    let reach = if cut < 1.0 { 2.0 * cut.sqrt().asin() } else { PI };
    let mut sums = [0.0; 3];
    // Beyond the point opposite to the location a class goes on at the other end.
    for turn in [-TAU, 0.0, TAU] {
        let (low, high) = ((from + turn).max(-reach), (to + turn).min(reach));
        if low < high {
            add_integrals(&mut sums, [low, high], least, kappa, 2.0 * half);
        }
    }
    match sums {
        [mass, sines, versines] if mass > 0.0 => [sines / mass, versines / mass],
        // The density falls so fast that only the nearest angle counts.
        _ => [if middle < 0.0 { -near.sin() } else { near.sin() }, 2.0 * least],
    }
}

/// Returns the distance of an angle from 0 along the circle.
fn wrap(angle: f64) -> f64 {
    (angle.abs() % TAU).min(TAU - angle.abs() % TAU)
}

/// Returns sin²(θ/2).
fn square_of_half(angle: f64) -> f64 {
    (0.5 * angle).sin() * (0.5 * angle).sin()
}

/// Adds the integrals of the density, and of sine and versine times it, over a part of a class of that width. The
/// density is divided by that of the exponent `least`.
fn add_integrals(sums: &mut [f64; 3], [low, high]: [f64; 2], least: f64, kappa: f64, class: f64) {
    let rise = 2.0 * kappa * (square_of_half(low).max(square_of_half(high)) - least);
    let panels = ((high - low) * kappa.sqrt() / PANEL[0]).max(rise / PANEL[1]).ceil().clamp(1.0, PANELS) as usize;
    let is_narrow = class * kappa.sqrt().max(1.0) <= NARROW && rise < 1.0;
    let (nodes, weights): (&[f64], &[f64]) =
        if is_narrow { (&FEW[0], &FEW[1]) } else { (&GAUSS_NODES, &GAUSS_WEIGHTS) };
    let width = (high - low) / panels as f64;
    for panel in 0..panels {
        for (node, weight) in nodes.iter().zip(weights) {
            let (sine, cosine) = (0.5 * (low + (panel as f64 + node) * width)).sin_cos();
            let density = width * weight * (-2.0 * kappa * (sine * sine - least)).exp();
            sums[0] += density;
            sums[1] += density * 2.0 * sine * cosine;
            sums[2] += density * 2.0 * sine * sine;
        }
    }
}
