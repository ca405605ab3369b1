//! Where the columns of a table are.

use super::header::{FirstLine, Name, first_line};
use super::records::trimmed;
use super::wanted::{FILE, Wanted};
use crate::exit::line::list;
use crate::observations::values::missing::Values;
use csv::StringRecord;

/// Positions of the columns, from 0.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(super) angles: usize,
    pub(super) weights: Option<usize>,
    /// The column of labels, unless rows are grouped by file.
    pub(super) by: Option<usize>,
    pub(super) filters: Vec<usize>,
    /// The column of a second quantity.
    pub(super) quantity: Option<usize>,
    /// Number of fields in a row; a row may have an empty one more, after a last delimiter.
    pub(super) width: usize,
    /// Whether the first line names the columns.
    pub(super) has_header: bool,
    /// The name of the column of angles, and whether that may be an angle, if the first line names the columns.
    pub(super) name: Option<Name>,
    /// The names of columns that are not read.
    pub(super) unread: Vec<String>,
}

impl Columns {
    /// Finds the columns, given the first records, of which there is at least one. `header` says whether the first line
    /// names the columns, where the user says so.
    pub(super) fn find(
        records: &[StringRecord],
        wanted: &Wanted,
        header: Option<bool>,
        values: &Values,
    ) -> Result<Self, String> {
        let first: Vec<&str> = records[0].iter().map(trimmed).collect();
        let line = match header {
            None => first_line(&first, &records[1..], wanted, values)?,
            Some(true) => FirstLine::Names,
            Some(false) => FirstLine::Row,
        };
        let has_header = line != FirstLine::Row;
        let rows = &records[usize::from(has_header)..];
        let names = if has_header { names(first, rows) } else { vec![""; width(records, wanted)] };
        let names = Names { names, known: has_header };
        let weights = wanted.weights.map(|column| names.position(column)).transpose()?;
        let by = match wanted.by {
            Some(FILE) if !names.names.contains(&FILE) => None,
            by => by.map(|column| names.position(column)).transpose()?,
        };
        let filters =
            wanted.filters.iter().map(|filter| names.position(&filter.column)).collect::<Result<Vec<_>, _>>()?;
        let quantity = wanted.quantity.map(|column| names.position(column)).transpose()?;
        let named = [weights, by, quantity];
        let others = |column: &usize| !named.contains(&Some(*column)) && !filters.contains(column);
        let angles = wanted.angles.map_or_else(|| names.only(others), |column| names.position(column))?;
        let is_unread = |column: &usize| *column != angles && others(column) && !names.names[*column].is_empty();
        let unread = (0..names.names.len()).filter(is_unread).map(|column| names.names[column].to_owned()).collect();
        let name = has_header.then(|| Name::new(names.names[angles], line));
        Ok(Self { angles, weights, by, filters, quantity, width: names.names.len(), has_header, name, unread })
    }
}

/// Returns the names of the columns, empty for those without one, such as the first of R's, which holds the names of
/// rows.
fn names<'a>(mut first: Vec<&'a str>, rows: &[StringRecord]) -> Vec<&'a str> {
    let ended = first.len() > 1 && first.ends_with(&[""]);
    let width = first.len() - usize::from(ended);
    let is_longer = |row: &&StringRecord| row.len() == width + 1;
    let is_used = |row: &StringRecord| is_longer(&row) && !ends_empty(row);
    match rows.first().filter(is_longer).is_some() && rows.iter().any(is_used) {
        true if !ended => first.insert(0, ""),
        true => {}
        false => first.truncate(width),
    }
    first
}

/// Returns the number of columns of a table without names: a delimiter at the end of every line begins none.
fn width(rows: &[StringRecord], wanted: &Wanted) -> usize {
    let width = rows[0].len();
    let is_wanted = || wanted.columns().any(|column| column.parse() == Ok(width));
    let ended = width > 1 && rows.iter().all(|row| row.len() == width && ends_empty(row)) && !is_wanted();
    width - usize::from(ended)
}

/// Returns whether the last field of a record is empty.
pub(super) fn ends_empty(record: &StringRecord) -> bool {
    record.iter().next_back().is_some_and(|field| field.trim().is_empty())
}

/// The names of all columns, if they are known.
struct Names<'a> {
    names: Vec<&'a str>,
    known: bool,
}

impl Names<'_> {
    /// Returns the position of the column with that name or number.
    fn position(&self, wanted: &str) -> Result<usize, String> {
        let mut named = (0..self.names.len()).filter(|&at| !wanted.is_empty() && self.names[at] == wanted);
        let (named, other) = (named.next(), named.next());
        if let (Some(first), Some(second)) = (named, other) {
            let numbers = format!("{} or {}", first + 1, second + 1);
            return Err(format!("several columns are named {wanted:?}: choose one by its number, {numbers}"));
        }
        let numbered = || wanted.parse::<usize>().ok().filter(|number| (1..=self.names.len()).contains(number));
        let advice = match self.names.as_slice() {
            _ if !self.known => " (--header yes if the first line names them)",
            [only] if only.contains(' ') => " (--delimiter space if blanks separate columns)",
            _ => "",
        };
        let unknown = || format!("no column {wanted:?}; there are {}{advice}", self.list());
        named.or_else(|| numbered().map(|number| number - 1)).ok_or_else(unknown)
    }

    /// Returns the position of the only column that the condition holds for; a column without a name among names is
    /// none.
    fn only(&self, condition: impl Fn(&usize) -> bool) -> Result<usize, String> {
        let mut others =
            (0..self.names.len()).filter(condition).filter(|&at| !self.known || !self.names[at].is_empty());
        match (others.next(), others.next()) {
            (Some(only), None) => Ok(only),
            (None, _) => Err(format!("no column is left for the angles; there are {}", self.list())),
            _ => Err(format!("{} columns: choose one with --column ({})", self.names.len(), self.list())),
        }
    }

    fn list(&self) -> String {
        let name = |name: &&str| if name.is_empty() { "\"\"".to_owned() } else { (*name).to_owned() };
        match self.known {
            true => list(self.names.iter().map(name)),
            false => format!("numbers 1 to {}", self.names.len()),
        }
    }
}
