//! Validation: do samples come from the distributions that they should, and do two arrays of samples agree?
//!
//! | question | function | answer |
//! | --- | --- | --- |
//! | does each lane of samples follow its distribution? | [`lanes`] | [`Report`] |
//! | do samples follow distributions that differ from one to the next? | [`elements`] | [`Report`] |
//! | do two arrays of samples follow the same distributions? | [`distributions`] | [`Report`] |
//! | are two arrays the same, angle by angle? | [`compare`] | [`Comparison`] |
//!
//! A report holds every check of every lane, with p-values adjusted by Holm's method, so that right samples are
//! refused, in whichever lane and check, with a probability of at most the level that was asked for. Both answers print
//! as tables, and with the feature
//! `serde` they serialise.
//!
//! # Example
//! ```
//! use ndarray::{Axis, array};
//! use vonmises::{Key, sample_von_mises, validate};
//! let (locs, kappas) = (array![0.0, 1.0, 2.0], array![0.5, 5.0, 50.0]);
//! let x = sample_von_mises(Key::new(1), &locs, &kappas, [1000, 3])?;
//! let report = validate::lanes(&x, &locs, &kappas, Axis(0), 1e-6)?;
//! assert!(report.passed());
//! let wrong = validate::lanes(&x, &locs, &(&kappas * 1.5), Axis(0), 1e-6)?;
//! assert_eq!(wrong.failures().count(), 3);
//! println!("{wrong}");
//! # Ok::<(), vonmises::Error>(())
//! ```
//!
//! # References
//! Holm 1979 (Scandinavian Journal of Statistics 6).

mod compare;
mod distributions;
mod elements;
mod lanes;
mod moments;
mod report;
mod table;

pub use compare::{Comparison, compare};
pub use distributions::distributions;
pub use elements::elements;
pub use lanes::lanes;
pub use report::{Check, LaneReport, Parameters, Report};
