//! The probability that a Poisson process stays between two parallel lines, from which Kolmogorov's and Kuiper's null
//! distributions follow.
//!
//! Let Y(t) = y₀ + t − N(t), N a Poisson process of rate 1, be killed when it leaves \[0, a\]. Given N(n), the jumps
//! are uniform on \[0, n\], so the distribution of Y(n) gives the probability that an empirical distribution function
//! stays between two lines. Y drifts up and jumps down, so its resolvent is known in terms of one function (Bertoin
//! 1997),
//!
//! ```text
//! ∫ e^−qt P(Y(t) ∈ dy, alive) dt = W(y₀) W(a − y) / W(a) − W(y₀ − y),   W(x) = Σ_λ λ^−x / (1 − λ)
//! ```
//!
//! over the solutions λ of λ e^−λ = z, z = e^−(1+q); zˣ W(x) = Σ_{j ≤ x} (−z (x − j))ʲ / j!. All but two of the λ are
//! larger in modulus, by a factor 8.1 at z = 1/e, and are left out here: the error is that factor to the power −x. With
//! the two λ = h coth h ∓ h, both statistics need a contour integral in h, which is steepest on the line where the real
//! part of h is twice the statistic. The trapezoidal rule on that line converges exponentially. In units of 1/√n
//! neither the length of the contour nor the step depends on n.
//!
//! # References
//! Kemperman 1957 (Annals of Mathematical Statistics 28); Bertoin 1997 (Annals of Applied Probability 7).

use super::binomial::scaled_factorial;
use super::complex::Complex;

/// Coefficients of h²ᵏ, k ≥ 1, in h coth h: 2²ᵏ B₂ₖ / (2k)!.
const COTH: [f64; 13] = [
    1.0 / 3.0,
    -1.0 / 45.0,
    2.0 / 945.0,
    -1.0 / 4725.0,
    2.0 / 93_555.0,
    -1382.0 / 638_512_875.0,
    4.0 / 18_243_225.0,
    -3617.0 / 162_820_783_125.0,
    87_734.0 / 38_979_295_480_125.0,
    -2.280_515_120_459_218_3e-10,
    2.310_643_259_900_262_4e-11,
    -2.341_170_681_982_488_4e-12,
    2.372_101_740_023_365_4e-13,
];

/// The contour crosses the real axis here or further right, in units of 1/√n: the poles are on the imaginary axis.
const LEAST: f64 = 3.0;
/// The step of the trapezoidal rule, in the same units: the poles then cause an error of exp(−2π 3 / 0.4) = 3e-21.
const STEP: f64 = 0.4;
/// More points than needed: integrands decay like exp(−t²/2), or a little slower in far tails.
const POINTS: i32 = 100;

/// A point h of the contour and the functions of it that integrands need.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) h: Complex,
    /// 1/(λ₂ − 1), the weight of the larger solution in W.
    pub(crate) weight: Complex,
    /// `weight` divided by the weight of the smaller solution.
    pub(crate) ratio: Complex,
    /// −(1 + ln z) = h coth h − 1 + ln(sinh h / h).
    exponent: Complex,
    /// The derivative of `exponent`.
    slope: Complex,
}

impl Point {
    /// Evaluates the functions at h, by series near 0.
    fn new(h: Complex) -> Self {
        let (mean, exponent, slope) = if h.square_norm() < 0.3 { series(h) } else { closed(h) };
        let weight = (h + mean).inverse();
        Self { h, weight, ratio: (h - mean) * weight, exponent, slope }
    }
}

/// Returns h coth h − 1, h coth h − 1 + ln(sinh h / h), and the derivative of the second, from power series.
fn series(h: Complex) -> (Complex, Complex, Complex) {
    let square = h * h;
    let (mut exponents, mut slopes) = (COTH, COTH);
    for (k, (exponent, slope)) in (1..).zip(exponents.iter_mut().zip(&mut slopes)) {
        *exponent *= 1.0 + 0.5 / f64::from(k);
        *slope *= f64::from(2 * k + 1);
    }
    let sum = |coefficients: &[f64]| square.polynomial(coefficients);
    (square * sum(&COTH), square * sum(&exponents), h * sum(&slopes))
}

/// Returns the same as [`series`] in closed form, which cancels near 0.
fn closed(h: Complex) -> (Complex, Complex, Complex) {
    let decay = (h * -2.0).exp();
    let sinh = -decay + 1.0; // 2 e^−h sinh h
    let coth = (decay + 1.0) / sinh;
    let mean = h * coth + -1.0;
    let slope = coth * 2.0 - h.inverse() - h * decay * 4.0 / (sinh * sinh);
    (mean, mean + h + (sinh / (h * 2.0)).ln(), slope)
}

