//! `vonmises join`: joins the parts of a run to one file.

use crate::exit::failure::{Failure, Outcome};
use crate::output::destination::Output;
use crate::output::encoding::separator_of;
use crate::output::writing::write;
use clap::Args;
use std::path::PathBuf;

/// Join the parts written by `sample --shard`: the result is the file of the whole run, byte for byte.
///
/// Every part must be given once, in any order. The parts are checked before anything is written, and are kept. A part
/// that is exchanged or changed while they are joined is an error.
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
        write(&self.output, self.quiet, |writer| writer.join(&self.parts))
    }
}
