//! A stream holds one array and nothing else; it is read as a file is, however it hands out its bytes.

use super::{file, load_bytes};
use crate::common::saved;
use ndarray::{ArrayD, array};
use std::io::{self, Cursor, ErrorKind as IoErrorKind, Read, Write};
use vonmises::npy::{self, Element, ErrorKind, HeaderError, Reader, Writer};
use vonmises::{Key, sample_von_mises};

/// The dictionary of an array of this dtype and shape.
fn dictionary(descr: &str, fortran: bool, shape: &str) -> String {
    let order = if fortran { "True" } else { "False" };
    format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}")
}

fn read_error<T: Element + std::fmt::Debug>(bytes: &[u8]) -> ErrorKind {
    let error = npy::read::<ArrayD<T>>(bytes).unwrap_err();
    assert_eq!((error.path(), error.to_string()), (None, error.kind().to_string()));
    error.into_kind()
}

/// Counts the flushes after the last write.
#[derive(Default)]
struct Flushed {
    bytes: Vec<u8>,
    flushes: usize,
}

impl Write for Flushed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.flushes = 0;
        let some = bytes.len().min(1000);
        self.bytes.write(&bytes[..some])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flushes += 1;
        Ok(())
    }
}

#[test]
fn arrays_are_written_to_a_stream_as_to_a_file() {
    let samples = sample_von_mises::<f64>(Key::new(1), 0.5, 2.0, [70, 1001]).unwrap();
    let keys = Key::new(1).split([30, 20]);
    let mut out = Flushed::default();
    npy::write(&mut out, &samples).unwrap();
    assert!(out.bytes == saved(&samples) && out.flushes == 1);
    let mut out = Flushed::default();
    npy::write(&mut out, samples.t()).unwrap();
    assert!(out.bytes == saved(samples.t()) && out.flushes == 1);
    let mut bytes = Vec::new();
    npy::write(&mut bytes, keys.t()).unwrap();
    npy::write(&mut bytes, array![true]).unwrap();
    assert_eq!(bytes, [saved(keys.t()), saved(array![true])].concat());
    assert_eq!(npy::read::<ndarray::Array2<Key>>(&bytes[..128 + 4800]).unwrap(), keys.t());

    let error = npy::write(&mut [0; 135][..], array![1.0]).unwrap_err();
    assert_eq!(error.path(), None);
    assert!(matches!(error.kind(), ErrorKind::Io(source) if source.kind() == IoErrorKind::WriteZero));
    let mut bytes = Vec::new();
    let error = npy::write(&mut bytes, ArrayD::<f32>::zeros(vec![1; 65])).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooManyAxes { rank: 65 }) && error.path().is_none() && bytes.is_empty());
}

#[test]
fn what_is_written_to_a_stream_is_read_from_it() {
    let samples = sample_von_mises::<f64>(Key::new(1), 0.5, 2.0, [70, 1001]).unwrap();
    assert_eq!(npy::read::<ArrayD<f64>>(&*saved(samples.view())).unwrap(), samples);
    let mut stream = Vec::new();
    let fill = |start: usize, chunk: &mut [Key]| {
        chunk.iter_mut().zip(start..).for_each(|(key, i)| *key = Key::from_data([i as u32, 7]));
    };
    Writer::from_writer(&mut stream).generate([300_000], fill).unwrap();
    let keys = npy::read::<ArrayD<Key>>(&*stream).unwrap();
    assert_eq!((keys.shape(), keys[299_999]), (&[300_000][..], Key::from_data([299_999, 7])));
    assert_eq!(npy::read::<ArrayD<u32>>(&*stream).unwrap().shape(), [300_000, 2]);
}

