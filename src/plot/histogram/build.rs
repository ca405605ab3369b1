//! Histograms of observations.

use super::drawing::Histograms;
use super::window::Window;
use crate::error::Result;
use crate::plot::chart::Chart;
use crate::plot::options::Options;
use crate::plot::panel::{Panel, common_rounding, no_angles};
use crate::plot::summary::Summary;
use crate::scalar::float::Float;
use ndarray::Dimension;

/// The least width of a panel, in sizes of the font.
pub(crate) const LEAST_WIDTH: f64 = 20.0;

/// Returns histograms in panels of a width.
pub(crate) fn histograms<'d, F: Float, D: Dimension>(
    panels: &[Panel<'_, F, D>],
    options: &'d Options,
    width: f64,
) -> Result<Box<dyn Chart + 'd>> {
    let rounding = common_rounding(panels)?;
    let summary = |panel: &Panel<'_, F, D>| Summary::new_or_empty(&panel.x, options);
    let summaries = panels.iter().map(summary).collect::<Result<Vec<_>>>()?;
    let samples: Vec<_> = panels.iter().map(|panel| &panel.x).zip(summaries).collect();
    if samples.iter().all(|(_, summary)| summary.n == 0.0) {
        return Err(no_angles(panels));
    }
    let window = Window::new(&samples, rounding, options)?;
    let counted = |(x, summary)| Ok((summary, window.bins.counts_or_zeros(x)?));
    let samples = samples.into_iter().map(counted).collect::<Result<_>>()?;
    Ok(Box::new(Histograms::new(options, window, samples, width)?))
}
