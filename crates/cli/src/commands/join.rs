//! `vonmises join`: joins the parts of a run to one file.

use crate::exit::failure::{Failure, Outcome};
use crate::observations::source::refuse_text;
use crate::output::destination::Output;
use crate::output::encoding::separator_of;
use crate::output::writing::write;
use clap::Args;
use std::path::PathBuf;
use vonmises::npy;

/// Join the parts written by `sample --shard`: the result is the file of the whole run, byte for byte.
///
/// Every part must be given once, in any order. The parts are checked before anything is written, and are kept.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Join {
    /// Files written by `sample --shard`.
    #[arg(required = true, value_name = "PART")]
    parts: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
    /// Do not show progress.
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
        if separator_of(self.output.path()).is_some() {
            return Err(Failure::in_file(self.output.path(), "join writes an .npy file; let its name end in .npy"));
        }
        self.parts.iter().try_for_each(|part| refuse_text(part))?;
        write(&self.output, self.element_size()?, self.quiet, |writer| writer.join(&self.parts))
    }

    /// Returns the bytes of an element of the first part, which the type of the others must equal.
    fn element_size(&self) -> Outcome<usize> {
        let first = self.parts.first().ok_or_else(|| Failure::new("no parts"))?;
        let digit = npy::describe(first)?.dtype.chars().last().and_then(|digit| digit.to_digit(10));
        Ok(digit.unwrap_or(1) as usize) // `join` refuses what is no number
    }
}
