//! Parts made apart join to the bytes of one run.

use crate::common::{names, saved, with_threads};
use ndarray::{ArrayD, array};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::tempdir;
use vonmises::npy::{self, Element, ErrorKind, Shard, Writer};
use vonmises::{Key, LazySamples};

pub(super) const RUN: u64 = 0x0123_4567_89ab_cdef;

/// Writes a part of the array whose element i is `element(i)`, and returns its path.
pub(super) fn part<T: Element>(
    folder: &Path,
    shape: &[usize],
    shard: Shard,
    element: impl Fn(usize) -> T + Sync,
) -> PathBuf {
    let path = folder.join(format!("part-{}.npy", shard.index()));
    let fill = |start: usize, chunk: &mut [T]| {
        chunk.iter_mut().zip(start..).for_each(|(slot, i)| *slot = element(i));
    };
    Writer::new(&path).shard(shard).generate(shape, fill).unwrap();
    path
}

/// Writes all parts, joins them in an order that the key gives, and compares the file with the saved array.
fn assert_joined<T: Element>(shape: &[usize], count: usize, element: impl Fn(usize) -> T + Sync, order: &Key) {
    let folder = tempdir().unwrap();
    let mut keyed: Vec<_> = (0..count)
        .map(|i| {
            let path = part(folder.path(), shape, Shard::new(i, count, RUN).unwrap(), &element);
            assert_eq!(npy::load::<ArrayD<T>>(&path).unwrap().shape()[1..], shape[1..]);
            (order.fold_in(i as u32).data(), path)
        })
        .collect();
    keyed.sort();
    let paths: Vec<PathBuf> = keyed.into_iter().map(|(_, path)| path).collect();
    let whole = folder.path().join("whole.npy");
    Writer::new(&whole).join(&paths).unwrap();
    let mut flat = 0..;
    let expected = saved(ArrayD::from_shape_simple_fn(shape, || element(flat.next().unwrap())));
    assert!(fs::read(&whole).unwrap() == expected, "{shape:?} in {count}");
    let mut stream = Vec::new();
    Writer::from_writer(&mut stream).join(&paths).unwrap();
    assert!(stream == expected);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn parts_join_to_one_run(
        rows in prop::sample::select(vec![0, 1, 2, 3, 7, 100, 1000]), count in 1_usize..12,
        tail in prop::sample::select(vec![vec![], vec![5], vec![2, 3], vec![0], vec![1, 1, 4]]), seed: u64,
    ) {
        let shape = [&[rows], &*tail].concat();
        let key = Key::new(seed);
        assert_joined(&shape, count, |i| i as f32 + 0.5, &key);
        assert_joined(&shape, count, |i| Key::from_data([i as u32, 1]), &key);
    }
}

#[test]
fn parts_of_every_element_type_join() {
    let key = Key::new(3);
    assert_joined(&[100, 3], 4, |i| i as f32, &key);
    assert_joined(&[100, 3], 4, |i| i as f64, &key);
    assert_joined(&[100, 3], 4, |i| i as u8, &key);
    assert_joined(&[100, 3], 4, |i| i as u16, &key);
    assert_joined(&[100, 3], 4, |i| i as u32, &key);
    assert_joined(&[100, 3], 4, |i| i as u64, &key);
    assert_joined(&[100, 3], 4, |i| !i as i8, &key);
    assert_joined(&[100, 3], 4, |i| !i as i16, &key);
    assert_joined(&[100, 3], 4, |i| !i as i32, &key);
    assert_joined(&[100, 3], 4, |i| !i as i64, &key);
    assert_joined(&[100, 3], 4, |i| i % 3 == 0, &key);
}

#[test]
fn large_parts_join_with_any_number_of_threads() {
    let folder = tempdir().unwrap();
    let samples = LazySamples::new(Key::new(2), 0.3, array![0.5, 5.0, 50.0], [200_000, 3]).unwrap();
    let expected = saved(samples.draw().unwrap());
    let part = |i: usize| folder.path().join(format!("{i}"));
    for i in 0..5 {
        let shard = Shard::new(i, 5, samples.fingerprint()).unwrap();
        Writer::new(part(i)).shard(shard).write(&samples).unwrap();
    }
    for threads in [1, 2, 3, 7] {
        let whole = folder.path().join("whole");
        with_threads(threads, || Writer::new(&whole).join(&[4, 2, 0, 1, 3].map(part))).unwrap();
        assert!(fs::read(whole).unwrap() == expected, "{threads}");
    }
    // The result may take the name of a part.
    Writer::new(part(3)).join(&[0, 1, 2, 3, 4].map(part)).unwrap();
    assert!(fs::read(part(3)).unwrap() == expected);
}

#[test]
fn rows_are_divided_evenly_without_overflow() {
    for rows in [0, 1, 5, 999, usize::MAX - 1] {
        for count in [1, 2, 7, 1000] {
            let rows_of = |i| Shard::new(i, count, 0).unwrap().rows(rows);
            assert_eq!((rows_of(0).start, rows_of(count - 1).end), (0, rows));
            for i in 1..count {
                assert_eq!(rows_of(i).start, rows_of(i - 1).end);
                assert!(rows_of(i).len().abs_diff(rows / count) <= 1);
            }
        }
    }
    assert_eq!(Shard::new(usize::MAX - 1, usize::MAX, 0).unwrap().rows(usize::MAX).len(), 1);
    for (index, count) in [(0, 0), (1, 1), (7, 3)] {
        let refused = Shard::new(index, count, 0).unwrap_err();
        assert!(refused.path().is_none());
        assert!(matches!(*refused.kind(), ErrorKind::ShardIndex { index: i, count: n } if (i, n) == (index, count)));
    }
}

#[test]
fn a_part_says_what_it_is() {
    let folder = tempdir().unwrap();
    let shard = Shard::new(3, 7, RUN).unwrap();
    let path = part(folder.path(), &[1000, 5], shard, |i| i as f32);
    let bytes = fs::read(&path).unwrap();
    let dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (143, 5), }";
    let comment = "# vonmises shard 3/7, shape (1000, 5), run 0123456789abcdef";
    let room = " ".repeat(20); // NumPy's room for the first length to grow, and two more
    let text = format!("{dictionary}{room}{comment}");
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    assert_eq!(String::from_utf8_lossy(&bytes[10..end]).trim_end(), text);
    assert_eq!((end % 64, bytes.len()), (0, end + 143 * 5 * 4));
    let found = npy::describe(&path).unwrap();
    assert_eq!((found.dtype.as_str(), &*found.shape, found.shard), ("<f4", &[143, 5][..], Some(shard)));
    assert!(found.holds::<f32>() && !found.holds::<u32>());
    assert_eq!(npy::load::<ArrayD<f32>>(&path).unwrap()[[0, 0]], 428.0 * 5.0);
    assert_eq!((shard.index(), shard.count(), shard.run()), (3, 7, RUN));
}

#[test]
fn an_array_without_axes_has_no_shards() {
    let folder = tempdir().unwrap();
    let writer = Writer::new(folder.path().join("a")).shard(Shard::new(0, 1, RUN).unwrap());
    let samples = LazySamples::new(Key::new(1), 0.0, 1.0, None).unwrap();
    assert!(matches!(writer.write(&samples).unwrap_err().kind(), ErrorKind::NoRows));
    assert!(names(folder.path()).is_empty());
}
