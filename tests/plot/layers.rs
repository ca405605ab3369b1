//! Petals of layers: areas are shares, calm and missing values are counted.

use crate::drawn::{attributes, commands, group, groups, labels, numbers, value, wind};
use ndarray::{Array1, array};
use std::f64::consts::TAU;
use vonmises::circular::{Fit, skip_nan, weighted};
use vonmises::plot::{self, Kind, Options, Orientation, Panel, Picture};
use vonmises::{Key, VonMises};

/// Made-up speeds: every direction has some of all layers.
fn speeds() -> Array1<f64> {
    (0..310).map(|i| f64::from((i * 7919) % 100) / 10.0).collect()
}

/// Returns the shares of the petals of each layer, in the order drawn: a petal that fills its sector up to the rim has the
/// share that the label of the rim says, and areas are in proportion.
fn shares(picture: &Picture) -> Vec<Vec<f64>> {
    let rim = numbers(&group(picture, "grid"), "r").into_iter().fold(0.0, f64::max);
    let full = labels(&group(picture, "shares")).iter().map(|(_, label)| value(label)).fold(0.0, f64::max) / 100.0;
    let share = |path: &String| {
        let arcs: Vec<_> = commands(path).into_iter().filter(|command| command.0 == 'A').collect();
        let inner = arcs.get(1).map_or(0.0, |arc| arc.1[0]);
        full * (arcs[0].1[0].powi(2) - inner.powi(2)) / (rim * rim)
    };
    groups(picture, "layer").iter().map(|layer| attributes(layer, "d").iter().map(share).collect()).collect()
}

#[test]
fn areas_of_layers_are_shares() {
    let (x, v, limits) = (wind(), speeds(), [1.0, 3.0, 6.0, 8.5]);
    let options = Options::new().bins(12).layers(limits);
    let found = shares(&plot::wind_rose(&x, &v, &options).unwrap());
    assert_eq!(found.len(), 4);
    for (layer, found) in found.into_iter().enumerate() {
        let to = limits.get(layer + 1).copied().unwrap_or(f64::INFINITY);
        let mut counts = [0.0; 12];
        for (angle, _) in x.iter().zip(&v).filter(|(_, speed)| (limits[layer]..to).contains(speed)) {
            let bin = ((angle + 1e-12).rem_euclid(TAU) / TAU * 12.0) as usize;
            counts[bin] += 1.0 / 310.0; // calm is in the total
        }
        let expected: Vec<_> = counts.into_iter().filter(|share| *share > 0.0).collect();
        assert_eq!(found.len(), expected.len(), "layer {layer}");
        for (found, expected) in found.into_iter().zip(expected) {
            assert!((found - expected).abs() < 2e-4, "layer {layer}: {found}, not {expected}");
        }
    }
}

/// Calm angles have no petal and no part in the mean; their direction may be missing.
#[test]
fn calm_and_missing_are_counted() {
    let nan = f64::NAN;
    let x = array![0.1, 0.3, 0.5, 0.2, 3.0, nan, nan, 2.0];
    let v = array![1.0, 2.5, 4.0, 2.0, 0.2, 0.1, 5.0, nan];
    let options = Options::new().layers([0.5, 2.0]).layer_name("wind speed (m/s)").orientation(Orientation::Compass);
    let svg = plot::wind_rose(skip_nan(&x), &v, &options).unwrap().to_svg();
    let mean: f64 = Fit::new().fit(&array![0.1, 0.3, 0.5, 0.2]).unwrap().loc();
    for said in [
        "n = 6 (1 missing, 1 without a value)",
        "calm (below 0.5): 2 of 6, 33 %",
        ">wind speed (m/s)<",
        ">0.5–2.0<",
        ">≥ 2.0<",
        &format!("mean direction {:.1}", mean.to_degrees()),
    ] {
        assert!(svg.contains(said), "{said}: {svg}");
    }
    // Without --skip-nan a missing direction is an error, calm or not.
    assert!(plot::wind_rose(&x, &v, &options).is_err());
    let counts = array![2.0, 2.0, 1.0, 1.0, 3.0, 0.0, 0.0, 1.0];
    let svg = plot::wind_rose(weighted(&x.mapv(|x| if x.is_nan() { 0.0 } else { x }), &counts), &v, &options);
    assert!(svg.unwrap().to_svg().contains("calm (below 0.5): 3 of 9, 33 %"));
}

