//! Fits as JSON and as tables.

use super::arguments::{Correction, FitCommand};
use crate::arguments::units::UnitsFields;
use crate::exit::failure::Outcome;
use crate::report::estimate::Estimate;
use crate::report::format::align;
use crate::report::phrases::{count_of_angles, percent};
use serde::Serialize;

/// Fields of the JSON output that precede the estimates.
#[derive(Clone, Copy, Serialize)]
struct Header<'a> {
    #[serde(flatten)]
    units: UnitsFields,
    bias: Correction,
    level: f64,
    /// `likelihood` or `bootstrap`.
    intervals: &'static str,
    remarks: &'a [String],
}

/// The JSON output of a fit to all angles.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    #[serde(flatten)]
    estimate: &'a Estimate,
}

/// The JSON output of fits to lanes.
#[derive(Serialize)]
struct Lanes<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    axis: isize,
    /// Shape of the array of lanes.
    shape: &'a [usize],
    lanes: &'a [Lane],
}

/// The fit to one lane.
#[derive(Serialize)]
pub(super) struct Lane {
    pub(super) index: Vec<usize>,
    #[serde(flatten)]
    pub(super) estimate: Estimate,
}

/// Prints fits.
pub(super) struct Printer<'a> {
    command: &'a FitCommand,
    header: Header<'a>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(command: &'a FitCommand, level: f64, remarks: &'a [String]) -> Self {
        let intervals = if command.bootstrap.is_some() { "bootstrap" } else { "likelihood" };
        let (units, bias) = (command.units.fields(), command.bias);
        Self { command, header: Header { units, bias, level, intervals, remarks } }
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
        let row = |lane: &Lane| {
            let mut row = vec![format!("{:?}", lane.index)];
            row.extend(lane.estimate.cells(self.command.format.digits()));
            row
        };
        let rows: Vec<_> = std::iter::once(headings).chain(lanes.iter().map(row)).collect();
        self.title(&format!("{} {} of angles", lanes.len(), if lanes.len() == 1 { "lane" } else { "lanes" }))
            + &align("<>>>>>>>>>>>", &rows)
    }
}
