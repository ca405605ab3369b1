//! All outcomes of few angles in few classes, with their probabilities.

pub(super) type Statistic = fn(&[f64], &[f64]) -> f64;

/// Calls `f` with all counts of n angles in k classes and the logarithm of their probability.
pub(super) fn outcomes(n: usize, p: &[f64], f: &mut dyn FnMut(&[f64], f64)) {
    fn fill(left: usize, j: usize, counts: &mut Vec<f64>, probability: f64, p: &[f64], f: &mut dyn FnMut(&[f64], f64)) {
        if j + 1 == p.len() {
            counts[j] = left as f64;
            let factorial: f64 = (1..=left).map(|i| i as f64).product();
            f(counts, probability * p[j].powi(left as i32) / factorial);
            return;
        }
        let mut term = probability;
        for count in 0..=left {
            counts[j] = count as f64;
            fill(left - count, j + 1, counts, term, p, f);
            term *= p[j] / (count + 1) as f64;
        }
    }
    let factorial: f64 = (1..=n).map(|i| i as f64).product();
    fill(n, 0, &mut vec![0.0; p.len()], factorial, p, f);
}

/// Returns each distinct value of a statistic (up to rounding) with its probability of being reached.
pub(super) fn distribution(n: usize, p: &[f64], statistic: Statistic) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    outcomes(n, p, &mut |counts, probability| all.push((statistic(counts, p), probability)));
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut reached, mut sum) = (Vec::<(f64, f64)>::new(), 0.0);
    for (value, probability) in all {
        sum += probability;
        match reached.last_mut() {
            Some(last) if last.0 - value < 1e-11 => *last = (value, sum),
            _ => reached.push((value, sum)),
        }
    }
    reached
}

/// Probabilities of classes.
pub(super) const PROBABILITIES: [&[f64]; 11] = [
    &[0.5, 0.5],
    &[0.3, 0.7],
    &[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0],
    &[0.25, 0.25, 0.25, 0.25],
    &[0.1, 0.2, 0.3, 0.4],
    &[0.2, 0.2, 0.2, 0.2, 0.2],
    &[0.6, 0.1, 0.1, 0.1, 0.1],
    &[1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0],
    &[0.05, 0.25, 0.125, 0.375, 0.1, 0.1],
    &[0.001, 0.3, 1e-9, 0.398_999_999, 0.2, 0.1],
    &[0.25, 0.125, 0.125, 0.25, 0.125, 0.125],
];
