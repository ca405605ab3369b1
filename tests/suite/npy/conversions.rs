//! Real numbers of every dtype load as floats, exactly or not at all. The files are those of NumPy (`data/npy`).

use super::file;
use crate::common::data;
use ndarray::{Array1, Array2, ArrayD, array};
use std::fs;
use std::path::PathBuf;
use vonmises::npy::{self, Error, ErrorKind, Reader};
use vonmises::{Float, Key};

/// Returns the files of `data/npy` and the elements of each as text, in row-major order.
fn files() -> Vec<(PathBuf, Vec<String>)> {
    let lines = fs::read_to_string(data("npy/values.csv")).unwrap();
    let file = |line: &str| {
        let (name, elements) = line.split_once(',').unwrap();
        (data(&format!("npy/{name}.npy")), elements.split(',').map(str::to_owned).collect())
    };
    lines.lines().map(file).collect()
}

/// Returns the text as a float of that type, if it is one exactly: by integers of 128 bits, or by the float64 that it
/// is.
fn exactly<F: Float>(text: &str) -> Option<F> {
    let wide: f64 = match text.parse::<i128>() {
        Ok(integer) => Some(integer as f64).filter(|&wide| wide as i128 == integer)?,
        Err(_) => text.parse().unwrap(),
    };
    let narrow = F::from_f64(wide);
    (narrow.to_f64() == wide || wide.is_nan()).then_some(narrow)
}

/// Loads a file of shape (3, 4) and compares it with the elements, or the error with the first that is not exact.
fn assert_converted<F: Float>(path: &PathBuf, elements: &[String]) {
    let name = path.display();
    let is_fortran = path.to_string_lossy().contains("fortran");
    let position = |index: usize| if is_fortran { index % 4 * 3 + index / 4 } else { index };
    let first_inexact = (0..12).filter(|&i| exactly::<F>(&elements[i]).is_none()).min_by_key(|&i| position(i));
    let stream = || npy::read_as::<ArrayD<F>>(fs::File::open(path).unwrap()).map_err(Error::into_kind);
    match (npy::load_as::<Array2<F>>(path).map_err(Error::into_kind), first_inexact) {
        (Ok(found), None) => {
            assert_eq!(found.shape(), [3, 4], "{name}");
            assert_eq!(found.is_standard_layout(), !is_fortran, "{name}");
            for (found, text) in found.iter().zip(elements) {
                let [found, expected] = [*found, exactly::<F>(text).unwrap()].map(Float::to_f64);
                let same = found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan();
                assert!(same, "{name}: {found} for {text}");
            }
            assert_eq!(format!("{:?}", stream().unwrap()), format!("{:?}", found.into_dyn()), "{name}");
        }
        (Err(ErrorKind::Inexact { index, value, target, dtype }), Some(first)) => {
            assert_eq!(index, [first / 4, first % 4], "{name}");
            assert_eq!(exactly::<f64>(&value).map(f64::to_bits), exactly::<f64>(&elements[first]).map(f64::to_bits));
            assert!(value.contains('e') || value == elements[first], "{name}: {value} for {}", elements[first]);
            assert!(target == format!("<f{}", size_of::<F>()) && npy::describe(path).unwrap().dtype == dtype);
            assert!(matches!(stream(), Err(ErrorKind::Inexact { index: same, .. }) if same == index), "{name}");
        }
        (result, first) => panic!("{name}: {result:?}, first inexact {first:?}"),
    }
}

#[test]
fn every_real_dtype_of_numpy_is_converted_exactly_or_refused() {
    let files = files();
    assert_eq!(files.len(), 24);
    for (path, elements) in &files {
        assert!(npy::describe(path).unwrap().is_real());
        assert_converted::<f64>(path, elements);
        assert_converted::<f32>(path, elements);
    }
}

#[test]
fn numbers_without_an_equal_are_named() {
    let load = |name: &str| npy::load_as::<ArrayD<f64>>(data(&format!("npy/{name}.npy"))).unwrap_err().into_kind();
    let message = "element [1, 3] is 9007199254740993, of dtype \"<i8\", and \"<f8\" cannot hold it: \
                   round it in NumPy, x.astype(\"<f8\")";
    assert_eq!(load("i8_inexact").to_string(), message);
    // In Fortran order the last column comes last, and the index is that of NumPy.
    assert!(matches!(load("u8_inexact_fortran"), ErrorKind::Inexact { index, .. } if index == [1, 1]));
    let bytes = crate::common::saved(&array![0.5, 0.1, 1e300]);
    let error = npy::read_as::<Array1<f32>>(&*bytes).unwrap_err().into_kind();
    assert!(matches!(error, ErrorKind::Inexact { index, value, .. } if index == [1] && value == "0.1"));
}

