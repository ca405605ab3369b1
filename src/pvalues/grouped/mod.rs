//! The null distributions of statistics of grouped angles: n angles in k classes around the circle.

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
pub(crate) use statistics::{kolmogorov_statistic, kuiper_statistic, watson_statistic};
pub(crate) use watson::watson;
