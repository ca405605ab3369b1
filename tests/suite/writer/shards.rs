//! Parts made apart join to the bytes of one run; whatever is not exactly all the parts of one run is refused.

use super::{names, saved};
use crate::common::with_threads;
use ndarray::{ArrayD, array};
use proptest::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::{TempDir, tempdir};
use vonmises::{
    Key, LazySamples,
    npy::{self, Element, ErrorKind, Shard, Writer},
};

const RUN: u64 = 0x0123_4567_89ab_cdef;

/// Part `index` of `count` of the array whose element i is `of(i)`.
fn part<T: Element>(folder: &Path, shape: &[usize], shard: Shard, of: impl Fn(usize) -> T + Sync) -> PathBuf {
    let path = folder.join(format!("part-{}.npy", shard.index()));
    let fill = |start: usize, block: &mut [T]| block.iter_mut().zip(start..).for_each(|(slot, i)| *slot = of(i));
    Writer::new(&path).shard(shard).generate(shape, fill).unwrap();
    path
}

fn parts(folder: &Path, shape: &[usize], count: usize) -> Vec<PathBuf> {
    (0..count).map(|i| part(folder, shape, Shard::new(i, count, RUN).unwrap(), |i| i as u32)).collect()
}

/// Joined in another order than that of their making.
fn round<T: Element>(shape: &[usize], count: usize, of: impl Fn(usize) -> T + Sync, order: &Key) {
    let folder = tempdir().unwrap();
    let mut keyed: Vec<_> = (0..count)
        .map(|i| {
            let path = part(folder.path(), shape, Shard::new(i, count, RUN).unwrap(), &of);
            assert_eq!(npy::load::<T>(&path).unwrap().shape()[1..], shape[1..]);
            (order.fold_in(i as u32).data(), path)
        })
        .collect();
    keyed.sort();
    let paths: Vec<PathBuf> = keyed.into_iter().map(|(_, path)| path).collect();
    let whole = folder.path().join("whole.npy");
    Writer::new(&whole).join(&paths).unwrap();
    let mut flat = 0..;
    let expected = saved(&ArrayD::from_shape_simple_fn(shape, || of(flat.next().unwrap())));
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
        round(&shape, count, |i| i as f32 + 0.5, &key);
        round(&shape, count, |i| Key::from_data([i as u32, 1]), &key);
    }
}

#[test]
fn large_parts_join_with_any_number_of_threads() {
    let folder = tempdir().unwrap();
    let samples = LazySamples::new(Key::new(2), 0.3, array![0.5, 5.0, 50.0], [200_000, 3]).unwrap();
    let expected = saved(&samples.draw().unwrap());
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
    let said = "{'descr': '<f4', 'fortran_order': False, 'shape': (143, 5), }";
    let comment = "# vonmises shard 3/7, shape (1000, 5), run 0123456789abcdef";
    let text = format!("{said}{}{comment}", " ".repeat(20)); // room for the first length to grow, and two more
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    assert_eq!(String::from_utf8_lossy(&bytes[10..end]).trim_end(), text);
    assert_eq!((end % 64, bytes.len()), (0, end + 143 * 5 * 4));
    let found = npy::describe(&path).unwrap();
    assert_eq!((found.dtype.as_str(), &*found.shape, found.shard), ("<f4", &[143, 5][..], Some(shard)));
    assert!(found.holds::<f32>() && !found.holds::<u32>());
    assert_eq!(npy::load::<f32>(&path).unwrap()[[0, 0]], 428.0 * 5.0);
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

/// The parts of an array of shape (10, 2), and where they would be joined.
fn four() -> (TempDir, Vec<PathBuf>, PathBuf) {
    let folder = tempdir().unwrap();
    let (paths, target) = (parts(folder.path(), &[10, 2], 4), folder.path().join("whole"));
    (folder, paths, target)
}

#[test]
fn missing_parts_and_parts_given_twice_are_named() {
    let (folder, paths, target) = four();
    let error = Writer::new(&target).join(&[&paths[2], &paths[0]]).unwrap_err();
    assert_eq!(error.path(), Some(&*target));
    match error.kind() {
        ErrorKind::PartsMissing { first, missing: 2, count: 4 } => assert_eq!(first, &[1, 3]),
        other => panic!("{other}"),
    }
    let copy = folder.path().join("copy");
    fs::copy(&paths[1], &copy).unwrap();
    let given = [&paths[0], &paths[1], &paths[2], &copy, &paths[3]];
    let error = Writer::new(&target).join(&given).unwrap_err();
    assert_eq!(error.path(), Some(&*paths[1]));
    assert!(matches!(error.kind(), ErrorKind::PartTwice { other, index: 1 } if *other == copy), "{error}");
    let error = Writer::new(&target).join::<&str>(&[]).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NoParts) && error.path() == Some(&target));
    // A part of so many that naming them all would take the memory of the machine.
    let lone = part(&folder.path().join(""), &[10, 2], Shard::new(9, usize::MAX, RUN).unwrap(), |i| i as u32);
    match Writer::new(&target).join(&[lone]).unwrap_err().into_kind() {
        ErrorKind::PartsMissing { first, missing, .. } => {
            assert_eq!((first, missing), ((0..8).collect(), usize::MAX - 1));
        }
        other => panic!("{other}"),
    }
    assert!(!target.exists());
}

