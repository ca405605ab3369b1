//! Sums of an array over the axes along which a parameter was broadcast.

use crate::error::Result;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::alloc::{collected, listed};
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
use crate::shape::segments::{Segments, broadcast_strides};
use crate::special::sum::Sum;
use ndarray::ArrayD;
use rayon::prelude::*;

/// Elements that are summed on one thread, at least.
const PIECE: usize = 8192;
/// A piece has at least this many elements for each sum, so that all sums take little memory beside the array.
const ELEMENTS_A_SUM: usize = 8;

/// Sums an array to the shape of a parameter that was broadcast to the array's shape.
///
/// This is the chain rule of broadcasting: an element of the parameter stands behind every element of the output that it
/// was repeated to, and its derivative is the sum of theirs. Axes that the parameter lacks, or along which it has the
/// length 1, are summed over; the result has the parameter's shape.
///
/// Sums are compensated in `f64`, over pieces that depend on both shapes alone, and rounded once to the type: they have
/// the same bits for any number of threads.
///
/// # Errors
/// [`Error::OutputShape`](crate::Error::OutputShape) if `shape` does not broadcast to the array's shape;
/// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the sums.
///
/// # Example
/// ```
/// use ndarray::{Array2, array};
/// let (x, loc) = (Array2::<f64>::ones((100, 3)), array![0.0, 0.5, 1.0]); // a location for each column
/// let (_, gradient) = vonmises::log_prob_with_grad(&x, &loc, 2.0)?;
/// let in_loc = vonmises::sum_to_shape(&-gradient.x, [3])?;
/// assert!((in_loc[0] - 100.0 * 2.0 * 1.0_f64.sin()).abs() < 1e-12);
/// let in_concentration = vonmises::sum_to_shape(&gradient.concentration, [0; 0])?; // it was one number
/// assert_eq!(in_concentration.ndim(), 0);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[doc(alias("unbroadcast", "sum_to_size"))]
pub fn sum_to_shape<'a, F: Float>(array: impl Param<'a, F>, shape: impl AsRef<[usize]>) -> Result<ArrayD<F>> {
    let (array, shape) = (Operand::new(array)?, shape.as_ref());
    check_output(shape, array.shape())?;
    let values = array.values();
    if array.shape() == shape {
        return collected(shape, values.iter().copied());
    }
    let (strides, count) = (broadcast_strides(shape, array.shape()), shape.iter().product());
    let piece = PIECE.max(ELEMENTS_A_SUM.saturating_mul(count));
    let sums_of = |(index, piece_values): (usize, &[F])| -> Result<Vec<Sum>> {
        let mut sums = listed(count, (0..count).map(|_| Sum::default()))?;
        let mut rest = piece_values;
        for (position, step, len) in Segments::new(array.shape(), &strides, index * piece, piece_values.len()) {
            let (segment, after) = rest.split_at(len);
            add(&mut sums[position..], step, segment);
            rest = after;
        }
        Ok(sums)
    };
    let pieces: Vec<Result<Vec<Sum>>> = values.par_chunks(piece).enumerate().map(sums_of).collect();
    let mut totals = listed(count, (0..count).map(|_| Sum::default()))?;
    for sums in pieces {
        totals.iter_mut().zip(sums?).for_each(|(total, sum)| total.merge(sum));
    }
    collected(shape, totals.into_iter().map(|total| F::from_f64(total.value())))
}

/// Adds a segment to one sum, or each of its elements to a sum of its own.
fn add<F: Float>(sums: &mut [Sum], step: usize, segment: &[F]) {
    match step {
        0 => segment.iter().for_each(|&value| sums[0].add(Float::to_f64(value))),
        _ => sums.iter_mut().zip(segment).for_each(|(sum, &value)| sum.add(Float::to_f64(value))),
    }
}
