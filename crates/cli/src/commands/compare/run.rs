//! Running `vonmises compare`.

use super::arguments::Compare;
use super::{distributions, elements};
use crate::exit::failure::{Failure, Outcome};
use std::path::Path;

impl Compare {
    pub(crate) fn run(self) -> Outcome {
        self.check()?;
        let (same, printed) = match (self.distribution, &self.files[..]) {
            (true, _) => distributions::compare(&self, self.level.checked()?)?,
            (false, [a, b]) => elements::compare(&self, a, b)?,
            (false, _) => {
                return Err(Failure::new("element by element two files are compared; for more give --distribution"));
            }
        };
        match printed {
            Ok(()) | Err(Failure::Closed) => {} // the exit status is right even if the reader has gone
            Err(other) => return Err(other),
        }
        if same { Ok(()) } else { Err(Failure::Different) }
    }

    /// Checks what can be checked before a file is read.
    fn check(&self) -> Outcome {
        if self.options.has_weights() {
            return Err(Failure::new(
                "--weights: a test counts angles, and weights are no counts; give whole numbers as --counts",
            ));
        }
        if self.files.len() < 2 && self.options.by().is_none() {
            return Err(Failure::new("one file, where two are compared; --by compares the groups of one"));
        }
        if self.files.iter().filter(|path| *path == Path::new("-")).count() > 1 {
            return Err(Failure::new("-: standard input can be only one of the files"));
        }
        if self.distribution { self.level.checked().map(|_| ()) } else { Ok(()) }
    }
}
