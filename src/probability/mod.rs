//! Density and mass of the centred von Mises distribution, in f64.

pub(crate) mod batch;
pub(crate) mod cumulative;
pub(crate) mod density;
pub(crate) mod mass;
