//! P-values of the tests in `gof`: the probability, under the null hypothesis, of a statistic at least as large as the
//! observed one.
//!
//! [`one_sample`] is about n independent uniform numbers or angles, [`grouped`] about counts of angles in classes,
//! [`two_sample`] about all ways to divide pooled angles into two samples. Functions take sample sizes, group sizes and values of statistics, never angles.
//!
//! May use `special` and Rayon.
//!
//! # Invariants
//! * A p-value is in \[0, 1\] and never NaN; nothing panics, whatever the statistic.
//! * The cost of an exact method is bounded for every sample size. Where it would be exceeded, an approximation takes
//!   its place whose cost is at most linear in the number of distinct angles.
//! * Results do not depend on the number of threads.

pub(crate) mod grouped;
pub(crate) mod one_sample;
pub(crate) mod pvalue;
pub(crate) mod two_sample;
