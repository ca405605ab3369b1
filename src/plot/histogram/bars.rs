//! Choosing the bars of a histogram: where they begin, how wide they are and how many.

use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::plot::classes;
use crate::plot::counts::Bins;
use crate::plot::options::Options;
use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// Default numbers of bars of a whole circle.
const BARS: [usize; 8] = [8, 12, 24, 36, 72, 120, 180, 360];
/// The least length of an arc, in radians.
const SHORTEST: f64 = 1e-9;

/// Returns bars, each about `width` wide, for the arc between the deviations `low` and `high` from the mean. Bars begin
/// at round numbers unless their number is given.
pub(crate) fn on_arc(mean: f64, [low, high]: [f64; 2], width: f64, options: &Options) -> Bins {
    let (units, span) = (options.units, (high - low).max(SHORTEST));
    let radian = units.convert(1.0);
    if let (Some(number), true) = (options.bins, high > low) {
        return Bins { centre: mean + 0.5 * (low + high), width: 1.04 * span / number as f64, number };
    }
    let width = if high > low { width.clamp(span / 60.0, span / 4.0) } else { TAU / 360.0 };
    let step = units.step(0.75 * radian * width);
    let [first, last] = [low, high].map(|end| (radian * (mean + end) / step + 1e-6).floor());
    let (first, number) = (first - 1.0, (last - first + 3.0).clamp(3.0, 200.0));
    let centre = (first + 0.5 * number) * step / radian;
    match options.bins {
        Some(given) => Bins { centre, width: number * step / radian / given as f64, number: given },
        None => Bins { centre, width: step / radian, number: number as usize },
    }
}

/// Returns bars for the whole circle, cut far from the mean direction, each at most `width` wide if 360 are enough.
/// A mean direction on a compass moves the cut by quarters of a turn, otherwise by half a turn.
pub(crate) fn on_circle(mean: Option<f64>, width: f64, is_compass: bool, options: &Options) -> Bins {
    let enough = |bars: &usize| *bars as f64 * width >= TAU;
    let number = options.bins.unwrap_or_else(|| BARS.into_iter().find(enough).unwrap_or(BARS[7]));
    Bins::circle(cut(mean, is_compass, options), number)
}

/// Returns where the circle is cut, far from the mean direction.
fn cut(mean: Option<f64>, is_compass: bool, options: &Options) -> f64 {
    let centre = match mean {
        None => PI + options.units.turn_start().min(0.0),
        Some(mean) if is_compass => (mean / FRAC_PI_2).round() * FRAC_PI_2,
        Some(mean) if mean.cos() >= 0.0 => 0.0,
        Some(_) => PI,
    };
    centre - PI
}

/// Returns bars of whole classes of rounded angles, for the arc between the deviations `low` and `high` from the mean,
/// with an empty one on either side. Each is at most `width` wide, if a class is.
pub(crate) fn of_classes_on_arc(rounding: Rounding, mean: f64, [low, high]: [f64; 2], width: f64) -> Bins {
    let step = rounding.step();
    let per_bar = (width / step).floor().max(((high - low) / (60.0 * step)).ceil()).max(1.0);
    let border = rounding.offset() - 0.5 * step;
    let [first, last] = [low, high].map(|end| ((mean + end - border) / (per_bar * step) + 1e-6).floor() * per_bar);
    let (first, number) = (first - per_bar, ((last - first) / per_bar + 3.0).clamp(3.0, 200.0));
    let (width, start) = (per_bar * step, border + first * step);
    Bins { centre: start + 0.5 * number * width, width, number: number as usize }
}

/// Returns such bars for the whole circle, which is cut at the border of classes at or before where it would be.
pub(crate) fn of_classes_on_circle(
    rounding: Rounding,
    mean: Option<f64>,
    width: f64,
    is_compass: bool,
    options: &Options,
) -> Result<Bins> {
    let wanted = ((TAU / width).ceil() as usize).clamp(1, BARS[7]);
    let number = options.bins.unwrap_or_else(|| match classes::at_least(rounding, wanted) {
        bars if bars <= BARS[7] => bars,
        _ => classes::at_most(rounding, wanted),
    });
    classes::check(rounding, number)?;
    let (step, border) = (rounding.step(), rounding.offset() - 0.5 * rounding.step());
    let start = border + ((cut(mean, is_compass, options) - border) / step + 1e-6).floor() * step;
    Ok(Bins::circle(start, number))
}
