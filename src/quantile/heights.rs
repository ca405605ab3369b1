//! The quantile at the Chebyshev nodes of each row of a cell, which the cell interpolates.
//!
//! Several concentrations, nodes in z, go through every step together. From the middle of a row the solution is
//! continued to that of the next one by a power series. Every eighth solution is corrected by the mass of its tail, so
//! that errors do not accumulate.
//!
//! Feeds a sample's bytes: only `+ - * /`, `sqrt` and integer operations.

use super::concentration::{Scale, z_and_whole};
use super::coordinate::Coordinate;
use super::series::{LANES, Series, Start};
use crate::probability::mass::{CentredDistribution, Point};
use crate::simd::surfaces::{POWERS, POWERS_OF_Z};
use crate::special::chebyshev::nodes;
use crate::special::fixed::{atan, exp, sin_cos_of_half};
use fearless_simd::{Simd, SimdBase, f64x4};
use std::f64::consts::PI;
use std::ops::Range;

/// One solution in so many is corrected.
const ROWS_BETWEEN_CORRECTIONS: u32 = 8;
/// Number of concentrations at the nodes of a cell, in groups that go through the steps together.
const GROUPS: usize = POWERS_OF_Z / LANES;

/// H/√z, H = Q/(1 − 2p), at the nodes of a row: of the position, then of z.
pub(crate) type Heights = [[f64; POWERS_OF_Z]; POWERS];

/// Calls `keep` with the heights of each of these rows of a cell.
#[inline(always)]
pub(crate) fn for_each_row<S: Simd>(simd: S, cell: u32, rows: Range<u32>, mut keep: impl FnMut(&Heights)) {
    let (_, whole) = z_and_whole(cell, 0.0);
    let coordinate = Coordinate::of_cell(whole);
    let groups = Concentrations::groups(simd, cell);
    if rows.contains(&0) {
        keep(&groups_of(|group, heights| groups[group].heights_of_first_row(&coordinate, heights)));
    }
    // Other rows begin with the solution before them.
    let mut angles = [f64x4::splat(simd, 0.0); GROUPS];
    if let before @ 1.. = rows.start.saturating_sub(1) {
        let Row { tail, middle, .. } = Row::new(&coordinate, before);
        angles = groups.each_ref().map(|group| group.each(|distribution, _| distribution.solve(tail, middle)));
    }
    for number in rows.start.saturating_sub(1).max(1)..rows.end {
        let row = Row::new(&coordinate, number);
        let series: [Series<S>; GROUPS] = std::array::from_fn(|group| groups[group].series(&row, angles[group]));
        if rows.contains(&number) {
            keep(&groups_of(|group, heights| groups[group].heights(&coordinate, &row, &series[group], heights)));
        }
        angles = series.each_ref().map(|series| series.value(1.0));
    }
}

/// Returns the heights of all groups.
#[inline(always)]
fn groups_of(fill: impl Fn(usize, &mut [[f64; LANES]; POWERS])) -> Heights {
    let mut heights = [[0.0; POWERS_OF_Z]; POWERS];
    for group in 0..GROUPS {
        let mut part = [[0.0; LANES]; POWERS];
        fill(group, &mut part);
        for (line, part) in heights.iter_mut().zip(&part) {
            line[group * LANES..][..LANES].copy_from_slice(part);
        }
    }
    heights
}

/// A row of a cell: the tail and the middle 1 − 2p at position 0, and how much greater that tail is than the next row's.
struct Row {
    number: u32,
    tail: f64,
    middle: f64,
    reach: f64,
}

impl Row {
    fn new(coordinate: &Coordinate<f64>, number: u32) -> Self {
        let (tail, middle) = coordinate.tail_and_middle(number, 0.0);
        Self { number, tail, middle, reach: tail - coordinate.tail_and_middle(number + 1, 0.0).0 }
    }
}

/// A group of the concentrations at the nodes of a cell.
struct Concentrations<S: Simd> {
    simd: S,
    distributions: [CentredDistribution; LANES],
    /// 1/√z
    units: f64x4<S>,
}

