//! `--format`: whether numbers are written as an `.npy` file or as text.

use clap::{Args, ValueEnum};
use std::path::Path;

/// How numbers are written.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq)]
enum Encoding {
    /// Text: a number in each line, or of two axes a row in each line.
    Csv,
    /// NumPy's file of one array.
    Npy,
}

/// The choice of an encoding.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Encodings {
    /// What to write; by default text if the name ends in .csv, .txt or .tsv (apart by tabs), and otherwise .npy. Text
    /// has all digits and no line of names.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Encoding>,
}

impl Encodings {
    /// Returns the separator of numbers in text; `None` for an `.npy` file.
    pub(crate) fn separator(self, path: &Path) -> Option<char> {
        match self.format {
            Some(Encoding::Npy) => None,
            Some(Encoding::Csv) => Some(separator_of(path).unwrap_or(',')),
            None => separator_of(path),
        }
    }
}

/// Returns the separator in a file with the ending of text.
pub(crate) fn separator_of(path: &Path) -> Option<char> {
    let ending = path.extension()?.to_ascii_lowercase();
    match ending.to_str()? {
        "csv" | "txt" => Some(','),
        "tsv" => Some('\t'),
        _ => None,
    }
}
