//! Elementwise functions of an argument, a location and a concentration that broadcast, in parallel over fixed blocks.

use crate::blocks::build_with;
use crate::error::Result;
use crate::float::Float;
use crate::operand::Operand;
use crate::shape::broadcast;
use ndarray::{ArrayD, IxDyn};

/// f(x, loc, law) elementwise, where `prepare` makes what f needs of the concentration.
pub(super) fn map3<F: Float, T>(
    x: &Operand<'_, F>,
    loc: &Operand<'_, F>,
    concentration: &Operand<'_, F>,
    prepare: impl Fn(f64) -> T + Sync,
    f: impl Fn(f64, f64, &T) -> f64 + Sync,
) -> Result<ArrayD<F>> {
    let shape = broadcast(&broadcast(x.shape(), loc.shape())?, concentration.shape())?;
    let (x, loc, concentration) = (x.reader(&shape), loc.reader(&shape), concentration.reader(&shape));
    let fill = |buffers: &mut [Vec<F>; 3], start: usize, block: &mut [F]| {
        let [for_x, for_loc, for_kappa] = buffers;
        let x = x.block(start, block.len(), for_x);
        let loc = loc.block(start, block.len(), for_loc);
        let kappas = concentration.block(start, block.len(), for_kappa);
        let mut done = 0;
        for run in kappas.chunk_by(|a, b| a == b) {
            let law = prepare(run[0].to_f64());
            for i in done..done + run.len() {
                block[i] = F::from_f64(f(x[i].to_f64(), loc[i].to_f64(), &law));
            }
            done += run.len();
        }
    };
    build_with(IxDyn(&shape), Default::default, fill)
}
