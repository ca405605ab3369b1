//! What four statistics of n independent uniform angles exceed by chance: the p-values of the tests of uniformity on
//! the circle (Kuiper, Watson, Rayleigh), and Kolmogorov's on the line.
//!
//! Each file states its method, ranges and measured error. No function returns NaN, panics, or takes longer for larger
//! n.

mod binomial;
mod complex;
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
