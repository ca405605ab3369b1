//! Fits as JSON and as tables.

use super::arguments::{Correction, FitCommand};
use crate::arguments::units::UnitsFields;
use crate::exit::failure::Outcome;
use crate::exit::rewording::undefined_reason;
use crate::observations::parts::{Division, Label};
use crate::observations::rounding::{Grid, GridFields};
use crate::observations::sample::{Data, Rows};
use crate::report::estimate::Estimate;
use crate::report::format::align;
use crate::report::no_estimate::NoEstimate;
use crate::report::parts::{List, Part};
use crate::report::phrases::{count_of_parts, count_with_missing, label_cell, origin, percent};
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
    /// How the angles were rounded, if the likelihood is that of their classes.
    #[serde(skip_serializing_if = "Option::is_none")]
    rounding: Option<GridFields>,
    /// The name of the column of angles in a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    /// How many rows `--where` chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Rows>,
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

/// The JSON output of fits to lanes or groups.
#[derive(Serialize)]
struct Fits<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    #[serde(flatten)]
    division: &'a Division,
    #[serde(flatten)]
    parts: List<'a, PartFit>,
}

/// The fit to one lane or group.
#[derive(Serialize)]
pub(super) struct PartFit {
    #[serde(flatten)]
    label: Label,
    #[serde(flatten)]
    estimate: PartEstimate,
}

/// What a fit found, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum PartEstimate {
    Fitted(Box<Estimate>),
    Undefined(Box<NoEstimate>),
}

impl PartFit {
    pub(super) fn new(Part { label, sample, result }: Part<Estimate>) -> Self {
        let estimate = match result {
            Ok(estimate) => PartEstimate::Fitted(Box::new(estimate)),
            Err(error) => PartEstimate::Undefined(Box::new(NoEstimate::new(undefined_reason(&error), &sample))),
        };
        Self { label, estimate }
    }

    fn missing(&self) -> usize {
        match &self.estimate {
            PartEstimate::Fitted(estimate) => estimate.missing(),
            PartEstimate::Undefined(none) => none.missing(),
        }
    }

    /// Returns a row of the table.
    fn row(&self, digits: usize) -> Vec<String> {
        let cells = match &self.estimate {
            PartEstimate::Fitted(estimate) => estimate.cells(digits),
            PartEstimate::Undefined(none) => none.cells(),
        };
        let mut row: Vec<_> = std::iter::once(label_cell(&self.label.to_string())).chain(cells).collect();
        row.insert(2, self.missing().to_string()); // after n
        row
    }

    /// Returns a row of the array of fits.
    pub(super) fn values(&self) -> [f64; 11] {
        match &self.estimate {
            PartEstimate::Fitted(estimate) => estimate.values(),
            PartEstimate::Undefined(none) => none.values(),
        }
    }
}

/// Prints fits.
pub(super) struct Printer<'a> {
    command: &'a FitCommand,
    header: Header<'a>,
    grid: Option<Grid>,
}

impl<'a> Printer<'a> {
    /// Returns the printer of fits to these observations, with the grid that they are fitted on.
    pub(super) fn new(command: &'a FitCommand, level: f64, data: &'a Data, grid: Option<Grid>) -> Self {
        let header = Header {
            units: command.units.fields(),
            bias: command.bias,
            level,
            intervals: if command.bootstrap.is_some() { "bootstrap" } else { "likelihood" },
            rounding: grid.map(|grid| grid.fields(command.units)),
            column: data.column.as_deref(),
            rows: data.rows,
            remarks: &data.remarks,
        };
        Self { command, header, grid }
    }

    pub(super) fn print_whole(&self, estimate: &Estimate) -> Outcome {
        self.command.format.print(&Whole { header: self.header, estimate }, || self.table(estimate))
    }

    pub(super) fn print_parts(&self, division: &Division, fits: &[PartFit]) -> Outcome {
        let output = Fits { header: self.header, division, parts: List::new(division, fits) };
        self.command.format.print(&output, || self.table_of_parts(division, fits))
    }

    /// Returns the line above a table.
    fn title(&self, count: &str) -> String {
        let units = self.command.units;
        let origin = origin(self.header.column, self.grid, units);
        let (percent, kind) = (percent(self.header.level), self.header.intervals);
        format!("{count} in {}{origin}, {percent} % {kind} intervals\n\n", units.plural())
    }

    fn table(&self, estimate: &Estimate) -> String {
        let (digits, units) = (self.command.format.digits(), self.command.units);
        let title =
            self.title(&count_with_missing(estimate.n(), estimate.angles(), estimate.missing(), self.header.rows));
        title + &estimate.parameters(digits) + "\n" + &align("<><", &estimate.statistics(units, digits))
    }

    fn table_of_parts(&self, division: &Division, fits: &[PartFit]) -> String {
        let mut headings: Vec<_> =
            std::iter::once(division.noun()).chain(Estimate::HEADINGS).map(str::to_owned).collect();
        headings.insert(2, "missing".to_owned());
        let digits = self.command.format.digits();
        let rows: Vec<_> = std::iter::once(headings).chain(fits.iter().map(|fit| fit.row(digits))).collect();
        let missing = fits.iter().map(PartFit::missing).sum();
        self.title(&count_of_parts(division, fits.len(), missing, self.header.rows)) + &align("<>>>>>>>>>>>><", &rows)
    }
}
