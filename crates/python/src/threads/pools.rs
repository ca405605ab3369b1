//! Pools of threads, of which a forked process makes its own.

use pyo3::PyResult;
use pyo3::exceptions::PyRuntimeError;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::num::NonZero;
use std::process;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The number of threads that was asked for; 0 for the default.
static THREADS: AtomicUsize = AtomicUsize::new(0);

/// The pools of the process that made them, which may be the parent of this one.
static POOLS: AtomicPtr<Pools> = AtomicPtr::new(ptr::null_mut());

/// The pools of one process.
struct Pools {
    process: u32,
    /// Pools of several threads, by their number: one for each number that was ever asked for.
    shared: Mutex<Vec<Arc<ThreadPool>>>,
    /// Pools of one thread that no call uses. Each call has one to itself, so that calls from several Python threads
    /// run beside one another.
    single: Mutex<Vec<ThreadPool>>,
}

/// A pool that a call may use.
pub(crate) enum Lease {
    Shared(Arc<ThreadPool>),
    Single(ThreadPool),
}

impl Lease {
    pub(crate) fn new() -> PyResult<Self> {
        let pools = pools();
        match threads() {
            1 => {
                let idle = pools.single.lock().unwrap_or_else(PoisonError::into_inner).pop();
                Ok(Self::Single(idle.map_or_else(|| new_pool(1), Ok)?))
            }
            count => Ok(Self::Shared(pools.shared(count)?)),
        }
    }

    pub(crate) fn pool(&self) -> &ThreadPool {
        match self {
            Self::Shared(pool) => pool,
            Self::Single(pool) => pool,
        }
    }

    /// Keeps a pool whose work is done for the next call. One that is dropped ends after its work.
    pub(crate) fn give_back(self) {
        if let Self::Single(pool) = self {
            pools().single.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
        }
    }
}

impl Pools {
    fn shared(&self, count: usize) -> PyResult<Arc<ThreadPool>> {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = shared.iter().find(|pool| pool.current_num_threads() == count) {
            return Ok(pool.clone());
        }
        let pool = Arc::new(new_pool(count)?);
        shared.push(pool.clone());
        Ok(pool)
    }
}

/// Returns the pools of this process.
///
/// A forked child finds those of its parent. It leaves them alone, because their threads did not come along, and a lock
/// may be held by one of them for ever; so nothing here waits before the process is known to be the same.
fn pools() -> &'static Pools {
    let (process, found) = (process::id(), POOLS.load(Ordering::Acquire));
    // SAFETY: the pointer is null or came from `Box::into_raw`, and what it points to is never freed once it is stored.
    if let Some(pools) = unsafe { found.as_ref() }
        && pools.process == process
    {
        return pools;
    }
    let made = Box::into_raw(Box::new(Pools { process, shared: Mutex::default(), single: Mutex::default() }));
    match POOLS.compare_exchange(found, made, Ordering::AcqRel, Ordering::Acquire) {
        // SAFETY: as above; `made` is stored now.
        Ok(_) => unsafe { &*made },
        Err(others) => {
            // SAFETY: nobody else has seen `made`; `others` was stored by another thread of this process.
            unsafe {
                drop(Box::from_raw(made));
                &*others
            }
        }
    }
}

fn new_pool(threads: usize) -> PyResult<ThreadPool> {
    let builder = ThreadPoolBuilder::new().num_threads(threads).thread_name(|index| format!("vonmises-{index}"));
    builder.build().map_err(|error| PyRuntimeError::new_err(format!("threads cannot be started: {error}")))
}

/// Returns the number of threads that a call uses.
pub(crate) fn threads() -> usize {
    match THREADS.load(Ordering::Relaxed) {
        0 => default_threads(),
        count => count,
    }
}

/// Sets the number of threads of later calls; 0 for the default.
pub(crate) fn set_threads(count: usize) {
    THREADS.store(count, Ordering::Relaxed);
}

/// Returns `RAYON_NUM_THREADS`, or the number of processors that this process may use.
fn default_threads() -> usize {
    static DEFAULT: AtomicUsize = AtomicUsize::new(0); // asking the system takes microseconds
    let known = DEFAULT.load(Ordering::Relaxed);
    if known > 0 {
        return known;
    }
    let named = std::env::var("RAYON_NUM_THREADS").ok().and_then(|text| text.parse().ok()).filter(|&count| count > 0);
    let count = named.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    DEFAULT.store(count, Ordering::Relaxed);
    count
}
