//! Writing arrays from the terminal: a progress bar, Ctrl-C, a reader that closes the pipe.

use crate::exit::failure::Outcome;
use crate::exit::interrupt::Hold;
use crate::output::destination::{Output, stdout};
use crate::output::progress::Bar;
use ndarray::ArrayD;
use std::ops::ControlFlow;
use vonmises::npy::{self, Element, Progress, Writer};

/// Calls `write` with a writer for the output, whose elements take `width` bytes in memory.
pub(crate) fn write(
    output: &Output,
    width: usize,
    quiet: bool,
    write: impl FnOnce(Writer<'_>) -> Result<(), npy::Error>,
) -> Outcome {
    let bar = Bar::new(quiet);
    let bytes = |elements: u64| elements.saturating_mul(width as u64);
    let hold = (!output.is_stream()).then(Hold::new);
    let callback = |progress: Progress| {
        bar.reached(bytes(progress.done), bytes(progress.total));
        let interrupted = hold.as_ref().is_some_and(Hold::interrupted);
        if interrupted { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    if output.is_stdout() {
        write(Writer::from_writer(&mut stdout()?).progress(&callback))?;
    } else {
        write(Writer::new(output.path()).overwrite(output.may_replace()).progress(&callback))?;
    }
    Ok(())
}

/// Writes an array, as text if a separator is given. There is no progress bar: it is in memory already.
pub(crate) fn save<T: Element>(output: &Output, separator: Option<char>, values: &ArrayD<T>) -> Outcome {
    let values = values.as_standard_layout();
    let flat = values.as_slice().unwrap_or_default(); // row-major by the line above
    write(output, size_of::<T>(), true, |writer| {
        let writer = if let Some(separator) = separator { writer.text(separator) } else { writer };
        writer.generate(values.shape(), |start, chunk: &mut [T]| chunk.copy_from_slice(&flat[start..][..chunk.len()]))
    })
}
