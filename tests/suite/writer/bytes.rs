//! The bytes are those of `save`, for any shape, element type and number of threads, in a file and in a stream.

use crate::common::{names, saved, with_threads};
use ndarray::{Array1, ArrayD, IxDyn};
use std::fs;
use std::path::Path;
use tempfile::tempdir;
use vonmises::npy::{Element, Error, Writer};
use vonmises::{Float, Key, LazySamples, Param};

/// Returns the bytes that a writer writes to a file, and asserts that it writes the same to a stream.
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

/// Generates an array whose element i is `element(i)` and compares it with the saved one.
fn assert_generated<T: Element>(shape: &[usize], element: impl Fn(usize) -> T + Sync) {
    let mut flat = 0..;
    let array = ArrayD::from_shape_simple_fn(IxDyn(shape), || element(flat.next().unwrap()));
    let bytes = written(|writer| {
        writer.generate(shape, |start, chunk| chunk.iter_mut().zip(start..).for_each(|(slot, i)| *slot = element(i)))
    });
    assert!(bytes == saved(&array), "{shape:?}");
}

#[test]
fn generated_files_are_saved_ones() {
    // No element, one, just fewer and just more than a chunk of 1 MiB holds, and several chunks.
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
        assert_generated(shape, |i| i as f32 - 0.5);
        assert_generated(shape, |i| Key::from_data([i as u32, 7]));
    }
    for threads in [1, 3] {
        with_threads(threads, || {
            assert_generated(&[300, 1001], |i| i as u32);
            assert_generated(&[300, 1001], |i| (i as u64).wrapping_mul(0x0123_4567_89ab_cdef));
            assert_generated(&[300, 1001], |i| -(i as f64));
            assert_generated(&[3000, 1001], |i| i as u8);
            assert_generated(&[300, 1001], |i| !i as i8);
            assert_generated(&[300, 1001], |i| i as u16);
            assert_generated(&[300, 1001], |i| !i as i16);
            assert_generated(&[300, 1001], |i| !i as i32);
            assert_generated(&[300, 1001], |i| !i as i64);
            assert_generated(&[3000, 1001], |i| i % 3 == 0);
        });
    }
}

/// Writes samples on pools of several sizes and compares them with the saved ones.
fn assert_sampled<F: Float + for<'p> Param<'p, F>>() {
    let kappas = Array1::from_iter((0..7).map(|j| F::from_f64(f64::from(j))));
    let samples = LazySamples::new(Key::new(5), F::from_f64(0.3), &kappas, [60_001, 7]).unwrap();
    let expected = saved(samples.draw().unwrap());
    for threads in [1, 2, 3, 7] {
        assert!(with_threads(threads, || written(|writer| writer.write(&samples))) == expected, "{threads}");
    }
}

#[test]
fn samples_are_those_that_would_be_saved() {
    assert_sampled::<f32>();
    assert_sampled::<f64>();
}

#[test]
fn a_writer_says_what_it_is() {
    let text = format!("{:?}", Writer::new("a.npy").overwrite(false));
    assert_eq!(text, r#"Writer { target: "a.npy", overwrite: false, progress: false, shard: None, form: Npy }"#);
}