#[test]
fn orders_of_bytes_and_axes_do_not_matter() {
    let data: Vec<u8> = [0.0, 3.0, 1.0, 4.0, 2.0, 5.0_f64].into_iter().flat_map(f64::to_be_bytes).collect();
    let bytes = file(1, &dictionary(">f8", true, "(2, 3)"), &data);
    assert_eq!(npy::read::<ArrayD<f64>>(&*bytes).unwrap(), array![[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]].into_dyn());
    let data: Vec<u8> = [1, 3, 5, 2, 4, 6_u32].into_iter().flat_map(u32::to_be_bytes).collect();
    let bytes = file(2, &dictionary(">u4", true, "(3, 2)"), &data);
    let keys = Key::from_raw(&array![[1, 2], [3, 4], [5, 6_u32]]).unwrap();
    assert_eq!(npy::read::<ArrayD<Key>>(&*bytes).unwrap(), keys);
}

/// Hands out a byte at a time, and is interrupted before each.
struct Slow<'a> {
    bytes: &'a [u8],
    interrupted: bool,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(IoErrorKind::Interrupted.into());
        }
        let one = buffer.len().min(1);
        self.bytes.read(&mut buffer[..one])
    }
}

#[test]
fn bytes_may_come_one_by_one_and_reads_may_be_interrupted() {
    let angles = sample_von_mises::<f32>(Key::new(1), 0.5, 2.0, [50, 400]).unwrap();
    let bytes = saved(angles.view());
    assert_eq!(npy::read::<ArrayD<f32>>(Slow { bytes: &bytes, interrupted: false }).unwrap(), angles);
    let cut = Slow { bytes: &bytes[..bytes.len() - 1], interrupted: false };
    assert!(matches!(npy::read::<ArrayD<f32>>(cut).unwrap_err().kind(), ErrorKind::Length { .. }));
}

#[test]
fn every_truncation_and_any_trailing_byte_is_refused() {
    let bytes = saved(array![[1.0, 2.0]].view());
    let whole = bytes.len() as u64;
    for length in 0..bytes.len() {
        match read_error::<f64>(&bytes[..length]) {
            ErrorKind::Header(HeaderError::Truncated { found }) if found == length as u64 => assert!(length < 128),
            ErrorKind::Length { expected, found } if length >= 128 => {
                assert_eq!((expected, found), (whole, length as u64))
            }
            other => panic!("{length}: {other}"),
        }
    }
    for behind in [&b"\n"[..], &[0; 1000], &bytes] {
        let error = read_error::<f64>(&[&*bytes, behind].concat());
        assert!(matches!(error, ErrorKind::Length { expected, found } if (expected, found) == (whole, whole + 1)));
    }
    assert!(matches!(read_error::<f64>(&file(1, &dictionary("<f8", false, "(0,)"), b"x")), ErrorKind::Length { .. }));
}

/// Counts the bytes that are taken from it.
struct Counted<R>(R, usize);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1 += read;
        Ok(read)
    }
}

/// A petabyte is announced; what arrives is a few bytes, or a megabyte.
#[test]
fn announced_data_take_no_memory() {
    for sent in [0, 8, 1 << 20] {
        let bytes = file(1, &dictionary("<f8", false, "(125000000000000,)"), &vec![0; sent]);
        match read_error::<f64>(&bytes) {
            ErrorKind::Length { expected, found } => {
                assert_eq!((expected - found, found), ((1_000_000_000_000_000 - sent) as u64, bytes.len() as u64));
            }
            other => panic!("{other}"),
        }
    }
    let bytes = file(1, &dictionary("<u4", false, "(0, 1099511627776, 1099511627776)"), &[]);
    assert!(matches!(read_error::<u32>(&bytes), ErrorKind::TooLarge { .. }));
    // An endless stream is left after the array and one byte more.
    let mut endless = Counted(Cursor::new(file(1, &dictionary("<f8", false, "(3,)"), &[])).chain(io::repeat(0)), 0);
    let header = file(1, &dictionary("<f8", false, "(3,)"), &[]).len();
    assert!(matches!(npy::read::<ArrayD<f64>>(&mut endless).unwrap_err().kind(), ErrorKind::Length { .. }));
    assert_eq!(endless.1, header + 24 + 1);
}

