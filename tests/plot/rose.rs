//! Roses: areas are shares, and directions and labels are where they belong.

use crate::drawn::{
    Point, ROUNDING, area, attributes, column, commands, group, groups, labels, numbers, points, value, wind,
};
use ndarray::{Array1, array};
use proptest::prelude::*;
use std::f64::consts::{FRAC_PI_2, PI, TAU};
use vonmises::circular::{circular_mean, mean_resultant_length, weighted};
use vonmises::plot::{self, Options, Orientation, Picture, Units};
use vonmises::{Key, VonMises, sample_von_mises};

/// A petal: its radius, and the middle of its ends, x to the right and y upward from the centre.
#[derive(Clone, Copy, Debug)]
struct Petal {
    reach: f64,
    middle: Point,
}

fn centre(picture: &Picture) -> Point {
    let grid = group(picture, "grid");
    [numbers(&grid, "cx")[0], numbers(&grid, "cy")[0]]
}

fn rim(picture: &Picture) -> f64 {
    numbers(&group(picture, "grid"), "r").into_iter().fold(0.0, f64::max)
}

fn petals(picture: &Picture) -> Vec<Petal> {
    let [x, y] = centre(picture);
    let petal = |path: &String| {
        let parts = commands(path);
        let letters: String = parts.iter().map(|part| part.0).collect();
        assert_eq!((letters.as_str(), &parts[0].1[..]), ("MLAZ", &[x, y][..]), "{path}");
        let (from, to) = (&parts[1].1, &parts[2].1[5..]);
        let middle = [0.5 * (from[0] + to[0]) - x, y - 0.5 * (from[1] + to[1])];
        let reach = parts[2].1[0];
        for end in [from, to] {
            assert!(((end[0] - x).hypot(end[1] - y) - reach).abs() < 3.0 * ROUNDING, "the corners are on the arc");
        }
        Petal { reach, middle }
    };
    attributes(&group(picture, "petals"), "d").iter().map(petal).collect()
}

/// Counts angles in equal parts of the circle, by division alone; the digits in the file put whole degrees up to 5e-15
/// too low.
fn counted(x: &Array1<f64>, bins: usize) -> Vec<f64> {
    let mut counts = vec![0.0; bins];
    for angle in x {
        counts[(((angle + 1e-12).rem_euclid(TAU) / TAU * bins as f64) as usize).min(bins - 1)] += 1.0;
    }
    counts
}

/// Returns the area in square pixels of a share of 1, from the outermost ring and its label.
fn area_of_all(picture: &Picture) -> f64 {
    let (rings, marks) = (numbers(&group(picture, "grid"), "r"), labels(&group(picture, "shares")));
    let wholes: Vec<_> = rings.iter().zip(&marks).map(|(r, (_, label))| PI * r * r / (value(label) / 100.0)).collect();
    let last = wholes[wholes.len() - 1];
    for (whole, ring) in wholes.iter().zip(&rings) {
        assert!(
            (whole / last - 1.0).abs() < 4.0 * ROUNDING / ring,
            "areas of rings are not proportional to their labels"
        );
    }
    last
}

#[test]
fn areas_are_shares() {
    for bins in [3, 8, 24, 36, 100] {
        let x = wind();
        let picture = plot::rose(&x, &Options::new().bins(bins)).unwrap();
        let counts: Vec<_> = counted(&x, bins).into_iter().filter(|count| *count > 0.0).collect();
        let (found, whole) = (petals(&picture), area_of_all(&picture) / bins as f64);
        assert_eq!(found.len(), counts.len());
        for (petal, count) in found.iter().zip(counts) {
            let share = PI * petal.reach * petal.reach / bins as f64 / whole;
            assert!((share / (count / 310.0) - 1.0).abs() < 4.0 * ROUNDING / petal.reach, "{bins}: {share} of {count}");
        }
    }
}

