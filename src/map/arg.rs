//! One argument of a map: an array, another axis of an array, or a value for all lanes.

use super::lane::LaneOf;
use crate::error::Result;
use crate::key::key::Key;
use crate::scalar::mapped::FixedScalar;
use crate::shape::index::normalize_axis;
use ndarray::{ArrayBase, ArrayRef, ArrayView, Axis, Data};

/// One argument of a map.
///
/// An argument is an array by reference or as a view, which is mapped over its leading axis; an array with another axis
/// ([`along`]); a value that every lane gets ([`fixed`]); or a scalar, which every lane gets too ([`FixedScalar`]; an
/// `f32` literal needs its suffix, `5.0_f32`).
///
/// An owned array is not an argument: write `&x`. Nor is a slice or a `Vec`: write `aview1(&v)` or
/// `ArrayView1::from(&v)`. The compiler says so:
/// ```compile_fail,E0277
/// let sums = vonmises::vmap(|x| x + 1.0, ndarray::array![1.0, 2.0]);
/// ```
/// ```compile_fail,E0277
/// let sums = vonmises::vmap(|x| x + 1.0, &vec![1.0, 2.0]);
/// ```
///
/// You can implement this trait for types of your own, such as a set of model parameters:
/// ```
/// use ndarray::{Array1, Array2, ArrayView1, array};
/// use vonmises::{map::MapArg, vmap};
/// struct Weights {
///     slope: Array2<f64>,
///     offset: Array1<f64>,
/// }
/// impl<'a> MapArg for &'a Weights {
///     type Lane = (ArrayView1<'a, f64>, f64);
///     fn lanes(&self) -> vonmises::Result<Option<usize>> {
///         (&self.offset).lanes()
///     }
///     fn lane(&self, index: usize) -> Self::Lane {
///         ((&self.slope).lane(index), self.offset[index])
///     }
/// }
/// let weights = Weights { slope: array![[1.0, 2.0], [3.0, 4.0]], offset: array![0.5, 0.25] };
/// let y = vmap(|((slope, offset), x)| slope.sum() * x + offset, (&weights, 10.0_f64))?;
/// assert_eq!(y, array![30.5, 70.25].into_dyn());
/// # Ok::<(), vonmises::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an argument of a map",
    note = "give an array by reference (`&x`) or as a view (`x.view()`)",
    note = "give a slice or a `Vec` as a view, `ndarray::aview1(&v)` or `ArrayView1::from(&v)`",
    note = "wrap another value that every lane gets in `fixed(…)`"
)]
pub trait MapArg {
    /// What the function gets of this argument.
    type Lane;

    /// Returns the number of lanes, or `None` for a value that is not mapped.
    ///
    /// # Errors
    /// [`AxisOutOfRange`](crate::Error::AxisOutOfRange) if the array does not have the axis.
    fn lanes(&self) -> Result<Option<usize>>;

    /// Returns lane `index`. A map calls this only after `lanes` has succeeded, and only for an index below that
    /// number.
    fn lane(&self, index: usize) -> Self::Lane;
}

/// An array whose axes can be mapped: `&ArrayBase` of any storage, `&ArrayRef`, or an `ArrayView` by value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an array that can be mapped",
    note = "give an array by reference (`&x`) or as a view (`x.view()`)",
    note = "give a slice or a `Vec` as a view, `ndarray::aview1(&v)` or `ArrayView1::from(&v)`"
)]
pub trait MapArray {
    /// One lane; see [`LaneOf`].
    type Lane;

    /// Returns the length of each axis.
    fn lengths(&self) -> &[usize];

    /// Returns lane `index` along `axis`.
    ///
    /// # Panics
    /// If the axis or the index is out of range, like ndarray's indexing.
    fn lane_along(&self, axis: Axis, index: usize) -> Self::Lane;
}

impl<'a, A: 'a, S: Data<Elem = A>, D: LaneOf<A>> MapArray for &'a ArrayBase<S, D> {
    type Lane = D::Lane<'a>;

    fn lengths(&self) -> &[usize] {
        self.shape()
    }

    fn lane_along(&self, axis: Axis, index: usize) -> Self::Lane {
        D::lane_of(self.view(), axis, index)
    }
}

