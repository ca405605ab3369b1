//! The commands.

mod bits;
mod completions;
mod join;
mod sample;

use crate::failure::Outcome;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Bits(bits::Bits),
    Completions(completions::Completions),
    Join(join::Join),
    Sample(sample::Sample),
}

impl Command {
    /// Does the work; `program` is the whole command line, of which completions are made.
    pub(crate) fn run(self, program: &mut clap::Command) -> Outcome {
        match self {
            Self::Bits(command) => command.run(),
            Self::Completions(command) => command.run(program),
            Self::Join(command) => command.run(),
            Self::Sample(command) => command.run(),
        }
    }
}
