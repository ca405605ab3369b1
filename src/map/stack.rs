//! One array of the result, into which the arrays of the lanes are stacked.

use crate::error::{Error, Result};
use crate::memory::alloc::{filled, reserved, shaped};
use crate::memory::blocks::BLOCK;
use crate::shape::index::normalize_axis;
use ndarray::{ArrayD, ArrayView, Axis, Dimension, IxDyn};
use rayon::iter::{ParallelExtend, repeat_n};

/// One array of the result of a map, while it is made.
#[derive(Debug)]
pub struct Stack<A> {
    /// The shape of a lane's array.
    row: Vec<usize>,
    lanes: usize,
    elements: Elements<A>,
}

/// The elements of the result.
#[derive(Debug)]
enum Elements<A> {
    /// Along axis 0 the lanes follow one another, so that lanes in order need no pass to fill memory first.
    InOrder(Vec<A>),
    /// Along another axis the lanes lie between one another: a whole array, and that axis.
    Placed(Axis, ArrayD<A>),
}

impl<A: Clone + Send + Sync> Stack<A> {
    /// Allocates a result for lanes of the shape of `first`, stacked along `axis`.
    pub(super) fn new<D: Dimension>(first: &ArrayView<'_, A, D>, lanes: usize, axis: isize) -> Result<Self> {
        let row = first.shape().to_vec();
        let axis = normalize_axis(axis, row.len() + 1)?;
        let shape = stacked(&row, lanes, axis);
        let elements = match (axis.index(), first.first()) {
            (0, _) => Elements::InOrder(reserved(&shape)?.0),
            (_, Some(element)) => Elements::Placed(axis, filled(&shape, element.clone())?),
            (_, None) => Elements::Placed(axis, shaped(IxDyn(&shape), reserved(&shape)?.0)?),
        };
        Ok(Self { row, lanes, elements })
    }

    /// Adds the array of a lane after those of the lanes before it.
    pub(super) fn push<D: Dimension>(&mut self, output: usize, lane: usize, array: &ArrayView<'_, A, D>) -> Result<()> {
        check_shape(&self.row, output, lane, array)?;
        match &mut self.elements {
            Elements::InOrder(elements) => match array.as_slice() {
                Some(row_major) => elements.extend_from_slice(row_major),
                None => elements.extend(array.iter().cloned()),
            },
            Elements::Placed(axis, elements) => elements.index_axis_mut(*axis, lane).assign(array),
        }
        Ok(())
    }

    /// Fills a result along axis 0 with an element of lane 0, and returns the places of its lanes, in order.
    pub(super) fn slots(&mut self, element: Option<A>) -> impl Iterator<Item = Slot<'_, A>> {
        let (row, len) = (&self.row[..], self.row.iter().product());
        let mut rest = match &mut self.elements {
            Elements::InOrder(elements) => {
                let count = self.lanes * len;
                match element {
                    None => {}
                    Some(element) if count <= BLOCK => elements.resize(count, element),
                    // In parallel, since the first write to a page of memory is much of the cost.
                    Some(element) => elements.par_extend(repeat_n(element, count)),
                }
                &mut elements[..]
            }
            Elements::Placed(..) => &mut [],
        };
        (0..self.lanes).map_while(move |_| {
            let (place, after) = std::mem::take(&mut rest).split_at_mut_checked(len)?;
            rest = after;
            Some(Slot { row, place })
        })
    }

    /// Returns the result.
    pub(super) fn finish(self) -> Result<ArrayD<A>> {
        match self.elements {
            Elements::InOrder(elements) => shaped(IxDyn(&stacked(&self.row, self.lanes, Axis(0))), elements),
            Elements::Placed(_, elements) => Ok(elements),
        }
    }
}

/// The place of one lane's array in a result along axis 0.
#[derive(Debug)]
pub struct Slot<'a, A> {
    row: &'a [usize],
    place: &'a mut [A],
}

impl<A: Clone> Slot<'_, A> {
    /// Copies the array of a lane to its place.
    pub(super) fn store<D: Dimension>(
        &mut self,
        output: usize,
        lane: usize,
        array: &ArrayView<'_, A, D>,
    ) -> Result<()> {
        check_shape(self.row, output, lane, array)?;
        match array.as_slice() {
            Some(row_major) => self.place.clone_from_slice(row_major),
            None => self.place.iter_mut().zip(array).for_each(|(place, element)| place.clone_from(element)),
        }
        Ok(())
    }
}

/// Returns the shape of the result.
fn stacked(row: &[usize], lanes: usize, axis: Axis) -> Vec<usize> {
    let mut shape = row.to_vec();
    shape.insert(axis.index(), lanes);
    shape
}

/// Checks that the array of a lane has the shape of lane 0's.
fn check_shape<A, D: Dimension>(row: &[usize], output: usize, lane: usize, array: &ArrayView<'_, A, D>) -> Result<()> {
    if array.shape() == row {
        return Ok(());
    }
    Err(Error::LaneShape { index: lane, output, expected: row.to_vec(), found: array.shape().to_vec() })
}
