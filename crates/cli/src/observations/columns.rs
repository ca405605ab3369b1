//! Which column of a table is meant, and whether its first line names the columns.

/// Which columns to read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// A name, or a number from 1 on.
    pub(crate) angles: Option<&'a str>,
    pub(crate) weights: Option<&'a str>,
}

/// Where the columns are, counted from 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    pub(crate) angles: usize,
    pub(crate) weights: Option<usize>,
    /// Whether the first line names the columns.
    pub(crate) header: bool,
}

impl Wanted<'_> {
    /// Finds the columns by the fields of the first line.
    pub(crate) fn places(self, first: &[String]) -> Result<Places, String> {
        // A line of names has a name for every column that holds numbers; a field of text may be a column of text.
        let names = first.iter().all(|field| is_name(field));
        let weights = self.weights.map(|wanted| place(wanted, first, names)).transpose()?;
        let angles = match self.angles {
            Some(wanted) => place(wanted, first, names)?,
            None => only(first, weights).ok_or_else(|| {
                format!("{} columns: choose one with --column ({})", first.len(), listed(first, names))
            })?,
        };
        Ok(Places { angles, weights, header: names || is_name(&first[angles]) })
    }
}

/// The column of that name or number.
fn place(wanted: &str, first: &[String], names: bool) -> Result<usize, String> {
    let named = first.iter().position(|field| names && field == wanted);
    let numbered = || wanted.parse::<usize>().ok().filter(|number| (1..=first.len()).contains(number));
    let unknown = || format!("no column {wanted:?}; there are {}", listed(first, names));
    named.or_else(|| numbered().map(|number| number - 1)).ok_or_else(unknown)
}

/// The only column that does not hold weights.
fn only(first: &[String], weights: Option<usize>) -> Option<usize> {
    let mut left = (0..first.len()).filter(|&column| Some(column) != weights);
    left.next().filter(|_| left.next().is_none())
}

fn listed(first: &[String], names: bool) -> String {
    if names { first.join(", ") } else { format!("numbers 1 to {}", first.len()) }
}

/// Whether a field of the first line can be a column's name: a number that is misspelt must not pass for one.
fn is_name(field: &str) -> bool {
    let starts_number = field.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    !starts_number && !is_missing(field) && field.parse::<f64>().is_err()
}

/// What stands for a value that is not there.
pub(crate) fn is_missing(field: &str) -> bool {
    ["", "na", "n/a", "nan", "null"].contains(&field.to_ascii_lowercase().as_str())
}
