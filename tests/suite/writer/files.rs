//! The file while it is written: one writer at a time, what a killed one leaves is removed, and the target is replaced
//! in one step.

use crate::common::{kind, names};
use ndarray::{Array1, array};
use std::{
    fs::{self, File},
    io::ErrorKind,
    path::Path,
    sync::mpsc,
    thread,
};
use tempfile::tempdir;
use vonmises::npy::{self, Error, Writer};

/// Writes a thousand ones.
fn ones(path: impl AsRef<Path>) -> Result<(), Error> {
    Writer::new(path).generate([1000], |_, chunk: &mut [f64]| chunk.fill(1.0))
}

#[test]
fn an_existing_file_is_replaced_or_refused() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, "text").unwrap();
    let refused =
        Writer::new(&path).overwrite(false).generate([1 << 40], |_, _: &mut [f64]| unreachable!("before any work"));
    let error = refused.unwrap_err();
    assert!(matches!(error.kind(), npy::ErrorKind::Exists) && error.path() == Some(&path));
    assert_eq!(fs::read(&path).unwrap(), b"text");
    ones(&path).unwrap();
    assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), Array1::ones(1000));
    assert_eq!(names(folder.path()), [Path::new("a")]);
}

#[test]
fn a_file_that_appears_meanwhile_is_not_replaced() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let result = Writer::new(&path).overwrite(false).generate([10], |_, chunk: &mut [f64]| {
        fs::write(&path, "text").unwrap();
        chunk.fill(1.0);
    });
    assert!(matches!(result.unwrap_err().kind(), npy::ErrorKind::Exists));
    assert_eq!(fs::read(&path).unwrap(), b"text");
    assert_eq!(names(folder.path()), [Path::new("a")]);
    fs::remove_file(&path).unwrap();
    Writer::new(&path).overwrite(false).generate([10], |_, chunk: &mut [f64]| chunk.fill(1.0)).unwrap();
    assert_eq!(names(folder.path()), [Path::new("a")]);
}

/// No file can be created in `/proc`, and none is there that another process could be writing.
#[test]
#[cfg(target_os = "linux")]
fn a_file_that_cannot_be_created_is_no_file_of_another_process() {
    let error = ones("/proc/a.npy").unwrap_err();
    assert!(matches!(error.kind(), npy::ErrorKind::Io(source) if source.kind() == ErrorKind::NotFound), "{error}");
}

#[test]
fn what_a_dead_writer_left_is_removed() {
    let folder = tempdir().unwrap();
    let (path, temporary) = (folder.path().join("a.npy"), folder.path().join(".a.npy.vonmises-part"));
    fs::write(&temporary, vec![7; 1 << 20]).unwrap();
    ones(&path).unwrap();
    assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), Array1::ones(1000));
    assert_eq!(names(folder.path()), [Path::new("a.npy")]);
}

#[test]
fn a_second_writer_is_refused() {
    let folder = tempdir().unwrap();
    let (path, temporary) = (folder.path().join("a.npy"), folder.path().join(".a.npy.vonmises-part"));
    let (started, on) = (mpsc::channel(), mpsc::channel::<()>());
    thread::scope(|scope| {
        let (path, start, wait) = (&path, started.0, std::sync::Mutex::new(on.1));
        let first = scope.spawn(move || {
            Writer::new(path).generate([10], |_, chunk: &mut [f64]| {
                start.send(()).unwrap();
                wait.lock().unwrap().recv().unwrap();
                chunk.fill(2.0);
            })
        });
        started.1.recv().unwrap();
        assert!(temporary.exists());
        let error = ones(path).unwrap_err();
        assert_eq!(error.path(), Some(&**path));
        assert!(matches!(error.kind(), npy::ErrorKind::Busy { temporary: held } if *held == temporary), "{error}");
        on.0.send(()).unwrap();
        first.join().unwrap().unwrap();
    });
    assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), Array1::from_elem(10, 2.0));
    assert_eq!(names(folder.path()), [Path::new("a.npy")]);
    // Another handle holds the lock, as another process would.
    let held = File::create(&temporary).unwrap();
    held.lock().unwrap();
    assert!(matches!(ones(&path).unwrap_err().kind(), npy::ErrorKind::Busy { .. }));
    drop(held);
    ones(&path).unwrap();
    assert_eq!(names(folder.path()), [Path::new("a.npy")]);
}

/// Each of many writers is refused or replaces the file as a whole.
#[test]
fn writers_that_race_leave_one_complete_file() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    let race = |value: f64| {
        for _ in 0..40 {
            match Writer::new(&path).generate([2000], |_, chunk: &mut [f64]| chunk.fill(value)) {
                Ok(()) => {}
                Err(error) => assert!(matches!(error.kind(), npy::ErrorKind::Busy { .. }), "{error}"),
            }
            if let Ok(found) = npy::load::<Array1<f64>>(&path) {
                assert!(found.len() == 2000 && found.iter().all(|x| *x == found[0]));
            }
        }
    };
    thread::scope(|scope| {
        for value in [1.0, 2.0, 3.0, 4.0] {
            let race = &race;
            scope.spawn(move || race(value));
        }
    });
    assert_eq!(names(folder.path()), [Path::new("a")]);
}

