//! Roundings, and fits of rounded angles against mpmath (`data/reference/grouped.csv`).

use crate::common::{circular_distance as distance, reference, refused};
use ndarray::{Array1, Array2, Axis, array};
use std::f64::consts::{PI, TAU};
use vonmises::circular::{Bias, Fit, Rounding, circular_mean, rounded, skip_nan, weighted};
use vonmises::{Error, Key, VonMises};

/// The columns of `grouped.csv`.
type Row = [f64; 21];

/// Returns the rounding of a row, its angles and their counts.
fn angles(row: &Row) -> (Rounding, Array1<f64>, Array1<f64>) {
    let rounding = Rounding::from_classes(row[0] as usize).unwrap().with_offset(row[1]).unwrap();
    let pair = |i: usize| (row[2 + 2 * i], row[3 + 2 * i]);
    let angles = (0..6).map(|i| rounding.offset() + pair(i).0 * rounding.step()).collect();
    (rounding, angles, (0..6).map(|i| pair(i).1).collect())
}

#[test]
fn fits_of_classes_are_those_of_mpmath() {
    for row in reference::<21>("grouped") {
        let (rounding, x, counts) = angles(&row);
        let [loc, kappa, kappa_at_loc, loc_at_kappa, ..] = row[14..] else { unreachable!() };
        let fit = |fit: Fit<f64>| fit.fit(weighted(rounded(&x, rounding), &counts)).unwrap();
        let fitted = fit(Fit::new());
        let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-9 * (0.1 + want), "{got} {want} {row:?}");
        close(fitted.concentration(), kappa);
        assert!(distance(fitted.loc(), loc) < 1e-10 / kappa.sqrt(), "{fitted} {row:?}");
        close(fit(Fit::new().loc(0.3)).concentration(), kappa_at_loc);
        assert!(distance(fit(Fit::new().concentration(2.0)).loc(), loc_at_kappa) < 1e-10, "{row:?}");
        assert_eq!(fitted.weight(), counts.sum());
    }
}

#[test]
fn fits_of_coarse_classes_find_the_distribution_that_was_rounded() {
    // With 16 classes the plain fit takes the width of a class for spread: 1/31.9 = 1/50 + (2π/16)²/12.
    let x = VonMises::<f64>::new(0.7, 50.0).unwrap().draw(Key::new(1), [200_000]).unwrap();
    let rounding = Rounding::from_classes(16).unwrap();
    let step = rounding.step();
    let rounded_x = x.mapv(|angle| (angle / step).round() * step);
    let [plain, corrected] =
        [Fit::new().fit(&rounded_x), Fit::new().fit(rounded(&rounded_x, rounding))].map(Result::unwrap);
    assert!((plain.concentration() - 31.9).abs() < 2.0, "{plain}");
    assert!((corrected.concentration() - 50.0).abs() < 0.6, "{corrected}");
    assert!((corrected.loc() - 0.7).abs() < 1e-3, "{corrected}");
}

#[test]
fn an_angle_belongs_to_the_class_that_it_lies_in() {
    let fit = |x: Vec<f64>, rounding| Fit::new().fit(rounded(x, rounding)).unwrap();
    let hours = Rounding::from_classes(24).unwrap();
    let hour = TAU / 24.0;
    let middles = fit(vec![0.0, 0.0, hour, 3.0 * hour, -2.0 * hour], hours);
    // On the border of two classes it belongs to the upper one, however many turns away.
    let elsewhere = vec![-0.5 * hour, 0.49 * hour, 0.5 * hour, 3.2 * hour - 1e3 * TAU, 22.0 * hour];
    let shifted = fit(elsewhere, hours);
    assert!((middles.concentration() - shifted.concentration()).abs() < 1e-12);
    // Rounded down, which is half an hour less on average.
    let down = fit(vec![0.0, 0.0, hour, 3.0 * hour, 22.0 * hour], hours.with_offset(0.5 * hour).unwrap());
    assert!(distance(down.loc(), middles.loc() + 0.5 * hour) < 1e-10);
    let single = Array1::from_iter((0..24).map(|i| i as f32 * (TAU / 24.0) as f32));
    assert!(Fit::new().fit(rounded(&single, hours)).unwrap().concentration() < 1e-6);
}

#[test]
fn roundings_are_whole_fractions_of_a_turn() {
    assert_eq!(Rounding::new(f64::from(15_f32.to_radians())).unwrap().classes(), 24);
    assert_eq!(Rounding::new(TAU).unwrap().classes(), 1);
    let shifted = Rounding::from_classes(8).unwrap().with_offset(PI).unwrap();
    assert_eq!((shifted.classes(), shifted.step(), shifted.offset()), (8, TAU / 8.0, -PI));
    for step in [0.0, -1.0, 1.0, 0.01, 7.0, 1e-6, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(Rounding::new(step)), ("step", 0), "{step}");
    }
    assert_eq!(refused(Rounding::from_classes(0)), ("classes", 0));
    assert_eq!(refused(Rounding::from_classes(100_001)), ("classes", 0));
    assert_eq!(refused(shifted.with_offset(f64::NAN)), ("offset", 0));
}

