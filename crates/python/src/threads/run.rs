//! Work on the pool, without Python's lock.

use super::owners::drop_waiting;
use super::pools::Lease;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Up to this many elements, one block of the library, work is done on the calling thread: another one would take
/// longer to wake. The library touches no pool for so few elements of samples and of functions.
pub(crate) const SMALL: usize = 1024;

/// How often a call looks for signals.
const PATIENCE: Duration = Duration::from_millis(50);

/// How many times a call waits for work that was told to end.
const GRACE: u32 = 20;

/// Does the work on the pool, while other Python threads run.
///
/// A signal, such as that of Ctrl-C, ends the call at once with the error that Python raises for it. The work, which
/// has its arguments to itself, then ends in the background, and its result is dropped.
pub(crate) fn run<T: Send + 'static>(py: Python<'_>, work: impl FnOnce() -> T + Send + 'static) -> PyResult<T> {
    let lease = Lease::new()?;
    let receiver = start(&lease, work);
    let outcome = py.detach(move || {
        loop {
            if let Some(outcome) = wait(&receiver) {
                return outcome;
            }
            Python::attach(|py| py.check_signals())?;
        }
    });
    drop_waiting(py);
    let outcome = outcome?;
    lease.give_back();
    Ok(outcome)
}

/// Does work like [`run`] that should not go on in the background: after a signal it finds its flag set, and the call
/// ends when the work does, or after a second. Work that waits for the reader of a pipe does not see its flag.
pub(crate) fn run_until<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce(&AtomicBool) -> T + Send + 'static,
) -> PyResult<T> {
    let (lease, flag) = (Lease::new()?, Arc::new(AtomicBool::new(false)));
    let seen = flag.clone();
    let receiver = start(&lease, move || work(&seen));
    let outcome = py.detach(move || {
        let (mut signal, mut left) = (None, GRACE);
        loop {
            match (wait(&receiver), signal.take()) {
                (Some(outcome), None) => return outcome,
                (Some(_), Some(error)) => return Err(error),
                (None, Some(error)) if left == 0 => return Err(error),
                (None, Some(error)) => (signal, left) = (Some(error), left - 1),
                (None, None) => signal = Python::attach(|py| py.check_signals()).err(),
            }
            flag.store(signal.is_some(), Ordering::Relaxed);
        }
    });
    drop_waiting(py);
    let outcome = outcome?;
    lease.give_back();
    Ok(outcome)
}

/// Tells a writer of files whether to go on.
pub(crate) fn go_on(ended: &AtomicBool) -> ControlFlow<()> {
    if ended.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

type Outcome<T> = std::thread::Result<T>;

/// Starts the work on a pool.
fn start<T: Send + 'static>(lease: &Lease, work: impl FnOnce() -> T + Send + 'static) -> Receiver<Outcome<T>> {
    let (sender, receiver) = channel();
    lease.pool().spawn(move || {
        // The receiver is gone if the call was ended.
        let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
    });
    receiver
}

/// Waits for a while; returns nothing if the work takes longer.
fn wait<T>(receiver: &Receiver<Outcome<T>>) -> Option<PyResult<T>> {
    match receiver.recv_timeout(PATIENCE) {
        Ok(outcome) => Some(outcome.map_err(|panic| panicked(&*panic))),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => Some(Err(PyRuntimeError::new_err("the work was lost"))),
    }
}

/// Does the work where it is fastest: on the calling thread for a few elements, on the pool for more.
pub(crate) fn run_sized<T: Send + 'static>(
    py: Python<'_>,
    elements: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    if elements > SMALL {
        return run(py, work);
    }
    let outcome = work();
    drop_waiting(py);
    Ok(outcome)
}

/// Returns the error for a panic, which is a mistake of the library.
fn panicked(panic: &(dyn Any + Send)) -> PyErr {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    PyRuntimeError::new_err(format!("a mistake in vonmises, please report it: {text}"))
}
