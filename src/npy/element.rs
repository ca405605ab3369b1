//! What an array may hold to be saved, and the words that a file holds for it.

use crate::key::key::Key;
use std::collections::TryReserveError;

/// Elements that [`save`](super::save), [`Writer`](super::Writer) and [`load`](super::load) take: `f32`, `f64`, `u32`,
/// `u64` and [`Key`].
///
/// Sealed: each of them has a dtype of its own in NumPy and JAX.
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

impl Element for f32 {}
impl Element for f64 {}
impl Element for u32 {}
impl Element for u64 {}
impl Element for Key {}

/// Appends the words of some bytes of a file.
pub(crate) type Decoder<W> = fn(&[u8], &mut Vec<W>);

pub(crate) use sealed::{Stored, Word};

mod sealed {
    use super::Decoder;
    use ndarray_npy::WritableElement;
    use std::collections::TryReserveError;

    /// A number with a NumPy dtype.
    pub trait Word: WritableElement + Copy + Send {
        /// The little-endian dtype.
        const DESCR: &'static str;

        /// The word whose bytes in memory are this one's in a little-endian file.
        fn little(self) -> Self;

        /// How to read a file of this `descr`, if it is this dtype in some byte order.
        fn decoder(descr: &str) -> Option<Decoder<Self>>;
    }

    /// An element as one or more words.
    pub trait Stored: Copy + Default + Send + Sync {
        type Word: Word;

        /// The axes that a file has behind those of the array.
        const TAIL: &'static [usize];

        fn words(self) -> impl Iterator<Item = Self::Word>;

        /// The elements' own memory, where it is words.
        fn as_words(elements: &[Self]) -> Option<&[Self::Word]>;

        /// The elements, in the order of the file, of all its words.
        fn assemble(words: Vec<Self::Word>, fortran: bool) -> Result<Vec<Self>, TryReserveError>;
    }
}

macro_rules! number {
    ($($number:ty: $kind:literal),*) => { $(
        impl Word for $number {
            const DESCR: &'static str = concat!("<", $kind);

            fn little(self) -> Self {
                Self::from_ne_bytes(self.to_le_bytes())
            }

            fn decoder(descr: &str) -> Option<Decoder<Self>> {
                match descr.strip_suffix($kind)? {
                    "<" => Some(|bytes, out| out.extend(bytes.as_chunks().0.iter().copied().map(Self::from_le_bytes))),
                    ">" => Some(|bytes, out| out.extend(bytes.as_chunks().0.iter().copied().map(Self::from_be_bytes))),
                    // NumPy takes all three for the machine's own order.
                    "" | "=" | "|" => {
                        Some(|bytes, out| out.extend(bytes.as_chunks().0.iter().copied().map(Self::from_ne_bytes)))
                    }
                    _ => None,
                }
            }
        }

        impl Stored for $number {
            type Word = Self;
            const TAIL: &'static [usize] = &[];

            fn words(self) -> impl Iterator<Item = Self> {
                std::iter::once(self)
            }

            fn as_words(elements: &[Self]) -> Option<&[Self]> {
                Some(elements)
            }

            fn assemble(words: Vec<Self>, _: bool) -> Result<Vec<Self>, TryReserveError> {
                Ok(words)
            }
        }
    )* };
}
number!(f32: "f4", f64: "f8", u32: "u4", u64: "u8");

impl Stored for Key {
    type Word = u32;
    const TAIL: &'static [usize] = &[2];

    fn words(self) -> impl Iterator<Item = u32> {
        self.data().into_iter()
    }

    fn as_words(_: &[Self]) -> Option<&[u32]> {
        None
    }

    /// In Fortran order the last axis varies slowest: the first words of all keys, then their second words.
    fn assemble(words: Vec<u32>, fortran: bool) -> Result<Vec<Self>, TryReserveError> {
        let mut keys = Vec::new();
        keys.try_reserve_exact(words.len() / 2)?;
        if fortran {
            let (first, second) = words.split_at(words.len() / 2);
            keys.extend(first.iter().zip(second).map(|(&hi, &lo)| Self::from_data([hi, lo])));
        } else {
            keys.extend(words.as_chunks().0.iter().copied().map(Self::from_data));
        }
        Ok(keys)
    }
}
