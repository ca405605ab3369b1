//! A text without its comments, and with one blank for each run of them where blanks separate fields.

use super::delimiter::Delimiter;
use super::stream::Stream;
use std::io::{self, BufRead, BufReader, Read};

/// Cleans a text line by line. Quoted fields stay as they are, also over several lines, and so do all line breaks, by
/// which lines are counted.
pub(super) struct Cleaned {
    input: BufReader<Stream>,
    comments: Vec<String>,
    delimiter: Delimiter,
    line: Vec<u8>,
    /// The cleaned line, of which `served` bytes have been read.
    cleaned: Vec<u8>,
    served: usize,
    /// Whether the line begins inside a quoted field.
    quoted: bool,
}

impl Cleaned {
    pub(super) fn new(input: Stream, comments: &[String], delimiter: Delimiter) -> Self {
        let (input, comments) = (BufReader::new(input), comments.to_vec());
        Self { input, comments, delimiter, line: Vec::new(), cleaned: Vec::new(), served: 0, quoted: false }
    }

    /// Tells that a record begins.
    pub(super) fn begin_record(&mut self) {
        self.input.get_mut().begin_record();
    }

    /// Cleans a line. A comment begins at the start of a line or after a blank; a quote at the start of a field.
    fn clean(&mut self) {
        let (mut after_blank, mut at_field, mut after_quote, mut gap) = (!self.quoted, !self.quoted, false, false);
        for (at, &byte) in self.line.iter().enumerate() {
            if self.quoted {
                self.cleaned.push(byte);
                (self.quoted, after_quote) = (byte != b'"', byte == b'"');
                continue;
            }
            if byte == b'\n' || (after_blank && is_comment(&self.line[at..], &self.comments)) {
                break;
            }
            after_blank = byte.is_ascii_whitespace();
            if after_blank && self.delimiter == Delimiter::Blanks {
                (gap, at_field) = (!self.cleaned.is_empty(), true);
                continue;
            }
            if std::mem::take(&mut gap) {
                self.cleaned.push(b' ');
            }
            self.quoted = byte == b'"' && (at_field || after_quote); // two quotes in a quoted field are one
            (at_field, after_quote) = (byte == self.delimiter.byte(), false);
            self.cleaned.push(byte);
        }
        if !self.quoted && self.line.ends_with(b"\n") {
            self.cleaned.push(b'\n');
        }
    }
}

/// Returns whether a comment begins here.
pub(super) fn is_comment(rest: &[u8], comments: &[String]) -> bool {
    comments.iter().any(|comment| rest.starts_with(comment.as_bytes()))
}

impl Read for Cleaned {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.served == self.cleaned.len() {
            self.line.clear();
            self.cleaned.clear();
            self.served = 0;
            if self.input.read_until(b'\n', &mut self.line)? == 0 {
                return Ok(0);
            }
            self.clean();
        }
        let read = (&self.cleaned[self.served..]).read(buffer)?;
        self.served += read;
        Ok(read)
    }
}
