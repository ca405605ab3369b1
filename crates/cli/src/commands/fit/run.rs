//! Running `vonmises fit`.

use super::arguments::FitCommand;
use super::printed::{PartFit, Printer};
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::parts::{Division, Parts};
use crate::observations::sample::{Data, Sample};
use crate::output::destination::Output;
use crate::output::writing::save;
use crate::report::coarse::coarse_steps;
use crate::report::estimate::Estimate;
use crate::report::parts::each_part;
use crate::report::remarks::print_remarks;
use ndarray::{Array1, ArrayD};
use vonmises::circular::Fit;
use vonmises::{Error, Key, VonMises};

/// What is to be computed for each sample.
struct Plan<'a> {
    command: &'a FitCommand,
    fit: Fit<f64>,
    level: f64,
}

impl FitCommand {
    pub(crate) fn run(self) -> Outcome {
        let plan = Plan { command: &self, fit: self.fit(), level: self.level.checked()? };
        plan.check_options()?;
        if let Some(output) = &self.output {
            output.check(self.observed.paths().chain(self.key.path()))?;
        }
        let mut data = self.observed.load(self.units)?;
        data.remarks.extend(plan.coarse_steps(&data));
        print_remarks(&data.remarks, self.format.json);
        let key = self.bootstrap.map(|_| self.key.key()).transpose()?;
        let grid = data.grid.filter(|_| self.observed.has_step());
        let printer = Printer::new(&self, plan.level, &data, grid);
        let parts = self.observed.parts(&data, self.axis)?;
        let Some(parts) = parts else {
            let sample = data.whole().map_err(|error| self.observed.fault(error))?;
            return printer.print_whole(&plan.whole(&sample, key)?);
        };
        let (division, fits) = plan.parts(parts, key)?;
        match (&self.output, division) {
            (Some(output), Division::Lanes { shape, .. }) => write_lanes(output, shape, &fits),
            (_, division) => printer.print_parts(&division, &fits),
        }
    }

    /// Returns the fit, with the known parameters.
    fn fit(&self) -> Fit<f64> {
        let fit = Fit::new().bias(self.bias.into());
        let fit = self.loc.map_or(fit, |loc| fit.loc(self.units.to_radians(loc)));
        self.concentration.map_or(fit, |concentration| fit.concentration(concentration))
    }
}

impl Plan<'_> {
    /// Refuses options that are wrong for any angles, before the file is read.
    fn check_options(&self) -> Outcome {
        let FitCommand { loc, concentration, bootstrap, units, .. } = self.command;
        let loc = loc.map_or(0.0, |loc| units.to_radians(loc));
        VonMises::new(loc, concentration.unwrap_or(0.0)).map_err(|error| option_error(&error))?;
        let Some(draws) = *bootstrap else { return Ok(()) };
        // The library checks the number of draws before it looks for angles.
        match self.fit.bootstrap(&Array1::zeros(0), Key::new(0), draws, self.level) {
            Ok(_) | Err(Error::Empty { .. }) => Ok(()),
            Err(error) => Err(option_error(&error)),
        }
    }

    /// Says that steps are wide, if all angles are fitted and not by their classes.
    fn coarse_steps(&self, data: &Data) -> Option<String> {
        let FitCommand { observed, axis, units, .. } = self.command;
        if observed.has_step() || data.grid.is_none() || axis.is_some() || observed.by().is_some() {
            return None;
        }
        let sample = data.whole().ok()?; // what memory cannot hold is refused when it is fitted
        let plain = self.fit.fit(sample.observations()).ok()?;
        coarse_steps(&self.fit, &plain, &sample, *units)
    }

    /// Fits all angles.
    fn whole(&self, sample: &Sample, key: Option<Key>) -> Outcome<Estimate> {
        self.estimate(sample, key).map_err(|error| self.command.observed.fault(observations_fault(&error)))
    }

    /// Fits each lane or group; that with number i is resampled with `key.fold_in(i)`.
    fn parts(&self, parts: Parts, key: Option<Key>) -> Outcome<(Division, Vec<PartFit>)> {
        let estimate = |number, sample: &Sample| self.estimate(sample, key.map(|key| key.fold_in(number as u32)));
        let (division, fits) = each_part(&self.command.observed, parts, estimate)?;
        Ok((division, fits.into_iter().map(PartFit::new).collect()))
    }

    /// Fits a sample, by the classes of its angles if `--step` is given.
    fn estimate(&self, sample: &Sample, key: Option<Key>) -> vonmises::Result<Estimate> {
        let x = || if self.command.observed.has_step() { sample.rounded() } else { sample.observations() };
        let fitted = self.fit.fit(x())?;
        let intervals = match (self.command.bootstrap, key) {
            (Some(draws), Some(key)) => self.fit.bootstrap(x(), key, draws, self.level)?,
            _ => fitted.confidence_interval(self.level)?,
        };
        Estimate::new(&fitted, intervals, sample, self.command.units)
    }
}

/// Writes fits as an array of the shape of the lanes and one more axis, of the columns.
fn write_lanes(output: &Output, shape: Vec<usize>, fits: &[PartFit]) -> Outcome {
    let columns: Vec<_> = fits.iter().flat_map(PartFit::values).collect();
    let shape = [&shape[..], &[columns.len() / fits.len().max(1)]].concat();
    save(output, None, &ArrayD::from_shape_vec(shape, columns).map_err(Failure::new)?)
}
