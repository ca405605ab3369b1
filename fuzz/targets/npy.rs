//! Headers and data of `.npy` files: a file, a stream and a slow stream give the same, and what is read is written back
//! and read again as it was.

#![no_main]

use fuzz::folder;
use libfuzzer_sys::fuzz_target;
use ndarray::{Array2, ArrayD};
use std::fmt::Debug;
use std::io::{Cursor, Read};
use vonmises::Key;
use vonmises::npy::{self, FromNpy, FromReals, Reader, ToNpy};

fuzz_target!(|bytes: &[u8]| {
    let folder = folder();
    let path = folder.path().join("x.npy");
    std::fs::write(&path, bytes).expect("the file is written");
    let description = npy::describe(&path);
    assert!(description.is_err() || npy::is_npy(bytes));
    let read = [
        same::<ArrayD<f64>>(bytes, &path),
        same::<ArrayD<f32>>(bytes, &path),
        same::<ArrayD<i64>>(bytes, &path),
        same::<ArrayD<u8>>(bytes, &path),
        same::<ArrayD<bool>>(bytes, &path),
        same::<ArrayD<Key>>(bytes, &path),
    ];
    let converted = [converted::<ArrayD<f64>>(bytes, &path), converted::<ArrayD<f32>>(bytes, &path)];
    // An array of one rank is one of any.
    if same::<Array2<f64>>(bytes, &path) {
        assert!(read[0]);
    }
    // An empty array may have a shape that only small elements can have.
    let is_empty = description.as_ref().is_ok_and(|description| description.shape.contains(&0));
    if read[..2].contains(&true) && !is_empty {
        assert!(converted[0], "floats convert to f64");
    }
    if read.contains(&true) || converted.contains(&true) {
        assert!(description.is_ok(), "an array whose header is wrong was read");
    }
});

/// Reads an array in every way; returns whether there is one.
fn same<A: Debug + FromNpy + ToNpy>(bytes: &[u8], path: &std::path::Path) -> bool {
    let file: Result<A, _> = npy::load(path);
    let stream = npy::read::<A>(bytes);
    let slow = npy::read::<A>(Slow(Cursor::new(bytes)));
    let reader = Reader::new(bytes).and_then(|reader| reader.read::<A>());
    let text = |array: &Result<A, npy::Error>| array.as_ref().ok().map(text);
    let expected = text(&file);
    for other in [&stream, &slow, &reader] {
        assert_eq!(expected, text(other));
    }
    let Ok(array) = file else { return false };
    let mut written = Vec::new();
    npy::write(&mut written, &array).expect("what was read can be written");
    let again: A = npy::read(&written[..]).expect("what was written can be read");
    assert_eq!(expected, text(&Ok(again)));
    true
}

/// Converts an array from a file and a stream; returns whether there is one.
fn converted<A: Debug + FromReals>(bytes: &[u8], path: &std::path::Path) -> bool {
    let text = |array: Result<A, npy::Error>| array.as_ref().ok().map(text);
    let file = text(npy::load_as(path));
    assert_eq!(file, text(npy::read_as(bytes)));
    assert_eq!(file, text(npy::read_as(Slow(Cursor::new(bytes)))));
    file.is_some()
}

/// Returns the elements and shape of an array, but not how it lies in memory.
fn text(array: &impl Debug) -> String {
    let text = format!("{array:?}");
    text.split(", strides=").next().unwrap_or_default().to_owned()
}

/// Hands out a byte at a time.
struct Slow<'a>(Cursor<&'a [u8]>);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = buffer.len().min(1);
        self.0.read(&mut buffer[..most])
    }
}
