//! Ctrl-C and `kill`.
//!
//! SIGHUP is left alone, so that `nohup` works; what a hangup leaves behind the next run removes.

use crate::failure::{Failure, INTERRUPTED, Outcome};
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag::{register, register_conditional_shutdown},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Whether somebody wants the program to end.
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on a signal is only noted, so that what has been begun can be removed.
    pub(crate) fn watch() -> Outcome<Self> {
        let came = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            register(signal, Arc::clone(&came)).map_err(Failure::new)?;
        }
        Ok(Self(came))
    }

    pub(crate) fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// From now on a signal ends the program at once, even if nobody reads what it writes: nothing has to be removed.
pub(crate) fn end_at_once() -> Outcome {
    let always = Arc::new(AtomicBool::new(true));
    for signal in [SIGINT, SIGTERM] {
        register_conditional_shutdown(signal, INTERRUPTED.into(), Arc::clone(&always)).map_err(Failure::new)?;
    }
    Ok(())
}
