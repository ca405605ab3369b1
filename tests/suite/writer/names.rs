//! Names while a file is written: what somebody else removes, renames or puts in the way never makes a writer publish
//! anything but its own complete file, or wait, or remove what is not its own.

use crate::common::{kind, names};
use ndarray::{Array1, array};
use std::{
    fs::{self, File},
    io::ErrorKind,
    path::Path,
    sync::{Barrier, Mutex},
    thread,
};
use tempfile::tempdir;
use vonmises::npy::{self, Error, Writer};

/// Writes ten numbers, and calls a function meanwhile.
fn write(path: &Path, overwrite: bool, value: f64, meanwhile: impl Fn() + Sync) -> Result<(), Error> {
    Writer::new(path).overwrite(overwrite).generate([10], |_, chunk: &mut [f64]| {
        meanwhile();
        chunk.fill(value);
    })
}

/// A folder takes the target's name meanwhile, which a file cannot replace. The error is `Exists` only if the name must
/// be free.
#[test]
fn a_folder_in_the_way_is_an_error_and_stays() {
    for overwrite in [false, true] {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.npy");
        let error = write(&path, overwrite, 1.0, || fs::create_dir(&path).unwrap()).unwrap_err();
        assert_eq!(error.path(), Some(&*path));
        assert_eq!(matches!(error.kind(), npy::ErrorKind::Exists), !overwrite, "{error}");
        assert_eq!(names(folder.path()), [Path::new("a.npy")]);
        assert!(names(&path).is_empty());
    }
}

/// The first writer's temporary file is removed by hand, and a second one begins: the first must not publish what the
/// second has not finished.
#[test]
#[cfg(unix)]
fn the_unfinished_file_of_another_writer_is_not_published() {
    for overwrite in [false, true] {
        let folder = tempdir().unwrap();
        let (path, temporary) = (folder.path().join("a.npy"), folder.path().join(".a.npy.vonmises-part"));
        if overwrite {
            npy::save(&path, array![1.5]).unwrap();
        }
        let (begun, go_on) = (Barrier::new(2), Barrier::new(2));
        thread::scope(|scope| {
            let (path, begun, go_on) = (&path, &begun, &go_on);
            let second = Mutex::new(None);
            let error = write(path, overwrite, 1.0, || {
                fs::remove_file(&temporary).unwrap();
                let meanwhile = || {
                    begun.wait();
                    go_on.wait();
                };
                *second.lock().unwrap() = Some(scope.spawn(move || write(path, overwrite, 2.0, meanwhile)));
                begun.wait();
            });
            let error = error.unwrap_err();
            assert_eq!(error.path(), Some(&*temporary));
            assert!(error.to_string().contains("was removed or exchanged while the file was written"), "{error}");
            assert!(temporary.exists(), "the file of the second was removed");
            let found = npy::load::<Array1<f64>>(path).ok();
            assert_eq!(found, overwrite.then(|| array![1.5]));
            go_on.wait();
            second.into_inner().unwrap().unwrap().join().unwrap().unwrap();
        });
        assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), Array1::from_elem(10, 2.0));
        assert_eq!(names(folder.path()), [Path::new("a.npy")]);
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_is_renamed_meanwhile_is_an_error_and_nothing_stays_in_it() {
    for overwrite in [false, true] {
        for replaced in [false, true] {
            let outer = tempdir().unwrap();
            let (folder, moved) = (outer.path().join("folder"), outer.path().join("moved"));
            fs::create_dir(&folder).unwrap();
            let path = folder.join("a.npy");
            let result = write(&path, overwrite, 1.0, || {
                fs::rename(&folder, &moved).unwrap();
                if replaced {
                    fs::create_dir(&folder).unwrap();
                }
            });
            let error = result.unwrap_err();
            assert_eq!(error.path(), Some(&*path));
            assert!(error.to_string().contains("its folder was renamed or removed"), "{error}");
            assert!(names(&moved).is_empty());
            assert!(!replaced || names(&folder).is_empty());
        }
    }
}

#[test]
fn save_and_writer_keep_each_other_out() {
    let folder = tempdir().unwrap();
    let (path, temporary) = (folder.path().join("a.npy"), folder.path().join(".a.npy.vonmises-part"));
    write(&path, true, 1.0, || {
        let error = npy::save(&path, array![2.0]).unwrap_err();
        assert_eq!(error.path(), Some(&*path));
        assert!(matches!(error.kind(), npy::ErrorKind::Busy { temporary: held } if *held == temporary), "{error}");
    })
    .unwrap();
    fs::write(&temporary, "what a killed process left").unwrap();
    fs::write(folder.path().join(".a.npy.vonmises-done"), "and in its last step").unwrap();
    npy::save(&path, array![2.0]).unwrap();
    assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), array![2.0]);
    assert_eq!(names(folder.path()), [Path::new("a.npy")]);
}