#[test]
fn folders_and_missing_folders_are_errors() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "text").unwrap();
    assert_eq!(kind(ones(folder.path())), ErrorKind::IsADirectory);
    assert_eq!(kind(ones(folder.path().join("no/a.npy"))), ErrorKind::NotFound);
    assert!(ones("no/a.npy").unwrap_err().to_string().starts_with("no/a.npy: "));
    assert_eq!(kind(ones("")), ErrorKind::NotFound);
    assert_eq!(kind(ones(folder.path().join("new/"))), ErrorKind::IsADirectory);
    assert!(ones(file.join("a.npy")).is_err());
    assert_eq!(names(folder.path()), [Path::new("file")]);
}

#[test]
fn a_long_name_has_a_temporary_too() {
    let folder = tempdir().unwrap();
    for name in ["n".repeat(255), "n".repeat(241), "n".repeat(240), "ü".repeat(127), "n".repeat(254) + "x"] {
        ones(folder.path().join(&name)).unwrap();
        assert_eq!(names(folder.path()), [Path::new(&name)]);
        fs::remove_file(folder.path().join(&name)).unwrap();
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::{
        env,
        os::unix::fs::{PermissionsExt, symlink},
        process::Command,
    };

    #[test]
    fn a_folder_that_may_not_be_written_is_an_error() {
        let folder = tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        if File::create(folder.path().join("probe")).is_ok() {
            return; // for the superuser nothing is read-only
        }
        assert_eq!(kind(ones(folder.path().join("a"))), ErrorKind::PermissionDenied);
    }

    #[test]
    fn the_target_of_a_link_is_written_and_the_link_stays() {
        let folder = tempdir().unwrap();
        fs::create_dir_all(folder.path().join("data")).unwrap();
        fs::create_dir_all(folder.path().join("links")).unwrap();
        let (link, target) = (folder.path().join("links/a"), folder.path().join("data/target.npy"));
        symlink("../data/target.npy", &link).unwrap();
        for _ in 0..2 {
            Writer::new(&link)
                .generate([10], |_, chunk: &mut [f64]| {
                    assert!(folder.path().join("data/.target.npy.vonmises-part").exists());
                    chunk.fill(1.0);
                })
                .unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&target).unwrap().is_file());
        }
        assert_eq!(names(&folder.path().join("links")), [Path::new("a")]);
        assert_eq!(names(&folder.path().join("data")), [Path::new("target.npy")]);
    }

    /// A link under the name of the temporary file is neither followed nor removed.
    #[test]
    fn what_is_no_temporary_is_left_alone() {
        let folder = tempdir().unwrap();
        let (victim, temporary) = (folder.path().join("victim"), folder.path().join(".a.vonmises-part"));
        fs::write(&victim, "text").unwrap();
        symlink("victim", &temporary).unwrap();
        assert_eq!(kind(ones(folder.path().join("a"))), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&victim).unwrap(), b"text");
        fs::remove_file(&temporary).unwrap();
        fs::hard_link(&victim, &temporary).unwrap();
        ones(folder.path().join("a")).unwrap();
        assert_eq!(fs::read(&victim).unwrap(), b"text");
    }

    #[test]
    fn modes_are_those_of_any_program_or_of_the_old_file() {
        let folder = tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        let (path, other) = (folder.path().join("a"), folder.path().join("other"));
        File::create(&other).unwrap();
        ones(&path).unwrap();
        assert_eq!(mode(&path), mode(&other));
        for bits in [0o600, 0o640, 0o777] {
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
            ones(&path).unwrap();
            assert_eq!(mode(&path), bits);
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn devices_and_pipes_are_written_in_place() {
        ones("/dev/null").unwrap();
        assert_eq!(kind(ones("/dev/full")), ErrorKind::StorageFull);
        assert!(matches!(
            Writer::new("/dev/null").overwrite(false).generate([1], |_, _: &mut [f64]| {}).unwrap_err().kind(),
            npy::ErrorKind::Exists
        ));
        let folder = tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let write = || Writer::new(&pipe).generate([1 << 20], |start, chunk: &mut [u32]| chunk.fill(start as u32));
        thread::scope(|scope| {
            let writer = scope.spawn(write);
            let loaded = npy::load::<Array1<u32>>(&pipe).unwrap();
            assert_eq!((loaded.len(), loaded[(1 << 20) - 1]), (1 << 20, 3 << 18));
            writer.join().unwrap().unwrap();
        });
        assert_eq!(names(folder.path()), [Path::new("pipe")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_disk_that_is_too_full_is_an_error_at_the_start() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a");
        npy::save(&path, &array![1.5]).unwrap();
        // 1 PiB
        let result = Writer::new(&path).generate([1 << 47], |_, _: &mut [f64]| unreachable!());
        let found = kind(result);
        assert!(matches!(found, ErrorKind::StorageFull | ErrorKind::FileTooLarge), "{found}");
        assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), array![1.5]);
        assert_eq!(names(folder.path()), [Path::new("a")]);
    }

    /// Runs itself in another process, which is killed while it writes; the next writer removes what that one left.
    #[test]
    fn a_killed_writer_leaves_nothing_under_the_name() {
        const TARGET: &str = "VONMISES_TEST_KILLED";
        if let Some(path) = env::var_os(TARGET) {
            let _ = Writer::new(path).generate([10], |_, _: &mut [f64]| std::process::abort());
            return;
        }
        let folder = tempdir().unwrap();
        let path = folder.path().join("a");
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "writer::files::unix::a_killed_writer_leaves_nothing_under_the_name"])
            .env(TARGET, &path)
            .output()
            .unwrap();
        assert!(!output.status.success());
        assert_eq!(names(folder.path()), [Path::new(".a.vonmises-part")]);
        ones(&path).unwrap();
        assert_eq!(names(folder.path()), [Path::new("a")]);
    }
}