/// The location is where the likelihood of the classes is largest: for a narrow distribution at the border of two
/// classes, moved by the ratio of their counts, for a wide one at the mean direction.
#[test]
fn every_known_concentration_gives_a_direction() {
    let compass = Rounding::from_classes(16).unwrap();
    let step = compass.step();
    for kappa in [0.0, 5e-324, 1e-8, 1.0, 50.0, 1e3, 1e6, 1e12, 1e100, f64::MAX] {
        for classes in [&[3.0][..], &[3.0, 4.0], &[3.0, 11.0], &[0.0, 5.0, 11.0], &[8.0, 8.0, 9.0]] {
            let x: Vec<f64> = classes.iter().map(|class| class * step).collect();
            let fitted = Fit::new().concentration(kappa).fit(rounded(&x, compass)).unwrap();
            assert!((-PI..PI).contains(&fitted.loc()) && fitted.weight() == x.len() as f64, "{kappa} {classes:?}");
            assert!(!fitted.log_likelihood().is_nan(), "{kappa} {classes:?}");
            if classes == [3.0] {
                assert!(distance(fitted.loc(), 3.0 * step) <= 0.5 * step, "{kappa}: {fitted}");
            }
            if classes == [3.0, 4.0] && kappa > 1.0 {
                assert!(distance(fitted.loc(), 3.5 * step) < 1e-6, "{kappa}: {fitted}");
            }
            if classes == [8.0, 8.0, 9.0] && kappa >= 1e3 {
                // A third of the distribution lies above the border: 0.43 standard deviations below it.
                let expected = 8.5 * step - 0.430_727_3 / kappa.sqrt();
                assert!(distance(fitted.loc(), expected) < 0.02 / kappa.sqrt() + 1e-12, "{kappa}: {fitted}");
            }
        }
    }
}

#[test]
fn a_likelihood_without_a_maximum_is_an_error() {
    let compass = Rounding::from_classes(16).unwrap();
    let step = compass.step();
    let fit = |fit: Fit<f64>, classes: &[f64]| {
        fit.fit(rounded(classes.iter().map(|class| class * step).collect::<Vec<_>>(), compass))
    };
    for classes in [&[3.0][..], &[3.0, 4.0, 3.0], &[0.0, 15.0]] {
        assert!(matches!(fit(Fit::new(), classes), Err(Error::Undefined { statistic: "concentration", .. })));
    }
    assert!(matches!(fit(Fit::new().loc(3.2 * step), &[3.0]), Err(Error::Undefined { .. })));
    let known = fit(Fit::new().concentration(3.0), &[3.0]).unwrap();
    assert!((known.loc() - 3.0 * step).abs() < 1e-12);
    assert!(fit(Fit::new(), &[3.0, 5.0]).unwrap().concentration() > 1.0);
    let even = fit(Fit::new(), &[0.0, 4.0, 8.0, 12.0]).unwrap();
    assert!(even.concentration() < 1e-7);
}

#[test]
fn rounded_angles_may_be_weighted_missing_or_lanes() {
    let degrees = Rounding::new(10_f64.to_radians()).unwrap();
    let x = array![[10.0, 40.0, 30.0], [50.0, f64::NAN, 350.0], [20.0, 20.0, 70.0]].mapv(f64::to_radians);
    let counts = array![1.0, 2.0, 3.0];
    let observations = || weighted(skip_nan(rounded(&x, degrees)), &counts);
    let rows = Fit::new().fit_axis(observations(), Axis(1)).unwrap();
    let row = Fit::new().fit(rounded([10.0, 40.0, 40.0, 30.0, 30.0, 30.0].map(f64::to_radians), degrees)).unwrap();
    assert!((rows[0].concentration() / row.concentration() - 1.0).abs() < 1e-9);
    assert_eq!(circular_mean(observations()).unwrap(), circular_mean(weighted(skip_nan(&x), &counts)).unwrap());
    let halved = Fit::new().fit(rounded(weighted(&x.row(0), 0.5), degrees)).unwrap();
    assert_eq!(halved.weight(), 1.5);
}

#[test]
fn bootstraps_of_rounded_angles_draw_counts() {
    let x = VonMises::<f64>::new(0.7, 8.0).unwrap().draw(Key::new(2), [400]).unwrap();
    let rounding = Rounding::from_classes(16).unwrap();
    let interval = |x| Fit::new().bootstrap(x, Key::new(3), 399, 0.95).unwrap();
    let found = interval(rounded(&x, rounding));
    assert!(found.loc.is_some_and(|[from, to]| from < 0.7 && 0.7 < to && to - from < 0.1), "{found}");
    assert!(found.concentration.is_some_and(|[from, to]| from < 8.0 && 8.0 < to && to - from < 4.0), "{found}");
    // Unlike the interval of the plain fit to the middles of classes.
    let step = rounding.step();
    let plain = interval((&x.mapv(|angle| (angle / step).round() * step)).into());
    assert!(plain.concentration.is_some_and(|[_, to]| to < found.concentration.unwrap()[1]), "{plain}");
    let fractions = Fit::new().bootstrap(weighted(rounded(&x, rounding), 0.5), Key::new(3), 99, 0.9);
    assert!(matches!(fractions, Err(Error::Weighted { .. })));
}

#[test]
fn corrections_of_bias_apply_to_rounded_angles() {
    let x = Array2::from_shape_fn((1, 8), |(_, i)| (i as f64 * 0.5).sin());
    let rounding = Rounding::from_classes(36).unwrap();
    let kappa = |bias| Fit::new().bias(bias).fit(rounded(&x, rounding)).unwrap().concentration();
    let fitted = Fit::new().bias(Bias::MarginalLikelihood).fit(&x).unwrap().concentration();
    assert!((kappa(Bias::MarginalLikelihood) / fitted - 1.0).abs() < 0.05);
    assert!(kappa(Bias::MarginalLikelihood) < kappa(Bias::None));
    assert!(kappa(Bias::BestFisher) < kappa(Bias::MarginalLikelihood));
}
