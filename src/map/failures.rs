//! The failure of the lowest lane, whatever the order in which lanes run.

use crate::error::{Error, Result};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The lowest lane that failed so far. Errors and panics are ranked together.
///
/// Lanes above a known failure are skipped, lanes below it never are, so the outcome does not depend on the schedule.
pub(super) struct Failures {
    /// The lane, or the largest number if none failed.
    lane: AtomicUsize,
    /// How it failed: an error, or the payload of a panic.
    failure: Mutex<Option<(usize, thread::Result<Error>)>>,
}

impl Failures {
    /// Creates a record without a failure.
    pub(super) const fn new() -> Self {
        Self { lane: AtomicUsize::new(usize::MAX), failure: Mutex::new(None) }
    }

    /// Does the work of a lane, unless a lower lane has failed, and records how it failed.
    pub(super) fn attempt(&self, lane: usize, work: impl FnOnce() -> Result<()>) {
        if lane > self.lane.load(Ordering::Relaxed) {
            return;
        }
        let failure = match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Ok(())) => return,
            Ok(Err(error)) => Ok(error),
            Err(payload) => Err(payload),
        };
        self.lane.fetch_min(lane, Ordering::Relaxed);
        let mut lowest = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        if lowest.as_ref().is_none_or(|&(other, _)| lane < other) {
            *lowest = Some((lane, failure));
        }
    }

    /// Returns the error of the lowest lane that failed or resumes its panic, if one did.
    pub(super) fn check(self) -> Result<()> {
        match self.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            None => Ok(()),
            Some((_, Ok(error))) => Err(error),
            Some((_, Err(payload))) => resume_unwind(payload),
        }
    }
}
