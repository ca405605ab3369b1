//! An `.npz` file is a zip archive: whatever reads it says so and what to do, and nothing is written under its name.

use ndarray::{Array1, array};
use std::fs;
use tempfile::tempdir;
use vonmises::npy::{self, Error, ErrorKind, Reader, Writer};
use vonmises::{Key, LazySamples};

/// The beginning of a file of `numpy.savez`, and the whole file for no arrays.
const ARCHIVES: [&[u8]; 2] = [
    b"PK\x03\x04-\0\0\0\0\0\0\0!\0.\xe3\xf9\xbc\xff\xff\xff\xff\xff\xff\xff\xff\x05\0\x14\0",
    b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
];

const MESSAGE: &str = "a zip archive, as .npz files are, and not an .npy file: unzip it, or numpy.load it in Python and \
                       numpy.save each array";

#[test]
fn whatever_reads_an_archive_says_what_it_is() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("arrays.npz");
    for (bytes, length) in ARCHIVES.iter().flat_map(|bytes| [4, 7, 9, bytes.len()].map(|length| (bytes, length))) {
        fs::write(&path, &bytes[..length]).unwrap();
        let joined = Writer::from_writer(&mut Vec::new()).join(&[&path]);
        for error in [
            npy::load::<Array1<f64>>(&path).unwrap_err(),
            npy::describe(&path).unwrap_err(),
            Reader::open(&path).unwrap_err(),
            joined.unwrap_err(),
        ] {
            assert!(matches!(error.kind(), ErrorKind::ZipArchive));
            assert_eq!(error.to_string(), format!("{}: {MESSAGE}", path.display()));
        }
        for error in [npy::read::<Array1<f64>>(&bytes[..length]).err(), Reader::new(&bytes[..length]).err()] {
            assert_eq!(error.unwrap().to_string(), MESSAGE);
        }
    }
}

#[test]
fn nothing_is_written_under_the_name_of_an_archive() {
    let folder = tempdir().unwrap();
    let samples = LazySamples::new(Key::new(1), 0.5, 2.0, [10]).unwrap();
    let part = folder.path().join("part.npy");
    Writer::new(&part).shard(npy::Shard::new(0, 1, 7).unwrap()).write(&samples).unwrap();
    for name in ["a.npz", "a.NPZ", "a.npy.npz"] {
        let path = folder.path().join(name);
        let refused = |result: Result<(), Error>| {
            let error = result.unwrap_err();
            assert!(matches!(error.kind(), ErrorKind::NpzName) && error.path() == Some(&path), "{error}");
        };
        refused(npy::save(&path, array![1.0]));
        refused(Writer::new(&path).write(&samples));
        refused(Writer::new(&path).raw().generate([3], |_, _: &mut [u8]| unreachable!()));
        refused(Writer::new(&path).join(&[&part]));
        assert!(!path.exists());
    }
    npy::save(folder.path().join("npz"), array![1.0]).unwrap();
    npy::save(folder.path().join("a.npz.npy"), array![1.0]).unwrap();
}
