//! Writing `.npy` with an eye on the terminal: a bar, Ctrl-C, a reader that goes away.

use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::output::destination::{Output, stdout};
use crate::output::progress::Bar;
use std::{ops::ControlFlow, path::Path};
use vonmises::npy::{self, Progress, Writer};

/// What the library calls a stream in its errors.
const STREAM: &str = "<stream>";

/// Has `write` use a writer for the output, whose elements take `width` bytes.
pub(crate) fn write(
    output: &Output,
    width: usize,
    quiet: bool,
    write: impl FnOnce(Writer<'_>) -> Result<(), npy::Error>,
) -> Outcome {
    let bar = Bar::new(quiet);
    let bytes = |elements: u64| elements.saturating_mul(width as u64);
    let hold = (!output.is_stream()).then(Hold::new);
    let listener = |progress: Progress| {
        bar.reached(bytes(progress.done), bytes(progress.total));
        let interrupted = hold.as_ref().is_some_and(Hold::interrupted);
        if interrupted { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let written = if output.is_stdout() {
        write(Writer::from_writer(&mut stdout()?).progress(&listener))
    } else {
        write(Writer::new(output.path()).overwrite(output.may_replace()).progress(&listener))
    };
    written.map_err(|error| match error {
        npy::Error::Io { path, source } if path == Path::new(STREAM) => source.into(),
        other => Failure::from(other),
    })
}
