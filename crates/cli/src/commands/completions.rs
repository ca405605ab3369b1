//! `vonmises completions`: prints shell completions.

use crate::exit::failure::Outcome;
use clap::Args;
use clap_complete::Shell;
use std::io::{Write, stdout};

/// Print a completion script for a shell.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises completions bash > ~/.local/share/bash-completion/completions/vonmises
  vonmises completions zsh > ~/.zfunc/_vonmises")]
pub(crate) struct Completions {
    /// Shell to complete commands in.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, program: &mut clap::Command) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, program, "vonmises", &mut script);
        Ok(stdout().write_all(&script)?)
    }
}
