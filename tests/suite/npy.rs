//! A saved array is NumPy's bytes and loads again as itself; whatever else a file holds is refused, with its reason.

mod files;
mod streams;

use ndarray::{Array0, Array1, ArrayD, ArrayView1, Axis, IxDyn, Slice, arr0, array, s};
use proptest::prelude::*;
use std::{fs, path::Path};
use tempfile::tempdir;
use vonmises::{
    Key,
    npy::{self, Element, Error, ErrorKind, HeaderError},
};

/// A header padded to 64 bytes as NumPy pads it, then the data.
fn file(version: u8, dictionary: &str, data: &[u8]) -> Vec<u8> {
    let start = if version == 1 { 10 } else { 12 };
    let total = (start + dictionary.len() + 1).next_multiple_of(64);
    let length = (total - start) as u32;
    let mut bytes = [b"\x93NUMPY".as_slice(), &[version, 0], &length.to_le_bytes()[..start - 8]].concat();
    bytes.extend_from_slice(dictionary.as_bytes());
    bytes.resize(total - 1, b' ');
    bytes.push(b'\n');
    bytes.extend_from_slice(data);
    bytes
}

fn load_bytes<T: Element>(bytes: &[u8]) -> Result<ArrayD<T>, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    npy::load(file.path())
}

fn saved<T: Element, D: ndarray::Dimension>(array: &ndarray::ArrayView<'_, T, D>) -> Vec<u8> {
    let folder = tempdir().unwrap();
    npy::save(folder.path().join("a"), array).unwrap();
    fs::read(folder.path().join("a")).unwrap()
}

/// Files that `numpy.save` wrote, NumPy 2.4.6, and for `version` `numpy.lib.format.write_array(f, a, version)`; the
/// spaces before the newline are counted.
fn numpy(version: u8, length: u8, dictionary: &str, spaces: usize, data: &[u8]) -> Vec<u8> {
    let length = [length, 0, 0, 0];
    let length = if version == 1 { &length[..2] } else { &length };
    let padding = " ".repeat(spaces);
    [b"\x93NUMPY", [version, 0].as_slice(), length, dictionary.as_bytes(), padding.as_bytes(), b"\n", data].concat()
}

#[test]
fn the_bytes_are_those_of_numpy() {
    // np.array([[.5, -1.5, 2.5], [np.pi, -0., np.inf]], '<f4')
    let data = b"\0\0\0?\0\0\xc0\xbf\0\0 @\xdb\x0fI@\0\0\0\x80\0\0\x80\x7f";
    let bytes = numpy(1, b'v', "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 58, data);
    let floats = array![[0.5_f32, -1.5, 2.5], [std::f32::consts::PI, -0.0, f32::INFINITY]];
    assert_eq!(saved(&floats.view()), bytes);
    assert_eq!(saved(&floats.t().as_standard_layout().t()), bytes);
    assert_eq!(load_bytes::<f32>(&bytes).unwrap(), floats.into_dyn());

    // np.array(np.pi)
    let bytes = numpy(1, b'v', "{'descr': '<f8', 'fortran_order': False, 'shape': (), }", 62, b"\x18-DT\xfb!\x09@");
    assert_eq!(saved(&arr0(std::f64::consts::PI).view()), bytes);
    assert_eq!(load_bytes::<f64>(&bytes).unwrap(), arr0(std::f64::consts::PI).into_dyn());

    // np.zeros((0, 3), '<u4')
    let bytes = numpy(1, b'v', "{'descr': '<u4', 'fortran_order': False, 'shape': (0, 3), }", 58, b"");
    assert_eq!(saved(&ArrayD::<u32>::zeros(vec![0, 3]).view()), bytes);
    assert_eq!(load_bytes::<u32>(&bytes).unwrap().shape(), [0, 3]);

    // np.array([2**64 - 1], '<u8')
    let bytes = numpy(1, b'v', "{'descr': '<u8', 'fortran_order': False, 'shape': (1,), }", 60, &[0xff; 8]);
    assert_eq!(saved(&array![u64::MAX].view()), bytes);
    assert_eq!(load_bytes::<u64>(&bytes).unwrap(), array![u64::MAX].into_dyn());

    // np.zeros((1,) * 20, '<f4'): room to grow makes it three times 64 bytes
    let dictionary = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}1), }}", "1, ".repeat(19));
    let bytes = numpy(1, 0xb6, &dictionary, 68, &[0; 4]);
    assert_eq!(saved(&ArrayD::<f32>::zeros(vec![1; 20]).view()), bytes);
    assert_eq!(load_bytes::<f32>(&bytes).unwrap().ndim(), 20);

    // np.array([[1, 2], [3, 4]], '<u4'), as keys
    let data = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0];
    let bytes = numpy(1, b'v', "{'descr': '<u4', 'fortran_order': False, 'shape': (2, 2), }", 58, &data);
    let keys = array![Key::from_data([1, 2]), Key::from_data([3, 4])];
    assert_eq!(saved(&keys.view()), bytes);
    assert_eq!(load_bytes::<Key>(&bytes).unwrap(), keys.into_dyn());
}

