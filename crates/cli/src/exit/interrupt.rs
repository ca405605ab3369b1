//! Ctrl-C and `kill`.
//!
//! SIGHUP is left alone, so that `nohup` works; what a hangup leaves behind the next run removes.

use crate::exit::failure::{Failure, INTERRUPTED, Outcome};
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag::{register, register_conditional_shutdown},
};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

/// What the signals' handlers read and write.
struct Flags {
    /// The program may end at once: there is nothing to remove.
    at_once: Arc<AtomicBool>,
    /// Somebody wants it to end.
    came: Arc<AtomicBool>,
}

static FLAGS: OnceLock<Flags> = OnceLock::new();

/// From now on a signal ends the program with the status of an interrupted one, even while it waits for a reader.
pub(crate) fn install() -> Outcome {
    let flags = FLAGS.get_or_init(|| Flags { at_once: Arc::new(true.into()), came: Arc::default() });
    for signal in [SIGINT, SIGTERM] {
        register_conditional_shutdown(signal, INTERRUPTED.into(), Arc::clone(&flags.at_once)).map_err(Failure::new)?;
        register(signal, Arc::clone(&flags.came)).map_err(Failure::new)?;
    }
    Ok(())
}

/// While this lives a signal is only noted, so that what has been begun can be removed.
pub(crate) struct Hold(());

impl Hold {
    pub(crate) fn new() -> Self {
        allow_ending_at_once(false);
        Self(())
    }

    /// Whether somebody wants the program to end.
    pub(crate) fn interrupted(&self) -> bool {
        FLAGS.get().is_some_and(|flags| flags.came.load(Ordering::Relaxed))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        allow_ending_at_once(true);
    }
}

fn allow_ending_at_once(allow: bool) {
    if let Some(flags) = FLAGS.get() {
        flags.at_once.store(allow, Ordering::SeqCst);
    }
}
