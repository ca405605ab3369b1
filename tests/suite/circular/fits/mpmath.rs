//! Estimates, standard errors and likelihood intervals against mpmath (`data/reference/fit.csv`).

use super::{close, two_sided};
use crate::common::reference;
use vonmises::circular::{Bias, Fit, PerParameter};

#[test]
fn estimates_errors_and_intervals_are_those_of_mpmath() {
    for row in reference::<13>("fit") {
        let [
            w0,
            w1,
            kappa,
            best_fisher,
            marginal,
            log_likelihood,
            loc_error,
            error,
            lower,
            upper,
            turn,
            known,
            turn_known,
        ] = row;
        let fit = |fit| two_sided(fit, [w0, w1]);
        let plain = fit(Fit::new());
        let what = format!("n = {:e}, kappa = {kappa:e}", w0 + w1);
        let concentration = |bias| fit(Fit::new().bias(bias)).concentration();
        let errors = plain.standard_errors();
        let interval = plain.confidence_interval(0.95).unwrap();
        let half = |interval: PerParameter<[f64; 2]>| interval.loc.map(|[from, to]| (to - from) / 2.0).unwrap();
        let known = fit(Fit::new().concentration(known)).confidence_interval(0.95).unwrap();
        let [low, high] = interval.concentration.unwrap();
        let pairs = [
            (plain.concentration(), kappa),
            (concentration(Bias::BestFisher), best_fisher),
            (concentration(Bias::MarginalLikelihood), marginal),
            (plain.log_likelihood(), log_likelihood),
            (errors.loc.unwrap(), loc_error),
            (errors.concentration.unwrap(), error),
            (low, lower),
            (high, upper),
            (half(interval), turn),
            (half(known), turn_known),
        ];
        for (i, (got, want)) in pairs.into_iter().enumerate() {
            close(got, want, 1e-14, &format!("{what}: {i}"));
        }
    }
}
