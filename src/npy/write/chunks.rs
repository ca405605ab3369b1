//! The bytes of a file or stream, made in chunks by several threads.

use crate::npy::error::{Error, ErrorKind};
use crate::npy::progress::{Callback, Progress};
use crate::npy::write::buffer::Buffer;
use crate::npy::write::offset::{OffsetWriter, begin_sync};
use crate::npy::write::queue::Queue;
use rayon::prelude::*;
use std::{
    fs::File,
    io::{self, Write},
    ops::{ControlFlow, Range},
    path::Path,
};

/// Bytes of a chunk, of which each thread holds one or two.
const CHUNK_BYTES: usize = 1 << 20;

/// What is to be written, where `make(buffer, range, out)` writes the bytes of some elements.
pub(crate) struct Chunks<'a, M> {
    /// The file, as errors name it.
    pub(crate) path: Option<&'a Path>,
    pub(crate) header: Vec<u8>,
    pub(crate) elements: usize,
    /// Bytes of an element.
    pub(crate) width: usize,
    /// Whether chunks have no certain size, so that each begins where the one before it ends.
    pub(crate) in_order: bool,
    pub(crate) callback: Option<Callback<'a>>,
    pub(crate) make: M,
}

impl<'a, M> Chunks<'a, M> {
    /// Returns the bytes of header and data.
    pub(crate) fn bytes(&self) -> u64 {
        self.offset(self.elements)
    }

    /// Returns where an element begins in the file.
    fn offset(&self, element: usize) -> u64 {
        self.header.len() as u64 + element as u64 * self.width as u64
    }

    /// Returns the number of chunks.
    fn count(&self) -> usize {
        self.elements.div_ceil(CHUNK_BYTES / self.width)
    }

    /// Returns the elements of a chunk.
    fn range(&self, index: usize) -> Range<usize> {
        let step = CHUNK_BYTES / self.width;
        index * step..self.elements.min((index + 1) * step)
    }

    /// Reports how many elements are done; the callback may cancel the write.
    fn report(&self, done: u64) -> Result<(), Error> {
        let progress = Progress { done, total: self.elements as u64, width: self.width };
        match self.callback.map_or(ControlFlow::Continue(()), |callback| callback(progress)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::new(self.path, ErrorKind::Cancelled)),
        }
    }

    fn io(&self) -> impl Fn(io::Error) -> Error + 'a {
        let path = self.path;
        move |source| Error::new(path, ErrorKind::Io(source))
    }

    /// Fills a file, each chunk at its offset, and reports the error of the first failing chunk.
    pub(crate) fn fill<B: Default>(&self, file: &File) -> Result<(), Error>
    where
        M: Fn(&mut B, Range<usize>, &mut dyn Write) -> Result<(), Error> + Sync,
    {
        OffsetWriter { file, offset: 0 }.write_all(&self.header).map_err(self.io())?;
        let queue = Queue::default();
        let threads = rayon::current_num_threads().min(self.count());
        (0..threads).into_par_iter().with_max_len(1).for_each(|_| {
            queue.run(self.count(), |buffer, index| {
                let range = self.range(index);
                let (made, offset) = (range.len() as u64, self.offset(range.start));
                (self.make)(buffer, range, &mut OffsetWriter { file, offset })?;
                begin_sync(file, offset, made * self.width as u64);
                self.report(queue.add_done(made))
            })
        });
        queue.result()
    }

    /// Writes everything in order, while the next chunks are made.
    pub(crate) fn stream<B: Default + Send>(&self, out: &mut dyn Write) -> Result<(), Error>
    where
        M: Fn(&mut B, Range<usize>, &mut dyn Write) -> Result<(), Error> + Sync,
    {
        out.write_all(&self.header).map_err(self.io())?;
        let threads = rayon::current_num_threads().min(self.count()).max(1);
        let [mut making, mut made]: [Vec<Slot<B>>; 2] =
            std::array::from_fn(|_| (0..threads).map(|_| Slot::default()).collect());
        for first in (0..self.count() + threads).step_by(threads) {
            let indices = first..self.count().min(first + threads);
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| self.make_ahead(indices, &mut making));
                self.write_made(&mut made, out)
            })?;
            std::mem::swap(&mut made, &mut making);
        }
        out.flush().map_err(self.io())
    }

    /// Makes these chunks in parallel.
    fn make_ahead<B: Default + Send>(&self, indices: Range<usize>, slots: &mut [Slot<B>])
    where
        M: Fn(&mut B, Range<usize>, &mut dyn Write) -> Result<(), Error> + Sync,
    {
        slots.par_iter_mut().zip(indices).with_max_len(1).for_each(|(slot, index)| {
            let range = self.range(index);
            slot.end = Some((range.end, (self.make)(&mut slot.buffer, range, &mut slot.bytes)));
        });
    }

    /// Writes the chunks that were made before.
    fn write_made<B>(&self, slots: &mut [Slot<B>], out: &mut dyn Write) -> Result<(), Error> {
        for slot in slots {
            let Some((end, made)) = slot.end.take() else { continue };
            made?;
            out.write_all(slot.bytes.bytes()).map_err(self.io())?;
            slot.bytes.clear();
            self.report(end as u64)?;
        }
        Ok(())
    }
}

/// A chunk that waits for the chunks before it.
#[derive(Default)]
struct Slot<B> {
    buffer: B,
    bytes: Buffer,
    /// Where the chunk ends and whether it could be made, until it is written.
    end: Option<(usize, Result<(), Error>)>,
}
