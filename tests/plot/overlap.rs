//! No two texts of a picture overlap and none leaves it, at 80 to 200 % of the usual size of letters.

use crate::drawn::{column, wind};
use dejavu::sans::regular;
use resvg::usvg::{Group, Node, Options as Reading, Tree, fontdb::Source};
use std::sync::Arc;
use vonmises::circular::skip_nan;
use vonmises::plot::{self, Kind, Options, Orientation, Panel, Picture, Units};
use vonmises::{Key, sample_von_mises};

/// The size of letters of 100 %, in points.
const USUAL: f64 = 9.0;

/// A text and its box: left, top, right and bottom. The box is as high as the highest and lowest letters of the font.
type Placed = (String, [f32; 4]);

/// Returns the texts of a picture, as the renderer of the PNG lays them out.
fn texts(picture: &Picture) -> Vec<Placed> {
    let mut reading = Reading::default();
    reading.fontdb_mut().load_font_source(Source::Binary(Arc::new(regular())));
    let tree = Tree::from_str(&picture.to_svg(), &reading).unwrap();
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    // Boxes are in millimetres turned to pixels, which is what the drawing is in.
    let scale = tree.size().width() / picture.size().0 as f32;
    assert!((scale - 1.0).abs() < 1e-3);
    found
}

fn collect(group: &Group, found: &mut Vec<Placed>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, found),
            Node::Text(text) => {
                let words = text.chunks().iter().map(|chunk| chunk.text()).collect();
                let at = text.abs_bounding_box();
                found.push((words, [at.left(), at.top(), at.right(), at.bottom()]));
            }
            _ => {}
        }
    }
}

/// Checks a picture and returns the number of its texts.
fn check(picture: &Picture, what: &str) -> usize {
    let (texts, (width, height)) = (texts(picture), picture.size());
    for (i, (a, [left, top, right, bottom])) in texts.iter().enumerate() {
        let inside = *left >= 0.0 && *top >= 0.0 && *right <= width as f32 && *bottom <= height as f32;
        assert!(inside, "{what}: {a:?} leaves the picture: {left} {top} {right} {bottom}");
        for (b, other) in &texts[i + 1..] {
            let apart = *right <= other[0] || other[2] <= *left || *bottom <= other[1] || other[3] <= *top;
            assert!(apart, "{what}: {a:?} overlaps {b:?}");
        }
    }
    texts.len()
}

/// All units, with what else makes labels differ.
fn labels() -> [(&'static str, Options); 6] {
    let compass = Options::new().orientation(Orientation::Compass);
    [
        ("degrees", Options::new()),
        ("compass", compass.clone().bins(16).centred()),
        ("bearings", compass.units(Units::Radians)),
        ("hours", Options::new().units(Units::Period(24.0))),
        ("axes", Options::new().units(Units::Period(180.0))),
        ("days", Options::new().units(Units::Period(365.25))),
    ]
}

/// Draws every kind of picture with options in all sizes, and returns how many there were.
fn each_size(options: &Options, what: &str, draw: impl Fn(&Options) -> vonmises::Result<Picture>) -> usize {
    let mut drawn = 0;
    for (percent, width) in [0.8, 1.0, 1.5, 2.0].into_iter().flat_map(|p| [85.0, 120.0, 180.0].map(|width| (p, width)))
    {
        let sized = options.clone().font_size(percent * USUAL).width(width);
        let picture = draw(&sized).unwrap_or_else(|error| panic!("{what} at {percent}, {width} mm: {error}"));
        assert!(check(&picture, &format!("{what} at {percent}, {width} mm")) > 5);
        drawn += 1;
    }
    drawn
}

#[test]
fn texts_of_single_pictures_are_apart() {
    let narrow = sample_von_mises(Key::new(3), 0.01, 1e5, [1000]).unwrap().into_dimensionality().unwrap();
    let mut drawn = 0;
    for (x, sample) in [(wind(), "wind"), (narrow, "narrow")] {
        let speeds = x.mapv(|angle| 3.0 + 2.0 * angle.cos());
        for (name, options) in labels() {
            let titled = options.title("A title that is so long that it takes more than a line of the picture");
            let what = |kind: &str| format!("{kind} of {sample}, {name}");
            let dots = titled.clone().points();
            drawn += each_size(&titled, &what("rose"), |options| plot::rose(&x, options));
            drawn += each_size(&dots, &what("dots"), |options| plot::rose(&x, options));
            let layers = titled.clone().layers([1.5, 2.0, 3.0, 4.5]).layer_name("wind speed at a height of 10 m (m/s)");
            drawn += each_size(&layers, &what("layers"), |options| plot::wind_rose(&x, &speeds, options));
            drawn += each_size(&titled, &what("histogram"), |options| plot::histogram(&x, options));
            drawn += each_size(&titled, &what("quantiles"), |options| plot::quantiles(&x, options));
        }
    }
    assert_eq!(drawn, 2 * 6 * 5 * 12);
}

#[test]
fn texts_of_panels_are_apart() {
    let [direction, group] = [0, 1].map(|at| column("observations/desert_ants.csv", at, 1.0));
    let of = |number: f64| -> Vec<f64> {
        let members = direction.iter().zip(&group).filter(|(_, group)| **group == number);
        members.map(|(degrees, _)| degrees.to_radians()).chain([f64::NAN]).collect()
    };
    let (first, second, third) = (of(1.0), of(2.0), of(3.0));
    let samples = [&first, &second, &third, &second].map(|sample| (skip_nan(sample), vec![1.0; sample.len()]));
    for (name, options) in labels() {
        for kind in [Kind::Rose, Kind::Histogram, Kind::Quantiles] {
            let options = options.clone().title("Desert ants").points();
            let panels = |options: &Options| {
                let titles = ["with home cage", "a longer title than others have", "c", ""];
                plot::panels(
                    kind,
                    samples.iter().zip(titles).map(|((x, _), title)| Panel::new(x.clone()).title(title)),
                    options,
                )
            };
            each_size(&options, &format!("panels, {kind:?}, {name}"), panels);
        }
    }
    let calm = |options: &Options| {
        let panels = samples.iter().map(|(x, speeds)| Panel::new(x.clone()).values(speeds).title("calm and not"));
        plot::panels(Kind::Rose, panels, options)
    };
    each_size(&Options::new().layers([0.5, 2.0]), "panels with layers", calm);
}

/// The test would notice: labels that are drawn larger than they were laid out do overlap.
#[test]
fn larger_letters_would_overlap() {
    let picture = plot::rose(&wind(), &Options::new().orientation(Orientation::Compass).bins(16)).unwrap();
    let (svg, mut reading) = (picture.to_svg().replace("font-size=\"12\"", "font-size=\"40\""), Reading::default());
    reading.fontdb_mut().load_font_source(Source::Binary(Arc::new(regular())));
    let mut found = Vec::new();
    collect(Tree::from_str(&svg, &reading).unwrap().root(), &mut found);
    let overlap = |a: &[f32; 4], b: &[f32; 4]| a[2] > b[0] && b[2] > a[0] && a[3] > b[1] && b[3] > a[1];
    let pairs = found.iter().enumerate().flat_map(|(i, a)| found[i + 1..].iter().map(move |b| (a, b)));
    assert!(pairs.filter(|(a, b)| overlap(&a.1, &b.1)).count() > 5);
}
