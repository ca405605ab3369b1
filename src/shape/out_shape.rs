//! `shape` arguments.

use ndarray::{Dimension, IxDyn};

/// A `shape` argument: the full output shape, as in `jax.random`, or `None` for the shape that the parameters broadcast
/// to.
///
/// It is given as `usize`, `[usize; N]`, a tuple, `&[usize]`, `Vec<usize>`, `IxDyn`, `Option<&[usize]>` or
/// [`Broadcast`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a shape",
    note = "a shape is made of `usize`: `n`, `[n, m]`, `(n, m)`, `x.shape()`; `None` is the shape of the parameters"
)]
pub trait OutShape {
    /// Returns the output shape, where `broadcast` is the shape that the parameters broadcast to.
    fn resolve(self, broadcast: &[usize]) -> Vec<usize>;
}

/// The shape that the parameters broadcast to: a named alternative to `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broadcast;

impl OutShape for Broadcast {
    fn resolve(self, broadcast: &[usize]) -> Vec<usize> {
        broadcast.to_vec()
    }
}

impl OutShape for Option<&[usize]> {
    fn resolve(self, broadcast: &[usize]) -> Vec<usize> {
        self.unwrap_or(broadcast).to_vec()
    }
}

impl OutShape for usize {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        vec![self]
    }
}

impl OutShape for Vec<usize> {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self
    }
}

impl OutShape for &[usize] {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.to_vec()
    }
}

impl OutShape for IxDyn {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.slice().to_vec()
    }
}

impl<const N: usize> OutShape for [usize; N] {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.to_vec()
    }
}

impl<const N: usize> OutShape for &[usize; N] {
    fn resolve(self, _: &[usize]) -> Vec<usize> {
        self.to_vec()
    }
}

macro_rules! tuple_shape {
    ($($tuple:ty),*) => { $(
        impl OutShape for $tuple {
            fn resolve(self, _: &[usize]) -> Vec<usize> {
                <[usize; _]>::from(self).to_vec()
            }
        }
    )* };
}
tuple_shape!(
    (usize,),
    (usize, usize),
    (usize, usize, usize),
    (usize, usize, usize, usize),
    (usize, usize, usize, usize, usize),
    (usize, usize, usize, usize, usize, usize)
);
