//! Errors of angles, options and scales.

use ndarray::{Array1, array};
use vonmises::Error;
use vonmises::circular::{Rounding, rounded};
use vonmises::plot::{self, Kind, Options, Panel, Units};

#[test]
fn angles_are_finite_and_there_is_one() {
    let defaults = Options::new();
    for bad in [f64::NAN, f64::INFINITY] {
        let x = array![0.0, 1.0, bad];
        for error in [
            plot::rose(&x, &defaults).unwrap_err(),
            plot::histogram(&x, &defaults).unwrap_err(),
            plot::quantiles(&x, &defaults).unwrap_err(),
        ] {
            assert!(matches!(error, Error::Value { argument: "x", flat: 2, .. }), "{error}");
        }
    }
    let none = Array1::<f32>::zeros(0);
    assert!(matches!(plot::rose(&none, &defaults), Err(Error::Empty { argument: "x", .. })));
    assert!(matches!(plot::histogram(&none, &defaults), Err(Error::Empty { .. })));
    assert!(matches!(plot::quantiles(&none, &defaults), Err(Error::Empty { .. })));
}

#[test]
fn options_are_checked() {
    let x = array![0.0, 1.0];
    for bins in [0, 1001, usize::MAX] {
        let options = Options::new().bins(bins);
        for refused in [plot::rose(&x, &options), plot::histogram(&x, &options), plot::quantiles(&x, &options)] {
            assert!(matches!(refused, Err(Error::Value { argument: "bins", .. })), "{bins}");
        }
    }
    for period in [0.0, -24.0, f64::NAN, f64::INFINITY, 1e-300] {
        let refused = plot::quantiles(&x, &Options::new().units(Units::Period(period)));
        assert!(matches!(refused, Err(Error::Value { argument: "period", .. })), "{period}");
    }
    for dpi in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-9, 10_000.0] {
        let refused = plot::rose(&x, &Options::new()).unwrap().dpi(dpi).to_png();
        assert!(matches!(refused, Err(plot::Error::Resolution { .. })), "{dpi}");
    }
    for level in [0.0, 1.0, -0.5, f64::NAN] {
        let refused = plot::histogram(&x, &Options::new().level(level));
        assert!(matches!(refused, Err(Error::Value { argument: "level", .. })), "{level}");
    }
    for width in [0.0, -85.0, 9.9, 2001.0, f64::NAN] {
        let refused = plot::rose(&x, &Options::new().width(width));
        assert!(matches!(refused, Err(Error::Value { argument: "width", .. })), "{width}");
    }
    for (size, width) in [(0.0, 85.0), (-9.0, 85.0), (101.0, 2000.0), (f64::NAN, 85.0), (60.0, 85.0), (9.0, 20.0)] {
        let options = Options::new().font_size(size).width(width);
        for refused in [plot::rose(&x, &options), plot::histogram(&x, &options), plot::quantiles(&x, &options)] {
            assert!(matches!(refused, Err(Error::Value { argument: "font_size", .. })), "{size} {width}: {refused:?}");
        }
    }
}

#[test]
fn layers_ascend_and_have_a_value_each() {
    let (x, speeds) = (array![0.0, 1.0], array![1.0, 2.0]);
    let refused = |layers: &[f64]| {
        let options = Options::new().layers(layers.iter().copied());
        plot::wind_rose(&x, &speeds, &options).unwrap_err().to_string()
    };
    assert_eq!(refused(&[0.0, 2.0, 2.0]), "layers[2] = 2.0: must be greater than the one before");
    assert_eq!(refused(&[0.0, f64::NAN]), "layers[1] = NaN: must be finite");
    assert!(refused(&[0.0; 9]).starts_with("number of layers = 9.0: must be at most 8"));
    assert!(refused(&[0.0; 100]).starts_with("number of layers = 9.0"));
    let infinite = plot::wind_rose(&x, &array![1.0, f64::INFINITY], &Options::new());
    assert!(matches!(infinite, Err(Error::Value { argument: "values", flat: 1, .. })));
    let few = plot::wind_rose(&x, &array![1.0, 2.0, 3.0], &Options::new());
    assert!(matches!(few, Err(Error::OutputShape { .. })), "{few:?}");
    let some = [Panel::new(&x).values(&speeds), Panel::new(&x)];
    assert!(matches!(plot::panels(Kind::Rose, some, &Options::new()), Err(Error::Value { .. })));
}

#[test]
fn panels_are_few_and_hold_angles() {
    let (x, none) = (array![0.0, 1.0], Array1::<f64>::zeros(0));
    let drawn = |number| plot::panels(Kind::Rose, (0..number).map(|_| Panel::new(&x)), &Options::new());
    assert!(drawn(36).is_ok());
    for number in [0, 37] {
        let refused = drawn(number).unwrap_err().to_string();
        assert_eq!(refused, format!("number of panels = {number}.0: must be from 1 to 36"));
    }
    let rounding = |classes| Rounding::from_classes(classes).unwrap();
    let mixed = [Panel::new(rounded(&x, rounding(36))), Panel::new(rounded(&x, rounding(12)))];
    let refused = plot::panels(Kind::Histogram, mixed, &Options::new());
    assert!(matches!(refused, Err(Error::Value { argument: "rounding", .. })));
    for kind in [Kind::Rose, Kind::Histogram, Kind::Quantiles] {
        let refused = plot::panels(kind, [Panel::new(&none), Panel::new(&none)], &Options::new());
        assert!(matches!(refused, Err(Error::Empty { argument: "x", .. })));
        let one = plot::panels(kind, [Panel::new(&none), Panel::new(&x)], &Options::new()).unwrap();
        assert!(one.to_svg().contains("n = 0") && one.to_svg().contains("n = 2"));
    }
}

#[test]
fn titles_are_escaped() {
    let title = "a < b & \"c\" > 'd' \u{0}\u{1b}\n</text><script>alert(1)</script> κ ≤ 3 😀 漢字";
    let (x, options) = (array![0.5], Options::new().title(title));
    for picture in [
        plot::rose(&x, &options).unwrap(),
        plot::histogram(&x, &options).unwrap(),
        plot::quantiles(&x, &options).unwrap(),
    ] {
        let svg = picture.to_svg();
        assert!(svg.contains("a &lt; b &amp; &quot;c&quot; &gt; 'd'") && !svg.contains("<script"));
        assert!(picture.to_png().is_ok(), "no longer XML");
    }
}
