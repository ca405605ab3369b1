//! The bytes of a text, checked before they are split: no NUL, one kind of line break, no endless record.

use std::io::{self, ErrorKind, Read};

/// Largest record in bytes, so that a stream without line breaks or with a quote that never ends does not fill the
/// memory.
const MAX_RECORD: usize = 1 << 24;

/// Stands after the last line. A text has no NUL, so a record that holds more than this one is a quote that does not
/// end.
const END: &[u8] = b"\n\0";

/// Fault of bytes that are no text.
pub(crate) const NOT_TEXT: &str = "neither an .npy file nor text in UTF-8";

/// A text with `\n` for `\r\n` and `\r`, and [`END`] after it.
pub(super) struct Stream {
    input: Box<dyn Read>,
    /// Number of bytes that may be read before the next record begins.
    left: usize,
    /// Whether the last byte was `\r`, so that `\n` belongs to it.
    after_return: bool,
    end: &'static [u8],
}

impl Stream {
    pub(super) fn new(input: Box<dyn Read>) -> Self {
        Self { input, left: MAX_RECORD, after_return: false, end: END }
    }

    /// Tells that a record begins.
    pub(super) fn begin_record(&mut self) {
        self.left = MAX_RECORD;
    }

    /// Replaces line breaks by `\n` in place and returns the number of bytes that are left.
    fn unify_breaks(&mut self, bytes: &mut [u8]) -> usize {
        if !self.after_return && !bytes.contains(&b'\r') {
            return bytes.len();
        }
        let mut kept = 0;
        for at in 0..bytes.len() {
            let byte = bytes[at];
            if byte != b'\n' || !self.after_return {
                bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
                kept += 1;
            }
            self.after_return = byte == b'\r';
        }
        kept
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other(format!("is longer than {MAX_RECORD} bytes")));
        }
        loop {
            let read = match self.input.read(buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            if read == 0 {
                return self.end.read(buffer);
            }
            if buffer[..read].contains(&0) {
                return Err(io::Error::other(NOT_TEXT));
            }
            self.left = self.left.saturating_sub(read);
            match self.unify_breaks(&mut buffer[..read]) {
                0 => {} // the second half of a line break alone
                kept => return Ok(kept),
            }
        }
    }
}
