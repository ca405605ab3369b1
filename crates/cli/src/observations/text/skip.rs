//! Lines before a table.

use super::stream::NOT_TEXT;
use std::io::{self, BufRead, BufReader, Read};

/// Longest line before the table, in bytes.
const MAX_SKIPPED: u64 = 1 << 24;

/// Skips lines before a table.
pub(super) fn skip(input: Box<dyn Read>, count: u64) -> Result<Box<dyn Read>, String> {
    let mut input = BufReader::new(input);
    for number in 0..count {
        if skip_line(&mut input).map_err(|error| format!("line {}: {error}", number + 1))? == 0 {
            return Err(format!("--skip-lines {count}: there are only {number} lines"));
        }
    }
    Ok(Box::new(input))
}

/// Skips a line, which `\n`, `\r` or both end; returns how many bytes it has.
fn skip_line(input: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let bytes = input.fill_buf()?;
        let end = bytes.iter().position(|byte| b"\n\r".contains(byte));
        let (taken, is_return) = (end.map_or(bytes.len(), |end| end + 1), end.is_some_and(|end| bytes[end] == b'\r'));
        if bytes[..taken].contains(&0) {
            return Err(io::Error::other(NOT_TEXT));
        }
        input.consume(taken);
        skipped += taken as u64;
        if is_return && input.fill_buf()?.first() == Some(&b'\n') {
            input.consume(1);
        }
        if end.is_some() || taken == 0 {
            return Ok(skipped);
        }
        if skipped > MAX_SKIPPED {
            return Err(io::Error::other(format!("is longer than {MAX_SKIPPED} bytes")));
        }
    }
}
