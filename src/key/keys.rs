//! Arrays of keys whose draws are one array: the first axes are those of the keys.
//!
//! Feeds a sample's bytes: integer operations only.

use super::key::Key;
use super::slice_words::SliceWords;
use super::words::Words;
use crate::error::{Error, Result};
use crate::input::operand::Reader;
use crate::memory::alloc::collected;
use crate::shape::broadcast::broadcast_shapes;
use crate::shape::grid::Grid;
use crate::shape::segments::broadcast_strides;
use crate::shape::slice::Slice;
use ndarray::{Array, ArrayBase, ArrayView, ArrayViewD, CowArray, Data, Dimension, IxDyn, arr0, aview0};

/// One key, or an array of keys of any dimension: a [`Key`], a reference to one, or an array of keys, owned, a view, or
/// by reference.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a key nor an array of keys",
    note = "make a key from a seed, `Key::new(42)`, or an array of keys from a key, `&key.split(100)`"
)]
pub trait IntoKeys<'a> {
    /// Converts the keys to an array of dynamic rank, borrowed where possible; one key is 0-d.
    fn into_cow(self) -> CowArray<'a, Key, IxDyn>;

    /// Returns the key, if there is one and no array: it then needs none.
    fn single(&self) -> Option<Key> {
        None
    }
}

impl<'a> IntoKeys<'a> for Key {
    fn into_cow(self) -> CowArray<'a, Key, IxDyn> {
        arr0(self).into_dyn().into()
    }

    fn single(&self) -> Option<Key> {
        Some(*self)
    }
}

impl<'a> IntoKeys<'a> for &Key {
    fn into_cow(self) -> CowArray<'a, Key, IxDyn> {
        (*self).into_cow()
    }

    fn single(&self) -> Option<Key> {
        Some(**self)
    }
}

impl<'a, D: Dimension> IntoKeys<'a> for Array<Key, D> {
    fn into_cow(self) -> CowArray<'a, Key, IxDyn> {
        self.into_dyn().into()
    }
}

impl<'a, D: Dimension> IntoKeys<'a> for ArrayView<'a, Key, D> {
    fn into_cow(self) -> CowArray<'a, Key, IxDyn> {
        self.into_dyn().into()
    }
}

impl<'a, S: Data<Elem = Key>, D: Dimension> IntoKeys<'a> for &'a ArrayBase<S, D> {
    fn into_cow(self) -> CowArray<'a, Key, IxDyn> {
        self.view().into_dyn().into()
    }
}

/// Keys in row-major order.
#[derive(Clone, Debug)]
pub(crate) enum Keys<'a> {
    /// One key, which needs no memory.
    Single(Key),
    Array(CowArray<'a, Key, IxDyn>),
}

impl<'a> Keys<'a> {
    /// Copies the keys only if they are not in row-major order.
    pub(crate) fn new(keys: impl IntoKeys<'a>) -> Result<Self> {
        if let Some(key) = keys.single() {
            return Ok(Self::Single(key));
        }
        let given = keys.into_cow();
        let in_order = given.is_standard_layout();
        Ok(Self::Array(if in_order { given } else { collected(given.shape(), given.iter().copied())?.into() }))
    }

    pub(crate) fn shape(&self) -> &[usize] {
        match self {
            Self::Single(_) => &[],
            Self::Array(array) => array.shape(),
        }
    }

    pub(crate) fn view(&self) -> ArrayViewD<'_, Key> {
        match self {
            Self::Single(key) => aview0(key).into_dyn(),
            Self::Array(array) => array.view(),
        }
    }

    pub(crate) fn values(&self) -> &[Key] {
        match self {
            Self::Single(key) => std::slice::from_ref(key),
            Self::Array(array) => array.as_slice().unwrap_or_default(), // row-major by construction
        }
    }

    /// Returns the shape of one draw for each key, where the other parameters broadcast to `common`.
    pub(crate) fn broadcast(&self, common: &[usize]) -> Result<Vec<usize>> {
        if let Self::Single(_) = self {
            return Ok(common.to_vec());
        }
        let mut first = self.shape().to_vec();
        first.resize(first.len().max(common.len()), 1);
        broadcast_shapes(&first, common)
    }

    /// Checks that the shape of an output begins with that of the keys.
    pub(crate) fn check_output(&self, output: &[usize]) -> Result<()> {
        if matches!(self, Self::Single(_)) || output.starts_with(self.shape()) {
            return Ok(());
        }
        Err(Error::KeyShape { keys: self.shape().to_vec(), output: output.to_vec() })
    }

    /// Returns the words of an output of that shape.
    pub(crate) fn words(&self, output: &[usize]) -> Words<'_> {
        Words::new(self.values(), output[self.shape().len()..].iter().product())
    }

    /// Returns the words of a slice, which has elements, of an output of that shape.
    pub(crate) fn slice_words(&self, output: &[usize], slice: &Slice) -> SliceWords<'_> {
        let (shape, each) = output.split_at(self.shape().len());
        let of_keys = [broadcast_strides(shape, shape), vec![0; each.len()]].concat();
        let of_indices = [vec![0; shape.len()], broadcast_strides(each, each)].concat();
        SliceWords {
            keys: Reader::new(self.values(), Grid::new(slice, &of_keys)),
            indices: Grid::new(slice, &of_indices),
        }
    }
}
