//! Running `vonmises plot`.

use super::arguments::{Kind, Plot};
use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::sample::{Data, Sample};
use crate::report::remarks::print_remarks;
use std::io::{Write, stdout};
use vonmises::Error;
use vonmises::circular::skip_nan;
use vonmises::plot::{self, Options, Picture};

impl Plot {
    pub(crate) fn run(self) -> Outcome {
        self.check()?;
        let options = self.options()?;
        let data = self.observed.load(self.units)?;
        print_remarks(&self.remarks(&data), false);
        if let Some(groups) = data.groups().map_err(|error| self.failure(&error))? {
            let draw = |sample: &Sample, options: &Options| self.picture(sample, options);
            return self.draw_groups(&groups, &options, draw, |error| self.failure(error));
        }
        let sample = data.whole().map_err(|error| self.failure(&error))?;
        let picture = self.picture(&sample, &options).map_err(|error| self.failure(&error))?;
        self.save(&picture.scale(self.scale))
    }

    /// Saves the picture, or writes SVG to standard output, which has no extension.
    fn save(&self, picture: &Picture) -> Outcome {
        if self.output.is_stdout() {
            return Ok(stdout().write_all(picture.to_svg().as_bytes()).and_then(|()| stdout().flush())?);
        }
        let _hold = Hold::new(); // an interrupt waits until the file is complete, which takes no time
        picture.save(self.output.path()).map_err(Failure::new)
    }

    /// Returns remarks on the observations, and on bins that are no whole classes.
    fn remarks(&self, data: &Data) -> Vec<String> {
        let mut remarks = data.remarks.clone();
        if let (Some(bins), Some(grid)) = (self.bins, data.grid)
            && !grid.rounding.classes().is_multiple_of(bins)
        {
            let classes = grid.rounding.classes();
            let whole: Vec<_> = (1..=classes.min(1000)).filter(|bins| classes.is_multiple_of(*bins)).collect();
            let nearest = |bins: usize| whole.iter().min_by_key(|whole| whole.abs_diff(bins));
            let advice = nearest(bins).map_or_else(String::new, |whole| format!(", as --bins {whole} would"));
            remarks.push(format!("{bins} bins do not divide the {classes} classes of rounded angles evenly{advice}"));
        }
        remarks
    }

    /// Returns whether bins consist of whole classes of rounded angles; otherwise they are drawn as if not rounded.
    fn divides_classes(&self, sample: &Sample) -> bool {
        let divides = |bins: usize| sample.grid.is_none_or(|grid| grid.rounding.classes().is_multiple_of(bins));
        self.bins.is_none_or(divides)
    }

    fn picture(&self, sample: &Sample, options: &Options) -> vonmises::Result<Picture> {
        let sample = sample.with_gaps()?;
        let x = skip_nan(if self.divides_classes(&sample) { sample.rounded() } else { sample.observations() });
        match self.kind {
            Kind::Rose => plot::rose(x, options),
            Kind::Histogram => plot::histogram(x, options),
            Kind::Quantiles => plot::quantiles(x, options),
        }
    }

    /// Words an error of the library for users of the program.
    fn failure(&self, error: &Error) -> Failure {
        match error {
            Error::Value { argument: "period", .. } => option_error(error),
            other => self.observed.fault(observations_fault(other)),
        }
    }
}
