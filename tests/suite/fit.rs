//! The maximum likelihood fit: it solves its equations, agrees with the moments, and refuses what has no maximum.

use ndarray::{Array1, array};
use vonmises::circular::{circular_mean, circular_variance, concentration_to_variance};
use vonmises::{Error, Float, VonMises};

fn fit<F: Float>(x: &Array1<F>) -> vonmises::Result<(F, F)> {
    VonMises::fit(x).map(|law| (law.loc(), law.concentration()))
}

#[test]
fn the_fit_solves_the_likelihood_equations() {
    for width in [3.0, 1.0, 1e-3, 1e-9] {
        let x: Array1<f64> = (0..500).map(|i| 2.0 + width * (f64::from(i * 37 % 101) / 101.0 - 0.5)).collect();
        let (loc, kappa) = fit(&x).unwrap();
        assert_eq!(loc, circular_mean(&x).unwrap());
        let v = concentration_to_variance(kappa).unwrap().sum();
        assert!((v / circular_variance(&x).unwrap() - 1.0).abs() < 3e-15);
    }
}

#[test]
fn f32_is_fitted_in_f64() {
    let x = array![1.0_f32, 1.001, 1.0005];
    let (loc, kappa) = fit(&x.mapv(f64::from)).unwrap();
    assert_eq!(fit(&x).unwrap(), (loc as f32, kappa as f32));
}

#[test]
fn angles_without_a_direction_have_no_concentration() {
    let (_, kappa) = fit(&array![0.0, std::f64::consts::PI]).unwrap();
    assert!((0.0..1e-15).contains(&kappa));
}

#[test]
fn equal_angles_have_no_maximum() {
    for x in [vec![0.5], vec![0.5; 9], vec![0.0, 1e-200]] {
        let error = fit(&Array1::from(x.clone())).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "x", index: 0, value, .. } if value == x[0]), "{error}");
    }
    assert!(fit(&array![0.5, 0.5_f64.next_up()]).is_ok());
    assert!(matches!(fit(&Array1::<f64>::zeros(0)), Err(Error::Empty { argument: "x", .. })));
    assert!(matches!(fit(&array![0.0, f64::NAN]), Err(Error::Value { index: 1, requirement: "finite", .. })));
}
