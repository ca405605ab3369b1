//! The distributions of Kuiper's and Watson's two-sample statistics over all ways to divide pooled angles into two
//! samples of given sizes: the permutation null distribution, exact with or without ties, and its limits for large
//! samples.
//!
//! Equal angles form a group, and a division is described by how many angles of each group it gives to the first
//! sample. Heights are the values of the difference of the two empirical distribution functions at the ends of groups,
//! in units of 1/lcm(m, n): an angle of the first sample adds n/g, one of the second subtracts m/g, g = gcd(m, n).
//!
//! Uses `special` for compensated sums and Rayon.
//!
//! # Invariants
//! * Heights and statistics that are compared with the observed one are exact integers, so that divisions with an
//!   equal statistic always count.
//! * An exact p-value is `None` where it would cost more than some tenths of a second; the limit always exists.
//! * Results do not depend on the number of threads.

pub(crate) mod kuiper;
pub(crate) mod pooled;
mod positions;
pub(crate) mod watson;
pub(crate) mod watson_limit;
