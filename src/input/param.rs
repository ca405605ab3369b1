//! The types that a parameter may have.

use crate::scalar::float::Float;
use ndarray::{Array, ArrayBase, ArrayRef, ArrayView, ArrayView1, CowArray, Data, Dimension, IxDyn, arr0};

/// A parameter: a number, an array of any dimension and layout (owned, a view, or by reference), or numbers in a slice, a
/// `Vec` or a Rust array.
///
/// Numbers without a suffix become `f64` unless the type is known from the rest of the call. All parameters of a call
/// have the same type, `f32` or `f64`.
///
/// # Example
/// ```
/// use vonmises::{Float, Result, log_prob};
/// fn at_mode<F: Float>(concentration: F) -> Result<F> {
///     Ok(log_prob(F::zero(), F::zero(), concentration)?[[]])
/// }
/// let concentrations = vec![0.5, 5.0];
/// assert_eq!(log_prob([0.0, 0.0], 0.0, &concentrations)?[1], at_mode(5.0)?);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a parameter with elements of type `{F}`",
    note = "give a number, an array (`&x`), a slice or a `Vec`; all of them are `f32` or all are `f64`"
)]
pub trait Param<'a, F: Float> {
    /// Converts the parameter to an array of dynamic rank, borrowed where possible.
    fn into_cow(self) -> CowArray<'a, F, IxDyn>;

    /// Returns the number, if the parameter is one: it then needs no array.
    fn number(&self) -> Option<F> {
        None
    }
}

impl<'a, F: Float> Param<'a, F> for F {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        arr0(self).into_dyn().into()
    }

    fn number(&self) -> Option<F> {
        Some(*self)
    }
}

impl<'a, F: Float> Param<'a, F> for &F {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        arr0(*self).into_dyn().into()
    }

    fn number(&self) -> Option<F> {
        Some(**self)
    }
}

impl<'a, F: Float, D: Dimension> Param<'a, F> for Array<F, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.into_dyn().into()
    }
}

impl<'a, F: Float, D: Dimension> Param<'a, F> for ArrayView<'a, F, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.into_dyn().into()
    }
}

impl<'a, F: Float, S: Data<Elem = F>, D: Dimension> Param<'a, F> for &'a ArrayBase<S, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.view().into_dyn().into()
    }
}

impl<'a, F: Float, D: Dimension> Param<'a, F> for &'a ArrayRef<F, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.view().into_dyn().into()
    }
}

impl<'a, F: Float, D: Dimension> Param<'a, F> for CowArray<'a, F, D> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.into_dyn()
    }
}

impl<'a, F: Float> Param<'a, F> for &'a [F] {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        ArrayView1::from(self).into_cow()
    }
}

impl<'a, F: Float> Param<'a, F> for &'a Vec<F> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.as_slice().into_cow()
    }
}

impl<'a, F: Float, const N: usize> Param<'a, F> for &'a [F; N] {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        self.as_slice().into_cow()
    }
}

impl<'a, F: Float> Param<'a, F> for Vec<F> {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        Array::from(self).into_cow()
    }
}

impl<'a, F: Float, const N: usize> Param<'a, F> for [F; N] {
    fn into_cow(self) -> CowArray<'a, F, IxDyn> {
        Array::from_iter(self).into_cow()
    }
}
