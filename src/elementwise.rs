//! Elementwise functions of one or three broadcast operands, in parallel over fixed blocks.

use crate::blocks::{BLOCK, for_each_block};
use crate::error::Result;
use crate::float::Float;
use crate::operand::Operand;
use crate::shape::{broadcast, filled};
use ndarray::ArrayD;

/// What depends on the concentration alone, kept while that stays the same.
struct Memo<T, M> {
    made: Option<(f64, T)>,
    make: M,
}

impl<T, M: Fn(f64) -> T> Memo<T, M> {
    fn of(&mut self, kappa: f64) -> &T {
        let fresh = self.made.take().filter(|(held, _)| *held == kappa);
        let (_, value) = self.made.insert(fresh.unwrap_or_else(|| (kappa, (self.make)(kappa))));
        value
    }
}

/// f(x, loc, law) elementwise, where `prepare` makes what f needs of the concentration.
pub(crate) fn map3<F: Float, T>(
    x: &Operand<'_, F>,
    loc: &Operand<'_, F>,
    concentration: &Operand<'_, F>,
    prepare: impl Fn(f64) -> T + Sync,
    f: impl Fn(f64, f64, &T) -> f64 + Sync,
) -> Result<ArrayD<F>> {
    let shape = broadcast(&broadcast(x.shape(), loc.shape())?, concentration.shape())?;
    let mut output = filled(&shape, F::zero())?;
    let readers = [x.reader(&shape), loc.reader(&shape), concentration.reader(&shape)];
    for_each_block(output.as_slice_mut().unwrap_or_default(), |start, block| {
        let mut buffers = [[F::zero(); BLOCK]; 3];
        let [x, loc, kappa] = &mut buffers;
        let x = readers[0].block(start, &mut x[..block.len()]);
        let loc = readers[1].block(start, &mut loc[..block.len()]);
        let kappa = readers[2].block(start, &mut kappa[..block.len()]);
        let mut memo = Memo { made: None, make: &prepare };
        for (i, slot) in block.iter_mut().enumerate() {
            *slot = F::from_f64(f(x[i].to_f64(), loc[i].to_f64(), memo.of(kappa[i].to_f64())));
        }
    });
    Ok(output)
}

/// f(x) elementwise.
pub(crate) fn map1<F: Float>(x: &Operand<'_, F>, f: impl Fn(f64) -> f64 + Sync) -> Result<ArrayD<F>> {
    let mut output = filled(x.shape(), F::zero())?;
    for_each_block(output.as_slice_mut().unwrap_or_default(), |start, block| {
        for (slot, &value) in block.iter_mut().zip(&x.values()[start..]) {
            *slot = F::from_f64(f(value.to_f64()));
        }
    });
    Ok(output)
}
