//! Pictures of rounded angles: petals and bars are whole classes, with the angles in their middle.

use crate::drawn::{attributes, calibration, column, commands, group, numbers};
use ndarray::Array1;
use vonmises::circular::{Rounding, rounded, weighted};
use vonmises::plot::{self, Options, Orientation, Picture};
use vonmises::{Error, Key, VonMises};

/// 714 mallards in classes of 20 degrees, the middles of which are 10, 30, …, 350.
fn mallards() -> (Array1<f64>, Array1<f64>, Rounding) {
    let (x, counts) =
        (column("observations/mallards.csv", 0, 1_f64.to_radians()), column("observations/mallards.csv", 1, 1.0));
    (x, counts, Rounding::from_classes(18).unwrap().with_offset(10_f64.to_radians()).unwrap())
}

/// Returns the bearings, in degrees, of the sides of each petal on a compass.
fn sides(picture: &Picture) -> Vec<[f64; 2]> {
    let side = |path: &str| {
        let points: Vec<_> = commands(path).into_iter().filter(|(letter, _)| "MLA".contains(*letter)).collect();
        let [centre, from, to] = [0, 1, 2].map(|i| {
            let at = &points[i].1;
            [at[at.len() - 2], at[at.len() - 1]]
        });
        [from, to].map(|[x, y]| (x - centre[0]).atan2(centre[1] - y).to_degrees().rem_euclid(360.0))
    };
    attributes(&group(picture, "petals"), "d").iter().map(|path| side(path)).collect()
}

#[test]
fn petals_are_classes_or_groups_of_them() {
    let (x, counts, rounding) = mallards();
    let rose = |options: Options| {
        plot::rose(weighted(rounded(&x, rounding), &counts), &options.orientation(Orientation::Compass))
    };
    let sides_of_classes = sides(&rose(Options::new()).unwrap());
    assert_eq!(sides_of_classes.len(), 18);
    for (class, [from, to]) in sides_of_classes.into_iter().enumerate() {
        let lower = 20.0 * class as f64;
        assert!((from - lower).abs() < 0.2 && (to - (lower + 20.0) % 360.0).abs() < 0.2, "{from} to {to}");
    }
    let pairs = sides(&rose(Options::new().bins(9)).unwrap());
    assert!(pairs.len() == 9 && pairs[0][0] < 0.2 && (pairs[0][1] - 40.0).abs() < 0.2, "{pairs:?}");
    let threes = sides(&rose(Options::new().bins(6)).unwrap()); // the first is centred at 10 degrees
    assert!((threes[0][0] - 340.0).abs() < 0.2 && (threes[0][1] - 40.0).abs() < 0.2, "{threes:?}");
    let uneven = rose(Options::new().bins(12));
    assert!(matches!(uneven, Err(Error::Value { argument: "bins", value: 12.0, .. })), "{uneven:?}");
    // The curve is that of the fit to the classes, of concentration 2.136.
    assert!(rose(Options::new()).unwrap().to_svg().contains("κ = 2.14"));
}

#[test]
fn whole_degrees_are_joined_to_fewer_petals() {
    let degrees = Rounding::from_classes(360).unwrap();
    let x = VonMises::<f64>::new(1.0, 0.5).unwrap().draw(Key::new(1), [400]).unwrap();
    let x = x.mapv(|angle| angle.to_degrees().round().to_radians());
    let picture = plot::rose(rounded(&x, degrees), &Options::new()).unwrap();
    assert!(picture.to_svg().contains("petals of 15°"), "24 petals for 400 angles");
}

/// Returns the left end and the width of each bar in degrees.
fn bars(picture: &Picture) -> Vec<[f64; 2]> {
    let (bars, [(scale, zero), _]) = (group(picture, "bars"), calibration(picture));
    let lefts = numbers(&bars, "x").into_iter().map(|x| zero + scale * x);
    lefts.zip(numbers(&bars, "width").into_iter().map(|width| scale * width)).map(|(x, width)| [x, width]).collect()
}

#[test]
fn bars_are_whole_classes() {
    let (x, counts, rounding) = mallards();
    let whole = plot::histogram(weighted(rounded(&x, rounding), &counts), &Options::new()).unwrap();
    // A narrow sample on an arc, in steps of 5 degrees with the angles in the middle of bars.
    let narrow = VonMises::<f64>::new(1.0, 40.0).unwrap().draw(Key::new(2), [300]).unwrap();
    let fives = Rounding::from_classes(72).unwrap();
    let narrow = narrow.mapv(|angle| (angle / fives.step()).round() * fives.step());
    let arc = plot::histogram(rounded(&narrow, fives), &Options::new()).unwrap();
    for (picture, step, offset) in [(whole, 20.0, 10.0), (arc, 5.0, 0.0)] {
        let bars = bars(&picture);
        assert!(bars.len() > 5);
        for [left, width] in bars {
            let classes = width / step;
            let lower = (left - offset) / step + 0.5;
            assert!((classes - classes.round()).abs() < 0.02 && classes > 0.9, "{width}");
            assert!((lower - lower.round()).abs() < 0.05, "{left}");
        }
    }
}

#[test]
fn coarse_classes_and_equal_angles_have_a_picture() {
    let compass = Rounding::from_classes(4).unwrap();
    for x in [vec![0.0, 0.0, 1.6], vec![0.0; 3], vec![3.2, 0.0, 1.5, 4.7]] {
        let options = Options::new();
        assert!(plot::rose(rounded(&x, compass), &options).unwrap().to_svg().contains("petals of 90°"));
        assert!(plot::histogram(rounded(&x, compass), &options).unwrap().to_svg().contains("<svg"));
        assert!(plot::quantiles(rounded(&x, compass), &options).is_ok() || x == vec![0.0; 3] || x.len() == 3);
    }
}
