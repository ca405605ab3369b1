//! A save replaces a file in one step or leaves it as it was, keeps links and modes, and writes to pipes and devices in
//! place.

use crate::common::{kind, names};
use ndarray::{Array1, ArrayD, array};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::tempdir;
use vonmises::npy;

#[test]
fn a_longer_file_is_replaced_and_nothing_else_is_left() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.npy");
    npy::save(&path, Array1::<f64>::zeros(10_000)).unwrap();
    npy::save(&path, &array![1.5]).unwrap();
    assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), array![1.5]);
    assert_eq!(names(folder.path()), [Path::new("a.npy")]);
}

#[test]
fn folders_and_missing_folders_are_errors() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "text").unwrap();
    assert_eq!(kind(npy::save(folder.path(), &array![1.5])), ErrorKind::IsADirectory);
    assert_eq!(kind(npy::save(folder.path().join("no/a.npy"), &array![1.5])), ErrorKind::NotFound);
    assert_eq!(kind(npy::save("", &array![1.5])), ErrorKind::NotFound);
    assert!(npy::save(file.join("a.npy"), &array![1.5]).is_err());
    assert!(npy::save(folder.path().join("new/"), &array![1.5]).is_err());
    assert_eq!(names(folder.path()), [Path::new("file")]);
    assert_eq!(fs::read(&file).unwrap(), b"text");
    assert!(matches!(npy::load::<ArrayD<f64>>(folder.path()).unwrap_err().kind(), npy::ErrorKind::Io(_)));
    assert!(matches!(npy::load::<ArrayD<f64>>(folder.path().join("no")).unwrap_err().kind(), npy::ErrorKind::Io(_)));
}

