//! `--dtype`: types of elements, by NumPy's names.

use clap::ValueEnum;
use serde::Serialize;

/// Type of angles and function values.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Dtype {
    F4,
    F8,
}

/// Type of random words.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum WordDtype {
    U4,
    U8,
}
