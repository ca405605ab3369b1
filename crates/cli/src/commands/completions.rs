//! `vonmises completions`: what a shell needs to complete the commands.

use crate::exit::failure::Outcome;
use clap::Args;
use clap_complete::Shell;
use std::io::{Write, stdout};

/// Print a completion script for a shell.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  vonmises completions bash > ~/.local/share/bash-completion/completions/vonmises\n  vonmises completions zsh > ~/.zfunc/_vonmises"
)]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, program: &mut clap::Command) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, program, "vonmises", &mut script);
        Ok(stdout().write_all(&script)?)
    }
}
