//! What an index of an array picks: a box of elements, of which steps and integers take some.

use ndarray::{ArrayD, Axis, Slice};
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyEllipsis, PySlice, PyTuple};
use std::ops::Range;
use vonmises::{Error, Float, Result};

/// From this step on, to draw an element by itself takes less time than to draw all up to the next one.
const WIDE: usize = 256;

/// How many elements a box may have that holds what is picked with a step.
const LARGE: usize = 1 << 22;

/// What an index picks on one axis.
#[derive(Clone, Debug)]
struct Pick {
    /// The smallest range that holds all that is picked.
    range: Range<usize>,
    /// From one picked element to the next; negative if they come in reverse.
    step: isize,
    /// Whether the axis stays, as it does for a slice.
    stays: bool,
}

/// An index, with what it picks on each axis.
#[derive(Clone, Debug)]
pub(super) struct Index(Vec<Pick>);

impl Index {
    /// Reads an index of integers, slices and at most one `...`.
    pub(super) fn new(index: &Bound<'_, PyAny>, shape: &[usize]) -> PyResult<Self> {
        let items = index.cast::<PyTuple>().map_or_else(|_| vec![index.clone()], |items| items.iter().collect());
        let is_rest = |item: &Bound<'_, PyAny>| item.is_instance_of::<PyEllipsis>();
        let given = items.iter().filter(|item| !is_rest(item)).count();
        let missing =
            shape.len().checked_sub(given).filter(|_| items.len() - given <= 1).ok_or_else(|| {
                PyIndexError::new_err(format!("{index} is no index of an array of {} axes", shape.len()))
            })?;
        let mut picks: Vec<Pick> = Vec::with_capacity(shape.len());
        for item in &items {
            if is_rest(item) {
                let all = shape[picks.len()..picks.len() + missing].iter();
                picks.extend(all.map(|&length| Pick { range: 0..length, step: 1, stays: true }));
            } else {
                picks.push(pick(item, picks.len(), shape[picks.len()])?);
            }
        }
        let rest = shape[picks.len()..].iter().map(|&length| Pick { range: 0..length, step: 1, stays: true });
        picks.extend(rest);
        Ok(Self(picks))
    }

    /// Returns how many elements are drawn at most: those of the box that holds what is picked.
    pub(super) fn elements(&self) -> usize {
        self.0.iter().map(|pick| pick.range.len()).fold(1, usize::saturating_mul)
    }

    /// Draws what is picked, where `draw` draws a box.
    pub(super) fn draw<F: Float>(&self, draw: &impl Fn(&[Range<usize>]) -> Result<ArrayD<F>>) -> Result<ArrayD<F>> {
        let mut samples = draw_picks(&self.0, draw)?;
        for (axis, _) in self.0.iter().enumerate().rev().filter(|(_, pick)| !pick.stays) {
            samples.index_axis_inplace(Axis(axis), 0);
        }
        Ok(if samples.is_standard_layout() { samples } else { samples.as_standard_layout().into_owned() })
    }
}

impl Pick {
    fn count(&self) -> usize {
        self.range.len().div_ceil(self.step.unsigned_abs())
    }

    /// Returns `count` of what is picked, from number `first` on.
    fn part(&self, first: usize, count: usize) -> Self {
        let step = self.step.unsigned_abs();
        // In reverse the first one has the last index.
        let first = if self.step > 0 { first } else { self.count() - first - count };
        let start = self.range.start + first * step;
        let step = if count == 1 { 1 } else { self.step };
        Self { range: start..start + (count - 1) * self.step.unsigned_abs() + 1, step, stays: self.stays }
    }
}

/// Draws what is picked, with all axes: the box that holds it, or parts of it one after the other if that is much
/// larger.
fn draw_picks<F: Float>(picks: &[Pick], draw: &impl Fn(&[Range<usize>]) -> Result<ArrayD<F>>) -> Result<ArrayD<F>> {
    let Some((axis, size)) = (0..picks.len()).find_map(|axis| Some((axis, part_size(picks, axis)?))) else {
        let mut samples = draw(&picks.iter().map(|pick| pick.range.clone()).collect::<Vec<_>>())?;
        for (axis, pick) in picks.iter().enumerate().filter(|(_, pick)| pick.step != 1) {
            samples.slice_axis_inplace(Axis(axis), Slice::new(0, None, pick.step));
        }
        return Ok(samples);
    };
    let mut samples = zeros(&picks.iter().map(Pick::count).collect::<Vec<_>>())?;
    let mut picks = picks.to_vec();
    let whole = picks[axis].clone();
    for first in (0..whole.count()).step_by(size) {
        let count = size.min(whole.count() - first);
        picks[axis] = whole.part(first, count);
        samples.slice_axis_mut(Axis(axis), Slice::from(first..first + count)).assign(&draw_picks(&picks, draw)?);
    }
    Ok(samples)
}

/// Returns how many elements of an axis to draw at a time, if not all at once.
fn part_size(picks: &[Pick], axis: usize) -> Option<usize> {
    let (pick, step) = (&picks[axis], picks[axis].step.unsigned_abs());
    if step == 1 || pick.count() == 1 {
        return None;
    }
    let across = picks.iter().enumerate().filter(|(other, _)| *other != axis).map(|(_, pick)| pick.range.len());
    let size = if step > WIDE { 1 } else { LARGE / across.fold(step, usize::saturating_mul) };
    Some(size.max(1)).filter(|&size| size < pick.count())
}

fn zeros<F: Float>(shape: &[usize]) -> Result<ArrayD<F>> {
    let too_large = || Error::TooLarge { shape: shape.to_vec() };
    let count = shape.iter().try_fold(1_usize, |product, &length| product.checked_mul(length)).ok_or_else(too_large)?;
    let mut data = Vec::new();
    data.try_reserve_exact(count).map_err(|_| too_large())?;
    data.resize(count, F::zero());
    ArrayD::from_shape_vec(shape, data).map_err(|_| too_large())
}

/// Reads what is picked on one axis.
fn pick(item: &Bound<'_, PyAny>, axis: usize, length: usize) -> PyResult<Pick> {
    if let Ok(slice) = item.cast::<PySlice>() {
        let indices = slice.indices(isize::try_from(length)?)?;
        let (start, step, count) = (indices.start, indices.step, indices.slicelength);
        let Some(last) = count.checked_sub(1) else { return Ok(Pick { range: 0..0, step: 1, stays: true }) };
        let end = start + isize::try_from(last)? * step;
        let range = usize::try_from(start.min(end))?..usize::try_from(start.max(end))? + 1;
        return Ok(Pick { range, step: if last == 0 { 1 } else { step }, stays: true });
    }
    let given: isize = item.extract().map_err(|_| {
        PyTypeError::new_err(format!("index {item}: integers, slices and ... pick samples that are not drawn yet"))
    })?;
    let position = if given < 0 { isize::try_from(length)? + given } else { given };
    match usize::try_from(position) {
        Ok(at) if at < length => Ok(Pick { range: at..at + 1, step: 1, stays: false }),
        _ => Err(PyIndexError::new_err(format!("index {given} is out of bounds for axis {axis} with size {length}"))),
    }
}
