//! Quantile plots of observations.

use super::drawing::{Quantiles, Sample};
use super::order;
use crate::error::Result;
use crate::plot::chart::Chart;
use crate::plot::options::{Options, Overlay};
use crate::plot::panel::{Panel, no_angles};
use crate::plot::summary::Summary;
use crate::scalar::float::Float;
use ndarray::Dimension;

/// The least width of a panel, in sizes of the font.
pub(crate) const LEAST_WIDTH: f64 = 18.0;

/// Returns quantile plots in panels of a width.
pub(crate) fn quantile_plots<F: Float, D: Dimension>(
    panels: &[Panel<'_, F, D>],
    options: &Options,
    width: f64,
) -> Result<Box<dyn Chart>> {
    let mut options = options.clone();
    if options.overlay == Overlay::Absent {
        options.overlay = Overlay::Fitted; // the plot cannot do without one
    }
    let sample = |Panel { x, .. }: &Panel<'_, F, D>| {
        let summary = Summary::new_or_empty(x, &options)?;
        let statistics = match summary.n {
            0.0 => Vec::new(),
            _ => x.reduce(|lane| order::statistics(lane, summary.centre()))?,
        };
        let is_empty = summary.n == 0.0;
        Ok((Sample::new(summary, &statistics, options.units)?, is_empty))
    };
    let samples = panels.iter().map(sample).collect::<Result<Vec<_>>>()?;
    if samples.iter().all(|(_, is_empty)| *is_empty) {
        return Err(no_angles(panels));
    }
    let samples = samples.into_iter().map(|(sample, _)| sample).collect();
    Ok(Box::new(Quantiles::new(&options, samples, width)?))
}
