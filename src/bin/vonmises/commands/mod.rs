//! The commands.

mod compare;
mod completions;
mod describe;
mod eval;
mod fit;

use crate::failure::Outcome;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Compare(compare::Compare),
    Completions(completions::Completions),
    Describe(describe::Describe),
    Eval(eval::Eval),
    Fit(fit::FitCommand),
}

impl Command {
    /// Does the work; `program` is the whole command line, of which completions are made.
    pub(crate) fn run(self, program: &mut clap::Command) -> Outcome {
        match self {
            Self::Compare(command) => command.run(),
            Self::Completions(command) => command.run(program),
            Self::Describe(command) => command.run(),
            Self::Eval(command) => command.run(),
            Self::Fit(command) => command.run(),
        }
    }
}
