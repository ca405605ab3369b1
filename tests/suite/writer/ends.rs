//! How writing ends before the file is complete: cancelled by its progress callback, by a panic, or by an error.

use crate::common::{kind, names, with_threads};
use ndarray::{Array1, array};
use std::io::{self, ErrorKind, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::tempdir;
use vonmises::npy::{self, Progress, Writer};

fn ones(_start: usize, chunk: &mut [u64]) {
    chunk.fill(1);
}

/// A progress callback that cancels after half a million elements.
fn cancel(progress: Progress) -> ControlFlow<()> {
    if progress.done > 500_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

#[test]
fn progress_counts_every_element_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let seen = Mutex::new(Vec::new());
    let listener = |progress: Progress| {
        assert_eq!((progress.total, progress.width), (1_000_000, 8));
        seen.lock().unwrap().push(progress.done);
        ControlFlow::Continue(())
    };
    for threads in [1, 3] {
        with_threads(threads, || Writer::new(&path).progress(&listener).generate([1_000_000], ones)).unwrap();
        let mut done = std::mem::take(&mut *seen.lock().unwrap());
        done.sort_unstable();
        assert_eq!((done.len(), done.last()), (8, Some(&1_000_000))); // a chunk is 1 MiB
        assert!(done.windows(2).all(|pair| pair[0] < pair[1]));
    }
    let mut stream = Vec::new();
    Writer::from_writer(&mut stream).progress(&listener).generate([1_000_000], ones).unwrap();
    let done = seen.lock().unwrap();
    assert!(done.len() == 8 && done.is_sorted() && done.last() == Some(&1_000_000));
}

#[test]
fn a_cancelled_file_is_gone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    for threads in [1, 2] {
        let result = with_threads(threads, || Writer::new(&path).progress(&cancel).generate([10_000_000], ones));
        let error = result.unwrap_err();
        assert!(matches!(error.kind(), npy::ErrorKind::Cancelled) && error.path() == Some(&path));
        assert!(names(folder.path()).is_empty());
    }
}

#[test]
fn a_file_whose_replacement_is_cancelled_stays() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    npy::save(&path, &array![1.5]).unwrap();
    let result = Writer::new(&path).progress(&cancel).generate([1_000_000], ones);
    assert!(matches!(result.unwrap_err().kind(), npy::ErrorKind::Cancelled));
    assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), array![1.5]);
    assert_eq!(names(folder.path()), [Path::new("a")]);
}

#[test]
fn a_cancelled_stream_ends_soon() {
    let mut stream = Vec::new();
    let result = Writer::from_writer(&mut stream).progress(&cancel).generate([1 << 30], ones);
    assert!(matches!(result.unwrap_err().kind(), npy::ErrorKind::Cancelled));
    assert!(stream.len() < 10 << 20);
}

#[test]
fn a_panic_leaves_nothing_and_stops_the_others() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let length = 1 << 26;
    for threads in [1, 2] {
        let filled = AtomicUsize::new(0);
        let fill = |start: usize, chunk: &mut [u32]| {
            assert!(start < 1 << 20, "a panic of the caller");
            filled.fetch_add(chunk.len(), Ordering::Relaxed);
            chunk.fill(0);
        };
        let run = || with_threads(threads, || Writer::new(&path).generate([length], fill));
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
        assert!(names(folder.path()).is_empty());
        assert!(filled.into_inner() < length / 2);
    }
}

#[test]
fn shapes_are_checked_first() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let generate = |shape: &[usize]| Writer::new(&path).generate(shape, |_, _: &mut [f64]| unreachable!());
    assert!(matches!(generate(&[usize::MAX, 2]).unwrap_err().kind(), npy::ErrorKind::TooLarge { .. }));
    assert!(matches!(generate(&[0, usize::MAX, 2]).unwrap_err().kind(), npy::ErrorKind::TooLarge { .. }));
    assert!(matches!(generate(&[1; 65]).unwrap_err().kind(), npy::ErrorKind::TooManyAxes { rank: 65 }));
    assert!(names(folder.path()).is_empty());
}

/// A stream that takes this many bytes and then no more.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_stream_that_ends_early_is_an_error() {
    for room in [0, 128, 3 << 20] {
        let result = Writer::from_writer(&mut Full(room)).generate([1 << 30], ones);
        assert_eq!(kind(result), ErrorKind::BrokenPipe);
    }
}
