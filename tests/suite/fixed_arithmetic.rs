//! The functions that feed a sample's bits, written in fixed arithmetic, are as exact as they say: against pxfm's, which
//! are correctly rounded but for one case in thousands.

use crate::common::ulps;
use crate::special::fixed;
use ndarray::Array1;
use vonmises::Key;

/// The largest error in ulp over 100,000 random points of the interval, and over those near its start.
fn worst(interval: [f64; 2], ours: fn(f64) -> f64, exact: fn(f64) -> f64) -> f64 {
    let points: Array1<f64> = Key::new(1).uniform(100_000).unwrap();
    let [low, high] = interval;
    let spread = points.iter().map(|u| low + u * (high - low));
    let gathered = points.iter().map(|u| low + u.powi(4) * (high - low));
    spread.chain(gathered).map(|x| ulps(ours(x), exact(x), exact(x))).fold(0.0, f64::max)
}

#[test]
fn errors_are_as_stated() {
    let exp = worst([-700.0, 700.0], fixed::exp, pxfm::f_exp).max(worst([0.0, -1.0], fixed::exp, pxfm::f_exp));
    let ln = worst([1.0, 2.0], fixed::ln, pxfm::f_log).max(worst([0.0, 1e300], fixed::ln, pxfm::f_log));
    let atan = worst([0.0, 1.0], fixed::atan, pxfm::f_atan);
    let sine = worst([0.0, std::f64::consts::PI], fixed::sin_of_half, |x| pxfm::f_sin(0.5 * x));
    let tan = worst([0.0, std::f64::consts::FRAC_PI_8], fixed::tan, pxfm::f_tan);
    println!("exp {exp} ln {ln} atan {atan} sin_of_half {sine} tan {tan}");
    assert!(exp <= 1.0 && ln <= 2.0 && atan <= 2.0 && sine <= 1.0 && tan <= 2.0, "{exp} {ln} {atan} {sine} {tan}");
}

#[test]
fn exp_goes_on_to_zero() {
    assert_eq!([-708.5, -745.2, -746.0, -1e300, f64::NEG_INFINITY].map(fixed::exp)[1..], [0.0; 4]);
    for x in [-701.5, -709.3, -720.0, -744.0] {
        assert!((fixed::exp(x) - x.exp()).abs() <= 5e-324_f64.max(4e-16 * x.exp()), "{x}");
    }
}
