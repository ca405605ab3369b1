//! `--shape`: the shape of an output.

use std::{ops::Deref, str::FromStr};

/// Lengths of axes: `1000,5` or, as Python prints it, `(1000, 5)`; empty or `()` for a scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape(Vec<usize>);

impl Deref for Shape {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.0
    }
}

impl FromStr for Shape {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inner = text.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text).trim();
        let lengths = inner.strip_suffix(',').unwrap_or(inner);
        if inner.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let parsed: Option<Vec<usize>> = lengths.split(',').map(|length| length.trim().parse().ok()).collect();
        parsed.map(Self).ok_or("must be lengths of axes, such as 1000 or 1000,5")
    }
}
