//! Headers that are broken, or say anything else than that they hold this type, are refused with the reason.

use super::{file, load_bytes};
use crate::common::saved;
use ndarray::{Array2, array};
use proptest::prelude::*;
use vonmises::npy::{self, ErrorKind, HeaderError};

/// The dictionaries are sound up to the end of their first part.
#[test]
fn broken_dictionaries_are_refused_at_the_right_place() {
    const KEYS: &str = "{'descr': '<f8', 'fortran_order': False, 'shape': ";
    const TUPLE: &str = "`,`: a tuple of one is `(n,)`";
    const INTEGER: &str = "a non-negative integer";
    const DTYPE: &str = "a quoted dtype (of a structured array, save each field by itself)";
    let nested = format!("{}{}, 'fortran_order': False, 'shape': ()}}", "[".repeat(4000), "]".repeat(4000));
    let parentheses = "(".repeat(9000);
    for (sound, broken, expected) in [
        ("", "", "`{`"),
        ("", "[1, 2]", "`{`"),
        ("", "('descr', '<f8')", "`{`"),
        ("{", "", "a quoted key"),
        ("{", ", }", "a quoted key"),
        ("{", "{'descr': '<f8'}: 1}", "a quoted key"),
        ("{", "descr: '<f8'}", "a quoted key"),
        ("{", "b'descr': '<f8'}", "a quoted key"),
        ("{", "1: '<f8'}", "a quoted key"),
        ("{'descr", "", "a closing quote"),
        ("{'descr", "\\x00': '<f8'}", "a closing quote"),
        ("{'descr' ", "'<f8'}", "`:`"),
        ("{'descr': ", "<f8, 'fortran_order': False, 'shape': ()}", DTYPE),
        ("{'descr': ", "[('x', '<f8')], 'fortran_order': False, 'shape': ()}", DTYPE),
        ("{'descr': ", nested.as_str(), DTYPE),
        ("{'descr': '<f8' ", "'fortran_order': False, 'shape': ()}", "`,` or `}`"),
        ("{'descr': '<f8', ", ", 'fortran_order': False, 'shape': ()}", "a quoted key"),
        ("{'descr': '<f8', 'fortran_order': ", "0, 'shape': ()}", "`True` or `False`"),
        ("{'descr': '<f8', 'fortran_order': ", "None, 'shape': ()}", "`True` or `False`"),
        ("{'descr': '<f8', 'fortran_order': ", "'False', 'shape': ()}", "`True` or `False`"),
        ("{'descr': '<f8', 'fortran_order': ", "Falsey, 'shape': ()}", "`True` or `False`"),
        (KEYS, "3}", "a tuple"),
        (KEYS, "[3]}", "a tuple"),
        (KEYS, "None}", "a tuple"),
        (&format!("{KEYS}("), ",)}", INTEGER),
        (&format!("{KEYS}("), "-1,)}", INTEGER),
        (&format!("{KEYS}("), "+1,)}", INTEGER),
        (&format!("{KEYS}("), "True,)}", INTEGER),
        (&format!("{KEYS}("), "'3',)}", INTEGER),
        (&format!("{KEYS}("), "007,)}", INTEGER),
        (&format!("{KEYS}("), parentheses.as_str(), INTEGER),
        (&format!("{KEYS}(2, "), "-1)}", INTEGER),
        (&format!("{KEYS}(2, 3,"), ",)}", INTEGER),
        (&format!("{KEYS}(3"), ")}", TUPLE),
        (&format!("{KEYS}(3"), "L,)}", TUPLE),
        (&format!("{KEYS}(3"), ".0,)}", TUPLE),
        (&format!("{KEYS}(1"), "e3,)}", TUPLE),
        (&format!("{KEYS}(1"), "_000,)}", TUPLE),
        (&format!("{KEYS}(0"), "x10,)}", TUPLE),
        (&format!("{KEYS}(2, 3"), "L)}", "`,` or `)`"),
        (&format!("{KEYS}(2, 3 "), "4)}", "`,` or `)`"),
        (&format!("{KEYS}(2, 3"), "]}", "`,` or `)`"),
        (&format!("{KEYS}(2, 3)"), "", "`,` or `}`"),
        (&format!("{KEYS}(2, 3)}} "), "{}", "nothing behind `}`"),
        (&format!("{KEYS}()}} "), "\0\0\0", "nothing behind `}`"),
    ] {
        // If nothing follows the sound part, the position is that of the end of the padding.
        let error = load_bytes::<f64>(&file(1, &format!("{sound}{broken}"), &[])).unwrap_err();
        let ErrorKind::Header(HeaderError::Syntax { at, expected: found }) = *error.kind() else {
            panic!("{sound}{broken}: {error}");
        };
        assert_eq!(found, expected, "{sound}{broken}");
        assert!(at == sound.len() || broken.is_empty(), "{sound}{broken}: {at}");
    }
}

