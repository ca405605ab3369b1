//! Fields of a line of text.

use csv::{ReaderBuilder, StringRecord, Trim};
use std::str::FromStr;

/// What separates fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    Character(u8),
    /// Any run of blanks.
    Blanks,
}

impl FromStr for Delimiter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.as_bytes()) {
            ("tab" | "\\t", _) => Ok(Self::Character(b'\t')),
            (" " | "space", _) => Ok(Self::Blanks),
            (_, &[byte]) if byte.is_ascii() && !byte.is_ascii_alphanumeric() => Ok(Self::Character(byte)),
            _ => Err("must be one character, `tab` or `space`".to_owned()),
        }
    }
}

impl Delimiter {
    /// Guesses the delimiter from the first line of a table: a tab, semicolon or comma if it contains one, blanks
    /// between numbers otherwise.
    pub(crate) fn guess(line: &str) -> Self {
        let found = ['\t', ';', ','].into_iter().find(|&candidate| line.contains(candidate));
        let mut words = line.split_ascii_whitespace();
        match found {
            Some(candidate) => Self::Character(candidate as u8),
            None if words.all(|word| word.parse::<f64>().is_ok()) => Self::Blanks,
            None => Self::Character(b','),
        }
    }

    /// Splits a line, without its comment, into trimmed fields.
    pub(crate) fn split(self, line: &str) -> Result<Vec<String>, String> {
        match self {
            _ if line.contains('"') => self.split_quoted(line),
            Self::Blanks => Ok(without_comment(line).split_ascii_whitespace().map(str::to_owned).collect()),
            Self::Character(byte) => {
                Ok(without_comment(line).split(char::from(byte)).map(|field| field.trim().to_owned()).collect())
            }
        }
    }

    /// Splits a line with quoted fields, which may contain delimiters but no line break.
    fn split_quoted(self, line: &str) -> Result<Vec<String>, String> {
        if line.matches('"').count() % 2 == 1 {
            return Err("a quote that does not end on this line".to_owned());
        }
        let byte = if let Self::Character(byte) = self { byte } else { b' ' };
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).trim(Trim::All).delimiter(byte);
        let mut record = StringRecord::new();
        builder.from_reader(line.as_bytes()).read_record(&mut record).map_err(|error| error.to_string())?;
        Ok(record.iter().map(str::to_owned).collect())
    }
}

/// Returns a line up to its comment, trimmed. A `#` inside a word starts no comment.
pub(crate) fn without_comment(line: &str) -> &str {
    let starts = |&(at, _): &(usize, &str)| at == 0 || line[..at].ends_with(|c: char| c.is_ascii_whitespace());
    let comment = line.match_indices('#').find(starts);
    comment.map_or(line, |(at, _)| &line[..at]).trim()
}
