//! Conversion of keys from and to the arrays of words that JAX and NumPy hold for them.

use super::key::Key;
use crate::error::{Error, Result};
use crate::memory::alloc::collected;
use ndarray::{ArrayBase, ArrayD, ArrayViewD, Axis, Data, Dimension};
use std::borrow::Borrow;

impl Key {
    /// Converts keys to the `uint32` array that JAX and NumPy hold for them: one more axis at the end, of length 2.
    ///
    /// # Errors
    /// [`Error::TooLarge`] if memory cannot hold the words.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let raw = Key::to_raw(Key::new(42).split(3))?; // or a reference
    /// assert_eq!(raw.shape(), [3, 2]);
    /// assert_eq!(Key::from_raw(&raw)?, Key::new(42).split(3).into_dyn());
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn to_raw<S: Data<Elem = Self>, D: Dimension>(keys: impl Borrow<ArrayBase<S, D>>) -> Result<ArrayD<u32>> {
        let keys = keys.borrow();
        let mut shape = keys.shape().to_vec();
        shape.push(2);
        collected(&shape, keys.iter().flat_map(|key| key.data()))
    }

    /// Converts a `uint32` array of shape (…, 2) to an array of keys.
    ///
    /// # Errors
    /// [`Error::KeyData`] if the last axis is missing or its length is not 2; [`Error::TooLarge`] if memory cannot hold
    /// the keys.
    pub fn from_raw<S: Data<Elem = u32>, D: Dimension>(raw: impl Borrow<ArrayBase<S, D>>) -> Result<ArrayD<Self>> {
        let raw: ArrayViewD<'_, u32> = raw.borrow().view().into_dyn();
        match raw.shape() {
            [shape @ .., 2] => {
                let (mut his, mut los) = (raw.clone(), raw.clone());
                his.collapse_axis(Axis(shape.len()), 0);
                los.collapse_axis(Axis(shape.len()), 1);
                collected(shape, his.iter().zip(&los).map(|(&hi, &lo)| Self::from_data([hi, lo])))
            }
            shape => Err(Error::KeyData { shape: shape.to_vec() }),
        }
    }
}
