//! Arrays made in fixed blocks, in place and in parallel.
//!
//! Feeds a sample's bytes, but does no arithmetic: elements are only moved.

use crate::error::Result;
use crate::memory::alloc::{checked_len, filled, listed, reserved, shaped};
use ndarray::{Array, ArrayD, Dimension, IxDyn};
use rayon::prelude::*;

/// Number of elements in a block: small enough for buffers on the stack and in the first-level cache, large enough to
/// be worth scheduling.
pub(crate) const BLOCK: usize = 1024;

/// Makes an array of that shape, where `work(start, block)` writes the elements from row-major index `start` on.
///
/// The blocks depend only on the shape, never on the number of threads. A single block is made on the calling thread.
pub(crate) fn build<T, D>(shape: D, work: impl Fn(usize, &mut [T]) + Sync) -> Result<Array<T, D>>
where
    T: Copy + Default + Send,
    D: Dimension,
{
    build_with(shape, || (), |(), start, block| work(start, block))
}

/// Makes an array like [`build`], where consecutive blocks on one thread share the buffers that `scratch` makes.
pub(crate) fn build_with<T, D, S>(
    shape: D,
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, &mut [T]) + Sync,
) -> Result<Array<T, D>>
where
    T: Copy + Default + Send,
    D: Dimension,
{
    let (mut data, len) = reserved(shape.slice())?;
    if len <= BLOCK || rayon::current_num_threads() == 1 {
        let mut scratch = scratch();
        for start in (0..len).step_by(BLOCK) {
            // Block by block, so that what is cleared is still in the cache when it is written.
            data.resize(len.min(start + BLOCK), T::default());
            work(&mut scratch, start, &mut data[start..]);
        }
        return shaped(shape, data);
    }
    drop(data);
    // Each thread writes whole blocks to their final memory, so that no pass has to clear the memory first. To clear
    // it and then fill it in place, in parallel over `axis_chunks_iter_mut`, takes 1.14 to 1.34 times the processor
    // time (1e7 elements on two threads: words and samples; 1.05 to 1.2 times if it is cleared in parallel, too).
    let (mut blocks, count) = reserved::<[T; BLOCK]>(&[len.div_ceil(BLOCK)])?;
    let make = |scratch: &mut S, index: usize| {
        let (start, mut block) = (index * BLOCK, [T::default(); BLOCK]);
        work(scratch, start, &mut block[..BLOCK.min(len - start)]);
        block
    };
    (0..count).into_par_iter().map_init(&scratch, make).collect_into_vec(&mut blocks);
    let mut data = blocks.into_flattened();
    data.truncate(len);
    shaped(shape, data)
}

/// Makes several arrays of that shape, where `work(scratch, start, blocks)` writes a block of each.
///
/// On several threads they are cleared first: an element is written twice, in return for arrays that are filled in place.
pub(crate) fn build_several<T, S, const N: usize>(
    shape: &[usize],
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, [&mut [T]; N]) + Sync,
) -> Result<[ArrayD<T>; N]>
where
    T: Copy + Default + Send,
{
    let mut arrays = [(); N].map(|()| ArrayD::default(IxDyn(&[0])));
    let len = checked_len::<T>(shape)?;
    if len <= BLOCK || rayon::current_num_threads() == 1 {
        let (mut scratch, mut data) = (scratch(), [const { Vec::new() }; N]);
        for data in &mut data {
            *data = reserved(shape)?.0;
        }
        for start in (0..len).step_by(BLOCK) {
            data.iter_mut().for_each(|data| data.resize(len.min(start + BLOCK), T::default()));
            work(&mut scratch, start, data.each_mut().map(|data| &mut data[start..]));
        }
        for (array, data) in arrays.iter_mut().zip(data) {
            *array = shaped(IxDyn(shape), data)?;
        }
        return Ok(arrays);
    }
    for array in &mut arrays {
        *array = filled(shape, T::default())?;
    }
    // Row-major by construction.
    fill_several(arrays.each_mut().map(|array| array.as_slice_mut().unwrap_or_default()), scratch, work)?;
    Ok(arrays)
}

/// Fills several arrays of one length in place, where `work(scratch, start, blocks)` writes a block of each.
///
/// A single block is filled on the calling thread without a question to Rayon, which would start its pool.
pub(crate) fn fill_several<T: Send, S, const N: usize>(
    arrays: [&mut [T]; N],
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, [&mut [T]; N]) + Sync,
) -> Result<()> {
    let count = arrays.iter().map(|array| array.len().div_ceil(BLOCK)).max().unwrap_or_default();
    let mut rest = arrays.map(|array| array.chunks_mut(BLOCK));
    let blocks = (0..count).map(|_| rest.each_mut().map(|chunks| chunks.next().unwrap_or_default()));
    let make = |scratch: &mut S, (index, blocks): (usize, [&mut [T]; N])| work(scratch, index * BLOCK, blocks);
    if count <= 1 || rayon::current_num_threads() == 1 {
        let mut scratch = scratch();
        blocks.enumerate().for_each(|block| make(&mut scratch, block));
    } else {
        listed(count, blocks)?.into_par_iter().enumerate().for_each_init(&scratch, make);
    }
    Ok(())
}
