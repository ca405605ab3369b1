//! Entropy, moments, the conversions of concentrations, and the divergence of two distributions.

use super::Worst;
use crate::common::{reference, ulps, ulps_of_pair};
use vonmises::{VonMises, circular, entropy};

#[test]
fn bessel_functions_and_entropy() {
    let (mut entropies, mut variances, mut lengths) = (Worst::default(), Worst::default(), Worst::default());
    let mut deviations = Worst::default();
    for row in reference::<11>("bessel") {
        let [kappa, _, log_normalizer, expected, length, variance, _, _, rest, length_rest, variance_rest] = row;
        let input = || format!("κ {kappa:e}");
        let scale = expected.abs().max(log_normalizer.abs()).max(0.5);
        entropies.record(ulps_of_pair(entropy(kappa).unwrap()[[]], [expected, rest], scale), input);
        let ours = circular::concentration_to_variance(kappa).unwrap()[[]];
        variances.record(ulps_of_pair(ours, [variance, variance_rest], variance), input);
        let distribution = VonMises::new(0.0, kappa).unwrap();
        assert_eq!(distribution.circular_variance(), ours);
        if length > 1e-300 {
            let ours = distribution.trigonometric_moment(1).0;
            lengths.record(ulps_of_pair(ours, [length, length_rest], length), input);
            let log = if length < 0.5 { length.ln() } else { (-variance).ln_1p() };
            let deviation = (-2.0 * log).sqrt();
            deviations.record(ulps(distribution.circular_standard_deviation(), deviation, deviation), input);
        }
    }
    entropies.assert_bound("entropy", false);
    variances.assert_bound("concentration_to_variance", false);
    lengths.assert_bound("trigonometric_moment(1)", false);
    deviations.assert_bound("circular_standard_deviation", false);
}

#[test]
fn inverse_moments_and_divergence() {
    let (mut inverse, mut moments, mut divergence) = (Worst::default(), Worst::default(), Worst::default());
    for [variance, expected, rest] in reference("inverse") {
        let ours = circular::variance_to_concentration(variance).unwrap()[[]];
        inverse.record(ulps_of_pair(ours, [expected, rest], expected), || format!("variance {variance:e}"));
    }
    for [kappa, n, expected] in reference("moments") {
        let (cosine, _) = VonMises::new(0.0, kappa).unwrap().trigonometric_moment(n as u32);
        moments.record((cosine / expected - 1.0).abs(), || format!("κ {kappa:e} n {n}"));
    }
    for [loc, kappa, other_loc, other_kappa, expected] in reference::<5>("kl") {
        let (p, q) = (VonMises::new(loc, kappa).unwrap(), VonMises::new(other_loc, other_kappa).unwrap());
        let scale = expected.max(1.0).max((kappa / other_kappa.max(1e-300)).ln().abs().min(1e3));
        divergence.record((p.kl_divergence(&q) - expected).abs() / scale, || {
            format!("{loc} {kappa} {other_loc} {other_kappa}")
        });
    }
    inverse.assert_bound("variance_to_concentration", false);
    moments.assert_bound("trigonometric_moment(n)", false);
    divergence.assert_bound("kl_divergence", false);
}
