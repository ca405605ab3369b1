//! The output of a command, and the checks made before the work starts.

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
    /// Output file, or `-` for standard output. A file appears under this name only when it is complete.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Replace FILE if it exists, or write over a block device such as a disk.
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

    /// Returns the output with another name of the file.
    pub(super) fn with_path(&self, out: PathBuf) -> Self {
        Self { out, force: self.force }
    }

    /// Returns whether the output is standard output, a pipe or a device, such as /dev/null: it is written to, not
    /// replaced. A block device, such as a disk, is not among them: it holds something, as a file does.
    pub(crate) fn is_stream(&self) -> bool {
        let is_stream = |found: fs::Metadata| !found.is_file() && !found.is_dir() && !is_block_device(&found);
        self.is_stdout() || fs::metadata(&self.out).is_ok_and(is_stream)
    }

    /// Returns whether an existing file may be replaced.
    pub(crate) fn may_replace(&self) -> bool {
        self.force || self.is_stream()
    }

    /// Refuses a terminal, a folder, an existing file without `--force`, a missing folder, and an input file.
    pub(crate) fn check<'a>(&self, inputs: impl IntoIterator<Item = &'a Path>) -> Outcome {
        let on_terminal = if self.is_stdout() { io::stdout().is_terminal() } else { is_terminal(&self.out) };
        if on_terminal { Err(Failure::in_file(&self.out, TERMINAL)) } else { self.check_text(inputs) }
    }

    /// Checks as [`check`](Self::check), but accepts a terminal: what is written is text.
    pub(crate) fn check_text<'a>(&self, inputs: impl IntoIterator<Item = &'a Path>) -> Outcome {
        let refuse = |fault: &str| Err(Failure::in_file(&self.out, fault));
        if self.is_stdout() {
            return Ok(());
        }
        if self.out.is_dir() {
            return refuse("is a folder, where a file is to be written");
        }
        if is_any_of(&self.out, inputs) {
            return refuse("is also an input, which would be replaced; choose another --out");
        }
        if !self.may_replace()
            && let Ok(found) = fs::metadata(&self.out)
        {
            return refuse(if is_block_device(&found) { BLOCK_DEVICE } else { "exists already; --force replaces it" });
        }
        let is_folder = |path: &Path| path.as_os_str().is_empty() || path.is_dir(); // "" is the current folder
        let has_folder = self.out.parent().is_some_and(is_folder);
        if has_folder { Ok(()) } else { refuse("its folder does not exist") }
    }

    /// Opens standard output, or the pipe or device of that name.
    pub(crate) fn open_stream(&self) -> io::Result<File> {
        if self.is_stdout() {
            return stdout();
        }
        let stream = File::options().write(true).open(&self.out)?;
        let is_file = stream.metadata()?.is_file(); // one that has taken the name since it was looked at
        if is_file { Err(io::Error::other("has become a file; run this again")) } else { Ok(stream) }
    }
}

const TERMINAL: &str = "is a terminal; give --out a file, or pipe the output to another program";

const BLOCK_DEVICE: &str = "is a block device, such as a disk; --force writes over what it holds";

/// Returns standard output as a file, without the standard library's line buffer.
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

/// Returns whether the path leads to the same file as one of the others.
fn is_any_of<'a>(path: &Path, others: impl IntoIterator<Item = &'a Path>) -> bool {
    let canonical = |path: &Path| fs::canonicalize(path).ok();
    canonical(path).is_some_and(|this| others.into_iter().any(|other| canonical(other).as_ref() == Some(&this)))
}

/// Returns whether the path is that of a terminal. Pipes are not opened, since that would wait for a reader.
fn is_terminal(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| is_character_device(&found))
        && File::open(path).is_ok_and(|file| file.is_terminal())
}

#[cfg(unix)]
fn is_block_device(found: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_block_device(&found.file_type())
}

#[cfg(not(unix))]
fn is_block_device(_: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn is_character_device(found: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&found.file_type())
}

#[cfg(not(unix))]
fn is_character_device(_: &fs::Metadata) -> bool {
    false
}
