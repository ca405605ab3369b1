//! Reports and comparisons as tables.

use super::compare::Comparison;
use super::report::{LaneReport, Parameters, Report};
use std::fmt;

/// Lanes that are printed; what the others say is in the last line.
const ROWS: usize = 40;

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.lanes.first().map_or(&[][..], |lane| &lane.checks);
        write!(formatter, "{:<12}{:>9}{:>20}{:>22}", "lane", "samples", "loc", "concentration")?;
        names.iter().try_for_each(|check| write!(formatter, "{:>15}", check.name))?;
        writeln!(formatter, "  verdict")?;
        let (refused, passed): (Vec<_>, Vec<_>) = self.lanes.iter().partition(|lane| self.refuses(lane));
        for lane in refused.iter().chain(&passed).take(ROWS) {
            self.row(lane, formatter)?;
        }
        if self.lanes.len() > ROWS {
            writeln!(formatter, "... and {} more lanes", self.lanes.len() - ROWS)?;
        }
        let (count, smallest) = (refused.len(), self.smallest_p_value());
        let verdict = if count == 0 { "passed".into() } else { format!("REFUSED in {count} of {}", self.lanes.len()) };
        write!(formatter, "{verdict}: smallest adjusted p-value {smallest:.2e}, level {:.2e}", self.level)
    }
}

impl Report {
    fn refuses(&self, lane: &LaneReport) -> bool {
        lane.smallest_p_value() <= self.level
    }

    /// Expected and found parameters, and the p-values before their adjustment.
    fn row(&self, lane: &LaneReport, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = if lane.index.is_empty() { "all".into() } else { format!("{:?}", lane.index) };
        let pair = |of: fn(&Parameters) -> f64| {
            let one = |parameters: &Option<Parameters>| parameters.as_ref().map_or("-".into(), |p| short(of(p)));
            format!("{} / {}", one(&lane.expected), one(&lane.found))
        };
        let (loc, concentration) = (pair(|p| p.loc), pair(|p| p.concentration));
        write!(formatter, "{index:<12}{:>9}{loc:>20}{concentration:>22}", lane.samples)?;
        lane.checks.iter().try_for_each(|check| write!(formatter, "{:>15.3e}", check.test.p_value))?;
        writeln!(formatter, "  {}", if self.refuses(lane) { "REFUSED" } else { "passed" })
    }
}

/// Four significant digits, or so.
fn short(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || (1e-3..1e5).contains(&size) { format!("{value:.4}") } else { format!("{value:.3e}") }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { elements, different, largest_distance, largest_ulps, .. } = self;
        write!(formatter, "{elements} angles, {different} differ")?;
        if let (Some(first), Some(farthest)) = (&self.first_difference, &self.farthest) {
            write!(formatter, ", first at {first:?}; largest distance {largest_distance:.3e} at {farthest:?}")?;
            write!(formatter, ", at most {largest_ulps} floats apart")?;
        }
        Ok(())
    }
}
