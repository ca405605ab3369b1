//! Between which probabilities an order statistic lies.

/// The quantile of the normal distribution for an upper tail of 2.5 %.
const NORMAL: f64 = 1.959_963_984_540_054;

/// Returns the probabilities between which the order statistic at p of n uniform numbers lies with probability 95 %.
pub(crate) fn band(p: f64, n: f64) -> [f64; 2] {
    let a = (n * p + 0.5).clamp(1.0, n.max(1.0));
    let b = (n + 1.0 - a).max(1.0);
    [1.0, -1.0].map(|side| beta_quantile(a, b, side * NORMAL))
}

/// Returns the quantile of the beta distribution at the probability of the normal distribution's upper tail at y, for y
/// = ±1.96: exact for a = 1 or b = 1, otherwise by Abramowitz & Stegun's 26.5.22.
fn beta_quantile(a: f64, b: f64, y: f64) -> f64 {
    let p: f64 = if y > 0.0 { 0.025 } else { 0.975 };
    if a == 1.0 {
        return -((-p).ln_1p() / b).exp_m1();
    }
    if b == 1.0 {
        return p.powf(1.0 / a);
    }
    let (of_a, of_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
    let (h, l) = (2.0 / (of_a + of_b), (y * y - 3.0) / 6.0);
    let w = y * (h + l).sqrt() / h - (of_b - of_a) * (l + 5.0 / 6.0 - 2.0 / (3.0 * h));
    a / (a + b * (2.0 * w).exp())
}
