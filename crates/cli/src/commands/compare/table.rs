//! The table of a comparison of distributions.

use super::outcome::Output;
use crate::arguments::units::Units;
use crate::report::format::align;
use crate::report::phrases::label_cell;
use crate::report::quantity::{format_p_value, format_significant};
use vonmises::validate::{LaneReport, Parameters};

/// The largest number of rows; those of different distributions come first.
const ROWS: usize = 40;

/// Returns a verdict, and a row for each pair of files and lane.
pub(super) fn table(output: &Output, units: Units, digits: usize) -> String {
    let lanes = || output.pairs.iter().flat_map(|pair| pair.lanes.iter().map(move |lane| (pair, lane)));
    let tests: usize = lanes().map(|(_, lane)| lane.checks.len()).sum();
    let mut rows: Vec<_> = lanes().map(|(pair, lane)| (output.is_different(lane), pair, lane)).collect();
    let (number, different) = (rows.len(), rows.iter().filter(|row| row.0).count());
    rows.sort_by_key(|row| !row.0); // stable
    let cells = rows.iter().take(ROWS).map(|(is_different, pair, lane)| {
        let mut row = vec![label_cell(&pair.a), label_cell(&pair.b)];
        row.extend(output.axis.map(|_| format!("{:?}", lane.index)));
        row.extend([
            lane.samples.to_string(),
            fits(lane, |fit| fit.loc, digits),
            fits(lane, |fit| fit.concentration, digits),
        ]);
        row.extend(lane.checks.iter().map(|check| format_p_value(check.test.p_value)));
        row.push(format_p_value(lane.smallest_p_value()));
        row.push(if *is_different { "different" } else { "no evidence" }.to_owned());
        row
    });
    let table: Vec<_> = std::iter::once(headings(output)).chain(cells).collect();
    let sides = if output.axis.is_some() { "<<<>>>>>><" } else { "<<>>>>>><" };
    let more = if number > ROWS { format!("... and {} more\n", number - ROWS) } else { String::new() };
    let (verdict, plural) = (output.verdict(different, number), units.plural());
    let about = format!("directions in {plural}; p-values adjusted by Holm's method for {tests} tests");
    let missing = if output.missing == 0 { String::new() } else { format!("; {} angles missing", output.missing) };
    format!("{verdict}\n{about}{missing}\n\n{}{more}", align(sides, &table))
}

fn headings(output: &Output) -> Vec<String> {
    let lane = output.axis.map(|_| "lane");
    let names = ["a", "b"].into_iter().chain(lane).chain(["n", "loc a / b", "concentration a / b"]);
    let checks = output.pairs.iter().flat_map(|pair| &pair.lanes).take(1).flat_map(|lane| &lane.checks);
    let checks = checks.map(|check| format!("{} p", check.name));
    names.map(str::to_owned).chain(checks).chain(["adjusted p", "verdict"].map(str::to_owned)).collect()
}

/// Returns a parameter of both fits; there is none to equal angles.
fn fits(lane: &LaneReport, value: impl Fn(&Parameters) -> f64, digits: usize) -> String {
    let text = |fit: &Option<Parameters>| fit.as_ref().map_or("-".into(), |fit| format_significant(value(fit), digits));
    format!("{} / {}", text(&lane.expected), text(&lane.found))
}

impl Output {
    fn is_different(&self, lane: &LaneReport) -> bool {
        lane.smallest_p_value() <= self.level
    }

    fn verdict(&self, different: usize, number: usize) -> String {
        let level = self.level;
        let what = match (self.axis, self.pairs.len()) {
            (None, _) => "pairs",
            (Some(_), 1) => "lanes",
            (Some(_), _) => "lanes of pairs",
        };
        match (different, number) {
            (0, _) => format!("no evidence of a difference at level {level}"),
            (_, 1) => format!("different at level {level}"),
            _ => format!("different at level {level}: {different} of {number} {what}"),
        }
    }
}
