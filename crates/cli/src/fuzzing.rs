//! What the fuzz targets call: parts of the program, in process.

use crate::arguments::units::Units;
use crate::exit::{line, usage};
use crate::observations::labels::Labels;
use crate::observations::observed::Options;
use crate::observations::reading::Content;
use crate::program::Program;
use clap::{CommandFactory, Parser};
use std::io::{Cursor, Read};
use std::path::Path;

/// A reader of text with the options that commands have.
#[derive(Debug, Parser)]
pub struct TextReader {
    #[command(flatten)]
    options: Options,
    #[command(flatten)]
    units: Units,
}

/// What was read of a text.
#[derive(Debug)]
pub struct Text {
    /// All that was read, or the message, to compare with that of another form of the text.
    pub outcome: Result<String, String>,
    /// The number of rows and of lines with names.
    pub lines: usize,
}

impl TextReader {
    /// Returns the reader with these options; `None` if they are wrong.
    pub fn new(options: &[&str]) -> Option<Self> {
        Self::try_parse_from([&["reading"], options].concat()).ok()
    }

    /// Reads a text: `start` first, and the rest `chunk` bytes at a time.
    pub fn read(&self, start: &[u8], rest: &[u8], chunk: usize) -> Text {
        let Self { options, units } = self;
        let rest = Chunks { bytes: Cursor::new(rest.to_vec()), chunk };
        let read = options.reading().table(Path::new("fuzz"), start, Box::new(rest), options.request(*units));
        read.map_or_else(
            |failure| Text { outcome: Err(format!("{failure:?}")), lines: 0 },
            |content| Text {
                lines: content.rows + usize::from(content.column.is_some()),
                outcome: Ok(described(&content)),
            },
        )
    }
}

fn described(content: &Content) -> String {
    let Content { numbers, weights, labels, column, quantity, rows, remarks } = content;
    let groups = labels.as_ref().map(Labels::groups);
    format!("{numbers:?} {weights:?} {groups:?} {column:?} {quantity:?} {rows} {remarks:?}")
}

/// Bytes that are handed out a few at a time.
struct Chunks {
    bytes: Cursor<Vec<u8>>,
    chunk: usize,
}

impl Read for Chunks {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = buffer.len().min(self.chunk);
        self.bytes.read(&mut buffer[..most])
    }
}

/// Parses arguments of the program; returns the line that explains wrong ones, if they are.
pub fn arguments(arguments: &[String]) -> Option<String> {
    let error = Program::try_parse_from([&["vonmises".to_owned()], arguments].concat()).err()?;
    usage::line(&error, &Program::command()).map(|text| line::line(&text))
}
