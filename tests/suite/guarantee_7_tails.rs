//! Guarantee 7: `cdf` and `sf` each keep relative accuracy in their own tail, quantiles are not wrapped, and
//! quantile(cdf(x)) is x.

use crate::common::{CONCENTRATIONS, spread};
use approx::assert_relative_eq;
use std::f64::consts::PI;
use vonmises::{Key, VonMises, sample_von_mises};

#[test]
fn the_quantile_undoes_the_cdf() {
    for kappa in CONCENTRATIONS {
        for loc in [0.0, 2.5] {
            let distribution = VonMises::new(loc, kappa).unwrap();
            for x in sample_von_mises(Key::new(5), loc, kappa, [200]).unwrap() {
                let back = if distribution.cdf(x).unwrap() <= 0.5 {
                    distribution.quantile(distribution.cdf(x).unwrap()).unwrap()
                } else {
                    distribution.isf(distribution.sf(x).unwrap()).unwrap()
                };
                let turns = ((back - x) / std::f64::consts::TAU).round() * std::f64::consts::TAU;
                // The quantile's bound, the rounding of p over the density, and that of loc + Q.
                let bound = 8e-15 * (x - loc).abs().max(spread(kappa)) + 2e-15 * loc.abs();
                assert!((back - x - turns).abs() <= bound, "{kappa} {loc} {x} {back}");
            }
        }
    }
}

#[test]
fn the_ends_of_the_circle() {
    for kappa in [0.0, 1e-8, 0.5, 10.0, 100.0, 1e6] {
        let distribution = VonMises::new(0.0, kappa).unwrap();
        assert_eq!(distribution.quantile(0.0).unwrap(), -PI);
        assert_eq!(distribution.quantile(1.0).unwrap(), PI);
        assert_eq!(distribution.isf(0.0).unwrap(), PI);
        // PI is 1.2246e-16 less than π: the mass between them is that times the density.
        let beyond = distribution.prob(PI).unwrap() * 1.224_646_799_147_353_2e-16;
        let tail = distribution.cdf(-PI).unwrap();
        assert_relative_eq!(tail, beyond, max_relative = 1e-14);
        assert_eq!(tail, distribution.sf(PI).unwrap());
    }
}

#[test]
fn half_the_mass_lies_below_the_location() {
    for k in 0..200 {
        let distribution = VonMises::new(0.7, 1e-6 * 1.2_f64.powi(k)).unwrap();
        assert_eq!((distribution.cdf(0.7).unwrap(), distribution.sf(0.7).unwrap()), (0.5, 0.5));
        assert_eq!(distribution.log_cdf(0.7).unwrap(), -std::f64::consts::LN_2);
        assert!(distribution.log_cdf(0.7_f64.next_down()).unwrap() <= distribution.log_cdf(0.7).unwrap());
    }
}

#[test]
fn whole_turns_do_not_matter() {
    let distribution = VonMises::new(1.0, 3.0).unwrap();
    for x in [-2.0, 0.5, 1.0, 3.9] {
        let turned = distribution.cdf(x + 2.0 * std::f64::consts::TAU).unwrap();
        assert!((turned - distribution.cdf(x).unwrap()).abs() < 5e-15);
    }
    // An angle that lies within π of the location is not reduced at all, wherever both are.
    let far = VonMises::new(1e6, 3.0).unwrap();
    assert_eq!(far.cdf(1e6 + 0.5).unwrap(), VonMises::new(0.0, 3.0).unwrap().cdf(0.5).unwrap());
}

#[test]
#[allow(clippy::excessive_precision)]
fn the_difference_of_far_angles_is_exact() {
    // x, loc, κ and the cdf by mpmath 1.4 (60 digits, quadrature of the density at x − loc modulo the real 2π).
    let cases = [
        (-1.768391698595414, -383125.275682236, 553859697143845.06, 0.1445193104980507922),
        (207840077188644.12, 207840077192388.94, 2145.382725008687, 0.057364440051606817411),
        (3041.704117282624, -11.92394042905726, 41230960115.05774, 0.37435617752976239929),
        (-6220.372461273332, -6.302195759955364, 9949763788.935776, 0.62850511144119264346),
        (-127676266739631.12, -127676266745141.44, 80.08737198561401, 0.35701752126036711722),
        (-3765.4684139469923, 4.441364117373745, 787189.2885545071, 0.89392416205924886032),
        (717306.1766584896, 712801.1327935113, 10121349385201.318, 0.19570057313729848765),
        (813476.0394741261, 809391.9690244733, 31978733689097.664, 0.46845141015673737039),
        (-5805.219396646512, -24.6889144134163, 901975701005.8368, 0.63811131684738360501),
        (-762165545762718.6, -762165545758753.2, 1.9131761423445819, 0.2003108753832778717),
    ];
    for (x, loc, kappa, expected) in cases {
        let ours = VonMises::<f64>::new(loc, kappa).unwrap().cdf(x).unwrap();
        assert_relative_eq!(ours, expected, max_relative = 5e-15);
    }
}

#[test]
fn quantiles_are_not_wrapped() {
    let distribution = VonMises::new(3.0, 1.0).unwrap();
    assert!(distribution.quantile(0.9).unwrap() > PI);
    assert_eq!(distribution.isf(1.0).unwrap(), 3.0 - PI);
}

#[test]
fn logarithms_go_on_where_values_underflow() {
    let distribution = VonMises::new(0.0, 1e6).unwrap();
    assert_eq!(distribution.cdf(-1.0).unwrap(), 0.0);
    // −2κ sin²(1/2) + ln of the ratio of tail to peak, which 1/(κ sin 1) √(κ/2π) is to first order.
    let leading = -2e6 * 0.5_f64.sin().powi(2) + (1e6 / std::f64::consts::TAU).sqrt().ln() - (1e6 * 1_f64.sin()).ln();
    assert!((distribution.log_cdf(-1.0).unwrap() - leading).abs() < 1e-5);
    assert_eq!(distribution.log_sf(1.0).unwrap(), distribution.log_cdf(-1.0).unwrap());
    for kappa in [1e18, 1e100, 1e300] {
        // The logarithm is the exponent of the density, to the precision of a double.
        let log = VonMises::new(0.0, kappa).unwrap().log_cdf(-1.0).unwrap();
        assert_relative_eq!(log, -2.0 * kappa * 0.5_f64.sin().powi(2), max_relative = 1e-15);
    }
    let near = VonMises::<f64>::new(0.0, 2.0).unwrap();
    for x in [-3.0, -1.0, 0.0, 0.4, 2.0, 3.1] {
        let (log, value) = (near.log_cdf(x).unwrap(), near.cdf(x).unwrap());
        assert!((log - value.ln()).abs() <= 4e-16 * log.abs().max(1.0), "{x}");
    }
}

#[test]
fn cdf_and_sf_add_to_one() {
    for kappa in CONCENTRATIONS {
        let distribution = VonMises::new(0.0, kappa).unwrap();
        for x in [-3.0, -0.1, 0.0, 1e-9, 0.7, 3.0] {
            assert!((distribution.cdf(x).unwrap() + distribution.sf(x).unwrap() - 1.0).abs() <= 4.5e-16);
        }
    }
}
