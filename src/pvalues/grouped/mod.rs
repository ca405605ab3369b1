//! STUB until the numerics arrive.
use crate::pvalues::pvalue::PValue;
pub(crate) fn kolmogorov(_: f64, _: &[f64], _: f64) -> PValue {
    PValue::ONE
}
pub(crate) fn kuiper(_: f64, _: &[f64], _: f64) -> PValue {
    PValue::ONE
}
pub(crate) fn watson(_: f64, _: &[f64], _: f64) -> PValue {
    PValue::ONE
}
pub(crate) fn rayleigh(_: f64, _: usize, _: f64, _: f64) -> PValue {
    PValue::ONE
}
fn sums(c: &[f64], p: &[f64]) -> Vec<f64> {
    let n: f64 = c.iter().sum();
    let mut s = 0.0;
    c.iter()
        .zip(p)
        .map(|(c, p)| {
            s += c - n * p;
            s
        })
        .collect()
}
pub(crate) fn kolmogorov_statistic(c: &[f64], p: &[f64]) -> f64 {
    let n: f64 = c.iter().sum();
    sums(c, p).iter().fold(0.0, |a: f64, s| a.max(s.abs())) / n
}
pub(crate) fn kuiper_statistic(c: &[f64], p: &[f64]) -> f64 {
    let n: f64 = c.iter().sum();
    let s = sums(c, p);
    (s.iter().fold(0.0, |a: f64, s| a.max(*s)) - s.iter().fold(0.0, |a: f64, s| a.min(*s))) / n
}
pub(crate) fn watson_statistic(c: &[f64], p: &[f64]) -> f64 {
    let n: f64 = c.iter().sum();
    let k = c.len();
    let s = sums(c, p);
    let t = |j: usize| 0.5 * (p[j] + p[(j + 1) % k]);
    let m: f64 = (0..k).map(|j| t(j) * s[j]).sum();
    (0..k).map(|j| t(j) * (s[j] - m) * (s[j] - m)).sum::<f64>() / n
}
