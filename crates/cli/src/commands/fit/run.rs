//! Running `vonmises fit`.

use super::arguments::FitCommand;
use super::printed::{Lane, Printer};
use crate::exit::failure::Outcome;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::sample::{Data, Sample};
use crate::report::estimate::Estimate;
use crate::report::remarks::print_remarks;
use ndarray::Array1;
use rayon::prelude::*;
use vonmises::circular::Fit;
use vonmises::shape::unravel_index;
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
        let data = self.observed.load(self.units)?;
        print_remarks(&data.remarks, self.format.json);
        let key = self.bootstrap.map(|_| self.key.key());
        let printer = Printer::new(&self, plan.level, &data.remarks);
        match self.axis {
            None => printer.print_whole(&plan.whole(&data.whole(), key)?),
            Some(axis) => {
                let (lanes, shape) = plan.lanes(&data, axis, key)?;
                printer.print_lanes(axis, &shape, &lanes)
            }
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

    /// Fits all angles.
    fn whole(&self, sample: &Sample, key: Option<Key>) -> Outcome<Estimate> {
        self.estimate(sample, key).map_err(|error| self.command.observed.fault(observations_fault(&error)))
    }

    /// Fits each lane; lane i is resampled with `key.fold_in(i)`. Returns the shape of the array of lanes, too.
    fn lanes(&self, data: &Data, axis: isize, key: Option<Key>) -> Outcome<(Vec<Lane>, Vec<usize>)> {
        let observed = &self.command.observed;
        let (lanes, shape) = data.lanes(axis).map_err(|error| observed.fault(error))?;
        let lanes = lanes.par_iter().enumerate().map(|(number, sample)| {
            let index = unravel_index(number, &shape);
            let estimate = self.estimate(sample, key.map(|key| key.fold_in(number as u32)));
            let fault = |error| observed.fault(format!("lane {index:?}: {}", observations_fault(&error)));
            Ok(Lane { estimate: estimate.map_err(fault)?, index })
        });
        // Collected first, so that the error is that of the first bad lane for any number of threads.
        let lanes = lanes.collect::<Vec<_>>().into_iter().collect::<Outcome<Vec<_>>>()?;
        Ok((lanes, shape))
    }

    fn estimate(&self, sample: &Sample, key: Option<Key>) -> vonmises::Result<Estimate> {
        let fitted = self.fit.fit(sample.observations())?;
        let intervals = match (self.command.bootstrap, key) {
            (Some(draws), Some(key)) => self.fit.bootstrap(sample.observations(), key, draws, self.level)?,
            _ => fitted.confidence_interval(self.level)?,
        };
        Estimate::new(&fitted, intervals, sample, self.command.units)
    }
}
