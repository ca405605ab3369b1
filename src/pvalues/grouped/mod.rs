//! The null distributions of statistics of grouped angles: n angles in k classes around the circle, with given
//! probabilities.
//!
//! Each statistic has a function that returns P(statistic ≥ value), ties included, as a [`PValue`]; its file states the
//! method, its ranges and the measured error. `statistics` computes the statistics from counts. A class of
//! probability zero changes no p-value; whoever finds an angle in one knows more than these statistics tell.
//!
//! Uses `pvalues::pvalue` and, of `pvalues::one_sample`, the functions of angles that are not grouped, `binomial` and
//! `complex`.
//!
//! # Invariants
//! * No function returns NaN or panics, for any n, any probabilities and any value: a NaN gives p = 1.
//! * The time is at most about 1.3 s for up to 10,000 classes, whatever n.

mod bridge;
mod classes;
mod determinant;
mod enumeration;
mod even;
mod fine;
mod groups;
mod kolmogorov;
mod kuiper;
mod legs;
mod path;
mod plan;
mod poisson;
mod rayleigh;
mod rotations;
mod rules;
mod statistics;
#[cfg(test)]
mod tests;
mod turns;
mod watson;
mod watson_limit;

pub(crate) use kolmogorov::kolmogorov;
pub(crate) use kuiper::kuiper;
pub(crate) use rayleigh::rayleigh;
pub(crate) use statistics::{kolmogorov_statistic, kuiper_statistic, watson_statistic};
pub(crate) use watson::watson;
