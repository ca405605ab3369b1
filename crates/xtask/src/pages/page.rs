//! Writes the pages, or checks that they are what would be written.

use super::blocks;
use crate::accuracy::{exhaustive, report};
use crate::project;
use crate::speed;
use std::error::Error;
use std::fs;

/// Returns each page's file and generated blocks.
fn pages() -> Result<[(&'static str, Vec<(&'static str, String)>); 2], Box<dyn Error>> {
    let [summary, ranges] = report::measured()?;
    let accuracy = vec![
        ("errors of every function", summary),
        ("errors by concentration", ranges),
        ("errors of all f32 samples", exhaustive::table()?),
    ];
    let measurements = speed::measurements::measurements()?;
    let speed = ["peers", "itself", "processes"].map(|name| Ok((name, speed::report::table(&measurements, name)?)));
    let speed = speed.into_iter().collect::<Result<_, Box<dyn Error>>>()?;
    Ok([("docs/accuracy.md", accuracy), ("docs/speed.md", speed)])
}

/// Returns each page's file, text, and the text that it should have.
fn texts() -> Result<Vec<(&'static str, String, String)>, Box<dyn Error>> {
    let text = |(name, blocks): (_, Vec<_>)| {
        let text = fs::read_to_string(project::file(name)).map_err(|error| format!("{name}: {error}"))?;
        let expected = blocks::fill(&text, &blocks).map_err(|error| format!("{name}: {error}"))?;
        Ok((name, text, expected))
    };
    pages()?.into_iter().map(text).collect()
}

/// Writes the pages whose tables have changed.
pub(crate) fn rewrite() -> Result<(), Box<dyn Error>> {
    for (name, text, expected) in texts()? {
        if text != expected {
            fs::write(project::file(name), expected)?;
            println!("{name} is rewritten");
        }
    }
    Ok(())
}

/// Fails if a page is not what [`rewrite`] would write.
pub(crate) fn check() -> Result<(), Box<dyn Error>> {
    let texts = texts()?;
    let changed: Vec<_> = texts.iter().filter(|(_, text, expected)| text != expected).map(|(name, ..)| *name).collect();
    if changed.is_empty() {
        return Ok(());
    }
    Err(format!("{} must be rewritten: run `cargo xtask tables`", changed.join(" and ")).into())
}
