//! The tables on the terminal.

use super::measure::measure;
use super::{exhaustive, gradients, reference, report};
use std::error::Error;

/// Prints the tables of docs/accuracy.md.
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    let (all, scipy) = (measure()?, reference::scipy()?);
    println!("{}\n{}\n{}", report::summary(&all, &scipy), report::per_range(&all, &scipy), exhaustive::table()?);
    println!("{}", gradients::table()?);
    Ok(())
}
