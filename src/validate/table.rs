//! Reports and comparisons as text.

use super::compare::Comparison;
use super::report::{LaneReport, Parameters, Report};
use std::fmt;

/// Largest number of lanes that are printed; the last line counts all of them.
const ROWS: usize = 40;

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.lanes.first().map_or(&[][..], |lane| &lane.checks);
        write!(formatter, "{:<12}{:>9}{:>20}{:>22}", "lane", "samples", "loc", "concentration")?;
        names.iter().try_for_each(|check| write!(formatter, "{:>15}", check.name))?;
        writeln!(formatter, "  verdict")?;
        let (failed, passed): (Vec<_>, Vec<_>) = self.lanes.iter().partition(|lane| self.has_failed(lane));
        for lane in failed.iter().chain(&passed).take(ROWS) {
            self.write_row(lane, formatter)?;
        }
        if self.lanes.len() > ROWS {
            writeln!(formatter, "... and {} more lanes", self.lanes.len() - ROWS)?;
        }
        let (count, smallest) = (failed.len(), self.smallest_p_value());
        let verdict = if count == 0 { "passed".into() } else { format!("REFUSED in {count} of {}", self.lanes.len()) };
        write!(formatter, "{verdict}: smallest adjusted p-value {smallest:.2e}, level {:.2e}", self.level)
    }
}

impl Report {
    fn has_failed(&self, lane: &LaneReport) -> bool {
        lane.smallest_p_value() <= self.level
    }

    /// Writes the expected and found parameters, and the p-values before their adjustment.
    fn write_row(&self, lane: &LaneReport, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = if lane.index.is_empty() { "all".into() } else { format!("{:?}", lane.index) };
        let pair = |value: fn(&Parameters) -> f64| {
            let text = |parameters: &Option<Parameters>| parameters.as_ref().map_or("-".into(), |p| short(value(p)));
            format!("{} / {}", text(&lane.expected), text(&lane.found))
        };
        let (loc, concentration) = (pair(|p| p.loc), pair(|p| p.concentration));
        write!(formatter, "{index:<12}{:>9}{loc:>20}{concentration:>22}", lane.samples)?;
        lane.checks.iter().try_for_each(|check| write!(formatter, "{:>15.3e}", check.test.p_value))?;
        writeln!(formatter, "  {}", if self.has_failed(lane) { "REFUSED" } else { "passed" })
    }
}

/// Formats a number with four decimals or, if it is very small or large, with four significant digits.
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
