//! One key or an array of keys, as calls take it.

use super::key_data;
use crate::errors::exception;
use ndarray::{ArrayD, CowArray, IxDyn, arr0};
use pyo3::prelude::*;
use vonmises::{IntoKeys, Key};

/// One key, which needs no array, or an array of keys.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Keys {
    One(Key),
    Many(ArrayD<Key>),
}

impl<'a> IntoKeys<'a> for &'a Keys {
    fn into_cow(self) -> CowArray<'a, Key, IxDyn> {
        match self {
            Keys::One(key) => arr0(*key).into_dyn().into(),
            Keys::Many(keys) => keys.view().into(),
        }
    }

    fn single(&self) -> Option<Key> {
        match self {
            Keys::One(key) => Some(*key),
            Keys::Many(_) => None,
        }
    }
}

impl IntoKeys<'static> for Keys {
    fn into_cow(self) -> CowArray<'static, Key, IxDyn> {
        match self {
            Self::One(key) => arr0(key).into_dyn().into(),
            Self::Many(keys) => keys.into(),
        }
    }

    fn single(&self) -> Option<Key> {
        IntoKeys::single(&self)
    }
}

impl Keys {
    pub(super) fn from_words(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let keys = Key::from_raw(&key_data::words(given)?).map_err(|error| exception(given.py(), &error))?;
        Ok(Self::from_array(keys))
    }

    pub(super) fn from_array(keys: ArrayD<Key>) -> Self {
        match (keys.ndim(), keys.first()) {
            (0, Some(&key)) => Self::One(key),
            _ => Self::Many(keys),
        }
    }

    pub(crate) fn shape(&self) -> &[usize] {
        match self {
            Self::One(_) => &[],
            Self::Many(keys) => keys.shape(),
        }
    }

    pub(super) fn view(&self) -> CowArray<'_, Key, IxDyn> {
        IntoKeys::into_cow(self)
    }
}
