//! Files that are not what a command asks for, and what has to be said of each.

use std::path::{Path, PathBuf};
use vonmises::npy;

/// The bytes of an `.npy` file of version 1.0 with this dictionary.
pub(crate) fn with_header(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(dictionary.len() + 1).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &length[..], dictionary.as_bytes(), b"\n", data].concat()
}

fn of_shape(descr: &str, shape: &str, data: &[u8]) -> Vec<u8> {
    with_header(&format!("{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}"), data)
}

/// Paths, some of which hold no file, and a word of the fault of each.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let nan = ndarray::array![0.5, f64::NAN];
    npy::save(folder.join("nan.npy"), &nan).unwrap();
    npy::save(folder.join("words.npy"), &ndarray::array![1_u32, 2]).unwrap();
    std::fs::create_dir(folder.join("folder.npy")).unwrap();
    let contents: [(&str, Vec<u8>); 8] = [
        ("structured.npy", of_shape("[('angle', '<f8')]", "(1,)", &[0; 8])),
        ("truncated.npy", of_shape("'<f8'", "(2,)", &[0; 15])),
        ("long.npy", of_shape("'<f8'", "(1,)", &[0; 9])),
        ("terabytes.npy", of_shape("'<f8'", "(1000000000000,)", &[0; 8])),
        ("overflow.npy", of_shape("'<f8'", "(0, 1099511627776, 1099511627776)", &[])),
        ("header.npy", b"\x93NUMPY\x02\x00\xf0\xff\xff\xff{'descr'".to_vec()),
        ("empty.npy", Vec::new()),
        ("text.npy", b"0.5\n1.5\n".to_vec()),
    ];
    for (name, bytes) in contents {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    [
        ("nan.npy", "[1] = NaN"),
        ("words.npy", "dtype \"<u4\""),
        ("folder.npy", "directory"),
        ("structured.npy", "header"),
        ("truncated.npy", "bytes where"),
        ("long.npy", "bytes where"),
        ("terabytes.npy", "bytes where"),
        ("overflow.npy", "too large"),
        ("header.npy", "at most 10000"),
        ("empty.npy", "ends after 0 bytes"),
        ("text.npy", "magic"),
        ("missing.npy", "no such file"),
        ("missing/folder.npy", "no such file"),
        ("1.5rad", "not a number"),
    ]
    .map(|(name, fault)| (folder.join(name), fault))
    .to_vec()
}

/// What a folder holds, sorted.
pub(crate) fn listing(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}