/// The memory that an array keeps is that of its elements.
#[test]
fn no_memory_is_left_over() {
    for length in [0, 1, 8191, 8192, 8193, 100_000] {
        let bytes = saved(ndarray::Array1::<f64>::zeros(length).view());
        let (data, _) = npy::read::<ArrayD<f64>>(&*bytes).unwrap().into_raw_vec_and_offset();
        assert_eq!((data.len(), data.capacity()), (length, length));
    }
}

#[test]
fn what_a_file_is_refused_for_a_stream_is_refused_for() {
    let error = |bytes: &[u8]| {
        let (read, load) = (npy::read::<ArrayD<Key>>(bytes).unwrap_err(), load_bytes::<Key>(bytes).unwrap_err());
        assert_eq!(read.kind().to_string(), load.kind().to_string());
        read.into_kind()
    };
    assert!(matches!(error(b"PK and more"), ErrorKind::Header(HeaderError::Magic)));
    assert!(matches!(error(b"PK\x03\x04 and more"), ErrorKind::ZipArchive));
    assert!(matches!(error(&file(1, &dictionary("<f8", false, "()"), &[0; 8])), ErrorKind::Dtype { .. }));
    assert!(matches!(error(&file(1, &dictionary("<u4", false, "(3,)"), &[0; 12])), ErrorKind::KeyData { .. }));
    let axes = format!("({})", "1, ".repeat(65));
    assert!(matches!(error(&file(1, &dictionary("<u4", false, &axes), &[0; 4])), ErrorKind::TooManyAxes { rank: 65 }));
}

/// Ends with an error that is no end.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(IoErrorKind::ConnectionReset.into())
    }
}

#[test]
fn errors_of_the_stream_are_passed_on() {
    let bytes = saved(array![1.0, 2.0].view());
    for length in [0, 7, 100, bytes.len() - 1, bytes.len()] {
        let error = npy::read::<ArrayD<f64>>(bytes[..length].chain(Broken)).unwrap_err();
        let source = std::error::Error::source(&error).unwrap().downcast_ref::<io::Error>();
        assert_eq!(source.map(io::Error::kind), Some(IoErrorKind::ConnectionReset));
        assert!(matches!(error.kind(), ErrorKind::Io(_)));
    }
}

#[test]
fn a_reader_says_what_is_to_come() {
    let array: ArrayD<f32> = array![[0.5_f32, 1.5], [2.5, 3.5]].into_dyn();
    let bytes = saved(array.view());
    let mut stream = Counted(&*bytes, 0);
    let reader = Reader::new(&mut stream).unwrap();
    assert!(reader.description().holds::<f32>() && !reader.description().holds::<f64>());
    assert_eq!(format!("{reader:?}").split_once(", ..").unwrap().1, " }");
    assert_eq!((reader.description().dtype.as_str(), &*reader.description().shape), ("<f4", &[2, 2][..]));
    assert_eq!(reader.read::<ArrayD<f32>>().unwrap(), array);
    assert_eq!(stream.1, bytes.len());
    let mut stream = Counted(&*bytes, 0);
    drop(Reader::new(&mut stream).unwrap());
    assert_eq!(stream.1, bytes.len() - 16);

    let mut named = tempfile::NamedTempFile::new().unwrap();
    named.write_all(&bytes).unwrap();
    let reader = Reader::open(named.path()).unwrap();
    assert_eq!(*reader.description(), npy::describe(named.path()).unwrap());
    let error = reader.read::<ArrayD<f64>>().unwrap_err();
    assert_eq!(error.path(), Some(named.path()));
    assert!(matches!(error.kind(), ErrorKind::Dtype { expected: "<f8", found } if found == "<f4"));
    assert!(matches!(Reader::open("no/such/file").unwrap_err().kind(), ErrorKind::Io(_)));
}

#[test]
fn arrays_are_known_by_their_first_bytes() {
    let bytes = saved(array![1.0].view());
    assert!(npy::is_npy(&bytes) && npy::is_npy(&bytes[..6]));
    for other in [&bytes[..5], b"", b"NUMPY", b"1.5\n", b"PK\x03\x04"] {
        assert!(!npy::is_npy(other));
    }
}
