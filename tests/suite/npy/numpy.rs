//! Saved arrays have the bytes of NumPy's files, and whatever NumPy writes loads.

use super::{file, load_bytes};
use crate::common::saved;
use ndarray::{Array, ArrayD, Dimension, Ix0, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn, arr0, arr1, array};
use std::fmt::Debug;
use vonmises::Key;
use vonmises::npy::{self, Element};

/// Returns a file as `numpy.save` of NumPy 2.4.6 wrote it, or `numpy.lib.format.write_array(f, a, version)`, with the
/// number of spaces before the newline.
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
    assert_eq!(saved(&floats), bytes);
    assert_eq!(saved(floats.t().as_standard_layout().t()), bytes);
    assert_eq!(load_bytes::<f32>(&bytes).unwrap(), floats.into_dyn());

    // np.array(np.pi)
    let bytes = numpy(1, b'v', "{'descr': '<f8', 'fortran_order': False, 'shape': (), }", 62, b"\x18-DT\xfb!\x09@");
    assert_eq!(saved(arr0(std::f64::consts::PI)), bytes);
    assert_eq!(load_bytes::<f64>(&bytes).unwrap(), arr0(std::f64::consts::PI).into_dyn());

    // np.zeros((0, 3), '<u4')
    let bytes = numpy(1, b'v', "{'descr': '<u4', 'fortran_order': False, 'shape': (0, 3), }", 58, b"");
    assert_eq!(saved(ArrayD::<u32>::zeros(vec![0, 3])), bytes);
    assert_eq!(load_bytes::<u32>(&bytes).unwrap().shape(), [0, 3]);

    // np.array([2**64 - 1], '<u8')
    let bytes = numpy(1, b'v', "{'descr': '<u8', 'fortran_order': False, 'shape': (1,), }", 60, &[0xff; 8]);
    assert_eq!(saved(&array![u64::MAX]), bytes);
    assert_eq!(load_bytes::<u64>(&bytes).unwrap(), array![u64::MAX].into_dyn());

    // np.zeros((1,) * 20, '<f4'): room to grow makes it three times 64 bytes
    let dictionary = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}1), }}", "1, ".repeat(19));
    let bytes = numpy(1, 0xb6, &dictionary, 68, &[0; 4]);
    assert_eq!(saved(ArrayD::<f32>::zeros(vec![1; 20])), bytes);
    assert_eq!(load_bytes::<f32>(&bytes).unwrap().ndim(), 20);

    // np.array([[1, 2], [3, 4]], '<u4'), as keys
    let data = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0];
    let bytes = numpy(1, b'v', "{'descr': '<u4', 'fortran_order': False, 'shape': (2, 2), }", 58, &data);
    let keys = array![Key::from_data([1, 2]), Key::from_data([3, 4])];
    assert_eq!(saved(&keys), bytes);
    assert_eq!(load_bytes::<Key>(&bytes).unwrap(), keys.into_dyn());
}

/// Compares three numbers with the data of the file that NumPy wrote for them, in either byte order.
fn assert_dtype<T: Element + PartialEq + Debug>(descr: &str, numbers: [T; 3], data: &[u8]) {
    let numbers = arr1(&numbers);
    let dictionary = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': (3,), }}");
    let bytes = numpy(1, b'v', &dictionary, 60, data);
    assert_eq!(saved(&numbers), bytes, "{descr}");
    assert_eq!(load_bytes::<T>(&bytes).unwrap(), numbers.clone().into_dyn(), "{descr}");
    let swapped: Vec<u8> = data.chunks(data.len() / 3).flat_map(|number| number.iter().rev()).copied().collect();
    let bytes = numpy(1, b'v', &dictionary.replace(['<', '|'], ">"), 60, &swapped);
    assert_eq!(load_bytes::<T>(&bytes).unwrap(), numbers.into_dyn(), ">{descr}");
}

/// The data are `np.array(numbers, descr).tobytes()`.
#[test]
fn every_dtype_is_that_of_numpy() {
    assert_dtype("|b1", [true, false, true], b"\x01\0\x01");
    assert_dtype("|i1", [i8::MIN, -2, i8::MAX], b"\x80\xfe\x7f");
    assert_dtype("<i2", [i16::MIN, -2, i16::MAX], b"\0\x80\xfe\xff\xff\x7f");
    assert_dtype("<i4", [i32::MIN, -2, i32::MAX], b"\0\0\0\x80\xfe\xff\xff\xff\xff\xff\xff\x7f");
    let data = b"\0\0\0\0\0\0\0\x80\xfe\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f";
    assert_dtype("<i8", [i64::MIN, -2, i64::MAX], data);
    assert_dtype("|u1", [0_u8, 1, 255], b"\0\x01\xff");
    assert_dtype("<u2", [0_u16, 258, u16::MAX], b"\0\0\x02\x01\xff\xff");
    assert_dtype("<u4", [0_u32, 16_909_060, u32::MAX], b"\0\0\0\0\x04\x03\x02\x01\xff\xff\xff\xff");
    let data = b"\0\0\0\0\0\0\0\0\x08\x07\x06\x05\x04\x03\x02\x01\xff\xff\xff\xff\xff\xff\xff\xff";
    assert_dtype("<u8", [0_u64, 72_623_859_790_382_856, u64::MAX], data);
    assert_dtype("<f4", [1.5_f32, -0.0, f32::MAX], b"\0\0\xc0?\0\0\0\x80\xff\xff\x7f\x7f");
    let data = b"\0\0\0\0\0\0\xf8?\0\0\0\0\0\0\0\x80\xff\xff\xff\xff\xff\xff\xef\x7f";
    assert_dtype("<f8", [1.5, -0.0, f64::MAX], data);
}

/// Compares the bytes 1, 2, … of this shape with the file that NumPy wrote for them.
fn assert_rank<D: Dimension>(shape: &[usize], tuple: &str, spaces: usize) {
    let data: Vec<u8> = (1..).take(shape.iter().product()).collect();
    let array = ArrayD::from_shape_vec(shape, data.clone()).unwrap();
    let fixed: Array<u8, D> = array.clone().into_dimensionality().unwrap();
    let dictionary = format!("{{'descr': '|u1', 'fortran_order': False, 'shape': {tuple}, }}");
    let bytes = numpy(1, b'v', &dictionary, spaces, &data);
    assert_eq!(saved(&fixed), bytes, "{tuple}");
    assert_eq!(npy::read::<Array<u8, D>>(&*bytes).unwrap(), fixed, "{tuple}");
    assert_eq!(load_bytes::<u8>(&bytes).unwrap(), array, "{tuple}");
}

#[test]
fn every_rank_is_that_of_numpy() {
    assert_rank::<Ix0>(&[], "()", 62);
    assert_rank::<Ix1>(&[2], "(2,)", 60);
    assert_rank::<Ix2>(&[2, 2], "(2, 2)", 58);
    assert_rank::<Ix3>(&[1, 2, 2], "(1, 2, 2)", 55);
    assert_rank::<Ix4>(&[1, 1, 2, 2], "(1, 1, 2, 2)", 52);
    assert_rank::<Ix5>(&[1, 1, 1, 2, 2], "(1, 1, 1, 2, 2)", 49);
    assert_rank::<Ix6>(&[1, 1, 1, 1, 2, 2], "(1, 1, 1, 1, 2, 2)", 46);
    assert_rank::<IxDyn>(&[1, 1, 1, 1, 1, 2, 2], "(1, 1, 1, 1, 1, 2, 2)", 43);
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
