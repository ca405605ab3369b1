//! What an operation computes.

use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use ndarray::{ArrayD, ArrayViewD};

/// The derivative in an argument.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Derivative {
    /// 1.
    One,
    /// The array in this place of those that [`Function::with_derivatives`] returns.
    Array(usize),
    /// The negative of that array.
    Minus(usize),
}

impl Derivative {
    /// Returns the place of the array that is needed.
    pub(crate) fn place(self) -> Option<usize> {
        match self {
            Self::One => None,
            Self::Array(place) | Self::Minus(place) => Some(place),
        }
    }
}

/// A value and its derivatives in arrays.
pub(crate) type WithDerivatives<F> = (ArrayD<F>, Vec<ArrayD<F>>);

/// A function of `N` arrays that broadcast.
pub(crate) trait Function<const N: usize>: Send + Sync + 'static {
    /// Its name, for candle's messages.
    const NAME: &'static str;
    /// Its derivatives in each argument.
    const DERIVATIVES: [Derivative; N];

    /// Returns the values.
    fn value<F: Element>(&self, arguments: [ArrayViewD<'_, F>; N]) -> Result<ArrayD<F>, Failure>;

    /// Returns the values, to the byte, and their derivatives.
    fn with_derivatives<F: Element>(&self, arguments: [ArrayViewD<'_, F>; N]) -> Result<WithDerivatives<F>, Failure>;
}