#[test]
fn the_curve_encloses_the_area_of_all_petals() {
    let x = wind();
    for (bins, orientation) in [(1, Orientation::Compass), (2, Orientation::Mathematical), (24, Orientation::Compass)] {
        for distribution in
            [VonMises::fit(&x).unwrap(), VonMises::new(-2.0, 0.0).unwrap(), VonMises::new(3.0, 1e6).unwrap()]
        {
            let options = Options::new().bins(bins).distribution(&distribution).orientation(orientation);
            let picture = plot::rose(&x, &options).unwrap();
            let curve = points(&attributes(&group(&picture, "distribution"), "d")[0]);
            let whole = area_of_all(&picture) / bins as f64;
            assert!((area(&curve) / whole - 1.0).abs() < 3e-3, "{bins} {distribution:?}: {}", area(&curve) / whole);
        }
    }
}

#[test]
fn the_curve_is_the_density_times_the_width_of_a_petal() {
    let (x, bins) = (wind(), 36);
    let distribution = VonMises::new(1.0, 2.0).unwrap();
    let picture = plot::rose(&x, &Options::new().bins(bins).distribution(&distribution)).unwrap();
    let ([cx, cy], whole, width) = (centre(&picture), area_of_all(&picture), TAU / bins as f64);
    for [x, y] in points(&attributes(&group(&picture, "distribution"), "d")[0]) {
        let (angle, reach) = ((cy - y).atan2(x - cx), (cy - y).hypot(x - cx));
        let share = PI * reach * reach / whole;
        // The mean over a petal differs from its middle by f'' w² / 24.
        assert!((share / (distribution.prob(angle).unwrap() * width) - 1.0).abs() < 6e-3, "at {angle}");
    }
}

#[test]
fn directions_are_where_they_belong() {
    // Angle, direction on the screen in mathematical orientation, and on a compass.
    let cases = [
        (0.0, [1.0, 0.0], [0.0, 1.0]),
        (FRAC_PI_2, [0.0, 1.0], [1.0, 0.0]),
        (PI, [-1.0, 0.0], [0.0, -1.0]),
        (-FRAC_PI_2, [0.0, -1.0], [-1.0, 0.0]),
    ];
    for (angle, mathematical, compass) in cases {
        let orientations = [(Orientation::Mathematical, mathematical), (Orientation::Compass, compass)];
        for (orientation, [right, up]) in orientations {
            let options = Options::new().centred().bins(12).orientation(orientation);
            let picture = plot::rose(&array![angle], &options).unwrap();
            let [x, y] = petals(&picture)[0].middle;
            assert!(x * right + y * up > 80.0 && (x * up - y * right).abs() < 0.02, "{angle} {orientation:?}");
            let head = points(&attributes(&groups(&picture, "head")[0], "d")[0]);
            let ([cx, cy], [x, y]) = (centre(&picture), head[0]);
            let rim = rim(&picture);
            assert!((x - cx - rim * right).abs() < 0.02 && (cy - y - rim * up).abs() < 0.02, "the arrow");
        }
    }
}

#[test]
fn labels_are_at_their_angles() {
    let expected = |units, orientation: Option<Orientation>| {
        let options = Options::new().units(units);
        let options = orientation.map_or(options.clone(), |orientation| options.orientation(orientation));
        let picture = plot::rose(&array![0.5, 1.0], &options).unwrap();
        let ([cx, cy], marks) = (centre(&picture), labels(&group(&picture, "angles")));
        let out = rim(&picture) + 30.0;
        let near = |x: f64, y: f64| {
            let distance = |at: &Point| (at[0] - cx - out * x).hypot(cy + 4.32 - at[1] - out * y);
            marks.iter().min_by(|a, b| distance(&a.0).total_cmp(&distance(&b.0))).unwrap().1.clone()
        };
        [near(1.0, 0.0), near(0.0, 1.0), near(-1.0, 0.0), near(0.0, -1.0), near(0.7, 0.7)]
    };
    assert_eq!(expected(Units::Degrees, None), ["0°", "90°", "180°", "270°", "45°"]);
    assert_eq!(expected(Units::Radians, None), ["0", "π/2", "π", "−π/2", "π/4"]);
    assert_eq!(expected(Units::Degrees, Some(Orientation::Compass)), ["E", "N", "W", "S", "NE"]);
    assert_eq!(expected(Units::Period(24.0), None), ["06:00", "00:00", "18:00", "12:00", "03:00"]);
    assert_eq!(expected(Units::Period(12.0), Some(Orientation::Mathematical))[..4], ["0", "3", "6", "9"]);
}

