//! Where shares and angles are in a rose.

use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::numbers::{decimals, fixed};
use crate::plot::canvas::svg::Point;
use crate::plot::units::Orientation;
use crate::special::pivot::Pivot;
use std::f64::consts::{PI, TAU};

/// Rings there are at most.
const RINGS: f64 = 5.0;
/// Points of a curve that are evenly spread, and those that follow the distribution's mass at either edge of a petal.
const EVEN: usize = 360;
const AT_EDGES: usize = 64;

/// A disc in which areas are shares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) centre: Point,
    pub(crate) radius: f64,
    pub(crate) orientation: Orientation,
    /// Shares between rings.
    step: f64,
    rings: f64,
}

impl Scale {
    /// With room for a petal of that share.
    pub(crate) fn new(centre: Point, radius: f64, orientation: Orientation, largest: f64) -> Self {
        let power = 10_f64.powf((largest / RINGS).log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|digit| digit * power);
        let enough = |step: &f64| largest <= RINGS * step * (1.0 + 1e-9);
        let step = steps.into_iter().find(enough).unwrap_or(10.0 * power);
        let rings = (largest / step * (1.0 - 1e-9)).ceil().max(1.0);
        Self { centre, radius, orientation, step, rings }
    }

    /// How far a petal of that share reaches: areas are proportional to shares.
    pub(crate) fn reach(&self, share: f64) -> f64 {
        self.radius * (share / (self.rings * self.step)).max(0.0).sqrt()
    }

    pub(crate) fn place(&self, angle: f64, distance: f64) -> Point {
        self.orientation.place(self.centre, angle, distance)
    }

    /// The shares that rings mark, and their labels.
    pub(crate) fn rings(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        let decimals = decimals(100.0 * self.step);
        (1..=self.rings as u32).map(move |ring| {
            let share = f64::from(ring) * self.step;
            (share, fixed(100.0 * share, decimals) + " %")
        })
    }
}

/// What petals of a width would hold under a distribution.
#[derive(Debug)]
pub(crate) struct Shares {
    loc: f64,
    centred: VonMises<f64>,
    width: f64,
}

impl Shares {
    pub(crate) fn new(distribution: &VonMises<f64>, width: f64) -> Self {
        Self { loc: distribution.loc(), centred: VonMises::from_valid(0.0, distribution.concentration()), width }
    }

    /// The mass within half a width of that angle.
    pub(crate) fn at(&self, angle: f64) -> Result<f64> {
        let deviation = Pivot::new(self.loc).deviation(angle);
        Ok(self.below(deviation + 0.5 * self.width)? - self.below(deviation - 0.5 * self.width)?)
    }

    /// The largest of them.
    pub(crate) fn largest(&self) -> Result<f64> {
        self.at(self.loc)
    }

    /// The cumulative function, continued beyond the circle.
    fn below(&self, deviation: f64) -> Result<f64> {
        match deviation {
            d if d > PI => Ok(1.0 + self.centred.cdf(d - TAU)?),
            d if d < -PI => Ok(self.centred.cdf(d + TAU)? - 1.0),
            d => self.centred.cdf(d),
        }
    }

    /// Angles around the circle at which a curve through the shares has no corner, in order.
    pub(crate) fn angles(&self) -> Result<Vec<f64>> {
        let mut deviations: Vec<_> = (0..EVEN).map(|i| TAU * i as f64 / EVEN as f64 - PI).collect();
        for i in 0..AT_EDGES {
            let quantile = self.centred.quantile((i as f64 + 0.5) / AT_EDGES as f64)?;
            deviations.extend([quantile - 0.5 * self.width, quantile + 0.5 * self.width]);
        }
        deviations.iter_mut().for_each(|deviation| *deviation -= TAU * (*deviation / TAU).round());
        deviations.sort_unstable_by(f64::total_cmp);
        let loc: f64 = Pivot::from_angle(self.loc).wrapped();
        Ok(deviations.into_iter().map(|deviation| loc + deviation).collect())
    }
}
