//! The types that a `key` argument may have.

use super::key::Key;
use crate::error::{Error, Result};
use ndarray::{ArrayBase, Data, Dimension};

/// A single key: a [`Key`], a reference to one, or a 0-d array of keys (a lane of an `ArrayD<Key>`).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key",
    note = "make a key from a seed, `Key::new(42)`, or take one from an array of keys, `keys[0]`"
)]
pub trait IntoKey {
    /// Returns the key.
    ///
    /// # Errors
    /// [`Error::KeyBatch`] for an array of one or more dimensions.
    fn into_key(self) -> Result<Key>;
}

impl IntoKey for Key {
    fn into_key(self) -> Result<Key> {
        Ok(self)
    }
}

impl IntoKey for &Key {
    fn into_key(self) -> Result<Key> {
        Ok(*self)
    }
}

impl<S: Data<Elem = Key>, D: Dimension> IntoKey for ArrayBase<S, D> {
    fn into_key(self) -> Result<Key> {
        (&self).into_key()
    }
}

impl<S: Data<Elem = Key>, D: Dimension> IntoKey for &ArrayBase<S, D> {
    fn into_key(self) -> Result<Key> {
        match (self.ndim(), self.first()) {
            (0, Some(&key)) => Ok(key),
            _ => Err(Error::KeyBatch { shape: self.shape().to_vec() }),
        }
    }
}
