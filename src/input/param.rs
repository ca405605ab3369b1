//! The types that a parameter may have.

use crate::scalar::float::Float;
use ndarray::{Array, ArrayBase, ArrayRef, ArrayView, CowArray, Data, Dimension, IxDyn, arr0};

/// A parameter: a scalar, an owned array, a view, or a reference to any of them, of any dimension and layout.
///
/// Numbers without a suffix become `f64` unless the type is known from the rest of the call.
pub trait Param<'a, F: Float> {
    /// Converts the parameter to an array of dynamic rank, borrowed where possible.
    fn into_cow(self) -> CowArray<'a, F, IxDyn>;
}

macro_rules! scalar_param {
    ($($float:ty),*) => { $(
        impl<'a> Param<'a, $float> for $float {
            fn into_cow(self) -> CowArray<'a, $float, IxDyn> {
                arr0(self).into_dyn().into()
            }
        }

        impl<'a> Param<'a, $float> for &$float {
            fn into_cow(self) -> CowArray<'a, $float, IxDyn> {
                arr0(*self).into_dyn().into()
            }
        }
    )* };
}
scalar_param!(f32, f64);

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
