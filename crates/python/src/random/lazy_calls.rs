//! The calls of `LazySamples` that draw.

use super::lazy_index::Index;
use crate::arrays::memory::Memory;
use crate::arrays::output::returned;
use crate::errors::{exception, file_exception};
use crate::threads::run::{SMALL, go_on, run_sized, run_until};
use numpy::Element;
use pyo3::prelude::*;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vonmises::npy::{Shard, Writer};
use vonmises::{Error, Float, LazySamples, Result};

/// Elements that are drawn between two looks at the signals: some milliseconds.
const PIECE: usize = 1 << 20;

/// Fills an array of the caller.
pub(super) fn fill<F: Float + Element>(
    py: Python<'_>,
    draw: &Arc<LazySamples<'static, F>>,
    out: &Bound<'_, PyAny>,
    start: usize,
) -> PyResult<()> {
    let (draw, mut memory) = (draw.clone(), Memory::<F>::new(out)?);
    let filled = if memory.len() <= SMALL {
        draw.par_fill(start, memory.slice())
    } else {
        run_until(py, move |ended| fill_pieces(&draw, start, memory.slice(), ended))?
    };
    filled.map_err(|error| exception(py, &error))
}

/// Fills piece by piece, until the call is ended.
fn fill_pieces<F: Float>(draw: &LazySamples<'_, F>, start: usize, out: &mut [F], ended: &AtomicBool) -> Result<()> {
    let (count, len) = (out.len(), draw.shape().iter().product::<usize>());
    if start > len || count > len - start {
        return Err(Error::Range { start, count, len }); // before any of it is filled
    }
    let mut pieces = (start..).step_by(PIECE).zip(out.chunks_mut(PIECE));
    pieces.by_ref().take_while(|_| !ended.load(Ordering::Relaxed)).try_for_each(|(at, piece)| draw.par_fill(at, piece))
}

/// Draws what an index picks.
pub(super) fn pick<'py, F: Float + Element>(
    py: Python<'py>,
    draw: Arc<LazySamples<'static, F>>,
    index: Index,
) -> PyResult<Bound<'py, PyAny>> {
    let drawn =
        run_sized(py, index.elements(), move || index.draw(&|ranges: &[Range<usize>]| draw.draw_slice(ranges)))?;
    returned(py, drawn.map_err(|error| exception(py, &error))?)
}

/// Writes the array, or a part of it, to a file.
pub(super) fn save<F: Float>(
    py: Python<'_>,
    draw: Arc<LazySamples<'static, F>>,
    path: PathBuf,
    shard: Option<Shard>,
    overwrite: bool,
) -> PyResult<()> {
    let written = run_until(py, move |ended| {
        let progress = |_| go_on(ended);
        let writer = Writer::new(path).overwrite(overwrite).progress(&progress);
        let writer = if let Some(shard) = shard { writer.shard(shard) } else { writer };
        writer.write(&draw)
    })?;
    written.map_err(|error| file_exception(&error))
}
