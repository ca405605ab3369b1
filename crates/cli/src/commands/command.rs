//! The list of commands.

use super::{bits, compare, completions, describe, eval, fit, join, plot, sample};
use crate::exit::failure::Outcome;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Bits(bits::Bits),
    Compare(compare::arguments::Compare),
    Completions(completions::Completions),
    Describe(describe::arguments::Describe),
    Eval(eval::arguments::Eval),
    Fit(fit::arguments::FitCommand),
    Join(join::Join),
    Plot(plot::arguments::Plot),
    Sample(sample::Sample),
}

impl Command {
    /// Runs the command; `program` is the whole command-line interface, which completions are generated from.
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
