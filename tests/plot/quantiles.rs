//! Quantile plots: order statistics against quantiles, and their band.

use crate::drawn::{attributes, calibration, commands, group, labels, points, wind};
use ndarray::{Array1, array};
use std::f64::consts::{PI, TAU};
use vonmises::circular::weighted;
use vonmises::plot::{self, Options, Orientation, Picture, Units};
use vonmises::{Key, VonMises, sample_von_mises};

/// Returns the points as deviations in degrees from a direction.
fn dots_about(direction: f64, picture: &Picture) -> Vec<[f64; 2]> {
    let deviation = |degrees: f64| (degrees - direction.to_degrees() + 180.0).rem_euclid(360.0) - 180.0;
    dots(picture).into_iter().map(|dot| dot.map(deviation)).collect()
}

/// Returns the points, in the numbers of the axes.
fn dots(picture: &Picture) -> Vec<[f64; 2]> {
    let [(x_scale, x_zero), (y_scale, y_zero)] = calibration(picture);
    let path = &attributes(&group(picture, "points"), "d")[0];
    let starts = commands(path).into_iter().filter(|command| command.0 == 'M');
    starts.map(|(_, at)| [x_zero + x_scale * at[0], y_zero + y_scale * at[1]]).collect()
}

#[test]
fn points_are_order_statistics_against_quantiles() {
    let (x, distribution) = (wind(), VonMises::new(0.4, 1.5).unwrap());
    let mut expected: Vec<_> = x.iter().map(|angle| (angle - 0.4 + PI).rem_euclid(TAU) - PI).collect();
    expected.sort_unstable_by(f64::total_cmp);
    let found = dots_about(0.4, &plot::quantiles(&x, &Options::new().distribution(&distribution)).unwrap());
    assert_eq!(found.len(), 310);
    for (i, [theory, observed]) in found.into_iter().enumerate() {
        let quantile = distribution.quantile((i as f64 + 0.5) / 310.0).unwrap() - 0.4;
        assert!((theory - quantile.to_degrees()).abs() < 0.05, "{i}: {theory}");
        assert!((observed - expected[i].to_degrees()).abs() < 0.05, "{i}: {observed}");
    }
}

#[test]
fn many_angles_are_thinned_and_keep_their_ends() {
    let x = sample_von_mises(Key::new(4), 2.0, 3.0, [250, 400]).unwrap();
    let picture = plot::quantiles(&x, &Options::new()).unwrap();
    let distribution: VonMises<f64> = VonMises::fit(&x).unwrap();
    let found = dots_about(distribution.loc(), &picture);
    assert_eq!(found.len(), 1000);
    assert!(picture.to_svg().contains("n = 100,000, 1000 drawn") && picture.to_svg().len() < 60_000);
    assert!(found.windows(2).all(|pair| pair[0][0] <= pair[1][0] && pair[0][1] <= pair[1][1]));
    let deviation = |angle: &f64| ((angle - distribution.loc() + PI).rem_euclid(TAU) - PI).to_degrees();
    let (least, most) = x.iter().map(deviation).fold((0.0, 0.0), |(a, b): (f64, f64), d| (a.min(d), b.max(d)));
    assert!((found[0][1] - least).abs() < 0.05 && (found[999][1] - most).abs() < 0.05);
    // The sample is the distribution's: away from the ends it stays on the diagonal.
    assert!(found[100..900].iter().all(|[theory, observed]| (theory - observed).abs() < 1.0));
}

#[test]
fn weights_stand_for_repetitions() {
    let (x, weights) = (array![0.1, 0.9, 2.0, -1.0], array![1.0, 2.0, 0.0, 1.0]);
    let distribution = VonMises::new(0.0, 1.0).unwrap();
    let found = dots(&plot::quantiles(weighted(&x, &weights), &Options::new().distribution(&distribution)).unwrap());
    assert_eq!(found.len(), 3); // an angle without weight is none
    for ([theory, observed], (p, angle)) in found.into_iter().zip([(0.125, -1.0), (0.375, 0.1), (0.75, 0.9_f64)]) {
        assert!((theory - distribution.quantile(p).unwrap().to_degrees()).abs() < 0.05);
        assert!((observed - angle.to_degrees()).abs() < 0.05);
    }
}

#[test]
fn options_of_other_pictures_are_ignored() {
    let drawn = |options: Options| plot::quantiles(&wind(), &options).unwrap();
    let others = Options::new().bins(9).centred().orientation(Orientation::Compass).without_distribution();
    assert_eq!(drawn(others), drawn(Options::new()));
}

/// 95 % intervals of uniform order statistics: SciPy 1.17.1, `beta.ppf([0.025, 0.975], i, 11 - i)`.
#[test]
fn the_band_is_that_of_order_statistics() {
    const EXPECTED: [[f64; 2]; 5] =
        [[0.002529, 0.308497], [0.025211, 0.445016], [0.066740, 0.556095], [0.121552, 0.652453], [0.187086, 0.737622]];
    let x = Array1::from_iter((0..10).map(|i| (36.0 * (f64::from(i) + 0.5) - 180.0_f64).to_radians()));
    let picture = plot::quantiles(&x, &Options::new().distribution(&VonMises::new(0.0, 0.0).unwrap())).unwrap();
    let [_, (scale, zero)] = calibration(&picture);
    let outline = points(&attributes(&group(&picture, "band"), "d")[0]);
    assert_eq!(outline.len(), 20);
    for (i, [low, high]) in EXPECTED.into_iter().enumerate() {
        for (at, p) in [(i, low), (19 - i, high)] {
            let found = (zero + scale * outline[at][1]) / 360.0 + 0.5;
            assert!((found - p).abs() < 4e-3, "{i}: {found}, not {p}");
        }
    }
}

/// Hours are from 0 to 24 and degrees from 0 to 360, as in tables; the axes have the direction in their middle.
#[test]
fn axes_show_directions() {
    let labels_of = |at: f64, kappa: f64, units: Units| {
        let x = sample_von_mises(Key::new(5), at, kappa, [300]).unwrap();
        let picture = plot::quantiles(&x, &Options::new().units(units)).unwrap();
        let marks = labels(&group(&picture, "numbers"));
        let half = marks.len() / 2 - 1; // the ticks of both axes, and their names
        marks[..half].iter().map(|(_, mark)| mark.clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels_of(0.1, 0.5, Units::Period(24.0)), ["12:00", "18:00", "00:00", "06:00", "12:00"]);
    assert_eq!(labels_of(-1.5, 300.0, Units::Degrees)[..2], ["265", "270"]);
    assert_eq!(labels_of(3.1, 0.5, Units::Radians), ["0", "π/2", "−π", "−π/2"]);
}
