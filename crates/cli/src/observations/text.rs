//! Numbers in text: one a line, or a column of a table.

use super::columns::{Places, Wanted, is_missing};
use super::fields::{Delimiter, without_comment};
use super::weights::is_weight;
use crate::exit::failure::{Failure, Outcome};
use std::{
    io::{BufRead, BufReader, Cursor, Read},
    path::Path,
};

/// Bytes of the longest line: a stream without ends of lines must not fill the memory.
const LONGEST: usize = 1 << 24;

/// How much of a field an error repeats.
const SHOWN: usize = 40;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

const NOT_TEXT: &str = "neither an .npy file nor text in UTF-8";

/// How a table is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) wanted: Wanted<'a>,
    /// By default that of the first line.
    pub(crate) delimiter: Option<Delimiter>,
    /// Whether weights count.
    pub(crate) whole: bool,
    /// Whether a missing value becomes NaN.
    pub(crate) skip_nan: bool,
}

/// The columns of a table.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub(crate) angles: Vec<f64>,
    pub(crate) weights: Option<Vec<f64>>,
    layout: Layout<'a>,
    first: Option<First>,
}

/// What the first line says of the others.
#[derive(Clone, Copy, Debug)]
struct First {
    delimiter: Delimiter,
    places: Places,
    fields: usize,
}

/// Reads a table whose first bytes are `start`; errors name the file and the line.
pub(crate) fn read<'a>(path: &Path, start: &[u8], rest: Box<dyn Read>, layout: Layout<'a>) -> Outcome<Table<'a>> {
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start);
    if start.contains(&0) {
        return Err(Failure::in_file(path, NOT_TEXT)); // and perhaps without ends of lines
    }
    let mut input = BufReader::new(Cursor::new(start).chain(rest));
    let (mut table, mut line) = (Table { angles: Vec::new(), weights: None, layout, first: None }, Vec::new());
    for number in 1_u64.. {
        line.clear();
        let read = input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line);
        if read.map_err(|error| Failure::in_file(path, error))? == 0 {
            break;
        }
        table.take(&line).map_err(|fault| Failure::in_file(path, format!("line {number}: {fault}")))?;
    }
    if table.angles.is_empty() { Err(Failure::in_file(path, "holds no observations")) } else { Ok(table) }
}

impl Table<'_> {
    fn take(&mut self, line: &[u8]) -> Result<(), String> {
        if line.len() > LONGEST {
            return Err(format!("is longer than {LONGEST} bytes"));
        }
        let line = std::str::from_utf8(line).map_err(|_| NOT_TEXT)?.trim_end_matches(['\r', '\n']);
        if without_comment(line).is_empty() {
            return Ok(());
        }
        let Some(first) = self.first else { return self.begin(line) };
        let fields = first.delimiter.split(line)?;
        if fields.len() != first.fields {
            return Err(format!("{} fields where the first line has {}", fields.len(), first.fields));
        }
        self.push(&fields, first.places)
    }

    fn begin(&mut self, line: &str) -> Result<(), String> {
        let delimiter = self.layout.delimiter.unwrap_or_else(|| Delimiter::of(without_comment(line)));
        let fields = delimiter.split(line)?;
        let places = self.layout.wanted.places(&fields)?;
        self.first = Some(First { delimiter, places, fields: fields.len() });
        self.weights = places.weights.map(|_| Vec::new());
        if places.header { Ok(()) } else { self.push(&fields, places) }
    }

    fn push(&mut self, fields: &[String], places: Places) -> Result<(), String> {
        self.angles.push(angle(&fields[places.angles], self.layout.skip_nan)?);
        if let (Some(column), Some(weights)) = (places.weights, &mut self.weights) {
            weights.push(weight(&fields[column], self.layout.whole)?);
        }
        Ok(())
    }
}

fn angle(field: &str, skip_nan: bool) -> Result<f64, String> {
    match field.parse::<f64>() {
        _ if is_missing(field) && skip_nan => Ok(f64::NAN),
        _ if is_missing(field) => Err(format!("{} is missing (--skip-nan leaves it out)", shown(field))),
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(format!("{} is not finite", shown(field))),
        Err(_) if field.replacen(',', ".", 1).parse::<f64>().is_ok() => {
            Err(format!("{} is not a number; decimals take a point", shown(field)))
        }
        Err(_) => Err(format!("{} is not a number", shown(field))),
    }
}

fn weight(field: &str, whole: bool) -> Result<f64, String> {
    let weight = field.parse().ok().filter(|&weight| is_weight(weight, whole));
    let kind = if whole { "whole number" } else { "number" };
    weight.ok_or_else(|| format!("weight {} is not a {kind} of at least 0", shown(field)))
}

/// A field on one line, and not too long.
fn shown(field: &str) -> String {
    let start: String = field.chars().take(SHOWN).collect();
    match field {
        "" => "an empty field".to_owned(),
        _ if start.len() < field.len() => format!("{start:?}..."),
        _ => format!("{start:?}"),
    }
}
