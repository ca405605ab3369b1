//! `vonmises describe`: what angles look like, the distribution that fits them, and whether it does.

use super::summary::Summary;
use super::tested::{Plan, Tested};
use crate::arguments::units::{Named, Units};
use crate::exit::failure::Outcome;
use crate::observations::observed::Observed;
use crate::report::estimate::{Estimate, count};
use crate::report::format::{Format, aligned};
use crate::report::words::{counted, percent, refused, said};
use clap::Args;
use ndarray::array;
use serde::Serialize;
use vonmises::circular::Fit;
use vonmises::{Key, VonMises};

/// Describe angles: statistics, the von Mises distribution that fits them, tests of uniformity and of that
/// distribution.
///
/// The mean direction, median and quartiles are reported from 0 to a turn, in radians from -pi to pi; standard
/// deviation and range in the units of the angles; the other statistics have no unit. What the angles do not have, such
/// as a direction if their resultant is 0, is said to be undefined.
///
/// The tests of the fitted distribution simulate it: their p-values come from samples of the same size, drawn from the
/// distribution and fitted anew. The samples depend on --seed alone, so that a result can be repeated. Of the other
/// tests Rayleigh's and Kuiper's are exact for every number of angles; Watson's p-values are asymptotic from 4 angles
/// on, and not known to be right below 1e-4.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises describe turtles.csv --degrees
  vonmises describe arrivals.csv --period 1440 --draws 1999 --seed 7
  vonmises describe mallards.csv --counts count --degrees
  vonmises describe wind.csv --loc 0.3 --concentration 1
  vonmises describe angles.npy --json")]
pub(crate) struct Describe {
    #[command(flatten)]
    pub(crate) observed: Observed,
    /// Test a given distribution as well: its direction, in the units of the angles.
    #[arg(long, value_name = "L", allow_hyphen_values = true, requires = "concentration")]
    pub(crate) loc: Option<f64>,
    /// Test a given distribution as well: its concentration.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true, requires = "loc")]
    pub(crate) concentration: Option<f64>,
    /// Samples that the tests of the fitted distribution simulate; 0 leaves these tests out. By default 999, or 99 for
    /// more than 10000 angles and 0 for more than 100000, which takes a few seconds at most.
    #[arg(long, value_name = "N")]
    pub(crate) draws: Option<u32>,
    /// The seed of these samples.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) seed: u64,
    /// The probability with which an interval holds its parameter, between 0 and 1.
    #[arg(long, value_name = "P", default_value_t = 0.95)]
    pub(crate) level: f64,
    #[command(flatten)]
    pub(crate) units: Units,
    #[command(flatten)]
    pub(crate) format: Format,
}

/// All that is said.
#[derive(Serialize)]
struct Description {
    #[serde(flatten)]
    pub(crate) units: Named,
    #[serde(serialize_with = "count")]
    pub(crate) n: f64,
    #[serde(flatten)]
    pub(crate) summary: Summary,
    pub(crate) level: f64,
    pub(crate) fit: Fitted,
    pub(crate) tests: Vec<Tested>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Fitted {
    Distribution(Box<Estimate>),
    Undefined { undefined: String },
}

impl Describe {
    pub(crate) fn run(self) -> Outcome {
        let given = self.given()?;
        let checked = Fit::<f64>::new().fit(&array![0.0, 1.0]).and_then(|two| two.confidence_interval(self.level));
        checked.map_err(|error| refused(&error))?;
        let sample = self.observed.load(self.units)?.whole();
        let broken = |error| self.observed.fault(said(&error));
        let summary = Summary::new(&sample, self.units).map_err(broken)?;
        let fitted = Fit::new().fit(sample.observations());
        let fit = match &fitted {
            Err(error) => Fitted::Undefined { undefined: said(error) },
            Ok(fitted) => {
                let intervals = fitted.confidence_interval(self.level)?;
                let estimate = Estimate::new(fitted, intervals, &sample, self.units);
                Fitted::Distribution(Box::new(estimate.map_err(broken)?))
            }
        };
        let plan = Plan { given, draws: self.draws, key: Key::new(self.seed), fits: fitted.is_ok() };
        let tests = plan.tests(&sample).map_err(broken)?;
        let n = sample.weights.as_ref().map_or(sample.angles.len() as f64, |weights| weights.sum());
        let said = Description { units: self.units.named(), n, summary, level: self.level, fit, tests };
        self.format.print(&said, || self.table(&said))
    }

    /// The distribution given on the command line.
    pub(crate) fn given(&self) -> Outcome<Option<VonMises<f64>>> {
        let parameters = self.loc.map(|loc| self.units.to_radians(loc)).zip(self.concentration);
        let distribution = parameters.map(|(loc, concentration)| VonMises::new(loc, concentration)).transpose();
        distribution.map_err(|error| refused(&error))
    }

    fn table(&self, said: &Description) -> String {
        let digits = self.format.digits();
        let title = format!("{} in {}\n\n", counted(said.n), self.units.plural());
        let summary = aligned("<><", &said.summary.rows(self.units, digits));
        let percent = percent(self.level);
        let fit = match &said.fit {
            Fitted::Undefined { undefined } => format!("von Mises fit: undefined: {undefined}\n"),
            Fitted::Distribution(estimate) => {
                let others = aligned("<><", &estimate.others(self.units, digits)[1..]);
                format!("von Mises fit, {percent} % likelihood intervals\n{}{others}", estimate.parameters(digits))
            }
        };
        format!("{title}{summary}\n{fit}\n{}", super::tested::table(&said.tests, digits))
    }
}
