//! Checks of the options, before a file is read.

use super::arguments::{Kind, Plot};
use super::options::has_extension;
use crate::exit::failure::{Failure, Outcome};

impl Plot {
    /// Checks what the library does not.
    pub(super) fn check(&self) -> Outcome {
        if let Some(options) = self.inapplicable() {
            return Err(Failure::new(format!("{options} no meaning for this kind of picture")));
        }
        let path = self.output.path();
        if !self.output.is_stdout() && !has_extension(path, &["svg", "png"]) {
            return Err(Failure::in_file(path, "a picture is saved as .svg or .png"));
        }
        if !(1.0..=10_000.0).contains(&self.dpi) {
            return Err(Failure::new(format!("--dpi {}: must be from 1 to 10000", self.dpi)));
        }
        if self.separate && self.observed.by().is_none() {
            return Err(Failure::new("--separate: has no meaning without --by"));
        }
        if self.stack.is_some() && self.color.is_some() {
            return Err(Failure::new("--color: has no meaning with --stack, whose classes have colours of their own"));
        }
        if self.separate {
            return Ok(()); // the names of the files depend on the labels
        }
        self.output.check(self.observed.paths())
    }

    /// Returns options of other kinds of pictures, with their verb.
    fn inapplicable(&self) -> Option<&'static str> {
        let (rose, quantiles) = (self.kind == Kind::Rose, self.kind == Kind::Quantiles);
        let given = [
            (self.centred && !rose, "--centred has"),
            (self.points && !rose, "--points has"),
            (self.stack.is_some() && !rose, "--stack has"),
            (self.bins.is_some() && quantiles, "--bins has"),
            (self.without_distribution && quantiles, "--without-distribution has"),
            (self.orientation().is_some() && quantiles, "--compass and --mathematical have"),
            (self.level.is_some() && quantiles, "--level has"),
            (self.no_interval && quantiles, "--no-interval has"),
        ];
        given.into_iter().find_map(|(given, options)| given.then_some(options))
    }
}
