//! The quantile at the Chebyshev nodes of each row of a cell, or its derivative in κ, which the cell interpolates.
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
use crate::special::bessel::moments::variances;
use crate::special::chebyshev::nodes;
use crate::special::fixed::exp;
use crate::special::polar::sin_cos_of_half;
use fearless_simd::{Simd, SimdBase, f64x4};
use std::f64::consts::PI;

/// One solution in so many is corrected.
const ROWS_BETWEEN_CORRECTIONS: u32 = 8;
/// Number of concentrations at the nodes of a cell, in groups that go through the steps together.
const GROUPS: usize = POWERS_OF_Z / LANES;

/// What is interpolated. Both tend to a limit at both ends of the scale of concentrations, and at p = 1/2.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// H/√(z/3) with H = Q/(1 − 2p).
    Quantile,
    /// −(κ + 3) ∂H/∂κ/√(z/3).
    Slope,
}

/// Heights at the nodes of a row: of the position, then of z.
pub(crate) type Heights = [[f64; POWERS_OF_Z]; POWERS];

/// The rows of a cell, solved for one after the other, outwards.
pub(crate) struct Rows<S: Simd> {
    simd: S,
    kind: Kind,
    coordinate: Coordinate<f64>,
    groups: [Group<S>; GROUPS],
    /// The number of the next row, and the solutions expected in its middle.
    next: u32,
    angles: [f64x4<S>; GROUPS],
}

impl<S: Simd> Rows<S> {
    /// Begins with a row of a cell.
    #[inline(always)]
    pub(crate) fn new(simd: S, kind: Kind, cell: u32, first: u32) -> Self {
        let coordinate = Coordinate::of_cell(z_and_whole(cell, 0.0).1);
        let (groups, angles) = (Group::of_cell(simd, cell), [zero(simd); GROUPS]);
        let mut rows = Self { simd, kind, coordinate, groups, next: first, angles };
        if first > 0 {
            // A row that has another after it has a positive tail, so the one before the first can be solved for.
            let before = Row::new(&rows.coordinate, first - 1);
            for group in 0..GROUPS {
                rows.angles[group] = rows.groups[group].solutions(before.tail, before.middle);
            }
            rows.advance(&before);
        }
        rows
    }

    /// Returns the heights of the next row.
    #[inline(always)]
    pub(crate) fn next_heights(&mut self) -> Heights {
        let mut heights = [[0.0; POWERS_OF_Z]; POWERS];
        if self.next == 0 {
            for group in 0..GROUPS {
                self.groups[group].fill_first_row(self.kind, &self.coordinate, group * LANES, &mut heights);
            }
            self.next = 1;
            return heights;
        }
        let row = Row::new(&self.coordinate, self.next);
        let series = self.advance(&row);
        for (group, series) in series.iter().enumerate() {
            self.groups[group].fill(self.kind, &self.coordinate, &row, series, group * LANES, &mut heights);
        }
        self.next += 1;
        heights
    }

    /// Returns the series about the middle of a row, and continues the solutions to the middle of the one after it.
    #[inline(always)]
    fn advance(&mut self, row: &Row) -> [Series<S>; GROUPS] {
        let mut series = [Series::zero(self.simd); GROUPS];
        for (series, (group, angles)) in series.iter_mut().zip(self.groups.iter().zip(&mut self.angles)) {
            *series = group.series(row, *angles);
            *angles = series.value(1.0);
        }
        series
    }
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

/// Some of the concentrations at the nodes of a cell, one a lane.
#[derive(Clone, Copy)]
struct Group<S: Simd> {
    simd: S,
    distributions: [CentredDistribution; LANES],
    /// 1 − A
    variances: [f64; LANES],
    /// 1/√(z/3)
    units: f64x4<S>,
}

// Loops rather than closures, which would be compiled for the narrowest vectors.
impl<S: Simd> Group<S> {
    #[inline(always)]
    fn of_cell(simd: S, cell: u32) -> [Self; GROUPS] {
        let blank = CentredDistribution::with_peak(0.0, 0.0);
        let group = Self { simd, distributions: [blank; LANES], variances: [0.0; LANES], units: zero(simd) };
        let mut groups = [group; GROUPS];
        for (group, positions) in groups.iter_mut().zip(nodes::<POWERS_OF_Z>().as_chunks::<LANES>().0) {
            let (mut kappas, mut units) = ([0.0; LANES], [0.0; LANES]);
            for lane in 0..LANES {
                let (z, _) = z_and_whole(cell, positions[lane]);
                kappas[lane] = Scale::concentration(z);
                group.distributions[lane] = CentredDistribution::new(kappas[lane]);
                units[lane] = (Scale::SHIFT / z).sqrt();
            }
            variances(simd, &kappas, &mut group.variances);
            group.units = f64x4::from_slice(simd, &units);
        }
        groups
    }

