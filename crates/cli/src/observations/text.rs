//! Numbers in text: one per line, or a column of a table.

use super::columns::{Columns, Wanted, is_missing};
use super::fields::{Delimiter, without_comment};
use super::finite::Gaps;
use super::weights::is_weight;
use crate::exit::failure::{Failure, Outcome};
use std::{
    io::{BufRead, BufReader, Cursor, Read},
    path::Path,
};

/// Longest line in bytes, so that a stream without line breaks does not fill the memory.
const MAX_LINE: usize = 1 << 24;

/// Number of characters of a field that a message quotes.
const QUOTED: usize = 40;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

const NOT_TEXT: &str = "neither an .npy file nor text in UTF-8";

/// How to read a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) wanted: Wanted<'a>,
    /// Guessed from the first line by default.
    pub(crate) delimiter: Option<Delimiter>,
    /// Whether weights are counts.
    pub(crate) counts: bool,
    pub(crate) gaps: Gaps,
}

/// The columns of a table.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub(crate) angles: Vec<f64>,
    pub(crate) weights: Option<Vec<f64>>,
    /// The names of columns that are not read.
    pub(crate) unread: Vec<String>,
    layout: Layout<'a>,
    first: Option<First>,
}

/// What the first line determines.
#[derive(Clone, Copy, Debug)]
struct First {
    delimiter: Delimiter,
    columns: Columns,
    fields: usize,
}

/// Reads a table whose first bytes, `start`, were read already; errors name the file and the line.
pub(crate) fn read<'a>(path: &Path, start: &[u8], rest: Box<dyn Read>, layout: Layout<'a>) -> Outcome<Table<'a>> {
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start);
    if start.contains(&0) {
        return Err(Failure::in_file(path, NOT_TEXT)); // it may have no line breaks either
    }
    let mut input = BufReader::new(Cursor::new(start).chain(rest));
    let (mut table, mut line) =
        (Table { angles: Vec::new(), weights: None, unread: Vec::new(), layout, first: None }, Vec::new());
    for number in 1_u64.. {
        line.clear();
        let read = input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line);
        if read.map_err(|error| Failure::in_file(path, error))? == 0 {
            break;
        }
        table.read_line(&line).map_err(|fault| Failure::in_file(path, format!("line {number}: {fault}")))?;
    }
    if table.angles.is_empty() { Err(Failure::in_file(path, "holds no observations")) } else { Ok(table) }
}

impl Table<'_> {
    /// Reads a line; empty lines and comments hold nothing.
    fn read_line(&mut self, line: &[u8]) -> Result<(), String> {
        if line.len() > MAX_LINE {
            return Err(format!("is longer than {MAX_LINE} bytes"));
        }
        let line = std::str::from_utf8(line).map_err(|_| NOT_TEXT)?.trim_end_matches(['\r', '\n']);
        if without_comment(line).is_empty() {
            return Ok(());
        }
        let Some(first) = self.first else { return self.read_first(line) };
        let fields = first.delimiter.split(line)?;
        if fields.len() != first.fields {
            return Err(format!("{} fields where the first line has {}", fields.len(), first.fields));
        }
        self.push(&fields, first.columns)
    }

    /// Reads the first line that is not empty, which may name the columns.
    fn read_first(&mut self, line: &str) -> Result<(), String> {
        let delimiter = self.layout.delimiter.unwrap_or_else(|| Delimiter::guess(without_comment(line)));
        let fields = delimiter.split(line)?;
        let columns = self.layout.wanted.find(&fields)?;
        self.first = Some(First { delimiter, columns, fields: fields.len() });
        self.weights = columns.weights.map(|_| Vec::new());
        if !columns.has_header {
            return self.push(&fields, columns);
        }
        let is_read = |column: usize| column == columns.angles || Some(column) == columns.weights;
        self.unread.extend((0..).zip(fields).filter(|(column, _)| !is_read(*column)).map(|(_, name)| name));
        Ok(())
    }

    fn push(&mut self, fields: &[String], columns: Columns) -> Result<(), String> {
        self.angles.push(parse_angle(&fields[columns.angles], self.layout.gaps)?);
        if let (Some(column), Some(weights)) = (columns.weights, &mut self.weights) {
            weights.push(parse_weight(&fields[column], self.layout.counts)?);
        }
        Ok(())
    }
}

fn parse_angle(field: &str, gaps: Gaps) -> Result<f64, String> {
    match field.parse::<f64>() {
        _ if is_missing(field) && gaps.allowed => Ok(f64::NAN),
        _ if is_missing(field) => Err(format!("{} is missing ({})", quoted(field), gaps.hint)),
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(format!("{} is not finite", quoted(field))),
        Err(_) if field.replacen(',', ".", 1).parse::<f64>().is_ok() => {
            Err(format!("{} is not a number; decimals take a point", quoted(field)))
        }
        Err(_) => Err(format!("{} is not a number", quoted(field))),
    }
}

fn parse_weight(field: &str, is_count: bool) -> Result<f64, String> {
    let weight = field.parse().ok().filter(|&weight| is_weight(weight, is_count));
    let kind = if is_count { "whole number" } else { "number" };
    weight.ok_or_else(|| format!("weight {} is not a {kind} of at least 0", quoted(field)))
}

/// Quotes a field, on one line and shortened.
fn quoted(field: &str) -> String {
    let start: String = field.chars().take(QUOTED).collect();
    match field {
        "" => "an empty field".to_owned(),
        _ if start.len() < field.len() => format!("{start:?}..."),
        _ => format!("{start:?}"),
    }
}
