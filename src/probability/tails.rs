//! The tails of one deviation or of a batch of them, and their derivatives in κ, from the engine's rows.

use super::arc::Arc;
use super::cell::Cell;
use super::cumulative::Tail;
use super::heights::Kind;
use super::place::{CellPosition, Place, Scale, integer};
use super::row::{Row, TERMS, row_at, rows_at, value_at};
use crate::simd::polynomials::{GROUP, polynomials_f64};
use crate::special::bessel::peak;
use fearless_simd::Simd;

/// Number of elements that go through the steps together.
pub(crate) const BATCH: usize = 128;
/// Number of rows that are made together, because the steps of one wait for one another.
const TOGETHER: usize = 8;
/// A smaller κ gives the same results as 0; subnormal numbers would only be slow, and −0 is replaced too.
const LEAST_KAPPA: f64 = 1e-300;

/// Returns the tail from |deviation| on, the same to the byte as in a batch.
#[inline]
pub(crate) fn tail(deviation: f64, kappa: f64) -> Tail {
    let kappa = without_tiny(kappa);
    let arc = Arc::new(deviation.abs());
    let place = Place::new(arc, kappa, CellPosition::new(kappa));
    let coefficients = Cell::get(Kind::Ratio, integer(place.cell)).row(integer(place.row));
    let row = row_at(coefficients, place.outer);
    let factor = if place.far { place.factor * peak::peak(kappa) } else { place.factor };
    let (high, low) = arc.half_exponent(kappa);
    Tail { ratio: factor * value_at(&row, place.inner), high, low }
}

#[inline(always)]
fn without_tiny(kappa: f64) -> f64 {
    if kappa < LEAST_KAPPA { 0.0 } else { kappa }
}

/// The near rows of one concentration.
#[repr(align(64))]
pub(crate) struct Table {
    rows: [Row; Self::ROWS],
    /// The concentration; none yet where it is not a number.
    kappa: f64,
    /// The density's peak.
    peak: f64,
}

impl Default for Table {
    fn default() -> Self {
        Self { rows: [[0.0; TERMS]; Self::ROWS], kappa: f64::NAN, peak: 0.0 }
    }
}

impl Table {
    /// More than there are near rows: a power of two, so that the compiler knows that row numbers are in bounds.
    const ROWS: usize = 128;

    /// Makes the table of a concentration, unless this is the one; all tables of a caller are of one kind.
    #[inline(always)]
    pub(crate) fn set<S: Simd>(&mut self, simd: S, kind: Kind, kappa: f64) {
        let kappa = without_tiny(kappa);
        if self.kappa == kappa {
            return;
        }
        let CellPosition { cell, position, .. } = CellPosition::new(kappa);
        let pairs = Cell::get(kind, integer(cell)).rows().as_chunks::<2>().0;
        for (rows, [from_centre, from_end]) in self.rows.as_chunks_mut::<2>().0.iter_mut().zip(pairs) {
            *rows = rows_at(simd, [from_centre, from_end], [position; 2]);
        }
        (self.kappa, self.peak) = (kappa, peak::peak(kappa));
    }

    #[inline(always)]
    fn row(&self, number: f64) -> &Row {
        &self.rows[integer(number) % Self::ROWS]
    }
}

/// A batch of tails, one array for each quantity; aligned so that no vector crosses into another cache line.
#[repr(align(64))]
pub(crate) struct Tails {
    kappas: [f64; BATCH],
    near: CellPositions,
    places: Places,
    ratios: [f64; BATCH],
    highs: [f64; BATCH],
    lows: [f64; BATCH],
}

/// The concentrations of a batch on the scale of the cells.
#[repr(align(64))]
struct CellPositions {
    cells: [f64; BATCH],
    positions: [f64; BATCH],
    units: [f64; BATCH],
}

/// The places of a batch.
#[repr(align(64))]
struct Places {
    cells: [f64; BATCH],
    rows: [f64; BATCH],
    outers: [f64; BATCH],
    inners: [f64; BATCH],
    factors: [f64; BATCH],
    /// Whether each is far.
    far: [bool; BATCH],
    any_far: bool,
}

