//! The two arrays, in one type.

use crate::arguments::units::Units;
use crate::observations::source::Numbers;
use ndarray::ArrayD;

/// Two arrays as they are compared.
pub(super) enum Pair {
    /// Both in single precision and in radians, as in the files.
    Single(ArrayD<f32>, ArrayD<f32>),
    /// Converted to double precision if they were not, and in the units of the files.
    Double(ArrayD<f64>, ArrayD<f64>),
}

impl Pair {
    /// Keeps single precision if both arrays have it and need not be converted to radians.
    pub(super) fn new(a: Numbers, b: Numbers, units: Units) -> vonmises::Result<Self> {
        match (a, b) {
            (Numbers::Single(a), Numbers::Single(b)) if units.is_radians() => Ok(Self::Single(a, b)),
            (a, b) => Ok(Self::Double(a.double()?, b.double()?)),
        }
    }
}
