//! Threads that survive a fork, and calls that run on them without Python's lock.
//!
//! Uses nothing of this package. Every call that may use Rayon goes through [`run`](run::run): Rayon's own global pool,
//! once used, leaves a forked child waiting for threads that it does not have.

pub(crate) mod count;
pub(crate) mod owners;
pub(crate) mod pools;
pub(crate) mod run;
pub(crate) mod warm;
