//! The types that weights may have.

use crate::error::Result;
use crate::memory::alloc::collected;
use crate::scalar::float::Float;
use ndarray::{Array, ArrayBase, ArrayRef, ArrayView, ArrayView1, ArrayViewD, CowArray, Data, Dimension, IxDyn, arr0};

/// Weights: a number for all angles, or an array, slice, `Vec` or Rust array of numbers, of any integer or float type.
///
/// Weights of type `f64` in row-major order are borrowed. Others are converted, which takes 8 bytes each.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the weights of angles",
    note = "give a number, an array (`&w`), a slice or a `Vec` of integers or floats"
)]
pub trait Weights<'a> {
    /// Converts the weights to an array of `f64`.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the converted weights.
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>>;
}

/// A number that can be a weight: an integer or float of up to 64 bits. Sealed.
pub trait Weight: sealed::Number {}

mod sealed {
    use ndarray::ArrayViewD;

    /// A number with a nearest f64.
    pub trait Number: Copy {
        fn nearest(self) -> f64;

        /// Returns the same numbers if they are f64 in row-major order.
        fn as_f64(_: ArrayViewD<'_, Self>) -> Option<ArrayViewD<'_, f64>> {
            None
        }
    }
}
use sealed::Number;

impl<F: Float> Weight for F {}

impl<F: Float> Number for F {
    fn nearest(self) -> f64 {
        Float::to_f64(self)
    }

    fn as_f64(weights: ArrayViewD<'_, F>) -> Option<ArrayViewD<'_, f64>> {
        let shape = weights.raw_dim();
        ArrayView::from_shape(shape, F::as_f64s(weights.to_slice()?)?).ok()
    }
}

macro_rules! integer_weight {
    ($($integer:ty),*) => { $(
        impl Weight for $integer {}

        impl Number for $integer {
            #[allow(clippy::cast_lossless)] // one line for all widths
            fn nearest(self) -> f64 {
                self as f64
            }
        }
    )* };
}
integer_weight!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// Converts the elements of an array.
fn converted<W: Weight>(weights: ArrayViewD<'_, W>) -> Result<CowArray<'static, f64, IxDyn>> {
    Ok(collected(weights.shape(), weights.iter().map(|&weight| weight.nearest()))?.into())
}

impl<W: Weight> Weights<'_> for W {
    fn into_weights(self) -> Result<CowArray<'static, f64, IxDyn>> {
        Ok(arr0(self.nearest()).into_dyn().into())
    }
}

impl<'a, W: Weight, D: Dimension> Weights<'a> for ArrayView<'a, W, D> {
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>> {
        let weights = self.into_dyn();
        W::as_f64(weights.clone()).map_or_else(|| converted(weights), |borrowed| Ok(borrowed.into()))
    }
}

impl<'a, W: Weight, D: Dimension> Weights<'a> for &'a ArrayRef<W, D> {
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>> {
        self.view().into_weights()
    }
}

impl<'a, W: Weight, S: Data<Elem = W>, D: Dimension> Weights<'a> for &'a ArrayBase<S, D> {
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>> {
        self.view().into_weights()
    }
}

impl<W: Weight, D: Dimension> Weights<'_> for Array<W, D> {
    fn into_weights(self) -> Result<CowArray<'static, f64, IxDyn>> {
        converted(self.view().into_dyn())
    }
}

impl<'a, W: Weight> Weights<'a> for &'a [W] {
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>> {
        ArrayView1::from(self).into_weights()
    }
}

impl<'a, W: Weight> Weights<'a> for &'a Vec<W> {
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>> {
        self.as_slice().into_weights()
    }
}

impl<'a, W: Weight, const N: usize> Weights<'a> for &'a [W; N] {
    fn into_weights(self) -> Result<CowArray<'a, f64, IxDyn>> {
        self.as_slice().into_weights()
    }
}

impl<W: Weight> Weights<'_> for Vec<W> {
    fn into_weights(self) -> Result<CowArray<'static, f64, IxDyn>> {
        converted(ArrayView1::from(&self).into_dyn())
    }
}

impl<W: Weight, const N: usize> Weights<'_> for [W; N] {
    fn into_weights(self) -> Result<CowArray<'static, f64, IxDyn>> {
        converted(ArrayView1::from(&self).into_dyn())
    }
}
