//! The records of a table and the lines where they begin.

use super::cleaned::Cleaned;
use super::delimiter::Delimiter;
use super::form::Form;
use super::stream::{NOT_TEXT, Stream};
use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};
use std::io::{self, Read};

/// Bytes that are split at once.
const BUFFER: usize = 1 << 16;

/// The bytes that are split into records.
enum Input {
    Plain(Stream),
    Cleaned(Cleaned),
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Cleaned(cleaned) => cleaned.read(buffer),
        }
    }
}

/// Reads records one after another. Empty lines hold none.
pub(super) struct Records {
    reader: Reader<Input>,
    /// Number of lines before the table.
    before: u64,
}

impl Records {
    pub(super) fn new(input: Box<dyn Read>, form: &Form, before: u64) -> Self {
        let stream = Stream::new(input);
        let input = match form.delimiter {
            Delimiter::Character(_) | Delimiter::Nothing if form.comments.is_empty() => Input::Plain(stream),
            delimiter => Input::Cleaned(Cleaned::new(stream, &form.comments, delimiter)),
        };
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).buffer_capacity(BUFFER).delimiter(form.delimiter.byte());
        Self { reader: builder.from_reader(input), before }
    }

    /// Reads the next record; returns whether there was one. Errors name the line.
    pub(super) fn read(&mut self, record: &mut StringRecord) -> Result<bool, String> {
        loop {
            match self.reader.get_mut() {
                Input::Plain(stream) => stream.begin_record(),
                Input::Cleaned(cleaned) => cleaned.begin_record(),
            }
            let start = self.reader.position().line();
            let read = self.reader.read_record(record);
            if !read.map_err(|error| self.fault(&error, start))? || is_end(record) {
                return Ok(false);
            }
            if record.as_slice().ends_with('\0') {
                let line = self.line(record) + 1; // no line break ended it
                return Err(format!("line {line}: a quote that does not end"));
            }
            let is_blank = record.len() == 1 && !record[0].is_empty() && record[0].trim().is_empty();
            if !is_blank {
                return Ok(true);
            }
        }
    }

    /// Returns the line where a record that was just read begins. The position that csv gives it is that of empty lines
    /// before it.
    pub(super) fn line(&self, record: &StringRecord) -> u64 {
        let inside = record.as_slice().bytes().filter(|&byte| byte == b'\n').count() as u64;
        self.before + (self.reader.position().line() - 1).saturating_sub(inside)
    }

    /// Words an error; `start` is the line after the last record.
    fn fault(&self, error: &csv::Error, start: u64) -> String {
        match error.kind() {
            ErrorKind::Utf8 { .. } => format!("line {}: {NOT_TEXT}", self.before + self.reader.position().line() - 1),
            ErrorKind::Io(error) => format!("line {}: {error}", self.before + start),
            _ => format!("line {}: {error}", self.before + start),
        }
    }
}

/// Returns a field without blanks around it, and without quotes, which csv keeps after a blank.
pub(super) fn trimmed(field: &str) -> &str {
    let field = field.trim();
    field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(field)
}

/// Returns whether a record is what a stream puts after its last line.
fn is_end(record: &StringRecord) -> bool {
    record.len() == 1 && record.as_slice() == "\0"
}