#[test]
fn what_numpy_writes_otherwise_loads() {
    // np.asfortranarray(np.arange(6, dtype='>f8').reshape(2, 3))
    let data: Vec<u8> = [0.0, 3.0, 1.0, 4.0, 2.0, 5.0_f64].into_iter().flat_map(f64::to_be_bytes).collect();
    let bytes = numpy(1, b'v', "{'descr': '>f8', 'fortran_order': True, 'shape': (2, 3), }", 59, &data);
    assert_eq!(load_bytes::<f64>(&bytes).unwrap(), array![[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]].into_dyn());

    // np.asfortranarray(np.array([[1, 2], [3, 4], [5, 6]], '<u4')), as numbers and as keys
    let data: Vec<u8> = [1, 3, 5, 2, 4, 6_u32].into_iter().flat_map(u32::to_le_bytes).collect();
    let bytes = numpy(1, b'v', "{'descr': '<u4', 'fortran_order': True, 'shape': (3, 2), }", 59, &data);
    let raw = array![[1, 2], [3, 4], [5, 6_u32]];
    assert_eq!(load_bytes::<Key>(&bytes).unwrap(), Key::from_raw(&raw).unwrap());
    assert_eq!(load_bytes::<u32>(&bytes).unwrap(), raw.into_dyn());

    // write_array(f, np.arange(3, dtype='<u4'), version=(2, 0)), and (3, 0)
    let data: Vec<u8> = [0, 1, 2_u32].into_iter().flat_map(u32::to_le_bytes).collect();
    for version in [2, 3] {
        let bytes = numpy(version, b't', "{'descr': '<u4', 'fortran_order': False, 'shape': (3,), }", 58, &data);
        assert_eq!(load_bytes::<u32>(&bytes).unwrap(), array![0, 1, 2].into_dyn());
    }
}

#[test]
fn spellings_that_numpy_reads_load() {
    let expected = array![[7_u32]].into_dyn();
    for (dictionary, data) in [
        ("{'shape':(1,1),'fortran_order':False,'descr':'<u4'}", [7, 0, 0, 0]),
        ("{\"descr\": \">u4\", \"fortran_order\": True, \"shape\": (1, 1,)}", [0, 0, 0, 7]),
        (" \t{\n'descr' : '<u4' ,\r\n 'fortran_order' : False , 'shape' : ( 1 , 1 ) , }  \n ", [7, 0, 0, 0]),
        ("{'descr': '=u4', 'fortran_order': False, 'shape': (1, 1)}", 7_u32.to_ne_bytes()),
        ("{'descr': '|u4', 'fortran_order': False, 'shape': (1, 1)}", 7_u32.to_ne_bytes()),
        ("{'descr': 'u4', 'fortran_order': False, 'shape': (1, 1)}", 7_u32.to_ne_bytes()),
    ] {
        for version in [1, 2, 3] {
            assert_eq!(load_bytes::<u32>(&file(version, dictionary, &data)).unwrap(), expected, "{dictionary}");
        }
    }
}

