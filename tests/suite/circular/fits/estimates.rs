//! Estimates solve the likelihood equations, and what has no maximum is refused.

use crate::common::refused;
use ndarray::{Array1, Axis, array};
use vonmises::circular::{Bias, Fit, circular_mean, circular_variance, concentration_to_variance};
use vonmises::{Error, Float, Key, VonMises, sample_von_mises};

fn fit<F: Float>(x: &Array1<F>) -> vonmises::Result<(F, F)> {
    VonMises::fit(x).map(|distribution| (distribution.loc(), distribution.concentration()))
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
        assert!(matches!(error, Error::Undefined { statistic: "concentration", .. }), "{error}");
    }
    assert!(fit(&array![0.5, 0.5_f64.next_up()]).is_ok());
    assert!(matches!(fit(&Array1::<f64>::zeros(0)), Err(Error::Empty { argument: "x", .. })));
    assert!(matches!(fit(&array![0.0, f64::NAN]), Err(Error::Value { flat: 1, requirement: "finite", .. })));
}

#[test]
fn an_axis_is_a_loop_over_its_lanes() {
    let x = sample_von_mises(Key::new(5), 1.0, &array![[0.0], [0.5], [3.0], [1e6]], [4, 30]).unwrap();
    for fit in
        [Fit::new(), Fit::new().loc(1.0), Fit::new().bias(Bias::MarginalLikelihood), Fit::new().concentration(2.0)]
    {
        for axis in [Axis(0), Axis(1)] {
            let lanes = fit.fit_axis(&x, axis).unwrap();
            for (lane, fitted) in x.lanes(axis).into_iter().zip(&lanes) {
                assert_eq!(fit.fit(&lane).unwrap(), *fitted);
            }
        }
    }
    let rows = Fit::new().fit_axis(&x.mapv(|v| v as f32), Axis(1)).unwrap();
    let wide = Fit::new().fit_axis(&x.mapv(|v| f64::from(v as f32)), Axis(1)).unwrap();
    for (row, wide) in rows.iter().zip(&wide) {
        assert_eq!((row.loc(), row.concentration()), (wide.loc() as f32, wide.concentration() as f32));
        assert_eq!(row.standard_errors().loc, wide.standard_errors().loc.map(|error| error as f32));
    }
}

#[test]
fn refusals_name_what_is_wrong() {
    let x = array![0.1, 0.2, 0.6];
    assert_eq!(refused(Fit::new().loc(f64::NAN).fit(&x)), ("loc", 0));
    assert_eq!(refused(Fit::new().concentration(-1.0).fit(&x)), ("concentration", 0));
    assert_eq!(refused(Fit::new().loc(f64::INFINITY).fit_axis(&x, Axis(0))), ("loc", 0));
    let tight = array![0.0_f32, 1e-25]; // κ = 4e50 overflows f32
    assert!(matches!(Fit::new().fit(&tight), Err(Error::Undefined { .. })));
    assert!(matches!(Fit::new().fit(&Array1::<f64>::zeros(0)), Err(Error::Empty { .. })));
}

#[test]
fn levels_outside_0_to_1_are_refused() {
    let x = array![0.1, 0.2, 0.6];
    let fitted = Fit::new().fit(&x).unwrap();
    for level in [0.0, 1.0, -0.5, f64::NAN] {
        assert_eq!(refused(fitted.confidence_interval(level)), ("level", 0));
        assert_eq!(refused(Fit::new().bootstrap(&x, Key::new(0), 99, level)), ("level", 0));
    }
}

#[test]
fn a_refused_lane_is_named() {
    let error = Fit::new().fit_axis(&array![[0.1, 0.2], [0.5, 0.5]], Axis(1)).unwrap_err();
    let Error::Lane { index: 1, source } = error else { panic!("{error}") };
    assert!(matches!(source.downcast_ref(), Some(Error::Undefined { .. })));
    let no_such_axis = Fit::new().fit_axis(&array![0.1, 0.2, 0.6], Axis(1));
    assert!(matches!(no_such_axis, Err(Error::AxisOutOfRange { axis: 1, rank: 1 })));
}
