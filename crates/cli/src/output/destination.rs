//! Where a command puts its result, and what is refused before there is one.

use crate::exit::failure::{Failure, Outcome};
use clap::Args;
use std::{
    fs::{self, File},
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

/// A file, or standard output.
#[derive(Args, Clone, Debug)]
pub(crate) struct Output {
    /// The file to write, or `-` for standard output. It appears under this name only when it is complete.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Replace FILE if it is there.
    #[arg(long)]
    force: bool,
}

impl Output {
    pub(crate) fn path(&self) -> &Path {
        &self.out
    }

    pub(crate) fn is_stdout(&self) -> bool {
        self.out == Path::new("-")
    }

    /// Standard output, or a pipe or device, which is not replaced but written to.
    pub(crate) fn is_stream(&self) -> bool {
        self.is_stdout() || fs::metadata(&self.out).is_ok_and(|found| !found.is_file() && !found.is_dir())
    }

    /// Whether what is there now may go.
    pub(crate) fn may_replace(&self) -> bool {
        self.force || self.is_stream()
    }

    /// Refuses a terminal, a folder, a file that is there already, a missing folder, and one of the inputs.
    pub(crate) fn check<'a>(&self, inputs: impl IntoIterator<Item = &'a Path>) -> Outcome {
        let refuse = |fault: &str| Err(Failure::in_file(&self.out, fault));
        if self.is_stdout() {
            return if io::stdout().is_terminal() { refuse(TERMINAL) } else { Ok(()) };
        }
        if self.out.is_dir() {
            return refuse("is a folder, where a file is to be written");
        }
        if same_as_any(&self.out, inputs) {
            return refuse("is also an input, and would be replaced; choose another --out");
        }
        if !self.may_replace() && self.out.exists() {
            return refuse("exists already; --force replaces it");
        }
        if is_terminal(&self.out) {
            return refuse(TERMINAL);
        }
        if folder(&self.out).is_dir() { Ok(()) } else { refuse("its folder does not exist") }
    }

    /// Standard output, or the pipe or device of that name.
    pub(crate) fn open_stream(&self) -> io::Result<File> {
        if self.is_stdout() { stdout() } else { File::options().write(true).open(&self.out) }
    }
}

const TERMINAL: &str = "is a terminal; give --out a file, or pipe the output on";

/// Standard output without the buffer, which looks for lines, that the standard library has before it.
#[cfg(unix)]
pub(crate) fn stdout() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
pub(crate) fn stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdout().as_handle().try_clone_to_owned()?.into())
}

/// The folder that a file is, or will be, in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn same_as_any<'a>(path: &Path, others: impl IntoIterator<Item = &'a Path>) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(path).is_some_and(|this| others.into_iter().any(|other| real(other).as_ref() == Some(&this)))
}

/// Whether the path is that of a terminal. A pipe is not opened, since that would wait for a reader.
fn is_terminal(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| is_character_device(&found))
        && File::open(path).is_ok_and(|file| file.is_terminal())
}

#[cfg(unix)]
fn is_character_device(found: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&found.file_type())
}

#[cfg(not(unix))]
fn is_character_device(_: &fs::Metadata) -> bool {
    false
}
