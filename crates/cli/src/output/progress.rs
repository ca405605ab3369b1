//! The progress bar, and a clock for work without one.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// Redraws per second, few enough to cost nothing.
const RATE: u8 = 10;

const TEMPLATE: &str = "{wide_bar} {bytes}/{total_bytes}, {binary_bytes_per_sec}, {eta} left";

/// A progress bar of bytes on stderr, if that is a terminal; it is cleared when dropped.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new(quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(RATE) };
        let style = ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(ProgressBar::with_draw_target(None, target).with_style(style))
    }

    /// Shows that this many of all bytes are written.
    pub(crate) fn reached(&self, bytes: u64, total: u64) {
        if self.0.length() != Some(total) {
            self.0.set_length(total);
        }
        self.0.set_position(bytes);
    }
}

/// A sign of life with the time that has passed, on stderr if that is a terminal; it is cleared when dropped. It is for
/// work whose parts done are not known.
pub(crate) struct Clock(ProgressBar);

impl Clock {
    pub(crate) fn new(work: String) -> Self {
        let style = ProgressStyle::with_template("{spinner} {msg}, {elapsed}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
        let target = ProgressDrawTarget::stderr_with_hz(RATE);
        let clock = ProgressBar::with_draw_target(None, target).with_style(style).with_message(work);
        // It ticks in a thread of its own, which cannot be started where memory is short.
        if !clock.is_hidden() {
            clock.enable_steady_tick(Duration::from_millis(1000 / u64::from(RATE)));
        }
        Self(clock)
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
