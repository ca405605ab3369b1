//! Only exactly all the parts of one run are joined; anything else is refused with the reason.

use super::shards::{RUN, part};
use crate::common::{names, saved, with_threads};
use ndarray::Array2;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};
use vonmises::npy::{self, ErrorKind, Progress, Shard, Writer};
use vonmises::{Key, LazySamples};

fn parts(folder: &Path, shape: &[usize], count: usize) -> Vec<PathBuf> {
    (0..count).map(|i| part(folder, shape, Shard::new(i, count, RUN).unwrap(), |i| i as u32)).collect()
}

/// Writes the four parts of an array of shape (10, 2); returns their folder, their paths, and a path for the whole.
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
    let missing = |first: &[usize]| first == [1, 3];
    assert!(
        matches!(error.kind(), ErrorKind::MissingParts { first, missing: 2, count: 4 } if missing(first)),
        "{error}"
    );
    let copy = folder.path().join("copy");
    fs::copy(&paths[1], &copy).unwrap();
    let given = [&paths[0], &paths[1], &paths[2], &copy, &paths[3]];
    let error = Writer::new(&target).join(&given).unwrap_err();
    assert_eq!(error.path(), Some(&*paths[1]));
    assert!(matches!(error.kind(), ErrorKind::DuplicatePart { other, index: 1 } if *other == copy), "{error}");
    let error = Writer::new(&target).join::<&str>(&[]).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NoParts) && error.path() == Some(&target));
    // A part of so many that naming all missing ones would need all memory.
    let lone = part(&folder.path().join(""), &[10, 2], Shard::new(9, usize::MAX, RUN).unwrap(), |i| i as u32);
    match Writer::new(&target).join(&[lone]).unwrap_err().into_kind() {
        ErrorKind::MissingParts { first, missing, .. } => {
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
    let new_folder = |name: &str| {
        let folder = other.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let shard = |count, run| Shard::new(1, count, run).unwrap();
    for (stranger, what) in [
        (part(&new_folder("a"), &[10, 2], shard(4, RUN + 1), |i| i as u32), "run"),
        (part(&new_folder("b"), &[10, 2], shard(5, RUN), |i| i as u32), "number of parts"),
        (part(&new_folder("c"), &[10, 2], shard(4, RUN), |i| i as f32), "dtype"),
        (part(&new_folder("d"), &[10, 2], shard(4, RUN), |i| i as u64), "dtype"),
        (part(&new_folder("e"), &[11, 2], shard(4, RUN), |i| i as u32), "shape"),
        (part(&new_folder("f"), &[10, 2, 1], shard(4, RUN), |i| i as u32), "shape"),
    ] {
        let error = Writer::new(&target).join(&[&paths[0], &stranger, &paths[2], &paths[3]]).unwrap_err();
        assert_eq!(error.path(), Some(&*stranger));
        match error.kind() {
            ErrorKind::RunMismatch { first, what: found } => assert_eq!((first, *found), (&paths[0], what)),
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
    refused(&saved(npy::load::<Array2<u32>>(&paths[1]).unwrap()));
    // Headers of the same length with other contents.
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
        ("<u4", "<f2"),
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
    assert!(matches!(error.kind(), ErrorKind::RunMismatch { what: "run", .. }), "{error}");
}

/// Joins two parts of 4 MiB each by one thread, and calls a function once after the first chunk.
fn join_meanwhile(meanwhile: impl Fn(&Path) + Sync) -> (TempDir, Result<(), npy::Error>) {
    let folder = tempdir().unwrap();
    let (paths, target) = (parts(folder.path(), &[1 << 20, 2], 2), folder.path().join("whole"));
    let callback = |progress: Progress| {
        assert_eq!((progress.total, progress.width), (1 << 21, 4));
        if progress.done == 1 << 18 {
            meanwhile(&paths[1]);
        }
        ControlFlow::Continue(())
    };
    let result = with_threads(1, || Writer::new(&target).progress(&callback).join(&paths));
    assert_eq!(target.exists(), result.is_ok());
    (folder, result)
}

/// A part that was checked is exchanged or changed before it is read.
#[test]
fn a_part_that_is_exchanged_meanwhile_is_refused() {
    let stranger = tempdir().unwrap();
    let write = |name: &str, shard: Shard| {
        fs::create_dir_all(stranger.path().join(name)).unwrap();
        part(&stranger.path().join(name), &[1 << 20, 2], shard, |_| 7_u32)
    };
    let other_run = write("run", Shard::new(1, 2, RUN + 1).unwrap());
    let other_part = write("part", Shard::new(0, 2, RUN).unwrap());
    let exchange = |with: &Path, part: &Path| {
        fs::copy(with, part.with_extension("new")).unwrap();
        fs::rename(part.with_extension("new"), part).unwrap();
    };
    type Change<'a> = &'a (dyn Fn(&Path) + Sync);
    let changes: [(&str, Change); 6] = [
        ("another run", &|part| exchange(&other_run, part)),
        ("another part", &|part| exchange(&other_part, part)),
        ("written to in place", &|part| {
            std::thread::sleep(std::time::Duration::from_millis(20)); // longer than the system's clock stands still
            let mut bytes = fs::read(part).unwrap();
            *bytes.last_mut().unwrap() = 7;
            fs::write(part, bytes).unwrap();
        }),
        ("cut short", &|part| fs::OpenOptions::new().write(true).open(part).unwrap().set_len(200).unwrap()),
        ("empty", &|part| fs::write(part, "").unwrap()),
        ("with more behind it", &|part| fs::write(part, [fs::read(part).unwrap(), vec![0]].concat()).unwrap()),
    ];
    for (name, change) in changes {
        let (folder, result) = join_meanwhile(|part| change(part));
        let error = result.expect_err(name);
        assert!(matches!(error.kind(), ErrorKind::PartChanged), "{name}: {error}");
        assert_eq!(error.path().unwrap().parent(), Some(folder.path()), "{name}");
        assert_eq!(names(folder.path()).len(), 2, "{name}");
    }
    let (_folder, result) = join_meanwhile(|part| fs::remove_file(part).unwrap());
    assert!(
        matches!(result.unwrap_err().kind(), ErrorKind::Io(source) if source.kind() == std::io::ErrorKind::NotFound)
    );
    let (_folder, result) = join_meanwhile(|_| {});
    result.unwrap();
}

/// A pipe without a writer has a part's name from the beginning, or later: it is not waited for.
#[test]
#[cfg(unix)]
fn a_pipe_in_place_of_a_part_is_refused_at_once() {
    let mkfifo = |path: &Path| {
        fs::remove_file(path).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    let (_folder, paths, target) = four();
    mkfifo(&paths[1]);
    let error = Writer::new(&target).join(&paths).unwrap_err();
    assert!(error.path() == Some(&*paths[1]) && matches!(error.kind(), ErrorKind::NotAPart { .. }), "{error}");
    let (_folder, result) = join_meanwhile(mkfifo);
    assert!(matches!(result.unwrap_err().kind(), ErrorKind::NotAPart { .. }));
    // And the target may be one, which is waited for once the parts are known to be right.
    let pipe = target.with_file_name("pipe");
    fs::write(&pipe, "").unwrap();
    mkfifo(&pipe);
    assert!(matches!(Writer::new(&pipe).join(&paths).unwrap_err().kind(), ErrorKind::NotAPart { .. }));
}
