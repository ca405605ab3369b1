//! Writing arrays and pictures from the terminal: a progress bar, Ctrl-C, a reader that closes the pipe.

use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::output::destination::{Output, stdout};
use crate::output::progress::Bar;
use ndarray::ArrayD;
use std::ops::ControlFlow;
use vonmises::npy::{self, Element, Progress, Writer};
use vonmises::plot::{self, Picture};

/// Calls `write` with a writer for the output.
pub(crate) fn write(output: &Output, quiet: bool, write: impl FnOnce(Writer<'_>) -> Result<(), npy::Error>) -> Outcome {
    let bar = Bar::new(quiet);
    let hold = (!output.is_stream()).then(Hold::new);
    let callback = |progress: Progress| {
        let bytes = |elements: u64| elements.saturating_mul(progress.width as u64);
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
    write(output, true, |writer| {
        let writer = if let Some(separator) = separator { writer.text(separator) } else { writer };
        writer.generate(values.shape(), |start, chunk: &mut [T]| chunk.copy_from_slice(&flat[start..][..chunk.len()]))
    })
}

/// Saves a picture to a file, pipe or device.
pub(crate) fn save_picture(output: &Output, picture: &Picture) -> Outcome {
    // An interrupt waits until a file is complete, which takes no time; a pipe may never have a reader.
    let _hold = (!output.is_stream()).then(Hold::new);
    let saved = if output.may_replace() { picture.save(output.path()) } else { picture.save_new(output.path()) };
    saved.map_err(|error| match error {
        plot::Error::Io { path, source } => Failure::writing(&path, source),
        plot::Error::Resolution { dpi } => {
            Failure::new(format!("--dpi {dpi}: a picture is from 1 to 10000 pixels wide and high"))
        }
        other => Failure::new(other),
    })
}
