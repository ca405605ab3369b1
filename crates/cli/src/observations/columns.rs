//! Columns of a table, and whether its first line names them.

/// The columns to read, each a name or a number from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) angles: Option<&'a str>,
    pub(crate) weights: Option<&'a str>,
}

/// Positions of the columns, from 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    pub(crate) angles: usize,
    pub(crate) weights: Option<usize>,
    /// Whether the first line names the columns.
    pub(crate) has_header: bool,
}

impl Wanted<'_> {
    /// Finds the columns, given the fields of the first line.
    pub(crate) fn find(self, first: &[String]) -> Result<Columns, String> {
        // In a line of names every field is a name; one text field alone may be a value of a text column.
        let names = first.iter().all(|field| is_name(field));
        let weights = self.weights.map(|wanted| position(wanted, first, names)).transpose()?;
        let angles = match self.angles {
            Some(wanted) => position(wanted, first, names)?,
            None => only_column(first, weights)
                .ok_or_else(|| format!("{} columns: choose one with --column ({})", first.len(), list(first, names)))?,
        };
        Ok(Columns { angles, weights, has_header: names || is_name(&first[angles]) })
    }
}

/// Returns the position of the column with that name or number.
fn position(wanted: &str, first: &[String], names: bool) -> Result<usize, String> {
    let named = first.iter().position(|field| names && field == wanted);
    let numbered = || wanted.parse::<usize>().ok().filter(|number| (1..=first.len()).contains(number));
    let unknown = || format!("no column {wanted:?}; there are {}", list(first, names));
    named.or_else(|| numbered().map(|number| number - 1)).ok_or_else(unknown)
}

/// Returns the position of the only column that does not hold the weights.
fn only_column(first: &[String], weights: Option<usize>) -> Option<usize> {
    let mut others = (0..first.len()).filter(|&column| Some(column) != weights);
    others.next().filter(|_| others.next().is_none())
}

fn list(first: &[String], names: bool) -> String {
    if names { first.join(", ") } else { format!("numbers 1 to {}", first.len()) }
}

/// Returns whether a field of the first line can be a column's name. A misspelt number cannot: it starts like one.
fn is_name(field: &str) -> bool {
    let starts_number = field.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    !starts_number && !is_missing(field) && field.parse::<f64>().is_err()
}

/// Returns whether a field stands for a missing value.
pub(crate) fn is_missing(field: &str) -> bool {
    ["", "na", "n/a", "nan", "null"].contains(&field.to_ascii_lowercase().as_str())
}
