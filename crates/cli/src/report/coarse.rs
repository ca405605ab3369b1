//! A remark on steps that are wide for the distribution.

use crate::arguments::units::Units;
use crate::observations::sample::Sample;
use crate::report::quantity::format_significant;
use vonmises::circular::{Fit, Fitted};

/// Change of the concentration, in standard errors, from which steps are wide.
const WIDE: f64 = 0.5;

/// Says that the fit to the classes of rounded angles has another concentration than the plain one, if it has.
pub(crate) fn coarse_steps(fit: &Fit<f64>, plain: &Fitted<f64>, sample: &Sample, units: Units) -> Option<String> {
    let error = plain.standard_errors().concentration?;
    let of_classes = fit.fit(sample.rounded()).ok()?.concentration();
    let (grid, plain) = (sample.grid?, plain.concentration());
    let [plain_text, classes_text] = [plain, of_classes].map(|kappa| format_significant(kappa, 3));
    let (step, symbol) = (grid.step_text(units), units.symbol());
    let remark = || {
        let found = format!("steps of {step}{symbol} are wide for a concentration of {plain_text}");
        format!("{found}; that of the classes is {classes_text} (--step {step} in describe and fit)")
    };
    ((of_classes - plain).abs() > WIDE * error).then(remark)
}
