//! Shapes and lengths are checked before memory is taken or a file is made.

use super::{file, load_bytes};
use ndarray::{Array1, ArrayD, arr0};
use std::fs;
use tempfile::tempdir;
use vonmises::Key;
use vonmises::npy::{self, Error, ErrorKind};

#[test]
fn claims_are_checked_before_memory_is_taken() {
    let shaped = |shape: &str, data: usize| {
        file(1, &format!("{{'descr': '<u4', 'fortran_order': False, 'shape': {shape}}}"), &vec![0; data])
    };
    let load = |shape: &str, data: usize| load_bytes::<u32>(&shaped(shape, data)).unwrap_err().into_kind();
    for (shape, data, words) in [
        ("(1000000000000,)", 8, 1_000_000_000_000),
        ("(3, 4)", 47, 12),
        ("(3, 4)", 49, 12),
        ("()", 0, 1),
        ("(0,)", 1, 0),
    ] {
        let header = shaped(shape, 0).len() as u64;
        let ErrorKind::Length { expected, found } = load(shape, data) else { panic!("{shape}") };
        assert_eq!((expected, found), (header + 4 * words, header + data as u64), "{shape}");
    }
    for shape in ["(0, 1099511627776, 1099511627776)", "(18446744073709551615,)", "(2305843009213693952,)"] {
        assert!(matches!(load(shape, 0), ErrorKind::TooLarge { .. }), "{shape}");
    }
    let axes = |count| format!("({})", "1, ".repeat(count));
    assert!(matches!(load(&axes(65), 4), ErrorKind::TooManyAxes { rank: 65 }));
    assert!(matches!(load(&axes(3000), 4), ErrorKind::TooManyAxes { rank: 3000 }));
    assert_eq!(load_bytes::<u32>(&shaped(&axes(64), 4)).unwrap().ndim(), 64);

    for shape in ["()", "(3,)", "(2, 3)", "(0,)"] {
        let error = load_bytes::<Key>(&shaped(shape, 0)).unwrap_err().into_kind();
        assert!(matches!(error, ErrorKind::KeyData { .. }), "{shape}: {error}");
    }
    assert_eq!(load_bytes::<Key>(&shaped("(2,)", 8)).unwrap(), arr0(Key::default()).into_dyn());
    assert_eq!(load_bytes::<Key>(&shaped("(3, 0, 2)", 0)).unwrap().shape(), [3, 0]);
}

#[test]
fn what_load_would_refuse_is_not_saved() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let one = arr0(Key::new(1));
    let wide = one.broadcast(1_usize << 60).unwrap();
    let refused = npy::save(&path, wide).map_err(Error::into_kind);
    assert!(matches!(refused, Err(ErrorKind::TooLarge { shape }) if shape == [1 << 60, 2]));
    let zero = Array1::<f64>::zeros(0);
    let empty = zero.broadcast((1_usize << 61, 0)).unwrap();
    assert!(matches!(npy::save(&path, empty).unwrap_err().kind(), ErrorKind::TooLarge { .. }));
    let deep = ArrayD::<f32>::zeros(vec![1; 65]);
    assert!(matches!(npy::save(&path, &deep).unwrap_err().kind(), ErrorKind::TooManyAxes { rank: 65 }));
    assert!(matches!(
        npy::save(&path, ArrayD::from_elem(vec![1; 64], Key::new(1))).unwrap_err().kind(),
        ErrorKind::TooManyAxes { rank: 65 }
    ));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    npy::save(&path, ArrayD::from_elem(vec![1; 63], Key::new(1))).unwrap();
    assert_eq!(npy::load::<ArrayD<Key>>(&path).unwrap().ndim(), 63);
}

/// No bytes, and more rows than anything could go through.
#[test]
fn an_empty_array_of_many_rows_takes_no_time() {
    const ROWS: usize = (1 << 60) - 1;
    for (text, shape) in [("(1152921504606846975, 0)", [ROWS, 0]), ("(0, 1152921504606846975)", [0, ROWS])] {
        for fortran in ["False", "True"] {
            let dictionary = format!("{{'descr': '<f8', 'fortran_order': {fortran}, 'shape': {text}}}");
            let found = load_bytes::<f64>(&file(1, &dictionary, &[])).unwrap();
            assert_eq!(found.shape(), shape);
            assert_eq!(npy::read_as::<ArrayD<f64>>(&*file(1, &dictionary, &[])).unwrap(), found);
            let folder = tempdir().unwrap();
            let path = folder.path().join("a");
            npy::save(&path, &found).unwrap();
            assert_eq!(npy::load::<ArrayD<f64>>(&path).unwrap(), found);
            let write = |writer: npy::Writer<'_>| writer.generate(shape, |_, _: &mut [f64]| unreachable!());
            write(npy::Writer::new(&path)).unwrap();
            write(npy::Writer::new(&path).text(',')).unwrap();
            let parts = [folder.path().join("0"), folder.path().join("1")];
            for (index, part) in parts.iter().enumerate() {
                write(npy::Writer::new(part).shard(npy::Shard::new(index, 2, 7).unwrap())).unwrap();
            }
            npy::Writer::new(&path).join(&parts).unwrap();
            assert_eq!(npy::describe(&path).unwrap().shape, shape);
        }
    }
}
