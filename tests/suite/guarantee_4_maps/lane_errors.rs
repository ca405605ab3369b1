//! The errors of lanes: of any type, kept whole, and found again by `source` and `downcast_ref`.

use ndarray::{Array1, Array2, ArrayD, ArrayView1, ShapeError, array};
use std::error::Error as StdError;
use std::fmt;
use vonmises::{Error, LaneError, npy, pmap, vmap};

/// An error of a user.
#[derive(Debug, PartialEq)]
struct TooCold {
    degrees: i32,
}

impl fmt::Display for TooCold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} degrees are too cold", self.degrees)
    }
}

impl StdError for TooCold {}

fn warm(degrees: i32) -> Result<f64, TooCold> {
    if degrees < 0 { Err(TooCold { degrees }) } else { Ok(degrees.into()) }
}

/// Returns the error of the lane as its own type.
fn own<E: StdError + 'static>(error: &Error) -> Option<&E> {
    error.source().and_then(|source| source.downcast_ref())
}

#[test]
fn the_users_own_error_is_the_source() {
    let degrees = array![3, -5, 7, -9];
    for error in [vmap(warm, &degrees).unwrap_err(), pmap(warm, &degrees).unwrap_err()] {
        assert_eq!(own::<TooCold>(&error), Some(&TooCold { degrees: -5 }));
        assert_eq!(own::<Error>(&error), None);
        assert_eq!(error.to_string(), "lane 1: -5 degrees are too cold");
        let Error::Lane { index: 1, source } = error else { panic!("{error}") };
        assert_eq!(source.downcast_ref(), Some(&TooCold { degrees: -5 }));
        assert_eq!(source.to_string(), "-5 degrees are too cold");
        assert_eq!(format!("{source:?}"), "TooCold { degrees: -5 }");
    }
}

#[test]
fn errors_of_other_crates_and_of_this_one() {
    let rows = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let reshape = |row: ArrayView1<'_, f64>| row.to_owned().into_shape_with_order((2, 2));
    assert!(own::<ShapeError>(&vmap(reshape, &rows).unwrap_err()).is_some());

    let load = |_| npy::load::<ArrayD<f64>>("no such file.npy");
    assert!(own::<npy::Error>(&pmap(load, &array![1, 2]).unwrap_err()).is_some());

    let refuse = |_: i32| Err::<f64, _>(Error::NothingMapped);
    assert_eq!(own(&vmap(refuse, &array![1, 2]).unwrap_err()), Some(&Error::NothingMapped));
}

#[test]
fn boxed_errors_and_texts() {
    let boxed = |degrees| -> Result<Array1<f64>, Box<dyn StdError + Send + Sync>> {
        let degrees = warm(degrees)?; // two types of errors in one lane
        let root = Array1::from_elem(4, degrees).into_shape_with_order(if degrees > 9.0 { 5 } else { 4 })?;
        Ok(root)
    };
    assert_eq!(own(&vmap(boxed, &array![1, -2]).unwrap_err()), Some(&TooCold { degrees: -2 }));
    assert!(own::<ShapeError>(&vmap(boxed, &array![1, 20, -2]).unwrap_err()).is_some());

    let text = |x: i32| if x < 2 { Ok(x) } else { Err(format!("{x} is too large")) };
    assert_eq!(pmap(text, &array![1, 2, 3]).unwrap_err().to_string(), "lane 1: 2 is too large");
    let constant = |x: i32| if x < 2 { Ok(x) } else { Err("too large") };
    assert_eq!(vmap(constant, &array![1, 2, 3]).unwrap_err().to_string(), "lane 1: too large");
}

#[test]
fn an_error_may_hold_what_cannot_leave_its_thread() {
    struct Local(std::rc::Rc<str>);
    impl From<Local> for Box<dyn StdError + Send + Sync> {
        fn from(Local(text): Local) -> Self {
            (*text).into()
        }
    }
    let lane = |x: i32| if x < 2 { Ok(x) } else { Err(Local("too large".into())) };
    assert_eq!(pmap(lane, &array![1, 2, 3]).unwrap_err().to_string(), "lane 1: too large");
}

#[test]
fn nested_maps_name_each_lane_around_the_users_error() {
    let table = Array2::from_shape_fn((3, 4), |(i, j)| if (i, j) == (1, 2) { -1 } else { 1 });
    let outer = pmap(|row| vmap(warm, row), &table).unwrap_err();
    assert_eq!(outer.to_string(), "lane 1: lane 2: -1 degrees are too cold");
    let inner = own::<Error>(&outer).unwrap();
    assert!(matches!(inner, Error::Lane { index: 2, .. }));
    assert_eq!(own(inner), Some(&TooCold { degrees: -1 }));
}

#[test]
fn errors_clone_and_compare_by_text() {
    fn is_an_error<T: StdError + Clone + PartialEq + Send + Sync + 'static>(_: &T) {}
    let error = vmap(warm, &array![-1]).unwrap_err();
    is_an_error(&error);
    assert_eq!(error.clone(), error);
    assert_eq!(own(&error.clone()), Some(&TooCold { degrees: -1 }));
    assert_eq!(LaneError::from(TooCold { degrees: 1 }), LaneError::from("1 degrees are too cold"));
    assert_ne!(LaneError::from(TooCold { degrees: 1 }), LaneError::from(TooCold { degrees: 2 }));
    assert_ne!(error, Error::Lane { index: 1, source: TooCold { degrees: -1 }.into() });
}
