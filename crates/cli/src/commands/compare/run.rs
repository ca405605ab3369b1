//! Running `vonmises compare`.

use super::arguments::Compare;
use super::{distributions, elements};
use crate::exit::failure::{Failure, Outcome};
use std::path::Path;

impl Compare {
    pub(crate) fn run(self) -> Outcome {
        let level = if self.distribution { Some(self.level.checked()?) } else { None };
        if self.a == self.b && self.a == Path::new("-") {
            return Err(Failure::in_file(&self.a, "standard input can be only one of the two"));
        }
        let (a, b) = (self.reading.numbers(&self.a, self.units)?, self.reading.numbers(&self.b, self.units)?);
        let (same, printed) = match level {
            Some(level) => distributions::compare(&self, level, a, b)?,
            None => elements::compare(&self, a, b)?,
        };
        match printed {
            Ok(()) | Err(Failure::Closed) => {} // the exit status is right even if the reader has gone
            Err(other) => return Err(other),
        }
        if same { Ok(()) } else { Err(Failure::Different) }
    }
}