/// The value of each pattern is that of the definition in IEEE 754: (-1)^s 2^(e - 15) (1 + f / 2^10), and without the
/// leading 1 for e = 0, where the exponent is that of e = 1.
#[test]
fn every_number_of_half_precision_is_exact() {
    let bits: Vec<u16> = (0..=u16::MAX).collect();
    let data: Vec<u8> = bits.iter().flat_map(|bits| bits.to_le_bytes()).collect();
    let bytes = file(1, "{'descr': '<f2', 'fortran_order': False, 'shape': (65536,), }", &data);
    let (single, double): (Array1<f32>, Array1<f64>) = (npy::read_as(&*bytes).unwrap(), npy::read_as(&*bytes).unwrap());
    for (&bits, (&single, &double)) in bits.iter().zip(single.iter().zip(&double)) {
        let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023) / 1024.0);
        let size = match (exponent, fraction) {
            (31, 0.0) => f64::INFINITY,
            (31, _) => f64::NAN,
            (0, _) => fraction * f64::powi(2.0, -14),
            _ => (1.0 + fraction) * f64::powi(2.0, exponent - 15),
        };
        let expected = if bits >> 15 == 1 { -size } else { size };
        let same = double.to_bits() == expected.to_bits() || double.is_nan() && expected.is_nan();
        assert!(same && (f64::from(single).to_bits() == double.to_bits() || single.is_nan()), "{bits:x}: {double}");
    }
}

#[test]
fn what_is_not_real_is_refused_with_advice() {
    for (descr, advice) in [
        ("<c16", "numpy.angle(x)"),
        ("<U4", "of text, save x.astype(float)"),
        ("|S3", "of text"),
        ("|O", "of Python objects"),
        ("<M8[ns]", "dates"),
        ("<m8[s]", "dates"),
        ("|V2", "bfloat16"),
        ("<f16", "more than 64 bits"),
        ("<x4", "save x.astype(float)"),
    ] {
        let bytes = file(1, &format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': (1,), }}"), &[0; 16]);
        let error = npy::read_as::<ArrayD<f64>>(&*bytes).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::NotReal { dtype } if dtype == descr), "{error}");
        assert!(error.to_string().contains(advice), "{error}");
        assert!(!Reader::new(&*bytes).unwrap().description().is_real());
    }
    let bytes = file(1, "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", &[0; 8]);
    let error = npy::read_as::<ArrayD<f64>>(&*bytes).unwrap_err();
    assert!(error.to_string().contains("of a structured array, save each field by itself"), "{error}");
}

#[test]
fn claims_are_checked_as_for_arrays_that_are_not_converted() {
    let read = |descr: &str, shape: &str, data: usize| {
        let bytes =
            file(1, &format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}"), &vec![1; data]);
        npy::read_as::<Array2<f64>>(&*bytes).map_err(Error::into_kind)
    };
    assert_eq!(read("<u2", "(3, 4)", 24).unwrap(), Array2::from_elem((3, 4), 257.0));
    for data in [23, 25] {
        assert!(matches!(read("<u2", "(3, 4)", data), Err(ErrorKind::Length { .. })), "{data}");
    }
    assert!(matches!(read("<u2", "(3,)", 6), Err(ErrorKind::RankMismatch { expected: 2, .. })));
    assert!(matches!(read("|u1", "(4611686018427387904, 1)", 8), Err(ErrorKind::TooLarge { .. })));
    assert!(matches!(read("|u1", "(1000000000000, 1000)", 8), Err(ErrorKind::Length { .. })));
    let wide = file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693951,), }", &[0; 8]);
    assert!(matches!(npy::read_as::<Array1<f32>>(&*wide).map_err(Error::into_kind), Err(ErrorKind::Length { .. })));
    let bytes = file(1, "{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }", &[1, 0, 2]);
    let refused = npy::read_as::<Array1<f64>>(&*bytes).map_err(Error::into_kind);
    assert!(matches!(refused, Err(ErrorKind::InvalidBool { index: 2, byte: 2 })));
}

#[test]
fn many_numbers_are_converted_in_order_from_files_and_streams() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words.npy");
    let words = Key::new(1).bits::<u32, _>(300_001).unwrap();
    npy::save(&path, &words).unwrap();
    let expected = words.mapv(f64::from);
    assert_eq!(npy::load_as::<Array1<f64>>(&path).unwrap(), expected);
    assert_eq!(npy::read_as::<Array1<f64>>(fs::File::open(&path).unwrap()).unwrap(), expected);
}
