//! An input that stays at its end.

use std::io::{self, Read};

/// Reads from `input` until it ends, and never again: a terminal would ask for more after Ctrl-D.
pub(super) struct Ended<R> {
    input: R,
    ended: bool,
}

impl<R> Ended<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, ended: false }
    }
}

impl<R: Read> Read for Ended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended || buffer.is_empty() {
            return Ok(0);
        }
        let read = self.input.read(buffer)?;
        self.ended = read == 0;
        Ok(read)
    }
}
