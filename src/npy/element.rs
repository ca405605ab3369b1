//! The elements that an array in a file may have, and the numbers that the file holds for them.

use crate::key::key::Key;
#[cfg(doc)]
use crate::scalar::float::Float;
use crate::scalar::number::Number;
use std::collections::TryReserveError;

/// Element types that can be written and read: `f32`, `f64` and so every [`Float`], integers of 8 to 64 bits, `bool`,
/// and [`Key`].
///
/// Sealed: each of them corresponds to one dtype of NumPy and JAX.
///
/// # Example
/// ```
/// use vonmises::npy::{self, Element};
/// fn roundtrip<T: Element>(array: &ndarray::ArrayD<T>) -> Result<ndarray::ArrayD<T>, Box<dyn std::error::Error>> {
///     let file = tempfile::NamedTempFile::new()?;
///     npy::save(file.path(), array)?;
///     Ok(npy::load(file.path())?)
/// }
/// let angles = ndarray::arr1(&[0.5_f32, -0.0, f32::MIN]).into_dyn();
/// assert_eq!(roundtrip(&angles)?, angles);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Element: sealed::Stored {}

impl<N: Number> Element for N {}
impl Element for Key {}

pub(crate) use sealed::Stored;

mod sealed {
    use super::Number;
    use std::collections::TryReserveError;

    /// An element that a file holds as one or more numbers.
    pub trait Stored: Copy + Default + Send + Sync {
        type Number: Number;

        /// Lengths of the axes that the file has after those of the array.
        const INNER_SHAPE: &'static [usize];

        fn numbers(self) -> impl Iterator<Item = Self::Number>;

        /// Returns the memory of the elements as numbers, if it is laid out as such.
        fn as_numbers(elements: &[Self]) -> Option<&[Self::Number]>;

        /// Makes elements, in the order of the file, of all its numbers.
        fn from_numbers(numbers: Vec<Self::Number>, fortran: bool) -> Result<Vec<Self>, TryReserveError>;
    }
}

impl<N: Number> Stored for N {
    type Number = Self;
    const INNER_SHAPE: &'static [usize] = &[];

    fn numbers(self) -> impl Iterator<Item = Self> {
        std::iter::once(self)
    }

    fn as_numbers(elements: &[Self]) -> Option<&[Self]> {
        Some(elements)
    }

    fn from_numbers(numbers: Vec<Self>, _: bool) -> Result<Vec<Self>, TryReserveError> {
        Ok(numbers)
    }
}

impl Stored for Key {
    type Number = u32;
    const INNER_SHAPE: &'static [usize] = &[2];

    fn numbers(self) -> impl Iterator<Item = u32> {
        self.data().into_iter()
    }

    fn as_numbers(_: &[Self]) -> Option<&[u32]> {
        None
    }

    /// In Fortran order the last axis varies slowest: the first numbers of all keys come before their second ones.
    fn from_numbers(numbers: Vec<u32>, fortran: bool) -> Result<Vec<Self>, TryReserveError> {
        let mut keys = Vec::new();
        keys.try_reserve_exact(numbers.len() / 2)?;
        if fortran {
            let (first, second) = numbers.split_at(numbers.len() / 2);
            keys.extend(first.iter().zip(second).map(|(&hi, &lo)| Self::from_data([hi, lo])));
        } else {
            keys.extend(numbers.as_chunks().0.iter().copied().map(Self::from_data));
        }
        Ok(keys)
    }
}
