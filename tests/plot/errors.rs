//! Errors of angles, options and scales.

use ndarray::{Array1, array};
use vonmises::Error;
use vonmises::plot::{self, Options, Units};

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
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-9, 100.0] {
        let refused = plot::rose(&x, &Options::new()).unwrap().scale(scale).to_png();
        assert!(matches!(refused, Err(plot::Error::Scale { .. })), "{scale}");
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
