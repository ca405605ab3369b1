//! The conversions between concentration and variance undo each other, have the right limits, and refuse what is
//! outside their range.

use ndarray::{Array1, ArrayRef, Ix1, array, s};
use vonmises::Error;
use vonmises::circular::{concentration_to_variance, variance_to_concentration};

#[test]
fn the_conversions_undo_each_other_in_every_binade() {
    for exponent in -1074..1024 {
        let kappa =
            Array1::linspace(1.0, 1.9999, 9) * 2.0_f64.powi(exponent / 2) * 2.0_f64.powi(exponent - exponent / 2);
        let back = variance_to_concentration(concentration_to_variance(&kappa).unwrap()).unwrap();
        for (got, want) in back.iter().zip(&kappa) {
            // A variance near 1 determines kappa only to an ulp of 1.
            assert!((got - want).abs() <= 2e-15 * want.max(0.5), "{want:e} came back as {got:e}");
        }
    }
}

#[test]
fn the_limits_are_one_half_per_concentration_and_twice_the_resultant() {
    // Some implementations are wrong by a factor of 2 here: 1 - R is 1/(2 kappa), not 1/kappa; kappa is 2 R, not R.
    for kappa in [1e9, 1e20, 1e200, 8e307_f64] {
        let v: f64 = concentration_to_variance(kappa).unwrap().sum();
        assert!((v * kappa - 0.5).abs() < 1e-9);
        assert!((variance_to_concentration(v).unwrap().sum() / kappa - 1.0).abs() < 1e-15);
    }
    for r in [2.0_f64.powi(-10), 2.0_f64.powi(-30), 2.0_f64.powi(-53)] {
        let kappa = variance_to_concentration(1.0 - r).unwrap().sum();
        assert!((kappa / (2.0 * r) - 1.0 - r * r / 2.0).abs() < 1e-12);
    }
}

#[test]
fn conversions_are_monotone_across_the_change_of_method() {
    for edge in [1.0_f64, 25.0] {
        let kappas = Array1::linspace(edge - 1e-12, edge + 1e-12, 201);
        let v = concentration_to_variance(&kappas).unwrap();
        let slack = 5.0 * f64::EPSILON * v[0];
        assert!(v.as_slice().unwrap().windows(2).all(|pair| pair[1] <= pair[0] + slack));
    }
}

#[test]
fn f32_conversions_are_the_f64_ones_rounded() {
    for kappa in [0.0_f32, 1e-45, 1e-3, 0.7, 12.0, 1e6, 3e38] {
        let v = concentration_to_variance(kappa).unwrap().sum();
        assert_eq!(v, concentration_to_variance(f64::from(kappa)).unwrap().sum() as f32);
        let back = variance_to_concentration(v).unwrap().sum();
        assert_eq!(back, variance_to_concentration(f64::from(v)).unwrap().sum() as f32);
    }
}

#[test]
fn parameters_are_scalars_arrays_views_and_references() {
    let kappas = array![[0.5, 1.0, 2.0], [4.0, 8.0, 16.0]];
    let all = concentration_to_variance(&kappas).unwrap();
    assert_eq!(concentration_to_variance(1.0).unwrap().shape(), [0_usize; 0]);
    let scalar = &kappas[[0, 1]];
    assert_eq!(concentration_to_variance(scalar).unwrap().sum(), all[[0, 1]]);
    assert_eq!(concentration_to_variance(kappas.t()).unwrap(), all.t());
    assert_eq!(concentration_to_variance(kappas.clone()).unwrap(), all);
    assert_eq!(concentration_to_variance(kappas.slice(s![.., ..;-1])).unwrap(), all.slice(s![.., ..;-1]).into_dyn());
    let row: &ArrayRef<f64, Ix1> = &array![0.1, 0.2];
    assert_eq!(variance_to_concentration(row).unwrap().shape(), [2]);
    assert_eq!(variance_to_concentration(Array1::<f64>::zeros(0)).unwrap().shape(), [0]);
}

#[test]
fn concentrations_outside_their_range_are_refused() {
    for bad in [-5e-324, -1.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let error = concentration_to_variance(&array![[1.0, 2.0], [bad, f64::NAN]]).unwrap_err();
        let Error::Value { argument: "concentration", flat: 2, value, .. } = error else { panic!("{error}") };
        assert_eq!(value.to_bits(), bad.to_bits());
    }
    assert_eq!(concentration_to_variance(-0.0).unwrap().sum(), 1.0);
}

#[test]
fn variances_outside_their_range_are_refused() {
    for bad in [0.0, -0.0, -0.1, 1.0_f64.next_up(), 5e-324, 2.7e-309, f64::INFINITY, f64::NAN] {
        let error = variance_to_concentration(&array![0.5, 1.0, bad]).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "variance", flat: 2, .. }), "{bad:e}: {error}");
    }
    let error = variance_to_concentration(1.4e-39_f32).unwrap_err();
    assert!(matches!(error, Error::Value { argument: "variance", flat: 0, .. }));
    assert!(variance_to_concentration(1.5e-39_f32).is_ok() && variance_to_concentration(2.8e-309).is_ok());
}
