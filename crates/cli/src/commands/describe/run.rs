//! Running `vonmises describe`.

use super::arguments::Describe;
use super::description::{Description, FitResult, table};
use super::goodness_of_fit::Plan;
use super::summary::Summary;
use crate::exit::failure::Outcome;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::sample::Sample;
use crate::report::estimate::Estimate;
use vonmises::circular::Fit;
use vonmises::{Key, Result, VonMises};

impl Describe {
    pub(crate) fn run(self) -> Outcome {
        let (given, level) = (self.given()?, self.level.checked()?);
        let data = self.observed.load(self.units)?;
        if let Some(groups) = data.groups() {
            return self.print_groups(&groups, data.rows, |sample| self.describe(sample, given.as_ref(), level));
        }
        let described = self.describe(&data.whole(), given.as_ref(), level);
        let mut description = described.map_err(|error| self.observed.fault(observations_fault(&error)))?;
        description.rows = data.rows;
        self.format.print(&description, || table(&description, data.grid, self.units, self.format.digits()))
    }

    /// Describes a sample.
    fn describe(&self, sample: &Sample, given: Option<&VonMises<f64>>, level: f64) -> Result<Description> {
        let summary = Summary::new(sample, self.units)?;
        let fitted = Fit::new().fit(sample.observations());
        let fit = match &fitted {
            Err(error) => FitResult::Undefined { undefined: observations_fault(error) },
            Ok(fitted) => {
                let intervals = fitted.confidence_interval(level)?;
                FitResult::Estimate(Box::new(Estimate::new(fitted, intervals, sample, self.units)?))
            }
        };
        let (key, has_fit) = (Key::new(self.seed), fitted.is_ok());
        let tests = Plan { given: given.cloned(), draws: self.draws, key, has_fit }.run(sample)?;
        let (units, n, missing) = (self.units.fields(), sample.total_weight(), sample.missing);
        let rounding = sample.grid.map(|grid| grid.fields(self.units));
        Ok(Description { units, n, missing, rows: None, rounding, summary, level, fit, tests })
    }

    /// Returns the distribution given on the command line.
    fn given(&self) -> Outcome<Option<VonMises<f64>>> {
        let parameters = self.loc.map(|loc| self.units.to_radians(loc)).zip(self.concentration);
        let distribution = parameters.map(|(loc, concentration)| VonMises::new(loc, concentration)).transpose();
        distribution.map_err(|error| option_error(&error))
    }
}
