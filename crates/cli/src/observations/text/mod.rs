//! Tables of text: their bytes, their records, what the first records say about the columns.
//!
//! Lowest first: `stream` checks bytes, `cleaned` drops comments and runs of blanks, `records` splits with the crate
//! csv, `guess` finds the form of a table, `header` whether its first line names the columns that are `wanted`,
//! `columns` where they are, and `table` reads it.

mod cleaned;
mod columns;
pub(crate) mod delimiter;
pub(crate) mod form;
mod guess;
mod header;
mod records;
mod skip;
mod stream;
pub(crate) mod table;
pub(crate) mod wanted;