#[test]
fn limits_are_round_numbers_unless_given() {
    let svg = plot::wind_rose(&wind(), &speeds(), &Options::new()).unwrap().to_svg();
    assert!([">0–2<", ">2–4<", ">4–6<", ">6–8<", ">≥ 8<"].iter().all(|label| svg.contains(label)), "{svg}");
    assert!(!svg.contains("calm"));
    let all_missing = plot::wind_rose(&array![1.0, 2.0], &array![f64::NAN, f64::NAN], &Options::new());
    assert!(all_missing.is_err());
}

/// Rings and axes of panels are the same, also in pictures of their own.
#[test]
fn panels_have_one_scale() {
    let draw = |key, kappa| VonMises::<f64>::new(0.5, kappa).unwrap().draw(Key::new(key), [200]).unwrap();
    let (wide, narrow) = (draw(1, 0.3), draw(2, 20.0));
    let panels = || [Panel::new(&wide).title("wide"), Panel::new(&narrow).title("narrow")];
    let picture = plot::panels(Kind::Rose, panels(), &Options::new().bins(12)).unwrap();
    let grids = groups(&picture, "grid");
    assert_eq!(numbers(&grids[0], "r"), numbers(&grids[1], "r"));
    let texts = |group: &String| labels(group).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let rings = groups(&picture, "shares");
    assert_eq!(texts(&rings[0]), texts(&rings[1]));
    assert!(numbers(&grids[1], "cx")[0] > numbers(&grids[0], "cx")[0] + 100.0, "side by side");
    // The area of all petals together is the same: all angles.
    let area =
        |petals: &String| -> f64 { attributes(petals, "d").iter().map(|path| commands(path)[2].1[0].powi(2)).sum() };
    let petals = groups(&picture, "petals");
    assert!((area(&petals[0]) / area(&petals[1]) - 1.0).abs() < 1e-2);
    let apart = plot::separate(Kind::Rose, panels(), &Options::new().bins(12).title("All")).unwrap();
    let rings: Vec<_> = apart.iter().map(|picture| texts(&group(picture, "shares"))).collect();
    assert_eq!(rings[0], rings[1]);
    assert!(apart[1].to_svg().contains(">All: narrow<") && apart[1].to_svg().contains("n = 200, petals of 30°"));
    for kind in [Kind::Histogram, Kind::Quantiles] {
        let picture = plot::panels(kind, panels(), &Options::new()).unwrap();
        let frames: Vec<_> = groups(&picture, "frame")
            .iter()
            .map(|frame| {
                let (left, right) = (numbers(frame, "x1")[0], numbers(frame, "x2")[0]);
                let (top, bottom) = (numbers(frame, "y2")[1], numbers(frame, "y1")[1]);
                [right - left, bottom - top]
            })
            .collect();
        assert!((frames[0][0] - frames[1][0]).abs() < 0.02 && (frames[0][1] - frames[1][1]).abs() < 0.02, "{kind:?}");
    }
    let histograms = plot::panels(Kind::Histogram, panels(), &Options::new()).unwrap();
    let numbers_on = groups(&histograms, "numbers");
    assert_eq!(texts(&numbers_on[0]), texts(&numbers_on[1]));
}

#[test]
fn colours_and_legends_can_be_chosen() {
    let options = Options::new().color("#228833".parse().unwrap());
    for picture in [plot::rose(&wind(), &options).unwrap(), plot::histogram(&wind(), &options).unwrap()] {
        assert!(picture.to_svg().contains("fill=\"#228833\"") && !picture.to_svg().contains("#56b4e9"));
    }
    let bare = plot::rose(&wind(), &Options::new().without_legend()).unwrap();
    assert!(groups(&bare, "legend").is_empty() && !bare.to_svg().contains("n = 310"));
    assert!(bare.size().1 < plot::rose(&wind(), &Options::new()).unwrap().size().1);
}
