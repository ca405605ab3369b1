//! Running `vonmises describe`.

use super::arguments::Describe;
use super::description::{Description, FitResult, Whole, table};
use super::goodness_of_fit::{Plan, default_draws, ignores_ties};
use super::parts::{self, Descriptions, PartDescription};
use super::summary::Summary;
use crate::exit::failure::Outcome;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::parts::{Division, Parts};
use crate::observations::rounding::tied_share;
use crate::observations::sample::{Data, Sample};
use crate::output::progress::Clock;
use crate::report::coarse::coarse_steps;
use crate::report::estimate::Estimate;
use crate::report::parts::{List, each_part};
use crate::report::phrases::count_of_angles;
use crate::report::remarks::print_remarks;
use vonmises::circular::Fit;
use vonmises::{Key, Result, VonMises};

/// The remark on equal angles.
const TIES: &str = "equal angles count as evidence in the tests, since nothing says how they were rounded (--step)";

/// Share of ties below which they are not remarked upon.
const FEW_TIES: f64 = 0.05;

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
        let parts = self.observed.parts(&data, self.axis)?;
        let clock = Clock::new(format!("testing {}", count_of_angles(data.angles.len() as f64)));
        let Some(parts) = parts else { return task.print_whole(&data, clock) };
        task.draws = Some(self.draws.unwrap_or_else(|| default_draws(data.angles.len(), data.grid)));
        task.print_parts(&data, parts, clock)
    }

    /// Returns the distribution given on the command line.
    fn given(&self) -> Outcome<Option<VonMises<f64>>> {
        let parameters = self.loc.map(|loc| self.units.to_radians(loc)).zip(self.concentration);
        let distribution = parameters.map(|(loc, concentration)| VonMises::new(loc, concentration)).transpose();
        distribution.map_err(|error| option_error(&error))
    }
}

impl Task<'_> {
    /// Describes all angles together.
    fn print_whole(&self, data: &Data, clock: Clock) -> Outcome {
        let Describe { observed, seed, units, format, .. } = self.command;
        let described = data.whole().and_then(|sample| self.describe(&sample, Key::new(*seed)));
        let description = described.map_err(|error| observed.fault(observations_fault(&error)))?;
        drop(clock); // before anything is printed
        let mut remarks = self.remarks(data, ignores_ties(&description.tests));
        remarks.extend(self.coarse_steps(data));
        print_remarks(&remarks, format.json);
        let (level, column, rows) = (self.level, data.column.as_deref(), data.rows);
        let whole = Whole { units: units.fields(), level, column, rows, description: &description, remarks: &remarks };
        format.print(&whole, || table(&whole, data.grid, *units, format.digits()))
    }

    /// Describes each lane or group.
    fn print_parts(&self, data: &Data, parts: Parts, clock: Clock) -> Outcome {
        let Describe { units, format, .. } = self.command;
        let (division, descriptions) = self.parts(parts)?;
        drop(clock); // before anything is printed
        let remarks = self.remarks(data, descriptions.iter().any(PartDescription::ignores_ties));
        print_remarks(&remarks, format.json);
        let (level, rows, parts) = (self.level, data.rows, List::new(&division, &descriptions));
        let units_fields = units.fields();
        let column = data.column.as_deref();
        let output =
            Descriptions { units: units_fields, level, column, division: &division, rows, parts, remarks: &remarks };
        format.print(&output, || parts::table(&output, data.grid, *units, format.digits()))
    }

    /// Returns the remarks on the observations and on ties.
    fn remarks(&self, data: &Data, ignores_ties: bool) -> Vec<String> {
        let mut remarks = data.remarks.clone();
        // The user knows with `--step none`, and a few ties among many decimals matter little.
        let has_ties = || data.whole().is_ok_and(|sample| tied_share(&sample.angles) > FEW_TIES);
        if ignores_ties && !self.command.observed.refuses_step() && has_ties() {
            remarks.push(TIES.to_owned());
        }
        remarks
    }

    /// Says that steps are wide, if the fit is not one to their classes.
    fn coarse_steps(&self, data: &Data) -> Option<String> {
        let sample = data.whole().ok()?; // it was described, so memory can hold it
        let plain = Fit::new().fit(sample.observations()).ok().filter(|_| !self.command.observed.has_step())?;
        coarse_steps(&Fit::new(), &plain, &sample, self.command.units)
    }

    fn describe(&self, sample: &Sample, key: Key) -> Result<Description> {
        let units = self.command.units;
        let summary = Summary::new(sample, units)?;
        let has_step = self.command.observed.has_step();
        let fitted = Fit::new().fit(if has_step { sample.rounded() } else { sample.observations() });
        let fit = match &fitted {
            Err(error) => FitResult::Undefined { undefined: observations_fault(error) },
            Ok(fitted) => {
                let intervals = fitted.confidence_interval(self.level)?;
                FitResult::Estimate(Box::new(Estimate::new(fitted, intervals, sample, units)?))
            }
        };
        let plan = Plan { given: self.given.clone(), draws: self.draws, key, has_fit: fitted.is_ok() };
        let rounding = sample.grid.map(|grid| grid.fields(units));
        let (n, angles, missing) = (sample.total_weight(), sample.weighted_angles(), sample.missing);
        Ok(Description { n, angles, missing, rounding, summary, fit, tests: plan.run(sample)? })
    }

    /// Describes each lane or group; that with number i is simulated with `key.fold_in(i)`.
    fn parts(&self, parts: Parts) -> Outcome<(Division, Vec<PartDescription>)> {
        let Describe { observed, seed, .. } = self.command;
        let describe = |number, sample: &Sample| self.describe(sample, Key::new(*seed).fold_in(number as u32));
        let (division, descriptions) = each_part(observed, parts, describe)?;
        Ok((division, descriptions.into_iter().map(PartDescription::new).collect()))
    }
}
