//! Printing of results, as a table or as JSON.

use crate::exit::failure::{Failure, Outcome};
use clap::Args;
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};

/// Output format of a report.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Format {
    /// Print JSON with all digits.
    #[arg(long)]
    pub(crate) json: bool,
    /// Number of significant digits in tables.
    #[arg(long, value_name = "N", default_value_t = 6, conflicts_with = "json")]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=17))]
    digits: u8,
}

impl Format {
    pub(crate) fn digits(self) -> usize {
        usize::from(self.digits)
    }

    /// Prints a value as JSON, or the lines of the table.
    pub(crate) fn print(self, json: &impl Serialize, table: impl FnOnce() -> String) -> Outcome {
        if self.json { print_json(json) } else { Ok(stdout().write_all(table().as_bytes())?) }
    }
}

/// Prints JSON and a line break.
pub(crate) fn print_json(value: &impl Serialize) -> Outcome {
    let mut out = BufWriter::new(stdout().lock());
    serde_json::to_writer_pretty(&mut out, value).map_err(|error| match error.io_error_kind() {
        Some(kind) => Failure::from(std::io::Error::from(kind)),
        None => Failure::new(error),
    })?;
    Ok(out.write_all(b"\n").and_then(|()| out.flush())?)
}

/// Aligns rows in columns as wide as their widest cell: `sides` has `<` (left) or `>` (right) for each column.
pub(crate) fn align(sides: &str, rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let columns: Vec<_> = sides.chars().enumerate().map(|(column, side)| (side, width(column).unwrap_or(0))).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&columns).map(|(cell, &(side, width))| match side {
            '<' => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
