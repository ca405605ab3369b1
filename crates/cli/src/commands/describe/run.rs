//! Running `vonmises describe`.

use super::arguments::Describe;
use super::description::{Description, FitResult, table};
use super::goodness_of_fit::Plan;
use super::summary::Summary;
use crate::exit::failure::Outcome;
use crate::exit::rewording::{observations_fault, option_error};
use crate::output::progress::Clock;
use crate::report::estimate::Estimate;
use crate::report::phrases::count_of_angles;
use crate::report::remarks::print_remarks;
use vonmises::circular::Fit;
use vonmises::{Key, VonMises};

impl Describe {
    pub(crate) fn run(self) -> Outcome {
        let (given, level) = (self.given()?, self.level.checked()?);
        let data = self.observed.load(self.units)?;
        print_remarks(&data.remarks, self.format.json);
        let (sample, remarks) = (data.whole(), data.remarks);
        let failure = |error| self.observed.fault(observations_fault(&error));
        let summary = Summary::new(&sample, self.units).map_err(failure)?;
        let fitted = Fit::new().fit(sample.observations());
        let fit = match &fitted {
            Err(error) => FitResult::Undefined { undefined: observations_fault(error) },
            Ok(fitted) => {
                let intervals = fitted.confidence_interval(level)?;
                let estimate = Estimate::new(fitted, intervals, &sample, self.units);
                FitResult::Estimate(Box::new(estimate.map_err(failure)?))
            }
        };
        let plan = Plan { given, draws: self.draws, key: Key::new(self.seed), has_fit: fitted.is_ok() };
        let clock = Clock::new(format!("testing {}", count_of_angles(sample.total_weight())));
        let tests = plan.run(&sample).map_err(failure)?;
        drop(clock); // before anything is printed
        let (units, n) = (self.units.fields(), sample.total_weight());
        let description = Description { units, n, summary, level, fit, tests, remarks };
        self.format.print(&description, || table(&description, self.units, self.format.digits()))
    }

    /// Returns the distribution given on the command line.
    fn given(&self) -> Outcome<Option<VonMises<f64>>> {
        let parameters = self.loc.map(|loc| self.units.to_radians(loc)).zip(self.concentration);
        let distribution = parameters.map(|(loc, concentration)| VonMises::new(loc, concentration)).transpose();
        distribution.map_err(|error| option_error(&error))
    }
}
