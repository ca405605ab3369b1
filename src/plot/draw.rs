//! Draws panels of any kind.

use super::canvas::picture::Picture;
use super::chart::Chart;
use super::figure::{self, Grid};
use super::histogram::build as histogram;
use super::options::Options;
use super::panel::{Kind, Panel};
use super::quantiles::build as quantiles;
use super::rose::build as rose;
use crate::error::Result;
use crate::input::condition::Condition;
use crate::scalar::float::Float;
use ndarray::Dimension;

/// The largest number of panels in a picture, and of pictures on a common scale.
const MAX_PANELS: f64 = 36.0;
const MAX_PICTURES: f64 = 1000.0;

/// Draws one sample.
pub(crate) fn one<F: Float, D: Dimension>(kind: Kind, panel: Panel<'_, F, D>, options: &Options) -> Result<Picture> {
    options.check()?;
    let chart = chart(kind, &[panel], options, Grid::new(1, 1, options).width)?;
    figure::single(&*chart, 0, &options.title, name(kind), options)
}

/// Draws samples side by side in one picture.
pub(crate) fn together<F: Float, D: Dimension>(
    kind: Kind,
    panels: &[Panel<'_, F, D>],
    options: &Options,
) -> Result<Picture> {
    options.check()?;
    check_number(panels.len(), "from 1 to 36", MAX_PANELS)?;
    let least = match kind {
        Kind::Rose => rose::LEAST_WIDTH,
        Kind::Histogram => histogram::LEAST_WIDTH,
        Kind::Quantiles => quantiles::LEAST_WIDTH,
    };
    let titles: Vec<_> = panels.iter().map(|panel| panel.title.clone()).collect();
    let mut drawn = Err(options.no_room());
    for grid in Grid::candidates(panels.len(), least, options) {
        drawn = chart(kind, panels, options, grid.width);
        if let Ok(chart) = &drawn {
            return figure::all(&**chart, &titles, grid, name(kind), options);
        }
        if !drawn.as_ref().is_err_and(|error| *error == options.no_room()) {
            break;
        }
    }
    drawn.and_then(|_| Err(options.no_room()))
}

/// Draws a picture of each sample, all on a common scale.
pub(crate) fn apart<F: Float, D: Dimension>(
    kind: Kind,
    panels: &[Panel<'_, F, D>],
    options: &Options,
) -> Result<Vec<Picture>> {
    options.check()?;
    check_number(panels.len(), "from 1 to 1000", MAX_PICTURES)?;
    let chart = chart(kind, panels, options, Grid::new(1, 1, options).width)?;
    let title = |panel: &Panel<'_, F, D>| match (&options.title[..], &panel.title[..]) {
        ("", title) | (title, "") => title.to_owned(),
        (all, own) => format!("{all}: {own}"),
    };
    let titles = panels.iter().map(title).enumerate();
    titles.map(|(i, title)| figure::single(&*chart, i, &title, name(kind), options)).collect()
}

fn check_number(panels: usize, requirement: &'static str, most: f64) -> Result<()> {
    Condition::new("number of panels", requirement, |number| (1.0..=most).contains(&number)).check(panels as f64)
}

fn chart<'d, F: Float, D: Dimension>(
    kind: Kind,
    panels: &[Panel<'_, F, D>],
    options: &'d Options,
    width: f64,
) -> Result<Box<dyn Chart + 'd>> {
    match kind {
        Kind::Rose => rose::roses(panels, options, width),
        Kind::Histogram => histogram::histograms(panels, options, width),
        Kind::Quantiles => quantiles::quantile_plots(panels, options, width),
    }
}

/// Returns what screen readers call a picture without a title.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Rose => "Rose diagram",
        Kind::Histogram => "Histogram",
        Kind::Quantiles => "Quantile plot",
    }
}
