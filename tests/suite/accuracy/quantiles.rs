//! Quantiles.

use super::{Worst, angle_error};
use crate::common::reference;
use vonmises::{isf, quantile};

#[test]
fn quantile_and_isf() {
    let (mut wide, mut narrow) = (Worst::default(), Worst::default());
    for [kappa, p, expected] in reference("quantile") {
        let input = || format!("κ {kappa:e} p {p:e}");
        wide.record(angle_error(quantile(p, 0.0, kappa).unwrap()[[]], expected, kappa), input);
        wide.record(angle_error(isf(p, 0.0, kappa).unwrap()[[]], -expected, kappa), input);
        let (p32, kappa32) = (p as f32, kappa as f32);
        if f64::from(p32) == p && f64::from(kappa32) == kappa {
            let ours = f64::from(quantile(p32, 0.0, kappa32).unwrap()[[]]);
            narrow.record(angle_error(ours, expected, kappa), input);
        }
    }
    wide.assert_bound("quantile", false);
    narrow.assert_bound("quantile", true);
}
