//! Histograms: bars and curves enclose an area of 1, and axes show the right numbers.

use crate::drawn::{attributes, calibration, group, groups, labels, numbers, points, wind};
use ndarray::{Array1, array};
use std::f64::consts::PI;
use vonmises::plot::{self, Options, Orientation, Picture, Units};
use vonmises::{Key, VonMises, sample_von_mises};

/// Returns left end, right end and height of each bar, in the numbers of the axes.
fn bars(picture: &Picture) -> Vec<[f64; 3]> {
    let (bars, [(x_scale, x_zero), (y_scale, _)]) = (group(picture, "bars"), calibration(picture));
    let (lefts, widths, heights) = (numbers(&bars, "x"), numbers(&bars, "width"), numbers(&bars, "height"));
    let bar = |((x, width), height): ((&f64, &f64), &f64)| {
        [x_zero + x_scale * x, x_zero + x_scale * (x + width), -y_scale * height]
    };
    lefts.iter().zip(&widths).zip(&heights).map(bar).collect()
}

/// Returns the points of the curve, in the numbers of the axes.
fn curve(picture: &Picture) -> Vec<[f64; 2]> {
    let [(x_scale, x_zero), (y_scale, y_zero)] = calibration(picture);
    let points = points(&attributes(&group(picture, "distribution"), "d")[0]);
    points.into_iter().map(|[x, y]| [x_zero + x_scale * x, y_zero + y_scale * y]).collect()
}

#[test]
fn bars_and_curve_enclose_one() {
    let tight = sample_von_mises(Key::new(1), -0.8, 1e4, [5000]).unwrap();
    let (wind, units) = (wind().into_dyn(), [Units::Degrees, Units::Radians]);
    for (x, unit) in [&wind, &tight].into_iter().flat_map(|x| units.map(|unit| (x, unit))) {
        let picture = match unit {
            Units::Radians if x.len() == 310 => continue, // labelled in parts of π
            unit => plot::histogram(x, &Options::new().units(unit)).unwrap(),
        };
        let total: f64 = bars(&picture).iter().map(|[left, right, height]| (right - left) * height).sum();
        assert!((total - 1.0).abs() < 2e-3, "bars {total}");
        let under: f64 = curve(&picture).windows(2).map(|p| (p[1][0] - p[0][0]) * 0.5 * (p[0][1] + p[1][1])).sum();
        assert!((under - 1.0).abs() < 2e-3, "curve {under}");
    }
}

#[test]
fn bars_hold_the_angles_between_their_edges() {
    let degrees = wind().mapv(|angle| (angle + PI).rem_euclid(2.0 * PI).to_degrees() - 180.0);
    let picture = plot::histogram(&wind(), &Options::new().bins(20)).unwrap();
    for [left, right, height] in bars(&picture) {
        assert!((right - left - 18.0).abs() < 0.02);
        let (left, right) = (left.round(), right.round());
        let count = degrees.iter().filter(|degree| (left..right).contains(degree)).count();
        assert!((height * 18.0 * 310.0 - count as f64).abs() < 0.2, "{left} to {right}: {count}");
    }
}

#[test]
fn the_curve_is_the_density() {
    let distribution = VonMises::new(0.3, 2.5).unwrap();
    let picture = plot::histogram(&wind(), &Options::new().distribution(&distribution)).unwrap();
    for [degree, density] in curve(&picture) {
        let expected = distribution.prob(degree.to_radians()).unwrap().to_radians();
        assert!((density - expected).abs() < 2e-5, "at {degree}: {density}, not {expected}");
    }
}

#[test]
fn axes_are_cut_far_from_the_mean() {
    let ends = |options: Options, at: f64| {
        let x = sample_von_mises(Key::new(2), at, 1.0, [200]).unwrap();
        let marks = labels(&group(&plot::histogram(&x, &options).unwrap(), "numbers"));
        let along: Vec<_> = marks.iter().filter(|mark| (mark.0[1] - marks[0].0[1]).abs() < 1.0).collect();
        [along[0].1.clone(), along[along.len() - 1].1.clone()]
    };
    assert_eq!(ends(Options::new(), 0.1), ["180", "180"]);
    assert_eq!(ends(Options::new(), 3.0), ["0", "360"]);
    assert_eq!(ends(Options::new().units(Units::Radians), 0.0), ["−π", "π"]);
    assert_eq!(ends(Options::new().orientation(Orientation::Compass), 0.1), ["180", "180"]);
    assert_eq!(ends(Options::new().orientation(Orientation::Compass), PI / 2.0), ["270", "270"]);
    assert_eq!(ends(Options::new().units(Units::Period(24.0)), 0.0), ["12:00", "12:00"]);
}

