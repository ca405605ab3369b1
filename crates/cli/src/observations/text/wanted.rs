//! The columns that the user names.

use crate::observations::filter::Filter;

/// The name of a column that stands for the file, if a table has none of that name.
pub(crate) const FILE: &str = "file";

/// The columns to read, each a name or a number from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) angles: Option<&'a str>,
    pub(crate) weights: Option<&'a str>,
    pub(crate) by: Option<&'a str>,
    /// A second quantity of each row.
    pub(crate) quantity: Option<&'a str>,
    pub(crate) filters: &'a [Filter],
}

impl<'a> Wanted<'a> {
    /// Returns every column that the user names.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'a str> {
        let filters = self.filters.iter().map(|filter| filter.column.as_str());
        [self.angles, self.weights, self.by, self.quantity].into_iter().flatten().chain(filters)
    }
}
