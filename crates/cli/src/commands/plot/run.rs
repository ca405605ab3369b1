//! Running `vonmises plot`.

use super::arguments::Plot;
use super::options::drawing_error;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::observations_fault;
use crate::observations::sample::Sample;
use crate::output::destination::Output;
use crate::output::writing::save_picture;
use crate::report::remarks::print_remarks;
use ndarray::Ix1;
use std::io::{Write, stdout};
use vonmises::Error;
use vonmises::circular::skip_nan;
use vonmises::plot::{self, Panel, Picture};

impl Plot {
    pub(crate) fn run(self) -> Outcome {
        self.check()?;
        let options = self.options()?;
        let data = self.observed.load_with(self.stack.as_deref(), self.units)?;
        let remarks = self.remarks(&data).map_err(|error| self.failure(&error))?;
        print_remarks(&remarks, false);
        if let Some(groups) = data.groups().map_err(|error| self.failure(&error))? {
            return self.draw_groups(&groups, &options);
        }
        let sample = data.whole().and_then(|sample| sample.with_gaps()).map_err(|error| self.failure(&error))?;
        // One picture of one sample has its numbers in the legend.
        let pictures = plot::separate(self.kind.into(), [self.panel(&sample)], &options);
        let pictures = pictures.map_err(|error| self.failure(&error))?;
        pictures.into_iter().try_for_each(|picture| self.save(picture, &self.output))
    }

    /// Saves a picture, or writes SVG to standard output, which has no extension.
    pub(super) fn save(&self, picture: Picture, output: &Output) -> Outcome {
        if output.is_stdout() {
            return Ok(stdout().write_all(picture.to_svg().as_bytes()).and_then(|()| stdout().flush())?);
        }
        let picture = picture.dpi(self.dpi);
        save_picture(output, &picture)
    }

    /// Returns the panel of a sample with its gaps.
    pub(super) fn panel<'a>(&self, sample: &'a Sample) -> Panel<'a, f64, Ix1> {
        // Bins that are no whole classes are drawn as if angles were not rounded.
        let divides = |bins: usize| sample.grid.is_none_or(|grid| grid.rounding.classes().is_multiple_of(bins));
        let x = if self.bins.is_none_or(divides) { sample.rounded() } else { sample.observations() };
        let panel = Panel::new(skip_nan(x));
        match &sample.quantity {
            Some(quantity) => panel.values(quantity),
            None => panel,
        }
    }

    /// Words an error of the library for users of the program.
    pub(super) fn failure(&self, error: &Error) -> Failure {
        match error {
            Error::Value { argument: "period" | "font_size", .. } => drawing_error(error),
            other => self.observed.fault(observations_fault(other)),
        }
    }
}
