//! Dots outside the rim: as many as there are angles, or said otherwise.

use crate::drawn::{attributes, column, commands, group, numbers, wind};
use ndarray::Array1;
use std::f64::consts::{PI, TAU};
use vonmises::circular::{Rounding, rounded, weighted};
use vonmises::plot::{self, Options, Picture};
use vonmises::{Key, sample_von_mises};

/// Returns the angles of the dots and their distances from the centre, in the order in which they are drawn.
fn dots(picture: &Picture) -> Vec<(f64, f64)> {
    let grid = group(picture, "grid");
    let (cx, cy) = (numbers(&grid, "cx")[0], numbers(&grid, "cy")[0]);
    let path = &attributes(&group(picture, "dots"), "d")[0];
    let starts = commands(path).into_iter().filter(|command| command.0 == 'M');
    starts.map(|(_, at)| ((cy - at[1]).atan2(at[0] - cx).rem_euclid(TAU), (at[0] - cx).hypot(at[1] - cy))).collect()
}

#[test]
fn a_dot_is_an_angle() {
    let (ants, tens) = (column("observations/ants.csv", 0, PI / 180.0), Rounding::from_classes(36).unwrap());
    let picture = plot::rose(rounded(&ants, tens), &Options::new().points()).unwrap();
    assert!(picture.to_svg().contains(">1 dot = 1 angle<"));
    let mut found: Vec<_> =
        dots(&picture).iter().map(|(angle, _)| (angle.to_degrees() / 10.0).round() * 10.0 % 360.0).collect();
    let mut expected: Vec<_> = ants.iter().map(|angle| angle.to_degrees().round() % 360.0).collect();
    found.sort_by(f64::total_cmp);
    expected.sort_by(f64::total_cmp);
    assert_eq!(found, expected);
    let exact = dots(&picture).iter().all(|(angle, _)| {
        let tens = angle.to_degrees() / 10.0;
        (tens - tens.round()).abs() < 0.01
    });
    assert!(exact, "dots of rounded angles are at their values");
}

#[test]
fn dots_are_apart_and_outside_the_rim() {
    for x in [wind(), column("observations/icu_arrivals.csv", 0, TAU / 1440.0)] {
        let picture = plot::rose(&x, &Options::new().points()).unwrap();
        let (dots, style) = (dots(&picture), group(&picture, "dots"));
        assert_eq!(dots.len(), x.len());
        let svg = picture.to_svg();
        let head = svg.split("<g class=\"dots\"").nth(1).unwrap().split('>').next().unwrap();
        let diameter = numbers(head, "stroke-width")[0];
        let rim = numbers(&group(&picture, "grid"), "r").into_iter().fold(0.0, f64::max);
        assert!(dots.iter().all(|(_, distance)| distance - 0.5 * diameter > rim), "{style}");
        for (i, (a, r)) in dots.iter().enumerate() {
            for (b, s) in &dots[i + 1..] {
                assert!((r * a.cos() - s * b.cos()).hypot(r * a.sin() - s * b.sin()) > diameter, "dots overlap");
            }
        }
    }
}

/// Nothing is lost: a stack has the angles of its place, divided by what a dot stands for and rounded up.
#[test]
fn dots_of_many_angles_stand_for_several() {
    let x = sample_von_mises(Key::new(9), 1.0, 2.0, [20_000]).unwrap();
    let picture = plot::rose(&x, &Options::new().points()).unwrap();
    let svg = picture.to_svg();
    let each = svg.split("1 dot = up to ").nth(1).unwrap().split(' ').next().unwrap().replace(',', "");
    let (each, drawn) = (each.parse::<f64>().unwrap(), dots(&picture));
    assert!(each > 1.0 && drawn.len() as f64 * each >= 20_000.0 && drawn.len() < 3000, "{each} {}", drawn.len());
    let mut angles: Vec<_> = drawn.iter().map(|(angle, _)| (angle * 1e3).round() as i64).collect();
    angles.dedup();
    assert!((drawn.len() as f64) < 20_000.0 / each + angles.len() as f64, "no stack has more than a dot too many");
    let weights: Array1<f64> = Array1::from_elem(20_000, 0.25);
    let weighted = plot::rose(weighted(&x, &weights), &Options::new().points()).unwrap();
    assert!(weighted.to_svg().contains("1 dot = a weight of up to "));
}
