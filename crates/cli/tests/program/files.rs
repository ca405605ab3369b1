//! Files to read: published observations, and files that are wrong.

use crate::common::{refused, vonmises};
use crate::hostile::with_header;
use ndarray::{ArrayD, arr1};
use std::path::{Path, PathBuf};
use vonmises::npy;

/// A file of the folder `data`.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name)
}

/// Writes a file and gives its path.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Saves an array and gives the path.
pub(crate) fn save(folder: &Path, name: &str, values: &[f64]) -> PathBuf {
    let path = folder.join(name);
    npy::save(&path, &arr1(values)).unwrap();
    path
}

/// Files that begin like arrays, and a part of what has to be said of each.
fn bad_arrays(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let header = |descr: &str, shape: &str| format!("{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}");
    let double = |shape| with_header(&header("'<f8'", shape), &[0; 24]);
    let whole = double("(3,)");
    let mut long = whole.clone();
    long[6] = 2; // version 2.0, of which the length takes four bytes
    long.splice(8..10, 0xffff_fff0_u32.to_le_bytes());
    let nan = with_header(&header("'<f8'", "(1,)"), &f64::NAN.to_le_bytes());
    let infinite = with_header(&header("'<f4'", "(1, 1)"), &f32::INFINITY.to_le_bytes());
    let files: [(&str, Vec<u8>, &'static str); 10] = [
        ("u4.npy", with_header(&header("'<u4'", "(3,)"), &[0; 12]), "dtype"),
        ("structured.npy", with_header(&header("[('a', '<f8')]", "(3,)"), &[0; 24]), "header"),
        ("nan.npy", nan, "NaN"),
        ("infinite.npy", infinite, "inf"),
        ("truncated.npy", whole[..whole.len() - 5].to_vec(), "bytes"),
        ("cut_header.npy", whole[..30].to_vec(), "header"),
        ("huge.npy", double("(1000000000000,)"), "bytes"),
        ("overflow.npy", double("(0, 1099511627776, 1099511627776)"), "too large"),
        ("long.npy", long, "10000"),
        ("later.npy", [&b"\x93NUMPY\x09\x00"[..], &[0; 20]].concat(), "version"),
    ];
    let mut bad: Vec<_> = files.into_iter().map(|(name, bytes, fault)| (write(folder, name, bytes), fault)).collect();
    bad.push((folder.join("missing.npy"), "o such file"));
    bad.push((folder.to_owned(), "directory"));
    bad
}

/// Files that are no observations, and a part of what has to be said of each.
pub(crate) fn bad_observations(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let empty = folder.join("empty_array.npy");
    npy::save(&empty, &ArrayD::<f64>::zeros(vec![0, 3])).unwrap();
    let texts: [(&str, &[u8], &'static str); 15] = [
        ("empty.txt", b"", "no observations"),
        ("comments.txt", b"# nothing\n\n", "no observations"),
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
        ("latin1.csv", b"angle \xb0\n1\n", "line 1: neither"),
        ("utf16.csv", b"\xff\xfe1\x00\n\x00", "neither an .npy file nor text"),
    ];
    let texts = texts.into_iter().map(|(name, text, fault)| (write(folder, name, text), fault));
    let mut bad = bad_arrays(folder);
    bad.extend(texts);
    bad.push((empty, "no observations"));
    bad
}

/// The refusal of each of these files in place of `@` in a command line: its name and its fault.
pub(crate) fn refuses_each(bad: &[(PathBuf, &str)], line: &[&str]) {
    for (path, fault) in bad {
        let name = path.to_str().unwrap();
        let said = refused(&mut vonmises(line.iter().map(|&word| if word == "@" { name } else { word })));
        assert!(said.starts_with(&format!("vonmises: {name}: ")), "{line:?}: {said}");
        assert!(said.contains(fault), "{line:?}: {said:?} does not say {fault:?}");
    }
}