#[test]
fn the_arrow_is_as_long_as_the_resultant() {
    let x = wind();
    let (mean, length) = (circular_mean(&x).unwrap(), mean_resultant_length(&x).unwrap());
    let picture = plot::rose(&x, &Options::new()).unwrap();
    let [cx, cy] = centre(&picture);
    let rim = rim(&picture);
    let tip = points(&attributes(&groups(&picture, "head")[0], "d")[0])[0];
    assert!((tip[0] - cx - rim * length * mean.cos()).abs() < 2.0 * ROUNDING);
    assert!((cy - tip[1] - rim * length * mean.sin()).abs() < 2.0 * ROUNDING);
    let svg = picture.to_svg();
    assert!(svg.contains(&format!("mean direction {:.1}°, R = {length:.2} ", mean.to_degrees())));
    assert!(svg.contains(">n = 310, petals of 15°, "));
}

#[test]
fn petals_contain_their_lower_edge() {
    let degrees = Array1::from_iter((0..24).map(|k| f64::from(15 * k)));
    for turns in [-3.0, 0.0, 1.0, 5.0] {
        let x = degrees.mapv(|degree| (degree + 360.0 * turns).to_radians());
        assert_eq!(petals(&plot::rose(&x, &Options::new().bins(24)).unwrap()).len(), 24, "{turns} turns on");
        let single = x.mapv(|angle| angle as f32);
        assert_eq!(petals(&plot::rose(&single, &Options::new().bins(24)).unwrap()).len(), 24, "{turns} turns on, f32");
    }
}

#[test]
fn weights_are_repetitions() {
    let unit = PI / 180.0;
    let (x, weights) = (column("observations/mallards.csv", 0, unit), column("observations/mallards.csv", 1, 1.0));
    let repeated: Array1<f64> =
        x.iter().zip(&weights).flat_map(|(angle, weight)| std::iter::repeat_n(*angle, *weight as usize)).collect();
    let options = Options::new().bins(18).orientation(Orientation::Compass);
    let from_weights = plot::rose(weighted(&x, &weights), &options).unwrap();
    assert_eq!(from_weights, plot::rose(&repeated, &options).unwrap());
}

#[test]
fn a_picture_is_the_same_on_any_number_of_threads() {
    let x = sample_von_mises(Key::new(5), 1.0, 0.5, [300_000]).unwrap();
    let drawn = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| plot::rose(&x, &Options::new()).unwrap().to_svg())
    };
    assert_eq!(drawn(1), drawn(3));
    assert!(drawn(2).len() < 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Angles turned by a number of petals have the same petals, turned.
    #[test]
    fn turned_angles_turn_the_picture(seed in 0_u64..1000, by in 1_usize..16, compass: bool) {
        let bins = 16;
        let orientation = if compass { Orientation::Compass } else { Orientation::Mathematical };
        let x = sample_von_mises(Key::new(seed), 0.4, 1.0, [50]).unwrap();
        let turned = x.mapv(|angle| angle + TAU * by as f64 / bins as f64);
        let options = Options::new().bins(bins).orientation(orientation);
        let drawn = |x| petals(&plot::rose(x, &options).unwrap());
        let (before, after) = (drawn(&x), drawn(&turned));
        prop_assert_eq!(before.len(), after.len());
        let (sine, cosine) = (TAU * by as f64 / bins as f64 * if compass { -1.0 } else { 1.0 }).sin_cos();
        for petal in before {
            let [x, y] = petal.middle;
            let expected = [x * cosine - y * sine, x * sine + y * cosine];
            let same = |other: &&Petal| (other.middle[0] - expected[0]).hypot(other.middle[1] - expected[1]) < 0.05;
            let found = after.iter().find(same);
            prop_assert!(found.is_some_and(|other| (other.reach - petal.reach).abs() < 2.0 * ROUNDING));
        }
    }
}
