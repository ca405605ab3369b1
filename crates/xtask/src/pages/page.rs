//! Writes the pages, or checks that they are what would be written.

use super::blocks;
use crate::accuracy::{exhaustive, gradients, report};
use crate::project;
use crate::speed;
use std::error::Error;
use std::fs;

/// A page as it is and as it should be.
struct Page {
    name: &'static str,
    found: String,
    expected: String,
}

impl Page {
    /// Reads a page and fills its blocks, given by name and content.
    fn read(name: &'static str, blocks: &[(&str, String)]) -> Result<Self, Box<dyn Error>> {
        let found = fs::read_to_string(project::file(name)).map_err(|error| format!("{name}: {error}"))?;
        let expected = blocks::fill(&found, blocks).map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { name, found, expected })
    }
}

/// Returns the pages that are not as they should be.
fn outdated() -> Result<Vec<Page>, Box<dyn Error>> {
    let [summary, ranges] = report::measured()?;
    let accuracy = Page::read(
        "docs/accuracy.md",
        &[
            ("errors of every function", summary),
            ("errors by concentration", ranges),
            ("errors of all f32 samples", exhaustive::table()?),
            ("errors of the derivatives of samples", gradients::table()?),
        ],
    )?;
    let measurements = speed::measurements::measurements()?;
    let table = |name| speed::report::table(&measurements, name);
    let speed = Page::read(
        "docs/speed.md",
        &[("peers", table("peers")?), ("itself", table("itself")?), ("processes", table("processes")?)],
    )?;
    Ok([accuracy, speed].into_iter().filter(|page| page.found != page.expected).collect())
}

/// Writes the pages whose tables have changed.
pub(crate) fn rewrite() -> Result<(), Box<dyn Error>> {
    for Page { name, expected, .. } in outdated()? {
        fs::write(project::file(name), expected)?;
        println!("{name} is rewritten");
    }
    Ok(())
}

/// Fails if a page is not what [`rewrite`] would write.
pub(crate) fn check() -> Result<(), Box<dyn Error>> {
    let names: Vec<_> = outdated()?.iter().map(|page| page.name).collect();
    match names.as_slice() {
        [] => Ok(()),
        names => Err(format!("{} must be rewritten: run `cargo xtask tables`", names.join(" and ")).into()),
    }
}
