//! Fits as JSON and as tables.

use super::arguments::{Correction, FitCommand};
use crate::arguments::units::UnitsFields;
use crate::commands::lanes::LaneResult;
use crate::exit::failure::Outcome;
use crate::exit::rewording::undefined_reason;
use crate::report::estimate::Estimate;
use crate::report::format::align;
use crate::report::no_estimate::NoEstimate;
use crate::report::phrases::{count_of_angles, count_of_lanes, percent};
use serde::Serialize;

/// Fields of the JSON output that precede the estimates.
#[derive(Clone, Copy, Serialize)]
struct Header {
    #[serde(flatten)]
    units: UnitsFields,
    bias: Correction,
    level: f64,
    /// `likelihood` or `bootstrap`.
    intervals: &'static str,
}

/// The JSON output of a fit to all angles.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    header: Header,
    #[serde(flatten)]
    estimate: &'a Estimate,
}

/// The JSON output of fits to lanes.
#[derive(Serialize)]
struct Lanes<'a> {
    #[serde(flatten)]
    header: Header,
    axis: isize,
    /// Shape of the array of lanes.
    shape: &'a [usize],
    lanes: &'a [Lane],
}

/// The fit to one lane.
#[derive(Serialize)]
pub(super) struct Lane {
    index: Vec<usize>,
    #[serde(flatten)]
    estimate: LaneEstimate,
}

/// What a fit found, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum LaneEstimate {
    Fitted(Box<Estimate>),
    Undefined(NoEstimate),
}

impl Lane {
    pub(super) fn new(LaneResult { index, sample, result }: LaneResult<Estimate>) -> Self {
        let estimate = match result {
            Ok(estimate) => LaneEstimate::Fitted(Box::new(estimate)),
            Err(error) => LaneEstimate::Undefined(NoEstimate::new(undefined_reason(&error), sample.total_weight())),
        };
        Self { index, estimate }
    }

    /// Returns a row of the table.
    fn row(&self, digits: usize) -> Vec<String> {
        let cells = match &self.estimate {
            LaneEstimate::Fitted(estimate) => estimate.cells(digits),
            LaneEstimate::Undefined(none) => none.cells(),
        };
        std::iter::once(format!("{:?}", self.index)).chain(cells).collect()
    }

    /// Returns a row of the array of fits.
    pub(super) fn values(&self) -> [f64; 11] {
        match &self.estimate {
            LaneEstimate::Fitted(estimate) => estimate.values(),
            LaneEstimate::Undefined(none) => none.values(),
        }
    }
}

/// Prints fits.
pub(super) struct Printer<'a> {
    command: &'a FitCommand,
    header: Header,
}

impl<'a> Printer<'a> {
    pub(super) fn new(command: &'a FitCommand, level: f64) -> Self {
        let intervals = if command.bootstrap.is_some() { "bootstrap" } else { "likelihood" };
        Self { command, header: Header { units: command.units.fields(), bias: command.bias, level, intervals } }
    }

    pub(super) fn print_whole(&self, estimate: &Estimate) -> Outcome {
        self.command.format.print(&Whole { header: self.header, estimate }, || self.table(estimate))
    }

    pub(super) fn print_lanes(&self, axis: isize, shape: &[usize], lanes: &[Lane]) -> Outcome {
        self.command.format.print(&Lanes { header: self.header, axis, shape, lanes }, || self.table_of_lanes(lanes))
    }

    /// Returns the line above a table.
    fn title(&self, count: &str) -> String {
        let (units, percent) = (self.command.units.plural(), percent(self.header.level));
        format!("{count} in {units}, {percent} % {} intervals\n\n", self.header.intervals)
    }

    fn table(&self, estimate: &Estimate) -> String {
        let (digits, units) = (self.command.format.digits(), self.command.units);
        let title = self.title(&count_of_angles(estimate.n()));
        title + &estimate.parameters(digits) + "\n" + &align("<><", &estimate.statistics(units, digits))
    }

    fn table_of_lanes(&self, lanes: &[Lane]) -> String {
        let headings = std::iter::once("lane").chain(Estimate::HEADINGS).map(str::to_owned).collect();
        let digits = self.command.format.digits();
        let rows: Vec<_> = std::iter::once(headings).chain(lanes.iter().map(|lane| lane.row(digits))).collect();
        self.title(&count_of_lanes(lanes.len())) + &align("<>>>>>>>>>>><", &rows)
    }
}
