//! Derivatives: against mpmath and TensorFlow Probability, of the same values as the functions themselves, broadcast, and
//! summed back to the shape of a parameter.

mod broadcast;
mod extremes;
mod reduction;
mod references;
mod samples;
mod tfp;
