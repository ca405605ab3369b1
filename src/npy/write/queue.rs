//! Chunks handed out to threads.

use crate::npy::error::Error;
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
};

/// Hands out the indices of chunks in order, so that a file grows from its beginning and the first failing chunk is
/// always reached.
#[derive(Default)]
pub(crate) struct Queue {
    next: AtomicUsize,
    stop: AtomicBool,
    done: AtomicU64,
    failure: Mutex<Option<(usize, Error)>>,
}

impl Queue {
    /// Makes chunks on this thread, while others do the same, as long as there are any and none has failed.
    pub(crate) fn run<B: Default>(&self, count: usize, make: impl Fn(&mut B, usize) -> Result<(), Error>) {
        let (mut buffer, panicked) = (B::default(), StopOnPanic(&self.stop));
        while !self.stop.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            if let Err(error) = make(&mut buffer, index) {
                self.fail(index, error);
            }
        }
        drop(panicked);
    }

    /// Adds to the number of elements that are done; returns it.
    pub(crate) fn add_done(&self, elements: u64) -> u64 {
        self.done.fetch_add(elements, Ordering::Relaxed) + elements
    }

    fn fail(&self, index: usize, error: Error) {
        self.stop.store(true, Ordering::Relaxed);
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        if failure.as_ref().is_none_or(|(lowest, _)| index < *lowest) {
            *failure = Some((index, error));
        }
    }

    /// Returns the error of the first failing chunk.
    pub(crate) fn result(self) -> Result<(), Error> {
        let failure = self.failure.into_inner().unwrap_or_else(PoisonError::into_inner);
        failure.map_or(Ok(()), |(_, error)| Err(error))
    }
}

/// Stops the other threads when the caller's function panics on this one.
struct StopOnPanic<'a>(&'a AtomicBool);

impl Drop for StopOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}
