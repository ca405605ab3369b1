//! The arrays that can be saved.

use crate::npy::element::Element;
use ndarray::{ArrayBase, ArrayRef, ArrayView, Data, Dimension};

/// An array that can be saved: owned, shared, copy-on-write, a view, an [`ArrayRef`], or a reference to any of them, of
/// any rank and memory layout, with an [`Element`] as its element type.
///
/// Sealed. In generic code it is the bound of an array that is saved.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::npy::{self, ToNpy};
/// fn size(array: impl ToNpy) -> Result<usize, npy::Error> {
///     let mut bytes = Vec::new();
///     npy::write(&mut bytes, array)?;
///     Ok(bytes.len())
/// }
/// let grid = array![[0.5, 1.5], [2.5, 3.5]];
/// assert_eq!((size(&grid)?, size(grid.row(0))?, size(grid)?), (128 + 32, 128 + 16, 128 + 32));
/// # Ok::<(), npy::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an array that can be saved",
    label = "not an array",
    note = "a `Vec` or slice is viewed as an array by `ndarray::aview1(&x)`, a number becomes one by `ndarray::arr0(x)`"
)]
pub trait ToNpy: sealed::View {}

impl<S: Data<Elem: Element>, D: Dimension> ToNpy for ArrayBase<S, D> {}
impl<T: Element, D: Dimension> ToNpy for ArrayRef<T, D> {}
impl<A: ToNpy + ?Sized> ToNpy for &A {}

mod sealed {
    use super::{ArrayView, Dimension, Element};

    /// An array that can be looked at.
    pub trait View {
        type Element: Element;
        type Dim: Dimension;

        fn array(&self) -> ArrayView<'_, Self::Element, Self::Dim>;
    }
}

impl<S: Data<Elem: Element>, D: Dimension> sealed::View for ArrayBase<S, D> {
    type Element = S::Elem;
    type Dim = D;

    fn array(&self) -> ArrayView<'_, S::Elem, D> {
        self.view()
    }
}

impl<T: Element, D: Dimension> sealed::View for ArrayRef<T, D> {
    type Element = T;
    type Dim = D;

    fn array(&self) -> ArrayView<'_, T, D> {
        self.view()
    }
}

impl<A: sealed::View + ?Sized> sealed::View for &A {
    type Element = A::Element;
    type Dim = A::Dim;

    fn array(&self) -> ArrayView<'_, A::Element, A::Dim> {
        (**self).array()
    }
}
