//! `vonmises join`: the parts of a run as one file.

use crate::exit::failure::{Failure, Outcome};
use crate::output::destination::Output;
use crate::output::writing::write;
use clap::Args;
use std::path::PathBuf;
use vonmises::npy;

/// Join the parts that `sample --shard` made to the file of the whole run, byte for byte.
///
/// All parts must be there once, in any order. They are checked before anything is written, and kept.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Join {
    /// The parts.
    #[arg(required = true, value_name = "PART")]
    parts: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
    /// Show no progress.
    #[arg(long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  vonmises join --out samples.npy part0.npy part1.npy part2.npy
  vonmises join --force --out samples.npy part*.npy
  vonmises join --out - part*.npy | sha256sum";

impl Join {
    pub(crate) fn run(self) -> Outcome {
        self.output.check(self.parts.iter().map(PathBuf::as_path))?;
        write(&self.output, self.width()?, self.quiet, |writer| writer.join(&self.parts))
    }

    /// Bytes of an element, by the first part, which the others have to equal.
    fn width(&self) -> Outcome<usize> {
        let first = self.parts.first().ok_or_else(|| Failure::new("no parts"))?;
        Ok(if npy::describe(first)?.dtype.ends_with('4') { 4 } else { 8 })
    }
}
