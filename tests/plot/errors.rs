//! What is refused, and how it is named.

use ndarray::{Array1, array};
use vonmises::Error;
use vonmises::plot::{self, Histogram, Quantiles, Rose, Units};

#[test]
fn angles_are_finite_and_there_is_one() {
    for bad in [f64::NAN, f64::INFINITY] {
        let x = array![0.0, 1.0, bad];
        for error in [
            Rose::new().of(&x).unwrap_err(),
            Histogram::new().of(&x).unwrap_err(),
            Quantiles::new().of(&x).unwrap_err(),
        ] {
            assert!(matches!(error, Error::Value { argument: "x", index: 2, .. }), "{error}");
        }
    }
    let none = Array1::<f32>::zeros(0);
    assert!(matches!(Rose::new().of(&none), Err(Error::Empty { argument: "x", .. })));
    assert!(matches!(Histogram::new().of(&none), Err(Error::Empty { .. })));
    assert!(matches!(Quantiles::new().of(&none), Err(Error::Empty { .. })));
}

#[test]
fn options_are_checked() {
    let x = array![0.0, 1.0];
    for bins in [0, 1001, usize::MAX] {
        assert!(matches!(Rose::new().bins(bins).of(&x), Err(Error::Value { argument: "bins", .. })));
        assert!(matches!(Histogram::new().bins(bins).of(&x), Err(Error::Value { argument: "bins", .. })));
    }
    for period in [0.0, -24.0, f64::NAN, f64::INFINITY, 1e-300] {
        let refused = Quantiles::new().units(Units::Period(period)).of(&x);
        assert!(matches!(refused, Err(Error::Value { argument: "period", .. })), "{period}");
    }
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-9, 100.0] {
        let refused = Rose::new().of(&x).unwrap().scale(scale).to_png();
        assert!(matches!(refused, Err(plot::Error::Scale { .. })), "{scale}");
    }
}

#[test]
fn titles_are_text_whatever_they_hold() {
    let title = "a < b & \"c\" > 'd' \u{0}\u{1b}\n</text><script>alert(1)</script> κ ≤ 3 😀 漢字";
    for picture in [
        Rose::new().title(title).of(&array![0.5]).unwrap(),
        Histogram::new().title(title).of(&array![0.5]).unwrap(),
        Quantiles::new().title(title).of(&array![0.5]).unwrap(),
    ] {
        let svg = picture.to_svg();
        assert!(svg.contains("a &lt; b &amp; &quot;c&quot; &gt; 'd'") && !svg.contains("<script"));
        assert!(picture.to_png().is_ok(), "no longer XML");
    }
}
