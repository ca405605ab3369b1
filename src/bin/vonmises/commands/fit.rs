//! `vonmises fit`: the von Mises law that angles follow, and how sure it is.

use crate::estimate::Estimate;
use crate::failure::{Failure, Outcome};
use crate::key::KeyArguments;
use crate::observations::{Observed, Sample};
use crate::places;
use crate::report::{Format, aligned};
use crate::units::{Named, Units};
use clap::{Args, ValueEnum};
use ndarray::{Array1, array};
use rayon::prelude::*;
use serde::Serialize;
use vonmises::circular::{Bias, Fit};
use vonmises::{Error, Key};

/// Fit a von Mises law to angles: direction and concentration, their standard errors and confidence intervals.
///
/// Both parameters are estimated by maximum likelihood unless one is known. A direction is reported from 0 to a turn, in
/// radians from -pi to pi; its interval may reach beyond. Intervals are those of the likelihood, or with --bootstrap those of
/// resampled angles.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises fit wind.csv
  vonmises fit turtles.csv --degrees --bias schou --level 0.99
  vonmises fit angles.npy --axis 0 --json
  vonmises fit arrivals.csv --period 1440 --bootstrap 999 --seed 1")]
pub(crate) struct FitCommand {
    #[command(flatten)]
    observed: Observed,
    /// Fit each lane along this axis by itself; -1 is the last. By default all angles together.
    #[arg(long, allow_negative_numbers = true)]
    axis: Option<isize>,
    /// The direction, if it is known, in the units of the angles.
    #[arg(long, value_name = "L", allow_hyphen_values = true)]
    loc: Option<f64>,
    /// The concentration, if it is known.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true)]
    concentration: Option<f64>,
    /// How the concentration is corrected for its bias, which matters below some 50 angles.
    #[arg(long, value_enum, default_value_t = Correction::None)]
    bias: Correction,
    /// The probability with which an interval holds its parameter, between 0 and 1.
    #[arg(long, value_name = "P", default_value_t = 0.95)]
    level: f64,
    /// Intervals from so many resamples, instead of the likelihood; 999 or 1999 are usual.
    #[arg(long, value_name = "DRAWS")]
    bootstrap: Option<u32>,
    #[command(flatten)]
    key: KeyArguments,
    #[command(flatten)]
    units: Units,
    #[command(flatten)]
    format: Format,
}

/// Corrections of a concentration.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
enum Correction {
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

/// What JSON says before the estimates.
#[derive(Serialize)]
struct Head {
    #[serde(flatten)]
    units: Named,
    bias: Correction,
    level: f64,
    /// `likelihood` or `bootstrap`.
    intervals: &'static str,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    estimate: &'a Estimate,
}

#[derive(Serialize)]
struct Lanes<'a> {
    #[serde(flatten)]
    head: Head,
    axis: isize,
    /// How the lanes lie.
    shape: &'a [usize],
    lanes: Vec<Lane<'a>>,
}

#[derive(Serialize)]
struct Lane<'a> {
    index: Vec<usize>,
    #[serde(flatten)]
    estimate: &'a Estimate,
}

impl FitCommand {
    pub(crate) fn run(self) -> Outcome {
        let fit = self.known();
        self.check(&fit)?;
        let data = self.observed.load(self.units)?;
        let key = self.bootstrap.map(|_| self.key.key());
        let Some(axis) = self.axis else {
            let estimate =
                self.estimate(&fit, &data.whole(), key).map_err(|error| self.observed.fault(said(&error)))?;
            let json = Whole { head: self.head(), estimate: &estimate };
            return self.format.print(&json, || self.table(&estimate));
        };
        let outside = || self.observed.fault(Error::AxisOutOfRange { axis, rank: data.rank() });
        let (lanes, shape) = data.lanes(axis).ok_or_else(outside)?;
        let estimates = lanes.par_iter().enumerate().map(|(number, sample)| {
            let fitted = self.estimate(&fit, sample, key.map(|key| key.fold_in(number as u32)));
            fitted.map_err(|error| {
                self.observed.fault(format!("lane {:?}: {}", places::of_number(number, &shape), said(&error)))
            })
        });
        // The first lane that fails, for any number of threads.
        let estimates = estimates.collect::<Vec<_>>().into_iter().collect::<Outcome<Vec<_>>>()?;
        let rows = |(number, estimate)| Lane { index: places::of_number(number, &shape), estimate };
        let rows: Vec<_> = estimates.iter().enumerate().map(rows).collect();
        let table = self.rows(&rows);
        self.format.print(&Lanes { head: self.head(), axis, shape: &shape, lanes: rows }, || table)
    }

