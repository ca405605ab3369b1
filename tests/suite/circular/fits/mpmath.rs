//! Estimates, standard errors and likelihood intervals against mpmath (`data/reference/fit.csv`).

use super::{close, two_sided};
use crate::common::reference;
use vonmises::circular::{Bias, Fit, Fitted};

/// Returns half the length of the likelihood interval for the direction.
fn half_width(fitted: &Fitted<f64>) -> f64 {
    let [from, to] = fitted.confidence_interval(0.95).unwrap().loc.unwrap();
    (to - from) / 2.0
}

#[test]
fn estimates_errors_and_intervals_are_those_of_mpmath() {
    for row in reference::<13>("fit") {
        let [w0, w1, kappa, best_fisher, marginal, log_likelihood, loc_error, kappa_error, lower, upper, ..] = row;
        let [.., loc_half_width, known_kappa, known_half_width] = row;
        let fit = |fit: Fit<f64>| two_sided(fit, [w0, w1]);
        let corrected = |bias| fit(Fit::new().bias(bias)).concentration();
        let plain = fit(Fit::new());
        let errors = plain.standard_errors();
        let ends = plain.confidence_interval(0.95).unwrap().concentration.unwrap();
        let given_kappa = fit(Fit::new().concentration(known_kappa));
        for (name, got, want) in [
            ("concentration", plain.concentration(), kappa),
            ("Best and Fisher's correction", corrected(Bias::BestFisher), best_fisher),
            ("marginal likelihood", corrected(Bias::MarginalLikelihood), marginal),
            ("log likelihood", plain.log_likelihood(), log_likelihood),
            ("standard error of loc", errors.loc.unwrap(), loc_error),
            ("standard error of the concentration", errors.concentration.unwrap(), kappa_error),
            ("lower end", ends[0], lower),
            ("upper end", ends[1], upper),
            ("half width for loc", half_width(&plain), loc_half_width),
            ("half width for loc, known concentration", half_width(&given_kappa), known_half_width),
        ] {
            close(got, want, 1e-14, &format!("{name}, n = {:e}, kappa = {kappa:e}", w0 + w1));
        }
    }
}
