//! Text has a number or a row in each line, and gives the same numbers again.

use crate::common::{names, with_threads};
use std::fs;
use std::ops::ControlFlow;
use tempfile::tempdir;
use vonmises::npy::{self, ErrorKind, Writer};
use vonmises::{Key, LazySamples};

/// Returns the text of samples in a file, which is the same for any number of threads and in a stream.
fn text_of(samples: &LazySamples<'_, f64>) -> String {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let written = |threads| {
        with_threads(threads, || Writer::new(&path).text(',').write(samples).unwrap());
        fs::read_to_string(&path).unwrap()
    };
    let (alone, mut stream) = (written(1), Vec::new());
    Writer::from_writer(&mut stream).text(',').write(samples).unwrap();
    assert!(alone == written(3) && alone.as_bytes() == stream);
    assert_eq!(names(folder.path()), [path.file_name().unwrap()]);
    alone
}

#[test]
fn text_gives_the_same_floats_again() {
    // Several chunks of 2¹⁷ numbers; concentrations from even angles to ones of 1e-150.
    let kappas = ndarray::array![0.0, 2.0, 1e10, 1e300];
    for shape in [&[100_000, 4][..], &[3, 4], &[4], &[0, 4]] {
        let samples = LazySamples::new(Key::new(3), 0.0, &kappas, shape).unwrap();
        let (text, drawn) = (text_of(&samples), samples.draw().unwrap());
        let rows: Vec<Vec<f64>> =
            text.lines().map(|line| line.split(',').map(|number| number.parse().unwrap()).collect()).collect();
        let columns = if shape.len() == 2 { 4 } else { 1 };
        assert!(rows.len() * columns == drawn.len() && rows.iter().all(|row| row.len() == columns), "{shape:?}");
        assert!(rows.concat().iter().zip(&drawn).all(|(read, drawn)| read.to_bits() == drawn.to_bits()), "{shape:?}");
    }
    let one = LazySamples::new(Key::new(3), 0.5, 1e20, None).unwrap();
    assert_eq!(text_of(&one), format!("{:?}\n", one.draw().unwrap()[[]]));
}

#[test]
fn numbers_of_every_type_and_separator() {
    let text = |write: &dyn Fn(Writer<'_>) -> Result<(), npy::Error>| {
        let mut out = Vec::new();
        write(Writer::from_writer(&mut out)).unwrap();
        String::from_utf8(out).unwrap()
    };
    let floats = |_: usize, chunk: &mut [f32]| chunk.copy_from_slice(&[0.1, 1e-30, -0.0, f32::NAN]);
    assert_eq!(text(&|writer| writer.text(';').generate([2, 2], floats)), "0.1;1e-30\n-0.0;NaN\n");
    let words = |_: usize, chunk: &mut [u64]| chunk.copy_from_slice(&[0, u64::MAX]);
    assert_eq!(text(&|writer| writer.text('\t').generate([2], words)), "0\n18446744073709551615\n");
    let keys = |_: usize, chunk: &mut [Key]| chunk.copy_from_slice(&[Key::from_data([1, 2]), Key::from_data([3, 4])]);
    assert_eq!(text(&|writer| writer.text(' ').generate([2], keys)), "1 2\n3 4\n");
}

#[test]
fn three_axes_and_cancelled_writes_leave_nothing() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let zeros = |_: usize, chunk: &mut [f64]| chunk.fill(0.0);
    let error = Writer::new(&path).text(',').generate([2, 1, 2], zeros).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TextAxes { rank: 3 }), "{error}");
    let cancel = |_| ControlFlow::Break(());
    let error = Writer::new(&path).text(',').progress(&cancel).generate([10], zeros).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Cancelled), "{error}");
    assert!(names(folder.path()).is_empty());
}
