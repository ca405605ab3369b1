//! A file written piece by piece is the file that `save` writes, in little memory; until it is complete there is
//! nothing under its name, and afterwards nothing beside it.

mod files;
mod shards;

use crate::common::with_threads;
use ndarray::{Array1, ArrayD, IxDyn, array};
use std::{
    fs,
    io::{self, ErrorKind, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Mutex,
};
use tempfile::tempdir;
use vonmises::{
    Float, Key, LazySamples, Param,
    npy::{self, Element, Error, Progress, Writer},
};

/// The names in a folder.
fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into()).collect();
    names.sort();
    names
}

fn kind(result: Result<(), Error>) -> ErrorKind {
    match result {
        Err(error) => match error.kind() {
            npy::ErrorKind::Io(source) => source.kind(),
            other => panic!("{other}"),
        },
        Ok(()) => panic!("no error"),
    }
}

fn saved<T: Element>(array: &ArrayD<T>) -> Vec<u8> {
    let folder = tempdir().unwrap();
    npy::save(folder.path().join("a"), array).unwrap();
    fs::read(folder.path().join("a")).unwrap()
}

/// The bytes of a file, and of a stream, that a writer makes.
fn written(write: impl Fn(Writer<'_>) -> Result<(), Error>) -> Vec<u8> {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    write(Writer::new(&path)).unwrap();
    let mut stream = Vec::new();
    write(Writer::from_writer(&mut stream)).unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(bytes == stream, "a stream");
    assert_eq!(names(folder.path()), [Path::new("a")]);
    bytes
}

/// Element i is a function of i.
fn counting<T: Element>(shape: &[usize], of: impl Fn(usize) -> T + Sync) {
    let mut flat = 0..;
    let array = ArrayD::from_shape_simple_fn(IxDyn(shape), || of(flat.next().unwrap()));
    let bytes = written(|writer| {
        writer.generate(shape, |start, block| block.iter_mut().zip(start..).for_each(|(slot, i)| *slot = of(i)))
    });
    assert!(bytes == saved(&array), "{shape:?}");
}

#[test]
fn generated_files_are_saved_ones() {
    // Nothing, one element, just below and above a block of 1 MiB, and several of them.
    for shape in [
        &[][..],
        &[0],
        &[3, 0, 2],
        &[1],
        &[7, 5],
        &[(1 << 18) - 1],
        &[1 << 18],
        &[(1 << 18) + 1],
        &[3, 1 << 18],
        &[5, 111_111],
    ] {
        counting(shape, |i| i as f32 - 0.5);
        counting(shape, |i| Key::from_data([i as u32, 7]));
    }
    for threads in [1, 3] {
        with_threads(threads, || {
            counting(&[300, 1001], |i| i as u32);
            counting(&[300, 1001], |i| (i as u64).wrapping_mul(0x0123_4567_89ab_cdef));
            counting(&[300, 1001], |i| -(i as f64));
        });
    }
}

fn sampled<F: Float + Element + for<'p> Param<'p, F>>() {
    let kappas = Array1::from_iter((0..7).map(|j| F::from_f64(f64::from(j))));
    let samples = LazySamples::new(Key::new(5), F::from_f64(0.3), &kappas, [60_001, 7]).unwrap();
    let expected = saved(&samples.draw().unwrap());
    for threads in [1, 2, 3, 7] {
        assert!(with_threads(threads, || written(|writer| writer.write(&samples))) == expected, "{threads}");
    }
}

#[test]
fn samples_are_those_that_would_be_saved() {
    sampled::<f32>();
    sampled::<f64>();
}

#[test]
fn progress_counts_every_element_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let seen = Mutex::new(Vec::new());
    let listener = |progress: Progress| {
        assert_eq!(progress.total, 1_000_000);
        seen.lock().unwrap().push(progress.done);
        ControlFlow::Continue(())
    };
    let fill = |_, block: &mut [u64]| block.fill(1);
    for threads in [1, 3] {
        with_threads(threads, || Writer::new(&path).progress(&listener).generate([1_000_000], fill)).unwrap();
        let mut done = std::mem::take(&mut *seen.lock().unwrap());
        done.sort_unstable();
        assert_eq!((done.len(), done.last()), (8, Some(&1_000_000)));
        assert!(done.windows(2).all(|pair| pair[0] < pair[1]));
    }
    let mut stream = Vec::new();
    Writer::from_writer(&mut stream).progress(&listener).generate([1_000_000], fill).unwrap();
    let done = seen.lock().unwrap();
    assert!(done.len() == 8 && done.is_sorted() && done.last() == Some(&1_000_000));
}

#[test]
fn a_cancelled_file_is_gone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let listener =
        |progress: Progress| if progress.done > 500_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    for threads in [1, 2] {
        let result = with_threads(threads, || {
            Writer::new(&path).progress(&listener).generate([10_000_000], |_, block: &mut [u64]| block.fill(1))
        });
        let error = result.unwrap_err();
        assert!(matches!(error.kind(), npy::ErrorKind::Cancelled) && error.path() == Some(&path));
        assert!(names(folder.path()).is_empty());
    }
    npy::save(&path, &array![1.5]).unwrap();
    let result = Writer::new(&path).progress(&listener).generate([1_000_000], |_, block: &mut [u64]| block.fill(1));
    assert!(matches!(result.unwrap_err().kind(), npy::ErrorKind::Cancelled));
    assert_eq!(npy::load::<f64>(&path).unwrap(), array![1.5].into_dyn());
    assert_eq!(names(folder.path()), [Path::new("a")]);
    let mut stream = Vec::new();
    let result =
        Writer::from_writer(&mut stream).progress(&listener).generate([1 << 30], |_, block: &mut [u64]| block.fill(1));
    assert!(matches!(result.unwrap_err().kind(), npy::ErrorKind::Cancelled));
    assert!(stream.len() < 10 << 20);
}

#[test]
fn a_panic_leaves_nothing_and_stops_the_others() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let fill = |start: usize, block: &mut [u32]| {
        assert!(start < 1 << 20, "the caller's own");
        block.fill(0);
    };
    for threads in [1, 2] {
        // So large that going on would take minutes.
        let run = || with_threads(threads, || Writer::new(&path).generate([1 << 30], fill));
        assert!(std::panic::catch_unwind(run).is_err());
        assert!(names(folder.path()).is_empty());
    }
}

#[test]
fn shapes_are_checked_first() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let generate = |shape: &[usize]| Writer::new(&path).generate(shape, |_, _: &mut [f64]| unreachable!());
    assert!(matches!(generate(&[usize::MAX, 2]).unwrap_err().kind(), npy::ErrorKind::TooLarge { .. }));
    assert!(matches!(generate(&[0, usize::MAX, 2]).unwrap_err().kind(), npy::ErrorKind::TooLarge { .. }));
    assert!(matches!(generate(&[1; 65]).unwrap_err().kind(), npy::ErrorKind::Rank { rank: 65 }));
    assert!(names(folder.path()).is_empty());
}

/// A reader that has seen enough.
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
        let result = Writer::from_writer(&mut Full(room)).generate([1 << 30], |_, block: &mut [u64]| block.fill(1));
        assert_eq!(kind(result), ErrorKind::BrokenPipe);
    }
}

#[test]
fn a_writer_says_what_it_is() {
    let text = format!("{:?}", Writer::new("a.npy").overwrite(false));
    assert_eq!(text, r#"Writer { target: "a.npy", overwrite: false, progress: false, shard: None, raw: false }"#);
}
