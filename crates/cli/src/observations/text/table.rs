//! Angles in text: one per line, or a column of a table.

use super::columns::{Columns, ends_empty};
use super::form::Known;
use super::guess;
use super::header::Name;
use super::records::{Records, trimmed};
use super::skip::skip;
use super::stream::NOT_TEXT;
use super::wanted::Wanted;
use crate::exit::failure::{Failure, Outcome};
use crate::memory::list::push;
use crate::observations::labels::Labels;
use crate::observations::values::missing::Values;
use crate::observations::values::weight::weight;
use csv::StringRecord;
use std::io::{self, Cursor, Read};
use std::path::Path;

/// Bytes at the start of a table that show its form.
const HEAD: usize = 1 << 16;

/// Records at the start of a table that show its columns, unless they take more than `HEAD` bytes.
const FIRST: usize = 100;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How to read a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) known: &'a Known,
    /// Number of lines before the table.
    pub(crate) skip_lines: u64,
    /// Whether the first line names the columns, if the user says so.
    pub(crate) header: Option<bool>,
    pub(crate) wanted: Wanted<'a>,
    pub(crate) values: &'a Values,
    /// Whether weights are counts.
    pub(crate) counts: bool,
}

/// The columns of a table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// NaN for a gap.
    pub(crate) angles: Vec<f64>,
    /// 0 for a gap.
    pub(crate) weights: Option<Vec<f64>>,
    pub(crate) labels: Option<Labels>,
    /// A second quantity of each row, NaN for a gap.
    pub(crate) quantity: Option<Vec<f64>>,
    /// Names of the columns that are not read.
    pub(crate) unread: Vec<String>,
    /// The name of the column of angles, if the first line names the columns.
    pub(crate) name: Option<Name>,
    /// Number of rows, also of those that were not chosen.
    pub(crate) rows: usize,
}

/// Reads a table whose first bytes, `start`, were read already; errors name the file and the line. It has rows, but
/// perhaps none that were chosen.
pub(crate) fn read(path: &Path, start: &[u8], rest: Box<dyn Read>, layout: Layout) -> Outcome<Table> {
    if start.contains(&0) {
        return Err(Failure::in_file(path, NOT_TEXT)); // it may have no line breaks either
    }
    let fault = |fault: String| Failure::in_file(path, fault);
    let input = Cursor::new(start.to_vec()).chain(rest);
    let mut input = without_mark(input).map_err(|error| Failure::in_file(path, error))?;
    if layout.skip_lines > 0 {
        input = skip(input, layout.skip_lines).map_err(fault)?;
    }
    let mut head = Vec::new();
    input.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| Failure::in_file(path, error))?;
    let form = guess::form(layout.known, path, &lines(&head));
    let records = Records::new(Box::new(Cursor::new(head).chain(input)), &form, layout.skip_lines);
    let table = Table::from_records(records, layout).map_err(fault)?;
    if table.rows == 0 { Err(Failure::in_file(path, "holds no observations")) } else { Ok(table) }
}

/// Returns a text without the byte order marks at its start.
fn without_mark(mut input: impl Read + 'static) -> io::Result<Box<dyn Read>> {
    loop {
        let mut first = Vec::new();
        input.by_ref().take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut first)?;
        if first != BYTE_ORDER_MARK {
            return Ok(Box::new(Cursor::new(first).chain(input)));
        }
    }
}

/// Returns the whole lines at the start of a text.
fn lines(head: &[u8]) -> String {
    let text = String::from_utf8_lossy(head).replace("\r\n", "\n").replace('\r', "\n");
    match text.rfind('\n') {
        Some(end) if head.len() == HEAD => text[..end].to_owned(),
        _ => text,
    }
}

impl Table {
    /// Reads all records; the first of them show where the columns are.
    fn from_records(mut records: Records, layout: Layout) -> Result<Self, String> {
        let (first, lines) = first_records(&mut records)?;
        let mut table = Self::default();
        if first.is_empty() {
            return Ok(table);
        }
        let at = |line: u64| move |fault: String| format!("line {line}: {fault}");
        let columns = Columns::find(&first, &layout.wanted, layout.header, layout.values).map_err(at(lines[0]))?;
        table.weights = columns.weights.map(|_| Vec::new());
        table.labels = columns.by.map(|_| Labels::default());
        table.quantity = columns.quantity.map(|_| Vec::new());
        table.unread.clone_from(&columns.unread);
        table.name.clone_from(&columns.name);
        for (record, &line) in first.iter().zip(&lines).skip(usize::from(columns.has_header)) {
            table.push(record, &columns, layout).map_err(at(line))?;
        }
        let mut record = StringRecord::new();
        while records.read(&mut record)? {
            table.push(&record, &columns, layout).map_err(|fault| at(records.line(&record))(fault))?;
        }
        Ok(table)
    }

    /// Adds a row if it is chosen. A row whose angle is missing needs no weight.
    fn push(&mut self, record: &StringRecord, columns: &Columns, layout: Layout) -> Result<(), String> {
        let (fields, width) = (record.len(), columns.width);
        if fields != width && !(fields == width + 1 && ends_empty(record)) {
            return Err(format!("{fields} fields in a table of {width} columns"));
        }
        let field = |column: usize| trimmed(&record[column]);
        self.rows += 1;
        let mut conditions = layout.wanted.filters.iter().zip(&columns.filters);
        if !conditions.all(|(filter, &column)| filter.holds(field(column))) {
            return Ok(());
        }
        let angle = layout.values.angle(field(columns.angles))?;
        push(&mut self.angles, angle).map_err(too_many)?;
        if let (Some(column), Some(weights)) = (columns.weights, &mut self.weights) {
            let weight = if angle.is_nan() { 0.0 } else { weight(field(column), layout.counts)? };
            push(weights, weight).map_err(too_many)?;
        }
        if let (Some(column), Some(labels)) = (columns.by, &mut self.labels) {
            labels.push(field(column)).map_err(too_many)?;
        }
        if let (Some(column), Some(quantity)) = (columns.quantity, &mut self.quantity) {
            push(quantity, layout.values.quantity(field(column))?).map_err(too_many)?;
        }
        Ok(())
    }
}

/// Says that a table is too long.
fn too_many(_: vonmises::Error) -> String {
    "memory cannot hold more rows".to_owned()
}

/// Reads the first records and the lines where they begin.
fn first_records(records: &mut Records) -> Result<(Vec<StringRecord>, Vec<u64>), String> {
    let (mut first, mut lines, mut bytes) = (Vec::new(), Vec::new(), 0);
    while first.len() < FIRST && bytes < HEAD {
        let mut record = StringRecord::new();
        if !records.read(&mut record)? {
            break;
        }
        bytes += record.as_slice().len();
        lines.push(records.line(&record));
        first.push(record);
    }
    Ok((first, lines))
}