/// Many threads save one file: each is refused or replaces it as a whole.
#[test]
fn saves_that_race_leave_one_complete_file() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a");
    thread::scope(|scope| {
        for value in [1.0, 2.0, 3.0] {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..40 {
                    match npy::save(path, Array1::from_elem(2000, value)) {
                        Ok(()) => {}
                        Err(error) => assert!(matches!(error.kind(), npy::ErrorKind::Busy { .. }), "{error}"),
                    }
                    if let Ok(found) = npy::load::<Array1<f64>>(path) {
                        assert!(found.len() == 2000 && found.iter().all(|x| *x == found[0]));
                    }
                }
            });
        }
    });
    assert_eq!(names(folder.path()), [Path::new("a")]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::{
        os::unix::fs::{PermissionsExt, lchown, symlink},
        process::Command,
    };

    #[test]
    fn a_pipe_in_the_way_is_not_waited_for() {
        let folder = tempdir().unwrap();
        let (path, temporary) = (folder.path().join("a"), folder.path().join(".a.vonmises-part"));
        assert!(Command::new("mkfifo").arg(&temporary).status().unwrap().success());
        let error = write(&path, true, 1.0, || {}).unwrap_err();
        assert_eq!(error.path(), Some(&*temporary));
        assert_eq!(kind(Err(error)), ErrorKind::AlreadyExists);
        assert_eq!(kind(npy::save(&path, array![1.0])), ErrorKind::AlreadyExists);
        assert_eq!(names(folder.path()), [Path::new(".a.vonmises-part")]);
    }

    /// A pipe without a reader, which is not to be replaced: the writer does not wait for one.
    #[test]
    fn what_exists_is_refused_before_it_is_opened() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let error = write(&path, false, 1.0, || {}).unwrap_err();
        assert!(matches!(error.kind(), npy::ErrorKind::Exists));
    }

    /// In a folder such as /tmp, others may have set a link for a file to be written wherever they like.
    #[test]
    fn links_of_other_users_in_a_shared_folder_are_not_followed() {
        const OTHER: u32 = 12_345;
        let outer = tempdir().unwrap();
        let (shared, victim) = (outer.path().join("shared"), outer.path().join("victim"));
        fs::create_dir(&shared).unwrap();
        fs::write(&victim, "text").unwrap();
        let link = shared.join("a.npy");
        symlink("../victim", &link).unwrap();
        if lchown(&link, Some(OTHER), Some(OTHER)).is_err() {
            return eprintln!("skipped: only the superuser can make links of others");
        }
        let set_mode = |mode| fs::set_permissions(&shared, fs::Permissions::from_mode(mode)).unwrap();
        set_mode(0o1777);
        for result in [npy::save(&link, array![1.0]), write(&link, true, 1.0, || {})] {
            let error = result.unwrap_err();
            assert!(error.to_string().contains("is a link of another user"), "{error}");
            assert_eq!(kind(Err(error)), ErrorKind::PermissionDenied);
        }
        assert_eq!(fs::read(&victim).unwrap(), b"text");
        // Also where it leads to nothing yet, or by way of a link of ours.
        fs::remove_file(&victim).unwrap();
        let ours = outer.path().join("ours");
        symlink("shared/a.npy", &ours).unwrap();
        for path in [&link, &ours] {
            assert_eq!(kind(npy::save(path, array![1.0])), ErrorKind::PermissionDenied);
        }
        assert_eq!(names(outer.path()), [Path::new("ours"), Path::new("shared")]);

        set_mode(0o0777); // not sticky
        npy::save(&link, array![1.0]).unwrap();
        set_mode(0o1755); // not for all
        npy::save(&ours, array![1.0]).unwrap();
        set_mode(0o1777);
        std::os::unix::fs::chown(&shared, Some(OTHER), None).unwrap(); // of the folder's owner
        npy::save(&ours, array![1.0]).unwrap();
        std::os::unix::fs::chown(&shared, Some(0), None).unwrap();
        lchown(&link, Some(0), None).unwrap(); // ours
        npy::save(&link, array![1.0]).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && victim.exists());
    }

    /// A file that was given a hard link keeps it, and what has that name keeps its contents.
    #[test]
    fn a_renamed_temporary_stays_where_it_is() {
        let folder = tempdir().unwrap();
        let (path, temporary, kept) =
            (folder.path().join("a"), folder.path().join(".a.vonmises-part"), folder.path().join("kept"));
        let result = write(&path, true, 1.0, || {
            fs::rename(&temporary, &kept).unwrap();
            File::create(&temporary).unwrap();
        });
        // Linux names the open file, so it does not need the temporary name.
        if cfg!(target_os = "linux") {
            result.unwrap();
            assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), Array1::ones(10));
        } else {
            assert!(result.is_err());
        }
        assert!(temporary.exists() && kept.exists());
    }
}
