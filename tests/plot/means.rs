//! The mean direction at the rim of a rose: its mark and its confidence arc.

use crate::drawn::{Point, attributes, column, commands, group, groups, numbers, points, wind};
use ndarray::{Array1, array};
use std::f64::consts::PI;
use vonmises::plot::{self, Options, Orientation, Picture};

fn centre(picture: &Picture) -> Point {
    let grid = group(picture, "grid");
    [numbers(&grid, "cx")[0], numbers(&grid, "cy")[0]]
}

/// Returns the direction of a point from the centre in degrees on a compass, and its distance.
fn polar(picture: &Picture, [x, y]: Point) -> (f64, f64) {
    let [cx, cy] = centre(picture);
    ((x - cx).atan2(cy - y).to_degrees().rem_euclid(360.0), (x - cx).hypot(y - cy))
}

fn ants() -> Array1<f64> {
    column("observations/ants.csv", 0, PI / 180.0)
}

fn compass() -> Options {
    Options::new().orientation(Orientation::Compass)
}

/// Profile likelihood intervals, with SciPy 1.17.1: the concentration is `brentq` of i1e/i0e − C/n at each direction, and
/// the ends are `brentq` of twice the loss less `chi2.ppf(level, 1)`.
#[test]
fn the_arc_is_the_profile_likelihood_interval() {
    for (x, level, from, to) in [
        (wind(), 0.95, 10.798714524471228, 22.681366697379396),
        (wind(), 0.5, 14.70073110885554, 18.779350112995083),
        (ants(), 0.95, 171.5004286098903, 194.7766038419891),
        (ants(), 0.5, 179.16935509026985, 187.10767736160957),
    ] {
        let picture = plot::rose(&x, &compass().level(level)).unwrap();
        let arc = commands(&attributes(&group(&picture, "interval"), "d")[0]);
        let last = |i: usize| [arc[i].1[arc[i].1.len() - 2], arc[i].1[arc[i].1.len() - 1]];
        let ((start, near), (end, far)) = (polar(&picture, last(0)), polar(&picture, last(arc.len() - 1)));
        assert!((start - from).abs() < 0.01 && (end - to).abs() < 0.01, "{start} to {end}, not {from} to {to}");
        let rim = numbers(&group(&picture, "grid"), "r").into_iter().fold(0.0, f64::max);
        assert!(near > rim && (near - far).abs() < 0.02);
        let said = format!("{} % confidence interval of the mean, {}", 100.0 * level, from.floor());
        assert!(picture.to_svg().contains(&said), "{said}");
    }
}

#[test]
fn the_mark_points_at_the_centre() {
    for x in [wind(), ants(), array![0.3], array![-2.0, -1.9]] {
        for orientation in [Orientation::Compass, Orientation::Mathematical] {
            let picture = plot::rose(&x, &Options::new().orientation(orientation)).unwrap();
            let mark = points(&attributes(&groups(&picture, "mark")[0], "d")[0]);
            let tip = points(&attributes(&groups(&picture, "head")[0], "d")[0])[0];
            let (mean, _) = polar(&picture, tip);
            let [(direction, inner), left, right] = [0, 1, 2].map(|i| polar(&picture, mark[i]));
            let near = |a: f64, b: f64| ((a - b + 180.0).rem_euclid(360.0) - 180.0).abs();
            assert!(near(direction, mean) < 0.05, "the mark is at {direction}, the mean at {mean}");
            assert!((left.1 - right.1).abs() < 0.02 && left.1 > inner + 5.0, "the base is farther out than the point");
            assert!((near(left.0, mean) - near(right.0, mean)).abs() < 0.05);
        }
    }
}

/// The mark and the arc are in the legend, and a missing arc is said in words.
#[test]
fn the_legend_says_what_is_at_the_rim() {
    let text = |x: Array1<f64>, options: Options| {
        let picture = plot::rose(&x, &options).unwrap();
        let words = groups(&picture, "legend").concat();
        let lines = words.split("</text>").filter_map(|line| line.rsplit_once('>'));
        (
            groups(&picture, "interval").len(),
            groups(&picture, "mark").len(),
            lines.map(|(_, line)| line.to_owned() + " ").collect::<String>(),
        )
    };
    let (arcs, marks, words) = text(wind(), Options::new().level(0.99));
    assert!((arcs, marks) == (1, 2) && words.contains("99 % confidence interval of the mean"), "{words}");
    let (arcs, marks, words) = text(wind(), Options::new().without_interval());
    assert!((arcs, marks) == (0, 2) && words.contains("mean direction at the rim"), "{words}");
    let (arcs, marks, words) = text(array![0.0, PI], Options::new());
    assert!(
        (arcs, marks) == (0, 0) && words.contains("no 95 % confidence interval, since there is no mean"),
        "{words}"
    );
    let (arcs, marks, words) = text(array![1.0, 1.0, 1.0], Options::new());
    assert!((arcs, marks) == (0, 2) && words.contains("no 95 % confidence interval of the mean: no distribution fits"));
    let (arcs, marks, words) = text(array![0.0, 2.0, 4.0], Options::new());
    assert!((arcs, marks) == (0, 2) && words.contains("it would hold every direction"), "{words}");
    let histogram = plot::histogram(&wind(), &Options::new()).unwrap();
    assert!(histogram.to_svg().contains("95 % confidence interval of the mean, 10.8° to 22.7°"));
    assert_eq!(groups(&histogram, "interval").len(), 1);
}

#[test]
fn sixteen_petals_have_sixteen_names() {
    let names = |bins: usize, options: Options| {
        let picture = plot::rose(&wind(), &options.bins(bins)).unwrap();
        attributes(&group(&picture, "angles"), "x").len()
    };
    assert_eq!([16, 32, 8, 12].map(|bins| names(bins, compass())), [16, 16, 8, 8]);
    assert_eq!(names(16, compass().width(40.0)), 8); // there is no room for more
}
