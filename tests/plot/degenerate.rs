//! Angles without a spread, a direction or a fit still make a picture.

use crate::drawn::{attributes, group, groups};
use ndarray::{Array1, Array2, Array3, array};
use std::f64::consts::PI;
use vonmises::circular::{Observations, skip_nan, weighted};
use vonmises::plot::{self, Options, Picture, Units};
use vonmises::{Float, Key, VonMises, sample_von_mises};

/// Draws all pictures in all units, checks that their numbers are finite and that they can be rendered, and returns
/// those in degrees.
fn pictures<F: Float, D: ndarray::Dimension>(x: &Observations<'_, F, D>) -> [Picture; 3] {
    for units in [
        Units::Radians,
        Units::Period(24.0),
        Units::Period(365.25),
        Units::Period(1e-100),
        Units::Period(1e100),
        Units::Degrees,
    ] {
        let options = Options::new().units(units);
        let rose = plot::rose(x.clone(), &options).unwrap();
        let histogram = plot::histogram(x.clone(), &options).unwrap();
        let quantiles = plot::quantiles(x.clone(), &options).unwrap();
        for picture in [&rose, &histogram, &quantiles] {
            let svg = picture.to_svg();
            assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("-0\""), "{svg}");
            assert!(svg.len() < 60_000);
        }
        if units == Units::Degrees {
            let small = |picture: &Picture| picture.clone().dpi(24.0).to_png().unwrap().len();
            assert!([&rose, &histogram, &quantiles].map(small).iter().all(|len| *len > 500));
            return [rose, histogram, quantiles];
        }
    }
    unreachable!()
}

#[test]
fn one_angle_has_a_direction_and_no_distribution() {
    for [rose, histogram, quantiles] in
        [pictures(&(&array![1.0]).into()), pictures(&(&Array1::from_elem(3, 1.0_f32)).into())]
    {
        assert!(groups(&rose, "distribution").is_empty() && groups(&histogram, "distribution").is_empty());
        assert!(rose.to_svg().contains("mean direction 57.3°, R = 1<"));
        assert!(quantiles.to_svg().contains("all angles are equal"));
        assert_eq!(attributes(&group(&rose, "petals"), "d").len(), 1);
    }
}

#[test]
fn opposite_angles_have_a_uniform_distribution_and_no_direction() {
    let grid: Array1<f64> = (0..36).map(|i| f64::from(i) * PI / 18.0).collect();
    for x in [array![0.0, PI], array![0.3, 0.3 + PI], grid] {
        let [rose, histogram, _] = pictures(&(&x).into());
        assert!(rose.to_svg().contains("no mean direction, R = 0<") && rose.to_svg().contains("κ = 0 (uniform)"));
        assert!(groups(&rose, "mark").is_empty() && groups(&histogram, "mean").is_empty());
        assert_eq!(groups(&rose, "distribution").len(), 1);
    }
    let single = array![0.3_f32, 0.3 + std::f32::consts::PI];
    assert!(pictures(&(&single).into())[0].to_svg().contains("no mean direction"));
}

#[test]
fn angles_may_have_any_shape_and_size() {
    let cube = Array3::from_shape_fn((2, 3, 4), |(i, j, k)| (i + 2 * j + k) as f32);
    pictures(&cube.t().into());
    pictures(&skip_nan(&array![[f64::NAN, 1.0], [2.0, 2.5]]));
    pictures(&weighted(&Array2::from_elem((2, 2), 0.5), &array![0.0, 0.25]));
    pictures(&(&array![1e15, -3e200, 7.0]).into());
    pictures(&(&array![5e-324, -5e-324, 1e-320]).into());
    pictures(&(&array![5e-324, 0.0]).into());
}

#[test]
fn missing_angles_are_counted_in_the_legend() {
    let x = array![[f64::NAN, 1.0], [2.0, f64::NAN]];
    for (pictures, line) in [
        (pictures(&skip_nan(&x)), "n = 2 (2 missing)"),
        (pictures(&skip_nan(weighted(&x, &array![3.0, 1.0]))), "n = 4 (2 missing)"),
        (pictures(&skip_nan(&array![1.0, 2.0])), "n = 2"),
    ] {
        for picture in pictures {
            let svg = picture.to_svg();
            assert!(svg.contains(line) && svg.contains("missing") == line.contains("missing"), "{line}: {svg}");
        }
    }
}

#[test]
fn distributions_at_the_ends_of_their_range_are_drawn() {
    let x = sample_von_mises(Key::new(1), 0.0, 1.0, [40]).unwrap();
    for kappa in [0.0, 5e-324, 1e-8, 1e4, 1e15, f64::MAX] {
        let distribution = VonMises::new(-1e9, kappa).unwrap();
        let options = Options::new().distribution(&distribution);
        let drawn = sample_von_mises(Key::new(2), 3.0, kappa, [50]).unwrap();
        pictures(&(&drawn).into());
        for picture in [
            plot::rose(&x, &options).unwrap(),
            plot::histogram(&x, &options).unwrap(),
            plot::quantiles(&x, &options).unwrap(),
        ] {
            assert!(!picture.to_svg().contains("NaN") && !picture.to_svg().contains("inf"), "{kappa}");
        }
    }
}

#[test]
fn distributions_can_be_left_out() {
    let x = array![0.1, 0.5, 0.2];
    let without = Options::new().without_distribution();
    assert!(groups(&plot::rose(&x, &without).unwrap(), "distribution").is_empty());
    assert!(groups(&plot::histogram(&x, &without).unwrap(), "distribution").is_empty());
}