impl Default for Tails {
    fn default() -> Self {
        let zeros = [0.0; BATCH];
        Self {
            kappas: zeros,
            near: CellPositions { cells: zeros, positions: zeros, units: zeros },
            places: Places {
                cells: zeros,
                rows: zeros,
                outers: zeros,
                inners: zeros,
                factors: zeros,
                far: [false; BATCH],
                any_far: false,
            },
            ratios: zeros,
            highs: zeros,
            lows: zeros,
        }
    }
}

impl Tails {
    /// Gives each element its concentration.
    #[inline(always)]
    pub(crate) fn set_each(&mut self, kappas: &[f64]) {
        // Elements past the end repeat a concentration whose cell is needed anyway.
        match kappas.try_into() {
            Ok(whole) => self.kappas = whole,
            Err(_) => {
                self.kappas = [kappas[0]; BATCH];
                self.kappas[..kappas.len()].copy_from_slice(kappas);
            }
        }
        let CellPositions { cells, positions, units } = &mut self.near;
        for i in 0..BATCH {
            self.kappas[i] = without_tiny(self.kappas[i]);
            let CellPosition { cell, position, unit } = CellPosition::new(self.kappas[i]);
            (cells[i], positions[i], units[i]) = (cell, position, unit);
        }
    }

    /// Computes the tails from the absolute values of the deviations on.
    ///
    /// With a table all elements must have its concentration.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, table: Option<&Table>, deviations: &[f64]) {
        self.find_places(deviations);
        if self.places.any_far {
            self.multiply_peaks(simd, table);
        }
        let mut values = [0.0; BATCH];
        self.evaluate(simd, Kind::Ratio, table, deviations.len(), &mut values);
        for (i, value) in values.into_iter().enumerate() {
            self.ratios[i] = value * self.places.factors[i];
        }
    }

    /// Computes minus the derivatives in κ of the tails that [`solve`](Self::solve) has found, divided as the ratios are, from
    /// the same deviations. `variances` are 1 − A, needed in far places only; a table must be one of slopes.
    #[inline(always)]
    pub(crate) fn slopes<S: Simd>(
        &self,
        simd: S,
        table: Option<&Table>,
        deviations: &[f64],
        variances: &[f64; BATCH],
        slopes: &mut [f64],
    ) {
        let mut values = [0.0; BATCH];
        self.evaluate(simd, Kind::Slope, table, deviations.len(), &mut values);
        for (i, (slope, &deviation)) in (0..BATCH).zip(slopes.iter_mut().zip(deviations)) {
            let (arc, kappa, value) = (Arc::new(deviation.abs()), self.kappas[i], values[i]);
            let square = 2.0 * arc.sine * arc.sine;
            let (versine, scale) = if arc.beyond { (2.0 - square, 1.0) } else { (square, kappa + Scale::SHIFT) };
            let near = value * (arc.length * self.near.units[i]) / scale;
            let far = (versine - variances[i]) * self.ratios[i] + self.places.factors[i] * value / kappa;
            *slope = if self.places.far[i] { far } else { near };
        }
    }

    /// Replaces deviations by a function of them and of their tails.
    #[inline(always)]
    pub(crate) fn each(&self, values: &mut [f64], function: impl Fn(Tail, f64) -> f64) {
        for (i, value) in (0..BATCH).zip(values) {
            *value = function(self.tail(i), *value);
        }
    }

    /// Returns a tail of the batch.
    #[inline(always)]
    pub(crate) fn tail(&self, index: usize) -> Tail {
        Tail { ratio: self.ratios[index], high: self.highs[index], low: self.lows[index] }
    }

    /// Finds the places of the absolute values of the deviations, and the exponents there.
    #[inline(always)]
    fn find_places(&mut self, deviations: &[f64]) {
        let mut padded = [0.0; BATCH];
        let deviations: &[f64; BATCH] = match deviations.try_into() {
            Ok(whole) => whole,
            Err(_) => {
                padded[..deviations.len()].copy_from_slice(deviations);
                &padded
            }
        };
        let Places { cells, rows, outers, inners, factors, far, any_far } = &mut self.places;
        let CellPositions { cells: near_cells, positions, units } = &self.near;
        let mut fars = 0;
        for i in 0..BATCH {
            let (arc, kappa) = (Arc::new(deviations[i].abs()), self.kappas[i]);
            let place =
                Place::new(arc, kappa, CellPosition { cell: near_cells[i], position: positions[i], unit: units[i] });
            (cells[i], rows[i], outers[i]) = (place.cell, place.row, place.outer);
            (inners[i], factors[i], far[i]) = (place.inner, place.factor, place.far);
            fars += u32::from(place.far);
            (self.highs[i], self.lows[i]) = arc.half_exponent(kappa);
        }
        *any_far = fars > 0;
    }

    /// Multiplies the factors of far places by the peaks of the density.
    #[inline(always)]
    fn multiply_peaks<S: Simd>(&mut self, simd: S, table: Option<&Table>) {
        let Places { factors, far, .. } = &mut self.places;
        let (mut indices, mut kappas, mut peaks, mut count) = ([0; BATCH], [0.0; BATCH], [0.0; BATCH], 0);
        for (i, (&kappa, &far)) in self.kappas.iter().zip(&*far).enumerate() {
            (indices[count % BATCH], kappas[count % BATCH]) = (i, kappa);
            count += usize::from(far);
        }
        match table {
            Some(table) => peaks = [table.peak; BATCH],
            None => peak::peaks(simd, &kappas[..count], &mut peaks[..count]),
        }
        for (&i, peak) in indices[..count].iter().zip(&peaks) {
            factors[i] *= peak;
        }
    }

    /// Evaluates the rows of the first `count` elements; makes those that the table does not have.
    #[inline(always)]
    fn evaluate<S: Simd>(&self, simd: S, kind: Kind, table: Option<&Table>, count: usize, values: &mut [f64; BATCH]) {
        for (first, values) in (0..count).step_by(GROUP).zip(values.as_chunks_mut::<GROUP>().0) {
            let mut made = [[0.0; TERMS]; GROUP];
            match table {
                None => self.make_rows(simd, kind, first, &mut made),
                Some(_) => self.make_far_rows(simd, kind, first, &mut made),
            }
            let mut rows = [&made[0]; GROUP];
            for (i, (row, made)) in (first..BATCH).zip(rows.iter_mut().zip(&made)) {
                *row = match table {
                    Some(table) if !self.places.far[i] => table.row(self.places.rows[i]),
                    _ => made,
                };
            }
            *values = polynomials_f64(simd, rows, &self.places.inners.as_chunks().0[first / GROUP]);
        }
    }

    /// Makes the rows of a group.
    #[inline(always)]
    fn make_rows<S: Simd>(&self, simd: S, kind: Kind, first: usize, made: &mut [Row; GROUP]) {
        let Places { cells, rows, outers, .. } = &self.places;
        let mut coefficients = [Cell::get(kind, integer(cells[first])).row(integer(rows[first])); GROUP];
        for (i, coefficients) in (first..BATCH).zip(&mut coefficients) {
            *coefficients = Cell::get(kind, integer(cells[i])).row(integer(rows[i]));
        }
        let outers = outers.as_chunks::<TOGETHER>().0[first / TOGETHER..].iter();
        let groups = coefficients.as_chunks::<TOGETHER>().0.iter().zip(outers);
        for (made, (&coefficients, &outers)) in made.as_chunks_mut::<TOGETHER>().0.iter_mut().zip(groups) {
            *made = rows_at(simd, coefficients, outers);
        }
    }

    /// Makes the far rows of a group.
    #[inline(always)]
    fn make_far_rows<S: Simd>(&self, simd: S, kind: Kind, first: usize, made: &mut [Row; GROUP]) {
        let Places { cells, rows, outers, far, .. } = &self.places;
        for (i, made) in (first..BATCH).zip(made) {
            if far[i] {
                [*made] = rows_at(simd, [Cell::get(kind, integer(cells[i])).row(integer(rows[i]))], [outers[i]]);
            }
        }
    }
}
