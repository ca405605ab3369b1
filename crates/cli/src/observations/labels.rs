//! Labels of rows, which divide them into groups.

use crate::memory::list::{check, collected, push, push_many};
use std::collections::HashMap;
use vonmises::{Error, Result};

/// What the name of a group takes: two copies of it, of usual length, and its place among the names.
type Name = [u8; 192];

/// A label for each row. Each is stored once, in order of first appearance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    names: Vec<String>,
    positions: HashMap<String, usize>,
    /// The position of each row's label among the names.
    rows: Vec<usize>,
}

impl Labels {
    /// Adds a row.
    pub(crate) fn push(&mut self, name: &str) -> Result<()> {
        self.push_many(name, 1)
    }

    /// Adds rows with the same label.
    pub(crate) fn push_many(&mut self, name: &str, count: usize) -> Result<()> {
        let position = self.positions.get(name).copied().map_or_else(|| self.add(name), Ok)?;
        push_many(&mut self.rows, position, count)
    }

    /// Adds a name that is new, and returns its position.
    fn add(&mut self, name: &str) -> Result<usize> {
        let position = self.names.len();
        if position == self.names.capacity() {
            check::<Name>(2 * position)?; // for names that are too short to be checked one by one
        }
        self.positions.try_reserve(1).map_err(|_| Error::TooLarge { shape: vec![position + 1] })?;
        push(&mut self.names, name.to_owned())?;
        self.positions.insert(name.to_owned(), position);
        Ok(position)
    }

    /// Adds the rows of another table.
    pub(crate) fn append(&mut self, other: &Self) -> Result<()> {
        other.rows.iter().try_for_each(|&row| self.push(&other.names[row]))
    }

    /// Returns each label and its rows, in order of first appearance.
    pub(crate) fn groups(&self) -> Result<Vec<(&str, Vec<usize>)>> {
        // The rows of a group take at most twice their number; small groups are not checked one by one.
        check::<[usize; 2]>(self.rows.len() + 2 * self.names.len())?;
        let mut groups = collected(self.names.len(), self.names.iter().map(|name| (name.as_str(), Vec::new())))?;
        for (at, &position) in self.rows.iter().enumerate() {
            push(&mut groups[position].1, at)?;
        }
        Ok(groups)
    }
}
