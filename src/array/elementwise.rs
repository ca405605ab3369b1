//! Functions of an angle, a location and a concentration that broadcast, in parallel over fixed blocks.

use super::arguments::Arguments;
use crate::error::Result;
use crate::input::operand::Reader;
use crate::memory::blocks::build_with;
use crate::memory::elementwise::{narrow, widen};
use crate::probability::batch::{Concentrations, Function, Work};
use crate::scalar::float::Float;
use ndarray::{ArrayD, IxDyn};

/// Buffers that a thread keeps from block to block.
#[derive(Default)]
struct Buffers<F> {
    broadcast: Vec<F>,
    xs: Vec<f64>,
    locs: Vec<f64>,
    kappas: Vec<f64>,
    values: Vec<f64>,
    work: Work,
}

/// Computes the function in `f64` and rounds it once to the type.
pub(crate) fn map_broadcast<F: Float>(
    function: Function,
    Arguments { first, loc, concentration, shape }: &Arguments<'_, F>,
) -> Result<ArrayD<F>> {
    let (x, loc, concentration) = (first.reader(shape), loc.reader(shape), concentration.reader(shape));
    let fill = |buffers: &mut Buffers<F>, start: usize, block: &mut [F]| {
        let Buffers { broadcast, xs, locs, kappas, values, work } = buffers;
        for buffer in [&mut *xs, &mut *locs, &mut *values] {
            buffer.resize(block.len(), 0.0);
        }
        widen(x.block(start, block.len(), broadcast), xs);
        widen(loc.block(start, block.len(), broadcast), locs);
        let concentrations = match &concentration {
            Reader::Single(value) => Concentrations::One(Float::to_f64(*value)),
            several => {
                kappas.resize(block.len(), 0.0);
                widen(several.block(start, block.len(), broadcast), kappas);
                Concentrations::Each(kappas)
            }
        };
        function.fill_with(work, xs, locs, concentrations, values);
        narrow(values, block);
    };
    build_with(IxDyn(shape), Default::default, fill)
}
