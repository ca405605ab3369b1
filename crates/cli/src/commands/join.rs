//! `vonmises join`: joins the parts of a run to one file.

use crate::exit::failure::{Failure, Outcome};
use crate::observations::source::refuse_text;
use crate::output::destination::Output;
use crate::output::encoding::separator_of;
use crate::output::writing::write;
use clap::Args;
use std::path::{Path, PathBuf};
use vonmises::npy::{ErrorKind, HeaderError};

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
        let mut no_array = None;
        let joined = write(&self.output, self.quiet, |writer| {
            writer.join(&self.parts).inspect_err(|error| {
                let is_array = !matches!(error.kind(), ErrorKind::Header(HeaderError::Magic));
                no_array = error.path().filter(|_| !is_array).map(Path::to_owned);
            })
        });
        // A part that is text is said to be; it is looked at only now, since it might have become a pipe.
        joined.map_err(|failure| no_array.and_then(|part| refuse_text(&part).err()).unwrap_or(failure))
    }
}