    /// The fit with what is known of the law.
    fn known(&self) -> Fit<f64> {
        let fit = Fit::new().bias(self.bias.into());
        let fit = self.loc.map_or(fit, |loc| fit.loc(self.units.to_radians(loc)));
        self.concentration.map_or(fit, |concentration| fit.concentration(concentration))
    }

    /// Refuses bad options before a file is read: what the library refuses of any angles.
    fn check(&self, fit: &Fit<f64>) -> Outcome {
        let whole = fit.of(&array![0.0, 1.0]).and_then(|fitted| fitted.confidence_interval(self.level));
        whole.map_err(|error| refused(&error))?;
        let nothing = Array1::<f64>::zeros(0);
        match self.bootstrap.map(|draws| fit.bootstrap(&nothing, Key::new(0), draws, self.level)) {
            None | Some(Ok(_) | Err(Error::Empty { .. })) => Ok(()),
            Some(Err(error)) => Err(refused(&error)),
        }
    }

    fn estimate(&self, fit: &Fit<f64>, sample: &Sample, key: Option<Key>) -> vonmises::Result<Estimate> {
        let fitted = fit.of(sample.observations())?;
        let intervals = match (self.bootstrap, key) {
            (Some(draws), Some(key)) => fit.bootstrap(sample.observations(), key, draws, self.level)?,
            _ => fitted.confidence_interval(self.level)?,
        };
        Estimate::new(&fitted, intervals, sample, self.units)
    }

    fn head(&self) -> Head {
        let intervals = if self.bootstrap.is_some() { "bootstrap" } else { "likelihood" };
        Head { units: self.units.named(), bias: self.bias, level: self.level, intervals }
    }

    /// What is said above a table.
    fn title(&self, counted: &str) -> String {
        let (units, percent) = (self.units.plural(), percent(self.level));
        format!("{counted} in {units}, {percent} % {} intervals\n\n", self.head().intervals)
    }

    fn table(&self, estimate: &Estimate) -> String {
        let digits = self.format.digits();
        let title = self.title(&counted(estimate.n()));
        title + &estimate.parameters(digits) + "\n" + &aligned("<><", &estimate.others(self.units, digits))
    }

    fn rows(&self, lanes: &[Lane<'_>]) -> String {
        let heads = std::iter::once("lane").chain(Estimate::HEADS).map(str::to_owned).collect();
        let row = |lane: &Lane<'_>| {
            let mut row = vec![format!("{:?}", lane.index)];
            row.extend(lane.estimate.cells(self.format.digits()));
            row
        };
        let rows: Vec<_> = std::iter::once(heads).chain(lanes.iter().map(row)).collect();
        self.title(&format!("{} {} of angles", lanes.len(), if lanes.len() == 1 { "lane" } else { "lanes" }))
            + &aligned("<>>>>>>>>>>>", &rows)
    }
}

/// An error of the library about an option.
pub(crate) fn refused(error: &Error) -> Failure {
    match error {
        Error::Value { argument: "draws", value, .. } => {
            Failure::new(format!("--bootstrap {value}: too few draws for an interval of that level"))
        }
        Error::Value { argument, value, requirement, .. } => {
            Failure::new(format!("--{argument} {value}: must be {requirement}"))
        }
        other => Failure::new(other),
    }
}

/// A number of angles in words.
pub(crate) fn counted(n: f64) -> String {
    format!("{n} {}", if n == 1.0 { "angle" } else { "angles" })
}

/// A level as people say it: rounding must not make 94.99999999999999 of it.
pub(crate) fn percent(level: f64) -> f64 {
    (1e11 * level).round() / 1e9
}

/// What an error of the library says to who knows neither its arguments nor radians.
pub(crate) fn said(error: &Error) -> String {
    match error {
        Error::Value { argument: "x", .. } => "all angles are equal, or so close that no concentration fits".to_owned(),
        Error::Empty { .. } => "holds no observations that count".to_owned(),
        other => other.to_string(),
    }
}
