//! Files that commands refuse, each with a part of the message about it.

use crate::common::{fails, vonmises};
use crate::files::{with_header, write};
use ndarray::ArrayD;
use std::path::{Path, PathBuf};
use vonmises::npy;

fn with_shape(descr: &str, shape: &str, data: &[u8]) -> Vec<u8> {
    with_header(&format!("{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}"), data)
}

/// Makes files that are no parameters; some of the paths have no file.
pub(crate) fn parameters(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let nan = ndarray::array![0.5, f64::NAN];
    npy::save(folder.join("nan.npy"), &nan).unwrap();
    npy::save(folder.join("large.npy"), &ndarray::array![1, (1_i64 << 53) + 1]).unwrap();
    std::fs::create_dir(folder.join("folder.npy")).unwrap();
    let contents: [(&str, Vec<u8>); 10] = [
        ("complex.npy", with_shape("'<c16'", "(1,)", &[0; 16])),
        ("structured.npy", with_shape("[('angle', '<f8')]", "(1,)", &[0; 8])),
        ("truncated.npy", with_shape("'<f8'", "(2,)", &[0; 15])),
        ("long.npy", with_shape("'<f8'", "(1,)", &[0; 9])),
        ("terabytes.npy", with_shape("'<f8'", "(1000000000000,)", &[0; 8])),
        ("overflow.npy", with_shape("'<f8'", "(0, 1099511627776, 1099511627776)", &[])),
        ("header.npy", b"\x93NUMPY\x02\x00\xf0\xff\xff\xff{'descr'".to_vec()),
        ("empty.npy", Vec::new()),
        ("text.npy", b"0.5\n1.5\n".to_vec()),
        ("archive.npz", b"PK\x03\x04 and more".to_vec()),
    ];
    for (name, bytes) in contents {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    [
        ("nan.npy", "[1] = NaN"),
        ("complex.npy", "of complex numbers, save the angles, numpy.angle(x)"),
        ("large.npy", "element [1] is 9007199254740993, of dtype \"<i8\", and \"<f8\" cannot hold it"),
        ("folder.npy", "directory"),
        ("structured.npy", "header"),
        ("truncated.npy", "bytes where"),
        ("long.npy", "bytes where"),
        ("terabytes.npy", "bytes where"),
        ("overflow.npy", "too large"),
        ("header.npy", "at most 10000"),
        ("empty.npy", "ends after 0 bytes"),
        ("text.npy", "holds text where an .npy file is expected"),
        ("archive.npz", "a zip archive"),
        ("missing.npy", "no such file"),
        ("missing/folder.npy", "no such file"),
        ("1.5rad", "not a number"),
    ]
    .map(|(name, fault)| (folder.join(name), fault))
    .to_vec()
}

/// Makes files that start like arrays.
fn bad_arrays(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let double = |shape| with_shape("'<f8'", shape, &[0; 24]);
    let whole = double("(3,)");
    let mut long = whole.clone();
    long[6] = 2; // version 2.0, of which the length takes four bytes
    long.splice(8..10, 0xffff_fff0_u32.to_le_bytes());
    let nan = with_shape("'<f8'", "(1,)", &f64::NAN.to_le_bytes());
    let infinite = with_shape("'<f4'", "(1, 1)", &f32::INFINITY.to_le_bytes());
    let bools = with_shape("'|b1'", "(3,)", &[0, 1, 7]);
    let files: [(&str, Vec<u8>, &'static str); 19] = [
        ("complex.npy", with_shape("'<c8'", "(3,)", &[0; 24]), "numpy.angle(x)"),
        ("text.npy", with_shape("'<U2'", "(3,)", &[0; 24]), "of text, save x.astype(float)"),
        ("objects.npy", with_shape("'|O'", "(3,)", &[0; 24]), "of Python objects, save x.astype(float)"),
        ("dates.npy", with_shape("'<M8[s]'", "(3,)", &[0; 24]), "of dates and times, save numbers"),
        ("bfloat16.npy", with_shape("'|V2'", "(3,)", &[0; 6]), "save x.astype(\"f4\")"),
        ("u8.npy", with_shape("'<u8'", "(1, 1)", &[0xff; 8]), "element [0, 0] is 18446744073709551615"),
        ("bools.npy", bools, "byte 7 for the truth value at 2"),
        ("half.npy", with_shape("'<f2'", "(1,)", &[0, 0x7e]), "NaN"),
        ("structured.npy", with_shape("[('a', '<f8')]", "(3,)", &[0; 24]), "save each field by itself"),
        ("nan.npy", nan, "NaN"),
        ("infinite.npy", infinite, "inf"),
        ("truncated.npy", whole[..whole.len() - 5].to_vec(), "bytes"),
        ("cut_header.npy", whole[..30].to_vec(), "header"),
        ("huge.npy", double("(1000000000000,)"), "bytes"),
        ("overflow.npy", double("(0, 1099511627776, 1099511627776)"), "too large"),
        ("long.npy", long, "10000"),
        ("archive.npz", b"PK\x03\x04\0and more".to_vec(), "a zip archive, as .npz files are"),
        ("empty.npz", [&b"PK\x05\x06"[..], &[0; 18]].concat(), "a zip archive, as .npz files are"),
        ("later.npy", [&b"\x93NUMPY\x09\x00"[..], &[0; 20]].concat(), "version"),
    ];
    let mut bad: Vec<_> = files.into_iter().map(|(name, bytes, fault)| (write(folder, name, bytes), fault)).collect();
    bad.push((folder.join("missing.npy"), "o such file"));
    bad.push((folder.to_owned(), "directory"));
    bad
}

/// Makes files that are no observations.
pub(crate) fn bad_observations(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let empty = folder.join("empty_array.npy");
    npy::save(&empty, ArrayD::<f64>::zeros(vec![0, 3])).unwrap();
    let texts: [(&str, &[u8], &'static str); 18] = [
        ("empty.txt", b"", "no observations"),
        ("comments.txt", b"# time angle\n1 2\n", "line 1: \"# time angle\" looks like a comment: give --comment"),
        ("note.txt", b"1\n2 # two\n", "line 2: \"2 # two\" is not a number; if it is a comment"),
        ("hidden.csv", b"1\n#N/A\n2\n", "line 2: \"#N/A\" is missing"),
        ("header_only.csv", b"angle\n", "no observations"),
        ("word.txt", b"1\n2\nthree\n", "line 3: \"three\" is not a number"),
        ("misspelt_first.txt", b"1.2.3\n4\n", "line 1: \"1.2.3\" is not a number"),
        ("nan.txt", b"1\n\nnan\n", "line 3: \"nan\" is missing"),
        ("infinite.txt", b"1\n-inf\n", "line 2: \"-inf\" is not finite"),
        ("overflow.txt", b"1e999\n", "line 1: \"1e999\" is not finite"),
        ("gap.csv", b"angle\n1\n\"\"\n2\n", "line 3: an empty field"),
        ("columns.csv", b"angle,count\n1,2\n", "2 columns: choose one with --column (angle, count)"),
        ("ragged.csv", b"1\n2,3\n", "line 2: \"2,3\" is not a number"),
        ("decimals.csv", b"\"1,5\"\n", "line 1: \"1,5\" is not a number; decimals take a point"),
        ("quote.csv", b"angle\n\"1\n", "line 2: a quote"),
        ("byte.csv", b"1\n\xff\n", "line 2: neither"),
        ("latin1.csv", b"angle \xb0\n1\n", "line 1: neither"),
        ("utf16.csv", b"\xff\xfe1\x00\n\x00", "neither an .npy file nor text"),
    ];
    let texts = texts.into_iter().map(|(name, text, fault)| (write(folder, name, text), fault));
    let mut bad = bad_arrays(folder);
    bad.extend(texts);
    bad.push((empty, "no observations"));
    bad
}

/// Asserts that a command fails for each file in place of `@`, with a message of the file's name and what is wrong.
pub(crate) fn assert_each_refused(bad: &[(PathBuf, &str)], line: &[&str]) {
    for (path, fault) in bad {
        let name = path.to_str().unwrap();
        let message = fails(&mut vonmises(line.iter().map(|&word| if word == "@" { name } else { word })));
        assert!(message.starts_with(&format!("vonmises: {name}: ")), "{line:?}: {message}");
        assert!(message.contains(fault), "{line:?}: {message:?} does not say {fault:?}");
    }
}
