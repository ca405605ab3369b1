//! Ctrl-C and `kill`, and files that are larger than the system allows.
//!
//! SIGHUP keeps its default, so that `nohup` works; the next run removes temporary files that a hangup leaves.

use crate::exit::failure::{Failure, INTERRUPTED, Outcome};
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag::{register, register_conditional_shutdown},
};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

/// State shared with the signal handlers.
struct Flags {
    /// Whether a signal ends the program at once, because there is nothing to clean up.
    may_exit: Arc<AtomicBool>,
    /// Whether a signal has arrived.
    received: Arc<AtomicBool>,
}

static FLAGS: OnceLock<Flags> = OnceLock::new();

/// Installs the handlers: a signal ends the program with status 130, even while it waits for a reader.
pub(crate) fn install() -> Outcome {
    let flags = FLAGS.get_or_init(|| Flags { may_exit: Arc::new(true.into()), received: Arc::default() });
    for signal in [SIGINT, SIGTERM] {
        register_conditional_shutdown(signal, INTERRUPTED.into(), Arc::clone(&flags.may_exit)).map_err(Failure::new)?;
        register(signal, Arc::clone(&flags.received)).map_err(Failure::new)?;
    }
    outlive_large_files()
}

/// Has SIGXFSZ do nothing, so that a file larger than `ulimit -f` allows is an error of writing (EFBIG): the signal would
/// end the program, and leave a temporary file.
#[cfg(unix)]
fn outlive_large_files() -> Outcome {
    register(signal_hook::consts::SIGXFSZ, Arc::default()).map(drop).map_err(Failure::new)
}

#[cfg(not(unix))]
fn outlive_large_files() -> Outcome {
    Ok(())
}

/// A guard: while it lives, signals are only recorded, so that an unfinished file can be removed.
pub(crate) struct Hold(());

impl Hold {
    pub(crate) fn new() -> Self {
        set_may_exit(false);
        Self(())
    }

    /// Returns whether a signal has arrived.
    pub(crate) fn interrupted(&self) -> bool {
        FLAGS.get().is_some_and(|flags| flags.received.load(Ordering::Relaxed))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        set_may_exit(true);
    }
}

fn set_may_exit(may_exit: bool) {
    if let Some(flags) = FLAGS.get() {
        flags.may_exit.store(may_exit, Ordering::SeqCst);
    }
}
