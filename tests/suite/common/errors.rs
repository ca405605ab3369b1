//! What errors say.

use std::fmt::Debug;
use vonmises::{Error, Result};

/// Returns the argument and the index that the error of a refused value names.
pub(crate) fn refused<T: Debug>(result: Result<T>) -> (&'static str, usize) {
    match result {
        Err(Error::Value { argument, flat, .. }) => (argument, flat),
        other => panic!("{other:?}"),
    }
}