    /// Returns the angles above which the mass is `tail`, without a guess.
    #[inline(always)]
    fn solutions(&self, tail: f64, middle: f64) -> f64x4<S> {
        let mut angles = [0.0; LANES];
        for (angle, distribution) in angles.iter_mut().zip(&self.distributions) {
            *angle = distribution.solve(tail, middle);
        }
        f64x4::from_slice(self.simd, &angles)
    }

    /// Returns the series about the middle of a row, where solutions are expected at `angles`.
    #[inline(always)]
    fn series(&self, row: &Row, angles: f64x4<S>) -> Series<S> {
        let mut solved = angles;
        if row.middle < 0.5 {
            solved = self.solutions(row.tail, row.middle);
        } else if row.number.is_multiple_of(ROWS_BETWEEN_CORRECTIONS) && row.tail > 0.0 {
            let mut corrected = [0.0; LANES];
            for lane in 0..LANES {
                corrected[lane] = self.distributions[lane].corrected(angles[lane], row.tail);
            }
            solved = f64x4::from_slice(self.simd, &corrected);
        }
        Series::new(self.simd, self.start(solved, row.reach))
    }

    /// Returns what a series needs at angles, with `reach` as the unit of the tail.
    #[inline(always)]
    fn start(&self, angles: f64x4<S>, reach: f64) -> Start<S> {
        let (mut densities, mut sines, mut cosines) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        for lane in 0..LANES {
            let CentredDistribution { kappa, peak } = self.distributions[lane];
            let (sine, cosine) = sin_cos_of_half(angles[lane]);
            let exponent = 2.0 * kappa * (sine * sine);
            densities[lane] = peak * exp(-exponent) / reach;
            sines[lane] = 2.0 * kappa * (sine * cosine);
            cosines[lane] = kappa - exponent;
        }
        Start {
            angle: angles,
            density: f64x4::from_slice(self.simd, &densities),
            sine: f64x4::from_slice(self.simd, &sines),
            cosine: f64x4::from_slice(self.simd, &cosines),
        }
    }

    /// Computes the heights of the first row, which extends to the centre, from a solution for each.
    #[inline(always)]
    fn fill_first_row(&self, kind: Kind, coordinate: &Coordinate<f64>, first: usize, heights: &mut Heights) {
        for (heights, position) in heights.iter_mut().zip(nodes::<POWERS>()) {
            let (tail, middle) = coordinate.tail_and_middle(0, position);
            let angles = self.solutions(tail, middle);
            self.store(kind, angles, middle, true, &mut heights[first..first + LANES]);
        }
    }

    /// Computes the heights of a row from the series about its middle.
    #[inline(always)]
    fn fill(
        &self,
        kind: Kind,
        coordinate: &Coordinate<f64>,
        row: &Row,
        series: &Series<S>,
        first: usize,
        heights: &mut Heights,
    ) {
        for (heights, position) in heights.iter_mut().zip(nodes::<POWERS>()) {
            let (tail, middle) = coordinate.tail_and_middle(row.number, position);
            let angles = series.value((row.tail - tail) / row.reach);
            self.store(kind, angles, middle, row.middle < 0.5, &mut heights[first..first + LANES]);
        }
    }

    /// Stores the heights that belong to angles.
    #[inline(always)]
    fn store(&self, kind: Kind, angles: f64x4<S>, middle: f64, near_centre: bool, heights: &mut [f64]) {
        let factor = match kind {
            Kind::Quantile => angles,
            Kind::Slope => self.slopes(angles, near_centre),
        };
        (factor / middle * self.units).store_slice(heights);
    }

    /// Returns −(κ + 3) ∂θ/∂κ at angles θ with a constant tail; past π it is continued, as the angles are.
    #[inline(always)]
    fn slopes(&self, angles: f64x4<S>, near_centre: bool) -> f64x4<S> {
        let mut slopes = [0.0; LANES];
        for lane in 0..LANES {
            let (distribution, variance, angle) = (&self.distributions[lane], self.variances[lane], angles[lane]);
            let inside = if angle > PI { PI - (angle - PI) } else { angle };
            let point = Point::from_angle(inside);
            let slope = if near_centre {
                distribution.slope_near_centre(point, variance)
            } else {
                distribution.slope_of_tail(point, variance)
            };
            slopes[lane] = if angle > PI { slope } else { -slope } * (distribution.kappa + Scale::SHIFT);
        }
        f64x4::from_slice(self.simd, &slopes)
    }
}

#[inline(always)]
fn zero<S: Simd>(simd: S) -> f64x4<S> {
    f64x4::splat(simd, 0.0)
}

impl CentredDistribution {
    /// Returns the angle above which the mass is `tail`, by one step of Newton's method from a good guess.
    #[inline(always)]
    fn corrected(&self, guess: f64, tail: f64) -> f64 {
        let point = Point::from_angle(guess.min(PI));
        guess.min(PI) + (self.tail_ratio(point) - tail / self.density(point))
    }
}
