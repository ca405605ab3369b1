//! Blocks of operands and results, in `f64`.

use crate::input::operand::Reader;
use crate::memory::elementwise::{narrow, widen};
use crate::probability::batch::Concentrations;
use crate::scalar::float::Float;

/// Buffers that a thread keeps from block to block.
pub(crate) struct Buffers<F, const N: usize> {
    pub(crate) narrow: Vec<F>,
    pub(crate) wide: [Vec<f64>; N],
}

impl<F, const N: usize> Default for Buffers<F, N> {
    fn default() -> Self {
        Self { narrow: Vec::new(), wide: [(); N].map(|()| Vec::new()) }
    }
}

/// Reads a block of an operand, as `f64`.
pub(crate) fn read<F: Float>(
    operand: &Reader<'_, F>,
    start: usize,
    len: usize,
    buffer: &mut Vec<F>,
    wide: &mut Vec<f64>,
) {
    wide.resize(len, 0.0);
    widen(operand.block(start, len, buffer), wide);
}

/// Computes results in `f64` and rounds them once to the type.
pub(crate) fn write<F: Float, const N: usize>(
    wide: &mut [Vec<f64>; N],
    blocks: [&mut [F]; N],
    compute: impl FnOnce([&mut [f64]; N]),
) {
    for (wide, block) in wide.iter_mut().zip(&blocks) {
        wide.resize(block.len(), 0.0);
    }
    compute(wide.each_mut().map(|wide| &mut wide[..]));
    for (wide, block) in wide.iter().zip(blocks) {
        narrow(wide, block);
    }
}

/// Reads a block of concentrations, or the one that all elements have.
pub(crate) fn read_concentrations<'w, F: Float>(
    operand: &Reader<'_, F>,
    start: usize,
    len: usize,
    buffer: &mut Vec<F>,
    wide: &'w mut Vec<f64>,
) -> Concentrations<'w> {
    match operand {
        Reader::Single(value) => Concentrations::One(Float::to_f64(*value)),
        several => {
            read(several, start, len, buffer, wide);
            Concentrations::Each(wide)
        }
    }
}
