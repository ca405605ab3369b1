//! The null distributions of four statistics of n independent uniform angles or numbers: Kuiper's, Watson's and
//! Rayleigh's on the circle, and Kolmogorov's on the line.
//!
//! Each statistic has a function that returns P(statistic ≥ value) as a [`PValue`](super::pvalue::PValue); its file
//! states the method, its ranges and the measured error. The other files are the mathematics they share: contour
//! integrals, complex Bessel functions, binomial probabilities.
//!
//! Uses nothing of the crate but `pvalues::pvalue`.
//!
//! # Invariants
//! * No function returns NaN or panics, for any n and any value: a NaN gives p = 1.
//! * The time is bounded in n: at most about a millisecond.

pub(crate) mod binomial;
pub(crate) mod complex;
mod crossing;
mod kolmogorov;
mod kuiper;
mod macdonald;
mod orbit;
mod rayleigh;
#[cfg(test)]
mod tests;
mod watson;

pub(crate) use kolmogorov::kolmogorov;
pub(crate) use kuiper::kuiper;
pub(crate) use rayleigh::rayleigh;
pub(crate) use watson::watson;
