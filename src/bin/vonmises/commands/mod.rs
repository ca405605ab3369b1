//! The commands.

mod completions;

use crate::failure::Outcome;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Completions(completions::Completions),
}

impl Command {
    /// Does the work; `program` is the whole command line, of which completions are made.
    pub(crate) fn run(self, program: &mut clap::Command) -> Outcome {
        match self {
            Self::Completions(command) => command.run(program),
        }
    }
}