/// Each dictionary is sound up to the end of its first part.
#[test]
fn broken_dictionaries_are_refused_at_the_right_place() {
    const KEYS: &str = "{'descr': '<f8', 'fortran_order': False, 'shape': ";
    const TUPLE: &str = "`,`: a tuple of one is `(n,)`";
    const INTEGER: &str = "a non-negative integer";
    const DTYPE: &str = "a quoted dtype (structured ones are not read)";
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
        // What follows a place may be padding, which the place is behind.
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
        (b"PK\x03\x04".to_vec(), HeaderError::Magic),
        (b"PK\x03\x04 and the rest of an archive".to_vec(), HeaderError::Magic),
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
    assert!(matches!(load(&axes(65), 4), ErrorKind::Rank { rank: 65, .. }));
    assert!(matches!(load(&axes(3000), 4), ErrorKind::Rank { rank: 3000, .. }));
    assert_eq!(load_bytes::<u32>(&shaped(&axes(64), 4)).unwrap().ndim(), 64);

    for shape in ["()", "(3,)", "(2, 3)", "(0,)"] {
        let error = load_bytes::<Key>(&shaped(shape, 0)).unwrap_err().into_kind();
        assert!(matches!(error, ErrorKind::KeyData { .. }), "{shape}: {error}");
    }
    assert_eq!(load_bytes::<Key>(&shaped("(2,)", 8)).unwrap(), arr0(Key::default()).into_dyn());
    assert_eq!(load_bytes::<Key>(&shaped("(3, 0, 2)", 0)).unwrap().shape(), [3, 0]);
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
fn every_truncation_is_refused() {
    let bytes = saved(&array![[1.0, 2.0]].view());
    for length in 0..bytes.len() {
        let error = load_bytes::<f64>(&bytes[..length]).unwrap_err().into_kind();
        assert!(matches!(error, ErrorKind::Header(_) | ErrorKind::Length { .. }), "{length}: {error}");
    }
}

#[test]
fn what_load_would_refuse_is_not_saved() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let one = arr0(Key::new(1));
    let wide = one.broadcast(1_usize << 60).unwrap();
    let refused = npy::save(&path, &wide).map_err(Error::into_kind);
    assert!(matches!(refused, Err(ErrorKind::TooLarge { shape }) if shape == [1 << 60, 2]));
    let zero = Array1::<f64>::zeros(0);
    let empty = zero.broadcast((1_usize << 61, 0)).unwrap();
    assert!(matches!(npy::save(&path, &empty).unwrap_err().kind(), ErrorKind::TooLarge { .. }));
    let deep = ArrayD::<f32>::zeros(vec![1; 65]);
    assert!(matches!(npy::save(&path, &deep).unwrap_err().kind(), ErrorKind::Rank { rank: 65 }));
    assert!(matches!(
        npy::save(&path, &ArrayD::from_elem(vec![1; 64], Key::new(1))).unwrap_err().kind(),
        ErrorKind::Rank { rank: 65 }
    ));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    npy::save(&path, &ArrayD::from_elem(vec![1; 63], Key::new(1))).unwrap();
    assert_eq!(npy::load::<Key>(&path).unwrap().ndim(), 63);
}

fn assert_round_trip<T: Element + PartialEq + std::fmt::Debug>(folder: &Path, array: &ArrayD<T>) {
    let path = folder.join("a.npy");
    npy::save(&path, array).unwrap();
    assert_eq!(npy::load::<T>(&path).unwrap(), array);
}

