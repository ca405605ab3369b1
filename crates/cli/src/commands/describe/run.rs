//! Running `vonmises describe`.

use super::arguments::Describe;
use super::description::{Description, FitResult, Whole, table};
use super::goodness_of_fit::{Plan, default_draws};
use super::lanes::{Lane, Lanes};
use super::summary::Summary;
use crate::commands::lanes::each_lane;
use crate::exit::failure::Outcome;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::sample::{Data, Sample};
use crate::report::estimate::Estimate;
use vonmises::circular::Fit;
use vonmises::{Key, Result, VonMises};

/// What is to be computed of each sample.
struct Task<'a> {
    command: &'a Describe,
    given: Option<VonMises<f64>>,
    level: f64,
    draws: Option<u32>,
}

impl Describe {
    pub(crate) fn run(self) -> Outcome {
        let mut task = Task { command: &self, given: self.given()?, level: self.level.checked()?, draws: self.draws };
        let data = self.observed.load(self.units)?;
        let (units, level, digits) = (self.units.fields(), task.level, self.format.digits());
        let Some(axis) = self.axis else {
            let described = task.describe(&data.whole(), Key::new(self.seed));
            let description = described.map_err(|error| self.observed.fault(observations_fault(&error)))?;
            let whole = Whole { units, level, description: &description };
            return self.format.print(&whole, || table(&description, level, self.units, digits));
        };
        task.draws = Some(self.draws.unwrap_or_else(|| default_draws(data.angles.len())));
        let (lanes, shape) = task.lanes(&data, axis)?;
        let lanes = Lanes { units, level, axis, shape, lanes };
        self.format.print(&lanes, || lanes.table(self.units, digits))
    }

    /// Returns the distribution given on the command line.
    fn given(&self) -> Outcome<Option<VonMises<f64>>> {
        let parameters = self.loc.map(|loc| self.units.to_radians(loc)).zip(self.concentration);
        let distribution = parameters.map(|(loc, concentration)| VonMises::new(loc, concentration)).transpose();
        distribution.map_err(|error| option_error(&error))
    }
}

impl Task<'_> {
    fn describe(&self, sample: &Sample, key: Key) -> Result<Description> {
        let units = self.command.units;
        let summary = Summary::new(sample, units)?;
        let fitted = Fit::new().fit(sample.observations());
        let fit = match &fitted {
            Err(error) => FitResult::Undefined { undefined: observations_fault(error) },
            Ok(fitted) => {
                let intervals = fitted.confidence_interval(self.level)?;
                FitResult::Estimate(Box::new(Estimate::new(fitted, intervals, sample, units)?))
            }
        };
        let plan = Plan { given: self.given.clone(), draws: self.draws, key, has_fit: fitted.is_ok() };
        Ok(Description { n: sample.total_weight(), summary, fit, tests: plan.run(sample)? })
    }

    /// Describes each lane; lane i is simulated with `key.fold_in(i)`. Returns the shape of the array of lanes, too.
    fn lanes(&self, data: &Data, axis: isize) -> Outcome<(Vec<Lane>, Vec<usize>)> {
        let Describe { observed, seed, .. } = self.command;
        let describe = |number, sample: &Sample| self.describe(sample, Key::new(*seed).fold_in(number as u32));
        let (lanes, shape) = each_lane(observed, data, axis, describe)?;
        Ok((lanes.into_iter().map(Lane::new).collect(), shape))
    }
}
