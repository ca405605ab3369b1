//! `--where`: the rows to read.

use std::fmt::{self, Display};
use std::str::FromStr;

/// A condition on a column: its field is equal to a value, as text or as a number.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    /// Name or number of the column.
    pub(crate) column: String,
    value: String,
    number: Option<f64>,
}

impl FromStr for Filter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (column, value) = text.split_once('=').ok_or("must be COLUMN=VALUE")?;
        let (column, value) = (column.trim().to_owned(), value.trim().to_owned());
        if column.is_empty() {
            return Err("must name a column before `=`".to_owned());
        }
        let number = value.parse().ok();
        Ok(Self { column, value, number })
    }
}

impl Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.column, self.value)
    }
}

impl Filter {
    /// Returns whether a field has the value.
    pub(crate) fn holds(&self, field: &str) -> bool {
        field == self.value || self.number.is_some_and(|number| field.parse() == Ok(number))
    }
}
