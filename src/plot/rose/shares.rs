//! The curve of a rose: the shares that petals would have under a distribution.

use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::special::pivot::Pivot;
use std::f64::consts::{PI, TAU};

/// The number of points of the curve that are evenly spaced.
const EVEN: usize = 360;
/// The number of points of the curve that follow the distribution's mass at either edge of a petal.
const AT_EDGES: usize = 64;

/// The shares that petals of a width would have under a distribution.
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

    /// Returns the share of a petal centred at an angle.
    pub(crate) fn at(&self, angle: f64) -> Result<f64> {
        let deviation = Pivot::new(self.loc).deviation(angle);
        Ok(self.below(deviation + 0.5 * self.width)? - self.below(deviation - 0.5 * self.width)?)
    }

    /// Returns the share of the petal with the largest one.
    pub(crate) fn largest(&self) -> Result<f64> {
        self.at(self.loc)
    }

    /// Returns the cumulative function at a deviation, continued beyond the circle.
    fn below(&self, deviation: f64) -> Result<f64> {
        match deviation {
            d if d > PI => Ok(1.0 + self.centred.cdf(d - TAU)?),
            d if d < -PI => Ok(self.centred.cdf(d + TAU)? - 1.0),
            d => self.centred.cdf(d),
        }
    }

    /// Returns angles around the circle, in order, so close together that a line through their shares looks smooth.
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