#[test]
fn other_broken_headers_are_refused() {
    const SCALAR: &str = "{'descr': '<f8', 'fortran_order': False, 'shape': ()}";
    let sound = file(1, SCALAR, &[0; 8]);
    let with = |at: usize, bytes: &[u8]| {
        let mut broken = sound.clone();
        broken[at..at + bytes.len()].copy_from_slice(bytes);
        broken
    };
    let text = |dictionary: &str| file(1, dictionary, &[0; 8]);
    for (bytes, expected) in [
        (vec![], HeaderError::Truncated { found: 0 }),
        (sound[..5].to_vec(), HeaderError::Truncated { found: 5 }),
        (sound[..7].to_vec(), HeaderError::Truncated { found: 7 }),
        (sound[..9].to_vec(), HeaderError::Truncated { found: 9 }),
        (sound[..63].to_vec(), HeaderError::Truncated { found: 63 }),
        (with(8, &[0xff, 0x20]), HeaderError::Truncated { found: sound.len() as u64 }),
        (b"PK\x03\x05 and more".to_vec(), HeaderError::Magic),
        (with(0, b"\x92"), HeaderError::Magic),
        (with(5, b"y"), HeaderError::Magic),
        (with(6, &[0, 0]), HeaderError::Version { major: 0, minor: 0 }),
        (with(6, &[1, 1]), HeaderError::Version { major: 1, minor: 1 }),
        (with(6, &[4, 0]), HeaderError::Version { major: 4, minor: 0 }),
        (with(8, &10_001_u16.to_le_bytes()), HeaderError::TooLong { length: 10_001 }),
        (b"\x93NUMPY\x02\0\xf0\xff\xff\xff{".to_vec(), HeaderError::TooLong { length: 0xffff_fff0 }),
        (b"\x93NUMPY\x03\0\x11\x27\0\0{".to_vec(), HeaderError::TooLong { length: 10_001 }),
        (text("{'descr': 'é'}"), HeaderError::NotAscii { at: 11 }),
        (file(3, "{'π': 1}", &[]), HeaderError::NotAscii { at: 2 }),
        (text("{'descr': '<f8', 'order': 'C'}"), HeaderError::UnknownKey { key: "order".into() }),
        (text("{'': 1}"), HeaderError::UnknownKey { key: String::new() }),
        (text("{'descr': '<f8', 'descr': '<f8'}"), HeaderError::DuplicateKey { key: "descr" }),
        (text("{'shape': (), 'shape': ()}"), HeaderError::DuplicateKey { key: "shape" }),
        (text("{'fortran_order': False, 'fortran_order': True}"), HeaderError::DuplicateKey { key: "fortran_order" }),
        (text("{}"), HeaderError::MissingKey { key: "descr" }),
        (text("{'descr': '<f8', 'shape': ()}"), HeaderError::MissingKey { key: "fortran_order" }),
        (text("{'descr': '<f8', 'fortran_order': True}"), HeaderError::MissingKey { key: "shape" }),
        (text(&SCALAR.replace("()", &format!("(1, 1{})", "0".repeat(30)))), HeaderError::AxisLength { at: 54 }),
    ] {
        match load_bytes::<f64>(&bytes).unwrap_err().into_kind() {
            ErrorKind::Header(source) => assert_eq!(source, expected),
            other => panic!("{other} for {expected}"),
        }
    }
}

#[test]
fn another_dtype_is_refused() {
    for descr in
        ["<f4", "<i8", "<u8", "|b1", "<c16", "|V2", "|S8", "<U2", "|O", "<f80", "<<f8", "!f8", "f", "", "float64"]
    {
        let bytes = file(1, &format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ()}}"), &[0; 8]);
        let ErrorKind::Dtype { expected: "<f8", found } = load_bytes::<f64>(&bytes).unwrap_err().into_kind() else {
            panic!("{descr}");
        };
        assert_eq!(found, descr);
    }
}

#[test]
fn truth_values_are_0_and_1() {
    for (fortran, data, wrong) in [
        ("False", [1, 0, 1, 0, 1, 2], Some((5, 2))),
        ("False", [0xff, 0, 1, 0, 3, 1], Some((0, 0xff))),
        ("True", [1, 0, 1, 0, 4, 3], Some((4, 4))),
        ("True", [1, 0, 1, 0, 1, 0], None),
    ] {
        let dictionary = format!("{{'descr': '|b1', 'fortran_order': {fortran}, 'shape': (2, 3), }}");
        let found = load_bytes::<bool>(&file(1, &dictionary, &data)).map_err(npy::Error::into_kind);
        match (found, wrong) {
            (Ok(array), None) => assert_eq!(array, array![[true, true, true], [false, false, false]].into_dyn()),
            (Err(ErrorKind::InvalidBool { index, byte }), Some(wrong)) => assert_eq!((index, byte), wrong),
            (other, _) => panic!("{other:?} for {data:?}"),
        }
    }
    // Far into the data, of which 64 KiB are read at once.
    let mut data = vec![1; 200_000];
    data[150_000] = 7;
    let bytes = file(1, "{'descr': '|b1', 'fortran_order': False, 'shape': (200000,), }", &data);
    let error = npy::read::<ndarray::Array1<bool>>(&*bytes).unwrap_err();
    assert_eq!(error.to_string(), "byte 7 for the truth value at 150000, which must be 0 or 1");
    assert!(matches!(error.kind(), ErrorKind::InvalidBool { index: 150_000, byte: 7 }));
}

#[test]
fn every_truncation_is_refused() {
    let bytes = saved(&array![[1.0, 2.0]]);
    for length in 0..bytes.len() {
        let error = load_bytes::<f64>(&bytes[..length]).unwrap_err().into_kind();
        assert!(matches!(error, ErrorKind::Header(_) | ErrorKind::Length { .. }), "{length}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    /// Whatever a few bytes of a header are changed to, the result is an array or an error.
    #[test]
    fn damaged_headers_do_no_harm(damage in prop::collection::vec((0_usize..90, any::<u8>()), 1..4)) {
        let mut bytes = file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", &[0; 24]);
        for (at, byte) in damage {
            bytes[at] = byte;
        }
        if let Ok(array) = load_bytes::<f32>(&bytes) {
            prop_assert_eq!(array.len(), 6);
        }
        if let Ok(array) = npy::read::<Array2<f32>>(&*bytes) {
            prop_assert_eq!(array.len(), 6);
        }
        if let Ok(array) = load_bytes::<bool>(&bytes) {
            prop_assert_eq!(array.len(), 24);
        }
    }
}
