//! Validation of samples: whether they follow the distributions they should, and whether two arrays agree.
//!
//! | question | function | answer |
//! | --- | --- | --- |
//! | does each lane of samples follow its distribution? | [`lanes`] | [`Report`] |
//! | does each sample follow a distribution of its own? | [`elements`] | [`Report`] |
//! | do the lanes of two arrays follow the same distributions? | [`distributions`] | [`Report`] |
//! | are two arrays equal, angle by angle? | [`compare`] | [`Comparison`] |
//!
//! A report holds every check of every lane, with p-values adjusted by Holm's method: the probability that any check of
//! correct samples fails is at most the significance level you give. Both answers implement `Display`, and with the
//! feature `serde` also `Serialize` and `Deserialize`, with the names of their fields.
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

// May use `gof`, `circular` and the rooms below them. Checks are deterministic and the same for any number of threads.
// The fields of the reports are part of the program's JSON output.

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
