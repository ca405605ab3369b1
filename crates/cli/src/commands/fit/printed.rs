//! Fits as JSON and as tables.

use super::command::{Correction, FitCommand};
use crate::arguments::units::Named;
use crate::exit::failure::Outcome;
use crate::report::estimate::Estimate;
use crate::report::format::aligned;
use crate::report::words::{counted, percent};
use serde::Serialize;

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
    lanes: &'a [Lane],
}

/// The fit to a lane.
#[derive(Serialize)]
pub(crate) struct Lane {
    pub(crate) index: Vec<usize>,
    #[serde(flatten)]
    pub(crate) estimate: Estimate,
}

impl FitCommand {
    pub(crate) fn print_whole(&self, estimate: &Estimate) -> Outcome {
        self.format.print(&Whole { head: self.head(), estimate }, || self.table(estimate))
    }

    pub(crate) fn print_lanes(&self, axis: isize, shape: &[usize], lanes: &[Lane]) -> Outcome {
        self.format.print(&Lanes { head: self.head(), axis, shape, lanes }, || self.rows(lanes))
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

    fn rows(&self, lanes: &[Lane]) -> String {
        let heads = std::iter::once("lane").chain(Estimate::HEADS).map(str::to_owned).collect();
        let row = |lane: &Lane| {
            let mut row = vec![format!("{:?}", lane.index)];
            row.extend(lane.estimate.cells(self.format.digits()));
            row
        };
        let rows: Vec<_> = std::iter::once(heads).chain(lanes.iter().map(row)).collect();
        self.title(&format!("{} {} of angles", lanes.len(), if lanes.len() == 1 { "lane" } else { "lanes" }))
            + &aligned("<>>>>>>>>>>>", &rows)
    }
}
