//! Python objects that keep memory for work on other threads.
//!
//! A reference that is dropped without Python's lock has to wait until somebody has it. PyO3 keeps such references
//! behind a mutex, and a process that forks while another thread holds that mutex leaves its child waiting for ever. So
//! they wait here, in a list that no thread can lock.

use pyo3::prelude::*;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The references that wait, last first.
static WAITING: AtomicPtr<Waiting> = AtomicPtr::new(ptr::null_mut());

struct Waiting {
    object: Py<PyAny>,
    next: *mut Waiting,
}

/// A reference that may be dropped on any thread.
pub(crate) struct Owner(Option<Py<PyAny>>);

impl Owner {
    pub(crate) fn new(object: Bound<'_, PyAny>) -> Self {
        Self(Some(object.unbind()))
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let Some(object) = self.0.take() else { return };
        let node = Box::into_raw(Box::new(Waiting { object, next: WAITING.load(Ordering::Relaxed) }));
        loop {
            // SAFETY: nobody else has seen the node yet.
            let next = unsafe { (*node).next };
            match WAITING.compare_exchange_weak(next, node, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                // SAFETY: as above.
                Err(found) => unsafe { (*node).next = found },
            }
        }
    }
}

/// Drops the references that wait.
pub(crate) fn drop_waiting(_: Python<'_>) {
    if WAITING.load(Ordering::Relaxed).is_null() {
        return;
    }
    let mut next = WAITING.swap(ptr::null_mut(), Ordering::Acquire);
    while !next.is_null() {
        // SAFETY: the list was taken as a whole, so each node is ours alone; it came from `Box::into_raw`.
        let node = unsafe { Box::from_raw(next) };
        next = node.next;
        drop(node.object);
    }
}
