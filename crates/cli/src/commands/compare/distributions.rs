//! As distributions.

use super::command::{Compare, Pair};
use crate::arguments::units::Named;
use crate::exit::failure::Outcome;
use crate::observations::source::Numbers;
use crate::report::places;
use ndarray::{ArrayD, Axis};
use serde::Serialize;
use vonmises::validate::{self, Parameters, Report};
use vonmises::{Error, Float};

#[derive(Serialize)]
struct Said<'a> {
    same: bool,
    #[serde(flatten)]
    units: Named,
    axis: Option<isize>,
    smallest_adjusted_p_value: f64,
    #[serde(flatten)]
    report: &'a Report,
}

impl Compare {
    pub(crate) fn distributions(&self, a: Numbers, b: Numbers) -> Outcome<(bool, Outcome)> {
        let report = match Pair::new(a, b) {
            Pair::Single(a, b) if self.units.is_radians() => self.report(a, b),
            Pair::Single(a, b) => self.report(self.radians(a.mapv(f64::from)), self.radians(b.mapv(f64::from))),
            Pair::Double(a, b) => self.report(self.radians(a), self.radians(b)),
        };
        let report = self.reported(report.map_err(|error| self.blame(error))?);
        let same = report.passed();
        let smallest_adjusted_p_value = report.smallest_p_value();
        let said =
            Said { same, units: self.units.named(), axis: self.axis, smallest_adjusted_p_value, report: &report };
        let printed = self.format.print(&said, || self.verdict(&report));
        Ok((same, printed))
    }

    fn radians(&self, angles: ArrayD<f64>) -> ArrayD<f64> {
        angles.mapv_into(|angle| self.units.to_radians(self.units.centred(angle)))
    }

    fn report<F: Float>(&self, a: ArrayD<F>, b: ArrayD<F>) -> vonmises::Result<Report> {
        let Some(axis) = self.axis else {
            let flat = |array: ArrayD<F>| array.into_iter().collect::<ndarray::Array1<F>>();
            return validate::distributions(&flat(a), &flat(b), Axis(0), self.level);
        };
        let rank = a.ndim().min(b.ndim());
        let place = places::axis(axis, rank).ok_or(Error::AxisOutOfRange { axis, rank })?;
        if a.ndim() != b.ndim() {
            return Err(Error::Shapes { left: a.shape().to_vec(), right: b.shape().to_vec() });
        }
        validate::distributions(&a, &b, place, self.level)
    }

    /// The report with directions in the units asked for.
    fn reported(&self, mut report: Report) -> Report {
        let turn = |parameters: &mut Option<Parameters>| {
            if let Some(parameters) = parameters {
                parameters.loc = self.units.reported(parameters.loc);
            }
        };
        for lane in &mut report.lanes {
            turn(&mut lane.expected);
            turn(&mut lane.found);
        }
        report
    }

    fn verdict(&self, report: &Report) -> String {
        let verdict = if report.passed() { "same" } else { "different" };
        format!("{verdict}: directions in {}, fits to the first / second file\n\n{report}\n", self.units.plural())
    }
}
