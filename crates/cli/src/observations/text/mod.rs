//! Tables of text: their bytes, their records, what the first records say about the columns.
//!
//! Lowest first: `stream` checks bytes, `cleaned` drops comments and runs of blanks, `records` splits with the crate csv, `guess`
//! finds the form of a table, `header` whether its first line names the columns, `columns` where they are, `table` reads it.

mod cleaned;
pub(crate) mod columns;
pub(crate) mod delimiter;
pub(crate) mod form;
mod guess;
mod header;
mod records;
mod stream;
pub(crate) mod table;