#[test]
fn parts_of_other_runs_are_refused() {
    let (_folder, paths, target) = four();
    let other = tempdir().unwrap();
    let at = |name: &str| {
        let folder = other.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let shard = |count, run| Shard::new(1, count, run).unwrap();
    for (stranger, what) in [
        (part(&at("a"), &[10, 2], shard(4, RUN + 1), |i| i as u32), "run"),
        (part(&at("b"), &[10, 2], shard(5, RUN), |i| i as u32), "number of parts"),
        (part(&at("c"), &[10, 2], shard(4, RUN), |i| i as f32), "dtype"),
        (part(&at("d"), &[10, 2], shard(4, RUN), |i| i as u64), "dtype"),
        (part(&at("e"), &[11, 2], shard(4, RUN), |i| i as u32), "shape"),
        (part(&at("f"), &[10, 2, 1], shard(4, RUN), |i| i as u32), "shape"),
    ] {
        let result = Writer::new(&target).join(&[&paths[0], &stranger, &paths[2], &paths[3]]);
        let error = result.unwrap_err();
        assert_eq!(error.path(), Some(&*stranger));
        match error.kind() {
            ErrorKind::OtherRun { first, what: found } => assert_eq!((first, *found), (&paths[0], what)),
            other => panic!("{other} for {what}"),
        }
    }
    assert!(!target.exists());
}

#[test]
fn files_that_are_not_parts_are_refused() {
    let (folder, paths, target) = four();
    let refused = |bytes: &[u8]| {
        let path = folder.path().join("stranger");
        fs::write(&path, bytes).unwrap();
        let error = Writer::new(&target).join(&[&paths[0], &path, &paths[2], &paths[3]]).unwrap_err();
        assert_eq!(error.path(), Some(&*path));
        assert!(matches!(error.kind(), ErrorKind::NotAPart { .. }), "{error}");
    };
    let bytes = fs::read(&paths[1]).unwrap();
    refused(&saved(&npy::load::<u32>(&paths[1]).unwrap()));
    // Headers of the same length that say something else.
    for (from, to) in [
        ("shard 1/4", "shard 4/4"),
        ("shard 1/4", "shard 2/4"),
        ("shard 1/4", "shard 1 4"),
        ("shard 1/4", "shard +/4"),
        ("shard 1/4", "shard 1/0"),
        ("vonmises", "Vonmises"),
        ("(10, 2)", "(20, 2)"),
        ("(10, 2)", "(10, 3)"),
        ("(10, 2)", "(10,2) "),
        ("(10, 2)", "( 10,2)"),
        ("(10, 2)", "10, (2)"),
        ("cdef", "cdeg"),
        ("cdef", "CDEF"),
        ("cdef", "    "),
        ("(3, 2), }", "(2, 3), }"),
        ("(3, 2), }", "(6,  ), }"),
        ("<u4", ">u4"),
        ("<u4", "<i4"),
        ("False", "True "),
    ] {
        let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        let mut changed = bytes.clone();
        changed[at..at + to.len()].copy_from_slice(to.as_bytes());
        refused(&changed);
        let shard = npy::describe(folder.path().join("stranger")).unwrap().shard;
        assert!(shard.is_none() || ["<u4"].contains(&from), "{to}");
    }
    let join = |path: &Path| Writer::new(&target).join(&[path]).unwrap_err().into_kind();
    assert!(matches!(join(folder.path()), ErrorKind::NotAPart { .. }));
    assert!(matches!(join(&folder.path().join("no")), ErrorKind::Io(_)));
    fs::write(folder.path().join("text"), "text").unwrap();
    assert!(matches!(join(&folder.path().join("text")), ErrorKind::Header(_)));
    assert!(!target.exists());
}

#[test]
fn parts_that_are_cut_short_are_refused() {
    let (_folder, paths, target) = four();
    let bytes = fs::read(&paths[3]).unwrap();
    for length in [bytes.len() - 1, bytes.len() - 23, bytes.len() - 24] {
        fs::write(&paths[3], &bytes[..length]).unwrap();
        let error = Writer::new(&target).join(&paths).unwrap_err();
        assert_eq!(error.path(), Some(&*paths[3]));
        let ErrorKind::Length { expected, found } = *error.kind() else { panic!("{error}") };
        assert_eq!((expected, found), (bytes.len() as u64, length as u64));
    }
    fs::write(&paths[3], &bytes[..100]).unwrap();
    assert!(matches!(Writer::new(&target).join(&paths).unwrap_err().kind(), ErrorKind::Header(_)));
    fs::write(&paths[3], [&*bytes, &[0]].concat()).unwrap();
    assert!(matches!(Writer::new(&target).join(&paths).unwrap_err().kind(), ErrorKind::Length { .. }));
    assert!(!target.exists());
}

#[test]
fn samples_of_other_parameters_do_not_join() {
    let folder = tempdir().unwrap();
    let path = |i: usize| folder.path().join(format!("{i}"));
    for (i, kappa) in [2.0, 2.5].into_iter().enumerate() {
        let samples = LazySamples::new(Key::new(1), 0.0, kappa, [100]).unwrap();
        Writer::new(path(i)).shard(Shard::new(i, 2, samples.fingerprint()).unwrap()).write(&samples).unwrap();
    }
    let error = Writer::new(path(2)).join(&[path(0), path(1)]).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::OtherRun { what: "run", .. }), "{error}");
}