impl<S: Simd> Concentrations<S> {
    #[inline(always)]
    fn groups(simd: S, cell: u32) -> [Self; GROUPS] {
        let zs = nodes::<POWERS_OF_Z>().map(|position| z_and_whole(cell, position).0);
        std::array::from_fn(|group| {
            let zs: [f64; LANES] = std::array::from_fn(|lane| zs[group * LANES + lane]);
            let distributions = zs.map(|z| CentredDistribution::new(Scale::concentration(z)));
            Self { simd, distributions, units: f64x4::from_slice(simd, &zs.map(|z| 1.0 / z.sqrt())) }
        })
    }

    /// Returns a number for each concentration.
    #[inline(always)]
    fn each(&self, number: impl Fn(&CentredDistribution, usize) -> f64) -> f64x4<S> {
        let mut numbers = [0.0; LANES];
        for (lane, slot) in numbers.iter_mut().enumerate() {
            *slot = number(&self.distributions[lane], lane);
        }
        f64x4::from_slice(self.simd, &numbers)
    }

    /// Returns the series about the middle of a row, where the solution is expected at `angles`.
    #[inline(always)]
    fn series(&self, row: &Row, angles: f64x4<S>) -> Series<S> {
        let angles = if row.middle < 0.5 {
            self.each(|distribution, _| 4.0 * atan(distribution.solve_about_centre(row.middle)))
        } else if row.number.is_multiple_of(ROWS_BETWEEN_CORRECTIONS) && row.tail > 0.0 {
            self.each(|distribution, lane| distribution.corrected(angles[lane], row.tail))
        } else {
            angles
        };
        Series::new(self.simd, self.start(angles, row.reach))
    }

    /// Returns what a series needs at angles, with `reach` as the unit of the tail.
    #[inline(always)]
    fn start(&self, angles: f64x4<S>, reach: f64) -> Start<S> {
        let mut parts = [[0.0; LANES]; 3];
        for (lane, distribution) in self.distributions.iter().enumerate() {
            let (sine, cosine) = sin_cos_of_half(angles[lane]);
            let exponent = 2.0 * distribution.kappa * (sine * sine);
            parts[0][lane] = distribution.peak * exp(-exponent);
            parts[1][lane] = 2.0 * distribution.kappa * (sine * cosine);
            parts[2][lane] = distribution.kappa - exponent;
        }
        let [density, sine, cosine] = parts.map(|part| f64x4::from_slice(self.simd, &part));
        Start { angle: angles, density: density / reach, sine, cosine }
    }

    /// Computes the heights of the first row, which extends to the centre: each is solved for.
    #[inline(always)]
    fn heights_of_first_row(&self, coordinate: &Coordinate<f64>, heights: &mut [[f64; LANES]; POWERS]) {
        for (heights, position) in heights.iter_mut().zip(nodes::<POWERS>()) {
            let (_, middle) = coordinate.tail_and_middle(0, position);
            let angles = self.each(|distribution, _| 4.0 * atan(distribution.solve_about_centre(middle)));
            (angles / middle * self.units).store_slice(heights);
        }
    }

    /// Computes the heights of a row from the series about its middle.
    #[inline(always)]
    fn heights(
        &self,
        coordinate: &Coordinate<f64>,
        row: &Row,
        series: &Series<S>,
        heights: &mut [[f64; LANES]; POWERS],
    ) {
        for (heights, position) in heights.iter_mut().zip(nodes::<POWERS>()) {
            let (tail, middle) = coordinate.tail_and_middle(row.number, position);
            (series.value((row.tail - tail) / row.reach) / middle * self.units).store_slice(heights);
        }
    }
}

impl CentredDistribution {
    /// Returns the angle above which the mass is `tail`, by one step of Newton's method from a good guess.
    #[inline(always)]
    fn corrected(&self, guess: f64, tail: f64) -> f64 {
        let point = Point::from_angle(guess.min(PI));
        guess.min(PI) + (self.tail_ratio(point) - tail / self.density(point))
    }
}