/// The labels, and the mean in the legend, are those that a table gives: from 0 to a turn, in radians from −π to π.
#[test]
fn directions_are_from_zero_to_a_turn() {
    let x = sample_von_mises(Key::new(2), -1.55, 1e4, [200]).unwrap();
    let svg = plot::histogram(&x, &Options::new()).unwrap().to_svg();
    assert!([">271<", "mean direction 271."].iter().all(|mark| svg.contains(mark)) && !svg.contains("−8"), "{svg}");
    let svg = plot::histogram(&x, &Options::new().units(Units::Radians)).unwrap().to_svg();
    assert!(svg.contains(">−1.55<") && svg.contains("mean direction −1.5"), "{svg}");
    let whole = sample_von_mises(Key::new(2), 3.0, 1.0, [200]).unwrap();
    let svg = plot::histogram(&whole, &Options::new().units(Units::Radians)).unwrap().to_svg();
    assert!(svg.contains(">−3π/4<") && !svg.contains(">5π/4<"), "{svg}");
}

#[test]
fn close_angles_have_an_axis_of_their_own() {
    for (kappa, at) in [(1e3, 0.001), (1e6, 3.1), (1e12, -2.0)] {
        let x = sample_von_mises(Key::new(2), at, kappa, [500]).unwrap();
        let deviations: Array1<f64> = x.iter().map(|angle| angle - x[0]).collect();
        for orientation in [Orientation::Compass, Orientation::Mathematical] {
            let picture = plot::histogram(&x, &Options::new().orientation(orientation)).unwrap();
            let drawn = numbers(&group(&picture, "bars"), "height").len();
            assert!((8..=60).contains(&drawn), "{kappa}: {drawn} bars");
            assert!(groups(&picture, "mean").len() == 1 && deviations.len() == 500);
        }
    }
}

/// The rounding of an `f32` near π would be several of these narrow bars.
#[test]
fn bars_of_single_precision_are_where_the_angles_are() {
    let distribution = VonMises::new(0.0, 1e10).unwrap();
    let x = distribution.draw(Key::new(1), [200]).unwrap().mapv(|angle: f64| angle as f32);
    let mean = x.iter().map(|angle| f64::from(*angle).to_degrees()).sum::<f64>() / 200.0;
    let picture = plot::histogram(&x, &Options::new()).unwrap();
    assert!(picture.to_svg().contains("bars of 0.0005°"), "{}", picture.to_svg());
    let bars = bars(&picture);
    let drawn: f64 = bars.iter().map(|[left, right, height]| 0.5 * (left + right) * (right - left) * height).sum();
    let width = bars[0][1] - bars[0][0];
    assert!((drawn - mean).abs() < 0.3 * width, "bars of {width} around {drawn}, angles around {mean}");
}

#[test]
fn ticks_after_midnight_begin_anew() {
    let x = sample_von_mises(Key::new(1), 0.01, 1e3, [1000]).unwrap();
    let svg = plot::histogram(&x, &Options::new().units(Units::Period(24.0))).unwrap().to_svg();
    for mark in [">23:50<", ">00:00<", ">00:10<", "bars of 2 min", "mean 00:02:"] {
        assert!(svg.contains(mark), "{mark}");
    }
    let svg = plot::histogram(&(x - 0.01), &Options::new().orientation(Orientation::Compass)).unwrap().to_svg();
    assert!([">358<", ">0<", ">2<"].iter().all(|mark| svg.contains(mark)));
}

#[test]
fn the_curve_of_a_far_too_narrow_distribution_is_clipped() {
    let distribution = VonMises::new(1.0, 1e308).unwrap();
    let picture = plot::histogram(&wind(), &Options::new().distribution(&distribution)).unwrap();
    let tallest = bars(&picture).iter().map(|bar| bar[2]).fold(0.0, f64::max);
    let marks = labels(&group(&picture, "numbers")).into_iter().map(|(_, mark)| mark);
    let highest = marks.filter(|mark| mark.contains('.')).map(|mark| mark.parse().unwrap()).fold(0.0, f64::max);
    assert!(highest < 3.0 * tallest, "the axis ends at {highest}");
    let one = plot::histogram(&array![1.0], &Options::new()).unwrap();
    assert!(groups(&one, "distribution").is_empty() && bars(&one).len() == 1);
}