#[test]
fn every_element_type_round_trips() {
    let folder = tempdir().unwrap();
    for shape in [vec![], vec![0], vec![5], vec![3, 0, 2], vec![2, 3], vec![70, 70]] {
        let shape = IxDyn(&shape);
        let mut i = 0_u64;
        let mut next = || {
            i += 1;
            i
        };
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as f32 * 0.1));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as f64 * 0.1));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() as u32));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || next() << 40));
        assert_round_trip(folder.path(), &ArrayD::from_shape_simple_fn(shape.clone(), || Key::new(next() << 20)));
    }
}

#[test]
fn bits_survive() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let bits = [0x7ff8_0000_0000_0001, 0xfff0_0000_0000_0001, 1, 0x8000_0000_0000_0000_u64];
    npy::save(&path, &array![bits].mapv(f64::from_bits)).unwrap();
    assert_eq!(npy::load::<f64>(&path).unwrap().mapv(f64::to_bits), array![bits].into_dyn());
}

#[test]
fn views_round_trip() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let base = ArrayD::from_shape_fn(vec![4, 6, 5], |i| (i[0] * 100 + i[1] * 10 + i[2]) as u64);
    for view in [
        base.view().reversed_axes(),
        base.slice(s![..;-1, 1..;2, ..]).into_dyn(),
        base.slice(s![0, .., ..;-2]).into_dyn(),
    ] {
        npy::save(&path, &view).unwrap();
        assert_eq!(npy::load::<u64>(&path).unwrap(), view);
    }
    let broadcast = base.broadcast(vec![2, 4, 6, 5]).unwrap();
    npy::save(&path, &broadcast).unwrap();
    assert_eq!(npy::load::<u64>(&path).unwrap(), broadcast);
    npy::save(&path, &ArrayView1::from(&[1.5_f32, 2.5])).unwrap();
    npy::save(&path, &Array0::from_elem((), 1.5_f32).into_shared()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    /// Any shape of up to four axes, any order of the axes in memory, any stride.
    #[test]
    fn any_layout_round_trips(
        axes in prop::collection::vec((0_usize..6, any::<u8>(), -3_isize..3), 0..5),
        key in any::<u64>(),
    ) {
        let mut order: Vec<usize> = (0..axes.len()).collect();
        order.sort_by_key(|&axis| axes[axis].1);
        let shape: Vec<usize> = axes.iter().map(|axis| axis.0).collect();
        let keys = Key::new(key).split(IxDyn(&shape)).permuted_axes(IxDyn(&order));
        let steps: Vec<isize> = order.iter().map(|&axis| if axes[axis].2 == 0 { 1 } else { axes[axis].2 }).collect();
        let keys = keys.slice_each_axis(|axis| Slice::new(0, None, steps[axis.axis.index()]));
        let words = keys.mapv(|key| key.data()[0]);
        let floats = keys.mapv(|key| f64::from(key.data()[1]) / 3.0);
        let folder = tempdir().unwrap();
        let path = folder.path().join("a");
        npy::save(&path, &keys).unwrap();
        prop_assert_eq!(npy::load::<Key>(&path).unwrap(), keys);
        npy::save(&path, &words).unwrap();
        prop_assert_eq!(npy::load::<u32>(&path).unwrap(), &words);
        for axis in 0..floats.ndim() {
            let view = floats.lanes(Axis(axis)).into_iter().next().map(|lane| lane.to_owned());
            if let Some(lane) = view {
                npy::save(&path, &lane).unwrap();
                prop_assert_eq!(npy::load::<f64>(&path).unwrap(), lane.into_dyn());
            }
        }
    }

    /// Whatever a few bytes of a header become, the answer is an array or an error.
    #[test]
    fn damaged_headers_do_no_harm(damage in prop::collection::vec((0_usize..90, any::<u8>()), 1..4)) {
        let mut bytes = file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", &[0; 24]);
        for (at, byte) in damage {
            bytes[at] = byte;
        }
        if let Ok(array) = load_bytes::<f32>(&bytes) {
            prop_assert_eq!(array.len(), 6);
        }
    }
}
