//! The classical orbits from which `watson` computes the far tail of Watson's statistic.
//!
//! Let ℓ(h) = h coth h − 1 + ln(sinh h / h), the value of λ − 1 − ln λ at λ = h coth h ± h. With s²/2 = ℓ(h), the orbit
//! of energy e has the action ν, with derivatives in e,
//!
//! ```text
//! ν = (4 e/π) ∫ h′(s) cos²θ dθ,   ν′ = (2/π) ∫ h′(s) dθ,   ν″ = (2/π) ∫ h″(s) sin θ dθ / √(2e)
//! ```
//!
//! over θ from 0 to π/2, with s = √(2e) sin θ. The integrands extend to smooth periodic functions, so the midpoint rule
//! converges exponentially.

use std::f64::consts::{FRAC_PI_2, PI};

/// Coefficients of h², h⁴, … in ℓ.
const HEIGHT: [f64; 8] = [
    1.0 / 2.0,
    -1.0 / 36.0,
    1.0 / 405.0,
    -1.0 / 4200.0,
    1.0 / 42_525.0,
    -691.0 * 13.0 / (6.0 * 638_512_875.0),
    2.0 * 15.0 / (7.0 * 18_243_225.0),
    -3617.0 * 17.0 / (16.0 * 162_820_783_125.0),
];
/// Above this energy orbits are so close to the end of the range of U² that the limiting form there is used.
pub(crate) const HIGHEST: f64 = 1000.0;

/// An orbit: its energy, its action, and two derivatives of the action in the energy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Orbit {
    pub(crate) energy: f64,
    pub(crate) action: f64,
    pub(crate) first: f64,
    pub(crate) second: f64,
}

impl Orbit {
    /// Computes the orbit of an energy.
    pub(crate) fn new(energy: f64) -> Self {
        let top = (2.0 * energy).sqrt();
        let nodes = 10 + (5.0 * top) as i32;
        let (mut action, mut first, mut second) = (0.0, 0.0, 0.0);
        for k in 0..nodes {
            let (sin, cos) = ((f64::from(k) + 0.5) * FRAC_PI_2 / f64::from(nodes)).sin_cos();
            let (once, twice) = derivatives(top * sin);
            action += once * cos * cos;
            first += once;
            second += twice * sin;
        }
        let scale = 1.0 / f64::from(nodes);
        Self { energy, action: 2.0 * energy * action * scale, first: first * scale, second: second * scale / top }
    }

    /// Returns ν / ν′³, which is 4π² j² U²/n for j windings; it increases with the energy from 0 to π²/3.
    pub(crate) fn scaled_statistic(&self) -> f64 {
        self.action / (self.first * self.first * self.first)
    }

    /// Finds the orbit with this [`scaled_statistic`](Self::scaled_statistic), if its energy is at most [`HIGHEST`].
    pub(crate) fn from_scaled_statistic(target: f64) -> Option<Self> {
        let mut energy = target / (1.0 - 3.0 * target / (PI * PI)).max(1e-4);
        for _ in 0..40 {
            if energy > 4.0 * HIGHEST {
                return None;
            }
            let orbit = Self::new(energy);
            let rate = energy * (orbit.first / orbit.action - 3.0 * orbit.second / orbit.first);
            let step = ((target / orbit.scaled_statistic()).ln() / rate).clamp(-2.0, 2.0);
            energy *= step.exp();
            if step.abs() < 1e-13 {
                break;
            }
        }
        (energy <= HIGHEST).then(|| Self::new(energy))
    }
}

/// Returns h′ and h″ at s, with h from Newton's method.
fn derivatives(s: f64) -> (f64, f64) {
    let target = 0.5 * s * s;
    let mut h = if s < 2.5 { s + s * s * s / 36.0 } else { 0.5 * (target + 1.0 + target.ln_1p()) };
    for _ in 0..30 {
        let (height, slope, _) = heights(h);
        let step = (height - target) / slope;
        h -= step;
        if step.abs() <= 1e-9 * h {
            break; // the next step is about the square of this one
        }
    }
    let (_, slope, curvature) = heights(h);
    let once = s / slope;
    (once, (1.0 - once * once * curvature) / slope)
}

/// Returns ℓ, ℓ′ and ℓ″ at h.
fn heights(h: f64) -> (f64, f64, f64) {
    if h < 0.35 {
        let square = h * h;
        let sum = |weight: fn(f64) -> f64| {
            let terms = HEIGHT.iter().enumerate().rev();
            terms.fold(0.0, |tail, (k, c)| tail * square + c * weight(2.0 * (k + 1) as f64))
        };
        return (square * sum(|_| 1.0), h * sum(|m| m), sum(|m| m * (m - 1.0)));
    }
    let decay = (-2.0 * h).exp();
    let coth = (1.0 + decay) / (1.0 - decay);
    let square = 4.0 * decay / ((1.0 - decay) * (1.0 - decay)); // 1 / sinh²
    let height = h * coth - 1.0 + h + ((1.0 - decay) / (2.0 * h)).ln();
    let slope = 2.0 * coth - 1.0 / h - h * square;
    (height, slope, 1.0 / (h * h) - square * (3.0 - 2.0 * h * coth))
}
