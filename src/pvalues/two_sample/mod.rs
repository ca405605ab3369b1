//! Distributions of two-sample statistics on the circle over all ways of dividing the pooled angles into two samples.
//!
//! Angles that are equal form a group, and a division is seen only through how many of each group it gives to the first
//! sample. Heights are those of the difference of the two empirical distribution functions at the ends of groups, in
//! units of 1/lcm(m, n): an angle of the first sample adds n/g, one of the second takes m/g, g = gcd(m, n).

pub(crate) mod kuiper;
pub(crate) mod limit;
pub(crate) mod pooled;
mod row;
pub(crate) mod watson;
