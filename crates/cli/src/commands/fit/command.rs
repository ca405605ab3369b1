//! `vonmises fit`: the von Mises distribution that angles follow, and how sure it is.

use super::printed::Lane;
use crate::arguments::key::KeyArguments;
use crate::arguments::units::Units;
use crate::exit::failure::Outcome;
use crate::observations::observed::Observed;
use crate::observations::sample::{Data, Sample};
use crate::report::estimate::Estimate;
use crate::report::format::Format;
use crate::report::places;
use crate::report::words::{refused, said};
use clap::{Args, ValueEnum};
use ndarray::{Array1, array};
use rayon::prelude::*;
use serde::Serialize;
use vonmises::circular::{Bias, Fit};
use vonmises::{Error, Key};

/// Fit a von Mises distribution to angles: direction and concentration, their standard errors and confidence intervals.
///
/// Both parameters are estimated by maximum likelihood unless one is known. A direction is reported from 0 to a turn,
/// in radians from -pi to pi; its interval may reach beyond. Intervals are those of the likelihood, or with --bootstrap
/// those of resampled angles.
#[derive(Args)]
#[command(
    after_help = "Examples:
  vonmises fit wind.csv
  vonmises fit turtles.csv --degrees --bias schou --level 0.99
  vonmises fit angles.npy --axis 0 --json
  vonmises fit arrivals.csv --period 1440 --bootstrap 999 --seed 1",
    mut_arg("seed", |seed| seed.requires("bootstrap")),
    mut_arg("key", |key| key.requires("bootstrap"))
)]
pub(crate) struct FitCommand {
    #[command(flatten)]
    pub(crate) observed: Observed,
    /// Fit each lane along this axis by itself; -1 is the last. By default all angles together.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) axis: Option<isize>,
    /// The direction, if it is known, in the units of the angles.
    #[arg(long, value_name = "L", allow_hyphen_values = true)]
    pub(crate) loc: Option<f64>,
    /// The concentration, if it is known.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true)]
    pub(crate) concentration: Option<f64>,
    /// How the concentration is corrected for its bias, which matters below some 50 angles.
    #[arg(long, value_enum, default_value_t = Correction::None)]
    pub(crate) bias: Correction,
    /// The probability with which an interval holds its parameter, between 0 and 1.
    #[arg(long, value_name = "P", default_value_t = 0.95)]
    pub(crate) level: f64,
    /// Intervals from so many resamples, instead of the likelihood; 999 or 1999 are usual.
    #[arg(long, value_name = "DRAWS")]
    pub(crate) bootstrap: Option<u32>,
    #[command(flatten)]
    pub(crate) key: KeyArguments,
    #[command(flatten)]
    pub(crate) units: Units,
    #[command(flatten)]
    pub(crate) format: Format,
}

/// Corrections of a concentration.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Correction {
    /// Maximum likelihood as it is.
    None,
    /// Best & Fisher 1981.
    BestFisher,
    /// Schou 1978, by the marginal likelihood.
    Schou,
}

impl From<Correction> for Bias {
    fn from(correction: Correction) -> Self {
        match correction {
            Correction::None => Self::None,
            Correction::BestFisher => Self::BestFisher,
            Correction::Schou => Self::MarginalLikelihood,
        }
    }
}

impl FitCommand {
    pub(crate) fn run(self) -> Outcome {
        let fit = self.known();
        self.check(&fit)?;
        let data = self.observed.load(self.units)?;
        let key = self.bootstrap.map(|_| self.key.key());
        match self.axis {
            None => self.whole(&fit, &data.whole(), key),
            Some(axis) => self.lanes(&fit, &data, axis, key),
        }
    }

    pub(crate) fn whole(&self, fit: &Fit<f64>, sample: &Sample, key: Option<Key>) -> Outcome {
        let estimate = self.estimate(fit, sample, key).map_err(|error| self.observed.fault(said(&error)))?;
        self.print_whole(&estimate)
    }

    /// Lane i is resampled with `key.fold_in(i)`.
    pub(crate) fn lanes(&self, fit: &Fit<f64>, data: &Data, axis: isize, key: Option<Key>) -> Outcome {
        let outside = || self.observed.fault(Error::AxisOutOfRange { axis, rank: data.rank() });
        let (lanes, shape) = data.lanes(axis).ok_or_else(outside)?;
        let estimates = lanes.par_iter().enumerate().map(|(number, sample)| {
            let index = places::of_number(number, &shape);
            let estimate = self.estimate(fit, sample, key.map(|key| key.fold_in(number as u32)));
            let fault = |error| self.observed.fault(format!("lane {index:?}: {}", said(&error)));
            Ok(Lane { estimate: estimate.map_err(fault)?, index })
        });
        // The first lane that fails, for any number of threads.
        let estimates = estimates.collect::<Vec<_>>().into_iter().collect::<Outcome<Vec<_>>>()?;
        self.print_lanes(axis, &shape, &estimates)
    }

    /// The fit with what is known of the distribution.
    pub(crate) fn known(&self) -> Fit<f64> {
        let fit = Fit::new().bias(self.bias.into());
        let fit = self.loc.map_or(fit, |loc| fit.loc(self.units.to_radians(loc)));
        self.concentration.map_or(fit, |concentration| fit.concentration(concentration))
    }

    /// Refuses bad options before a file is read: what the library refuses of any angles.
    pub(crate) fn check(&self, fit: &Fit<f64>) -> Outcome {
        let whole = fit.fit(&array![0.0, 1.0]).and_then(|fitted| fitted.confidence_interval(self.level));
        whole.map_err(|error| refused(&error))?;
        let nothing = Array1::<f64>::zeros(0);
        match self.bootstrap.map(|draws| fit.bootstrap(&nothing, Key::new(0), draws, self.level)) {
            None | Some(Ok(_) | Err(Error::Empty { .. })) => Ok(()),
            Some(Err(error)) => Err(refused(&error)),
        }
    }

    pub(crate) fn estimate(&self, fit: &Fit<f64>, sample: &Sample, key: Option<Key>) -> vonmises::Result<Estimate> {
        let fitted = fit.fit(sample.observations())?;
        let intervals = match (self.bootstrap, key) {
            (Some(draws), Some(key)) => fit.bootstrap(sample.observations(), key, draws, self.level)?,
            _ => fitted.confidence_interval(self.level)?,
        };
        Estimate::new(&fitted, intervals, sample, self.units)
    }
}