/// Returns n! / nⁿ times the coefficient of zⁿ in E · `transform`(h, E), E = exp(−2 h `width`): a probability that
/// decays like exp(−2 `width`² / n).
///
/// The factor E is applied as part of the exponent, where it cannot underflow early.
pub(crate) fn coefficient(n: f64, width: f64, transform: impl Fn(Point, Complex) -> Complex) -> f64 {
    let unit = 1.0 / n.sqrt();
    let centre = saddle(2.0 * width / n).max(LEAST * unit);
    let mut sum = 0.0;
    for k in 0..POINTS {
        let point = Point::new(Complex::new(centre, f64::from(k) * STEP * unit));
        let decay = point.h * (-2.0 * width);
        let term = (decay + point.exponent * n).exp() * transform(point, decay.exp()) * point.slope;
        sum += if k == 0 { 0.5 * term.re } else { term.re };
        if term.size() <= 1e-18 * sum.abs() {
            break;
        }
    }
    scaled_factorial(n) * sum * STEP * unit / std::f64::consts::PI
}

/// Returns approximately the real h where the exponent has this slope; for small h the slope is h.
fn saddle(slope: f64) -> f64 {
    let mut h = slope;
    for _ in 0..6 {
        h *= slope / Point::new(Complex::new(h, 0.0)).slope.re;
    }
    h
}

/// Returns P(Y stays in \[0, a\] until n, N(n) = n − `rise`) for Y that starts at `start`, by steps of one unit of
/// time.
///
/// At whole times Y is at f + j, f the fractional part of `start`. All terms are positive: nothing cancels.
pub(crate) fn stay_probability(n: usize, start: f64, a: f64, rise: usize) -> f64 {
    let fraction = start.fract();
    let top = (a - fraction).floor();
    let (states, first) = (top as usize + 1, start as usize);
    if first >= states || first + rise >= states {
        return 0.0;
    }
    let steps = Steps::new(states, 1.0 - fraction, a - fraction - top);
    let mut probabilities = vec![0.0; states];
    probabilities[first] = 1.0;
    let mut next = probabilities.clone();
    for _ in 0..n {
        steps.apply(&probabilities, &mut next);
        std::mem::swap(&mut probabilities, &mut next);
    }
    probabilities[first + rise]
}

/// Probabilities of k jumps in a unit of time, and of k jumps without crossing a line on the way.
struct Steps {
    /// P(k jumps).
    jumps: Vec<f64>,
    /// P(k jumps, the last after time 1 − f): into the lowest state.
    low: Vec<f64>,
    /// P(k jumps, the first before time g): out of the highest state, which is g below the upper line.
    high: Vec<f64>,
    /// P(both conditions), from the highest state to the lowest.
    both: f64,
}

impl Steps {
    /// Tabulates the probabilities; `late` is 1 − f and `early` is g.
    fn new(states: usize, late: f64, early: f64) -> Self {
        let jumps: Vec<f64> = (0..=states)
            .scan((-1.0_f64).exp(), |p, k| {
                let current = *p;
                *p /= (k + 1) as f64;
                Some(current)
            })
            .collect();
        let restricted = |gap: f64| -> Vec<f64> {
            let power = |k: usize| -(k as f64 * (-gap).ln_1p()).exp_m1(); // 1 − (1 − gap)ᵏ
            jumps.iter().enumerate().map(|(k, p)| if k == 0 { 0.0 } else { p * power(k) }).collect()
        };
        let (low, high) = (restricted(1.0 - late), restricted(early));
        let k = states as i32;
        let neither = (late - early).max(0.0).powi(k);
        let both = jumps[states] * (1.0 - late.powi(k) - (1.0 - early).powi(k) + neither).max(0.0);
        Self { jumps, low, high, both }
    }

    /// Computes the probabilities of all states one unit of time later.
    fn apply(&self, probabilities: &[f64], next: &mut [f64]) {
        let top = probabilities.len() - 1;
        for (to, next) in next.iter_mut().enumerate() {
            let jumps = if to == 0 { &self.low } else { &self.jumps };
            // State j leads to `to` by j + 1 − to jumps; more than 20 jumps have probability 1e-19.
            let from = to.saturating_sub(1);
            let inner = &probabilities[from.min(top)..top.min(from + 20)];
            let least = from + 1 - to;
            *next = inner.iter().zip(&jumps[least..]).map(|(p, jumps)| p * jumps).sum();
            let last = if to == 0 { self.both } else { self.high[top + 1 - to] };
            *next += probabilities[top] * last;
        }
    }
}