impl<'a, A: 'a, D: LaneOf<A>> MapArray for &'a ArrayRef<A, D> {
    type Lane = D::Lane<'a>;

    fn lengths(&self) -> &[usize] {
        self.shape()
    }

    fn lane_along(&self, axis: Axis, index: usize) -> Self::Lane {
        D::lane_of(self.view(), axis, index)
    }
}

impl<'a, A: 'a, D: LaneOf<A>> MapArray for ArrayView<'a, A, D> {
    type Lane = D::Lane<'a>;

    fn lengths(&self) -> &[usize] {
        self.shape()
    }

    fn lane_along(&self, axis: Axis, index: usize) -> Self::Lane {
        D::lane_of(self.clone(), axis, index)
    }
}

macro_rules! mapped_over_the_leading_axis {
    ($array:ty $(, $storage:ident: $data:path)?) => {
        impl<'a, A: 'a, $($storage: $data,)? D: LaneOf<A>> MapArg for $array {
            type Lane = D::Lane<'a>;

            fn lanes(&self) -> Result<Option<usize>> {
                lanes_along(self, 0).map(Some)
            }

            fn lane(&self, index: usize) -> D::Lane<'a> {
                self.lane_along(Axis(0), index)
            }
        }
    };
}
mapped_over_the_leading_axis!(&'a ArrayBase<S, D>, S: Data<Elem = A>);
mapped_over_the_leading_axis!(&'a ArrayRef<A, D>);
mapped_over_the_leading_axis!(ArrayView<'a, A, D>);

/// An array with the axis over which it is mapped; made by [`along`].
#[derive(Clone, Copy, Debug)]
pub struct Along<T> {
    axis: isize,
    array: T,
}

/// Maps `array` over `axis` instead of its leading one; a negative axis counts from the end.
///
/// The function gets the array without that axis. If the array does not have the axis, the map returns
/// [`AxisOutOfRange`](crate::Error::AxisOutOfRange). In JAX, this is an entry of `in_axes`.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{along, vmap};
/// let table = array![[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]];
/// let columns = vmap(|column| column.sum(), along(-1, &table))?;
/// assert_eq!(columns, array![11.0, 22.0, 33.0].into_dyn());
/// # Ok::<(), vonmises::Error>(())
/// ```
pub const fn along<T: MapArray>(axis: isize, array: T) -> Along<T> {
    Along { axis, array }
}

impl<T: MapArray> MapArg for Along<T> {
    type Lane = T::Lane;

    fn lanes(&self) -> Result<Option<usize>> {
        lanes_along(&self.array, self.axis).map(Some)
    }

    fn lane(&self, index: usize) -> T::Lane {
        let from_end = if self.axis < 0 { self.array.lengths().len() } else { 0 };
        self.array.lane_along(Axis(from_end.wrapping_add_signed(self.axis)), index)
    }
}

/// Returns the length of an axis, which may be counted from the end.
fn lanes_along(array: &impl MapArray, axis: isize) -> Result<usize> {
    let lengths = array.lengths();
    normalize_axis(axis, lengths.len()).map(|axis| lengths[axis.index()])
}

/// A value that every lane gets; made by [`fixed`].
#[derive(Clone, Copy, Debug)]
pub struct Fixed<T>(T);

/// Gives every lane the same value, such as a count, a scalar, or a reference to an array.
///
/// In JAX, this is a `None` in `in_axes`. Capturing the value in the closure has the same effect.
///
/// # Example
/// ```
/// use vonmises::{Key, fixed, vmap};
/// let keys = Key::new(42).split(5);
/// let words = vmap(|(key, n)| key.bits::<u64, _>(n), (&keys, fixed(1000)))?;
/// assert_eq!(words.shape(), [5, 1000]);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub const fn fixed<T: Copy>(value: T) -> Fixed<T> {
    Fixed(value)
}

impl<T: Copy> MapArg for Fixed<T> {
    type Lane = T;

    fn lanes(&self) -> Result<Option<usize>> {
        Ok(None)
    }

    fn lane(&self, _: usize) -> T {
        self.0
    }
}

impl FixedScalar for Key {}

impl<T: FixedScalar> MapArg for T {
    type Lane = T;

    fn lanes(&self) -> Result<Option<usize>> {
        Ok(None)
    }

    fn lane(&self, _: usize) -> T {
        *self
    }
}
