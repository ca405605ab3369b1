//! Labels of rows, which divide them into groups.

use super::memory::make_room;
use std::collections::HashMap;

/// Bytes that a short label takes, in both places where it stands.
const NAME: usize = 256;

/// A label for each row. Each is stored once, in order of first appearance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    names: Vec<String>,
    positions: HashMap<String, usize>,
    /// The position of each row's label among the names.
    rows: Vec<usize>,
}

impl Labels {
    /// Makes room for a row.
    pub(crate) fn make_room(&mut self) -> Result<(), String> {
        make_room(&mut self.names, NAME)?;
        make_room(&mut self.rows, size_of::<usize>())
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, name: &str) {
        self.push_many(name, 1);
    }

    /// Adds rows with the same label.
    pub(crate) fn push_many(&mut self, name: &str, count: usize) {
        let position = self.positions.get(name).copied().unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.positions.insert(name.to_owned(), self.names.len() - 1);
            self.names.len() - 1
        });
        self.rows.extend(std::iter::repeat_n(position, count));
    }

    /// Adds the rows of another table.
    pub(crate) fn append(&mut self, other: &Self) {
        for &row in &other.rows {
            self.push(&other.names[row]);
        }
    }

    /// Returns each label and its rows, in order of first appearance.
    pub(crate) fn groups(&self) -> Vec<(&str, Vec<usize>)> {
        let mut groups: Vec<_> = self.names.iter().map(|name| (name.as_str(), Vec::new())).collect();
        for (at, &position) in self.rows.iter().enumerate() {
            groups[position].1.push(at);
        }
        groups
    }
}