#[test]
fn errors_pass_through_a_question_mark() {
    fn run() -> Result<ArrayD<f64>, Box<dyn std::error::Error + Send + Sync>> {
        Ok(npy::load("no/such/file.npy")?)
    }
    let message = run().unwrap_err().to_string();
    assert!(message.starts_with("no/such/file.npy: "), "{message}");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::{
        env,
        os::unix::fs::{PermissionsExt, symlink},
        process::Command,
        thread,
    };

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn pipe(folder: &Path) -> PathBuf {
        let path = folder.join("pipe");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    }

    /// Runs itself in another process that may write files of a few KiB only, so that the write fails midway.
    #[test]
    fn a_save_that_fails_midway_leaves_the_old_file() {
        const TARGET: &str = "VONMISES_TEST_TARGET";
        if let Some(path) = env::var_os(TARGET) {
            let error = npy::save(path, Array1::<f64>::zeros(100_000)).unwrap_err();
            assert!(matches!(error.kind(), npy::ErrorKind::Io(_)));
            return;
        }
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.npy");
        npy::save(&path, &array![1.5]).unwrap();
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" --exact \"$1\""])
            .arg(env::current_exe().unwrap())
            .arg("npy::files::unix::a_save_that_fails_midway_leaves_the_old_file")
            .env(TARGET, &path)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        assert_eq!(npy::load::<Array1<f64>>(&path).unwrap(), array![1.5]);
        assert_eq!(names(folder.path()), [Path::new("a.npy")]);
    }

    #[test]
    fn a_new_file_has_the_mode_that_any_program_gives() {
        let folder = tempdir().unwrap();
        let (path, other) = (folder.path().join("a.npy"), folder.path().join("other"));
        fs::File::create(&other).unwrap();
        npy::save(&path, &array![1.5]).unwrap();
        assert_eq!(mode(&path), mode(&other));
    }

    #[test]
    fn an_existing_file_keeps_its_mode() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.npy");
        for bits in [0o600, 0o640, 0o666, 0o777, 0o2664] {
            fs::write(&path, "").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
            npy::save(&path, &array![1.5]).unwrap();
            assert_eq!(mode(&path), bits);
        }
    }

    #[test]
    fn a_read_only_file_is_refused() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.npy");
        fs::write(&path, "text").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        if fs::OpenOptions::new().write(true).open(&path).is_ok() {
            return; // for the superuser nothing is read-only
        }
        assert_eq!(kind(npy::save(&path, &array![1.5])), ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&path).unwrap(), b"text");
    }

    #[test]
    fn the_target_of_a_link_is_replaced_and_the_link_stays() {
        let folder = tempdir().unwrap();
        let target = folder.path().join("data/target.npy");
        fs::create_dir_all(folder.path().join("data")).unwrap();
        fs::create_dir_all(folder.path().join("links/deep")).unwrap();
        symlink("../../data/target.npy", folder.path().join("links/deep/first")).unwrap();
        symlink("deep/first", folder.path().join("links/second")).unwrap();
        symlink(folder.path().join("links"), folder.path().join("alias")).unwrap();
        let link = folder.path().join("alias/second");
        // At the first save the link leads to no file yet.
        for value in [1.5, 2.5, 3.5] {
            npy::save(&link, &array![value]).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&target).unwrap().is_file());
            assert_eq!(npy::load::<Array1<f64>>(&target).unwrap(), array![value]);
        }
        assert_eq!(names(&folder.path().join("links")), [Path::new("deep"), Path::new("second")]);
        assert_eq!(names(&folder.path().join("data")), [Path::new("target.npy")]);
    }

    #[test]
    fn links_that_lead_nowhere_are_errors() {
        let folder = tempdir().unwrap();
        symlink("loop", folder.path().join("loop")).unwrap();
        symlink("no/such/folder/a.npy", folder.path().join("lost")).unwrap();
        assert!(matches!(
            npy::save(folder.path().join("loop"), &array![1.5]).unwrap_err().kind(),
            npy::ErrorKind::Io(_)
        ));
        assert_eq!(kind(npy::save(folder.path().join("lost"), &array![1.5])), ErrorKind::NotFound);
        assert_eq!(names(folder.path()), [Path::new("loop"), Path::new("lost")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn devices_are_written_in_place() {
        let folder = tempdir().unwrap();
        let (null, full) = (folder.path().join("null"), folder.path().join("full"));
        symlink("/dev/null", &null).unwrap();
        symlink("/dev/full", &full).unwrap();
        npy::save("/dev/null", &array![1.5]).unwrap();
        npy::save(&null, &array![1.5]).unwrap();
        assert_eq!(kind(npy::save(&full, &array![1.5])), ErrorKind::StorageFull);
        assert_eq!(kind(npy::save("/dev/full", Array1::<f64>::zeros(100_000))), ErrorKind::StorageFull);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        assert!(!fs::metadata("/dev/full").unwrap().is_file());
        assert_eq!(names(folder.path()), [Path::new("full"), Path::new("null")]);
        for device in ["/dev/null", "/dev/zero"] {
            assert!(
                matches!(npy::load::<ArrayD<f64>>(device).unwrap_err().kind(), npy::ErrorKind::Header(_)),
                "{device}"
            );
        }
    }

    #[test]
    fn arrays_pass_through_a_pipe() {
        let folder = tempdir().unwrap();
        let path = pipe(folder.path());
        let array = Array1::from_shape_fn(50_000, |i| i as f64);
        let reader = thread::spawn({
            let path = path.clone();
            move || npy::load::<ArrayD<f64>>(path)
        });
        npy::save(&path, &array).unwrap();
        assert_eq!(reader.join().unwrap().unwrap(), array.into_dyn());
        assert_eq!(names(folder.path()), [Path::new("pipe")]);
    }

    #[test]
    fn a_pipe_takes_no_memory_for_what_is_only_announced() {
        let folder = tempdir().unwrap();
        let path = pipe(folder.path());
        for (length, sent, found) in [("1000000000000000", 8, 8), ("3", 23, 23), ("3", 24 + 1000, 25)] {
            let dictionary = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': ({length},)}}");
            let bytes = super::super::file(1, &dictionary, &vec![0; sent]);
            let header = (bytes.len() - sent) as u64;
            let writer = thread::spawn({
                let path = path.clone();
                move || fs::write(path, bytes)
            });
            let error = npy::load::<ArrayD<f64>>(&path).unwrap_err();
            assert!(
                matches!(error.kind(), npy::ErrorKind::Length { found: read, .. } if *read == header + found),
                "{error}"
            );
            let _ = writer.join().unwrap(); // the reader may have left early
        }
    }
}
