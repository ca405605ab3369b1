//! The crate's own fixed arithmetic, compiled a second time so that tests can see it.
#![allow(dead_code, clippy::approx_constant)]

#[path = "../../src/special/constants.rs"]
pub(crate) mod constants;
#[path = "../../src/special/fixed.rs"]
pub(crate) mod fixed;
#[path = "../../src/special/slope.rs"]
pub(crate) mod slope;
#[path = "../../src/special/sum.rs"]
pub(crate) mod sum;
