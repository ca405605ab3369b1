//! Roses of observations.

use super::dots::{Dots, HEIGHT};
use super::drawing::{LEAST_RADIUS, Petals, Roses};
use super::layers::{Layers, Places, default_limits};
use super::petals;
use super::rim::Rim;
use super::sample::Divided;
use crate::error::Result;
use crate::input::condition::Condition;
use crate::plot::chart::Chart;
use crate::plot::options::Options;
use crate::plot::panel::{Panel, common_rounding, no_angles};
use crate::scalar::float::Float;
use ndarray::Dimension;

/// The least width of a panel, in sizes of the font.
pub(crate) const LEAST_WIDTH: f64 = 14.0;

/// Returns roses in panels of a width.
pub(crate) fn roses<'d, F: Float, D: Dimension>(
    panels: &[Panel<'_, F, D>],
    options: &'d Options,
    width: f64,
) -> Result<Box<dyn Chart + 'd>> {
    let (rounding, limits) = (common_rounding(panels)?, limits(panels, options)?);
    let mut divided = Vec::with_capacity(panels.len());
    for Panel { x, values, .. } in panels {
        let values = values.as_ref().map(|values| values.as_ref().map_err(Clone::clone)).transpose()?;
        let places = values.map(|values| Places::new(x, values, &limits)).transpose()?;
        divided.push(Divided::new(x, places, options)?);
    }
    let most = divided.iter().map(Divided::total).fold(0.0, f64::max);
    if most == 0.0 {
        return Err(no_angles(panels));
    }
    let (bins, letters) = (petals::bins(rounding, most, options)?, options.letters());
    let least = LEAST_RADIUS * letters.em / if options.points { 1.0 - HEIGHT } else { 1.0 };
    let rim = Rim::new(options.units, options.chosen_orientation(), bins.number, &letters, 0.5 * width, least);
    let counts = |bins| divided.iter().map(|divided| divided.counts(bins)).collect();
    let dots = (options.points && rim.1 > 0.0).then(|| Dots::new(rim.1, letters.em, rounding, counts)).transpose()?;
    let samples = divided.into_iter().map(|divided| divided.sample(bins, limits.len())).collect::<Result<_>>()?;
    let layers = Layers::new(&limits);
    Ok(Box::new(Roses::new(options, Petals { samples, bins, layers }, rim, dots, width)?))
}

/// Returns the limits of layers, none if no panel has values.
fn limits<F: Float, D: Dimension>(panels: &[Panel<'_, F, D>], options: &Options) -> Result<Vec<f64>> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let values = || panels.iter().filter_map(|panel| panel.values.as_ref());
    let number = values().count();
    let all = Condition::new("number of panels with values", "that of all panels, or 0", |number: f64| {
        number == 0.0 || number == panels.len() as f64
    });
    all.check(number as f64)?;
    for values in values() {
        for &value in values.as_ref().map_err(Clone::clone)?.iter().filter(|value| value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
    }
    match () {
        () if number == 0 => Ok(Vec::new()),
        () if !options.layers.is_empty() => Ok(options.layers.clone()),
        () if low > high => Ok(vec![0.0]), // all values are missing
        () => Ok(default_limits(low, high)),
    }
}
