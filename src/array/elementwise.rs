//! A function of an argument, a location and a concentration that broadcast, in parallel over fixed blocks.

use crate::error::Result;
use crate::input::operand::{Operand, Reader};
use crate::memory::blocks::build_with;
use crate::memory::elementwise::{narrow, widen};
use crate::probability::batch::{Concentrations, Function};
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;
use ndarray::{ArrayD, IxDyn};

/// What a thread keeps from block to block.
#[derive(Default)]
struct Buffers<F> {
    given: Vec<F>,
    xs: Vec<f64>,
    locs: Vec<f64>,
    kappas: Vec<f64>,
    values: Vec<f64>,
}

/// The function in f64, rounded once to the type.
pub(crate) fn map3<F: Float>(
    function: Function,
    x: &Operand<'_, F>,
    loc: &Operand<'_, F>,
    concentration: &Operand<'_, F>,
) -> Result<ArrayD<F>> {
    let shape = broadcast_shapes(&broadcast_shapes(x.shape(), loc.shape())?, concentration.shape())?;
    let (x, loc, concentration) = (x.reader(&shape), loc.reader(&shape), concentration.reader(&shape));
    let fill = |buffers: &mut Buffers<F>, start: usize, block: &mut [F]| {
        let Buffers { given, xs, locs, kappas, values } = buffers;
        widen(x.block(start, block.len(), given), xs);
        widen(loc.block(start, block.len(), given), locs);
        let kappas = match &concentration {
            Reader::Single(value) => Concentrations::One(value[0].to_f64()),
            several => {
                widen(several.block(start, block.len(), given), kappas);
                Concentrations::Each(kappas)
            }
        };
        values.resize(block.len(), 0.0);
        function.fill(xs, locs, kappas, values);
        narrow(values, block);
    };
    build_with(IxDyn(&shape), Default::default, fill)
}
