//! The commands, and how each is run.

use super::{bits, compare, completions, describe, eval, fit, join, plot, sample};
use crate::exit::failure::Outcome;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Bits(bits::Bits),
    Compare(compare::command::Compare),
    Completions(completions::Completions),
    Describe(describe::command::Describe),
    Eval(eval::command::Eval),
    Fit(fit::command::FitCommand),
    Join(join::Join),
    Plot(plot::Plot),
    Sample(sample::Sample),
}

impl Command {
    /// Does the work; `program` is the whole command line, of which completions are made.
    pub(crate) fn run(self, program: &mut clap::Command) -> Outcome {
        match self {
            Self::Bits(command) => command.run(),
            Self::Compare(command) => command.run(),
            Self::Completions(command) => command.run(program),
            Self::Describe(command) => command.run(),
            Self::Eval(command) => command.run(),
            Self::Fit(command) => command.run(),
            Self::Join(command) => command.run(),
            Self::Plot(command) => command.run(),
            Self::Sample(command) => command.run(),
        }
    }
}
