//! Buffers for chunks: they take about 1 MiB each, and too little memory for one is an error.

use crate::memory::alloc::leaves_spare;
use std::io::{self, Write};

/// Bytes in memory. Unlike a `Vec<u8>`, it is an error to write more to it than memory can hold.
#[derive(Default)]
pub(crate) struct Buffer(Vec<u8>);

impl Buffer {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Removes the bytes and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.capacity() - self.0.len() < bytes.len() {
            self.0.try_reserve(bytes.len())?;
            check_spare(&self.0)?;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes a vector of that length; elements that it had stay as they are.
///
/// # Errors
/// [`OutOfMemory`](io::ErrorKind::OutOfMemory) if memory cannot hold them.
pub(crate) fn resize<T: Clone + Default>(elements: &mut Vec<T>, len: usize) -> io::Result<()> {
    if elements.capacity() < len {
        elements.try_reserve_exact(len - elements.len())?;
        check_spare(elements)?;
    }
    elements.resize(len, T::default());
    Ok(())
}

/// Refuses a buffer beside which memory is too little for what is not checked.
fn check_spare<T>(buffer: &Vec<T>) -> io::Result<()> {
    if leaves_spare(buffer) { Ok(()) } else { Err(io::ErrorKind::OutOfMemory.into()) }
}
