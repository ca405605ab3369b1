//! Names of outputs while a run goes on: nothing is replaced that was not to be, nothing waits for a pipe before its
//! inputs are known to be right, and folders and parts that are exchanged meanwhile are errors.
#![cfg(unix)]

use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, listing, save};
use crate::interruptions::{signal, wait_until};
use std::{
    fs::{self, File},
    io::{Read, Write},
    os::unix::fs::{PermissionsExt, lchown, symlink},
    path::Path,
    process::{Child, Command, Stdio},
};
use tempfile::tempdir;

fn mkfifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Lines of text with angles, more than a pipe holds.
fn many_angles() -> Vec<u8> {
    b"0.5\n".repeat(1 << 18)
}

/// A file appears after the name was found to be free, while standard input is read.
#[test]
fn a_file_that_appears_meanwhile_is_not_replaced() {
    for line in ["plot rose - --out a.svg", "plot histogram - --out a.png", "eval pdf - --kappa 1 --out a.npy"] {
        let folder = tempdir().unwrap();
        let out = folder.path().join(line.split(' ').next_back().unwrap());
        let mut command = vonmises(line.split(' '));
        command.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(&many_angles()).unwrap(); // when all of it is written, some of it was read
        fs::write(&out, "precious").unwrap();
        drop(input);
        let output = child.wait_with_output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.ends_with(": the file exists\n") && message.lines().count() == 1, "{line}: {message}");
        assert_eq!((output.status.code(), fs::read(&out).unwrap()), (Some(2), b"precious".to_vec()), "{line}");
        assert_eq!(listing(folder.path()).len(), 1, "{line}");
    }
}

#[test]
fn a_picture_has_the_temporary_file_of_other_outputs() {
    let folder = tempdir().unwrap();
    let temporary = folder.path().join(".a.svg.vonmises-part");
    let plot = || {
        let mut command = vonmises(["plot", "rose", "--degrees", "--force", "--out"]);
        command.arg(folder.path().join("a.svg")).arg(data("observations/turtles.csv"));
        command
    };
    fs::write(&temporary, "what a killed run left").unwrap();
    succeeds(&mut plot());
    assert_eq!(listing(folder.path()), ["a.svg"]);
    let held = File::create(&temporary).unwrap();
    held.lock().unwrap();
    let message = fails(&mut plot());
    assert!(message.contains("a.svg: another process is writing this file, as "), "{message}");
    drop(held);
    succeeds(&mut plot());
    assert_eq!(listing(folder.path()), ["a.svg"]);
}

/// Starts a run that writes a file for a second or so, and stops it meanwhile.
fn stopped_run(out: &Path) -> Child {
    let mut command = vonmises("sample --seed 1 --kappa 2 --shape 5000000 --format csv --threads 1 --out".split(' '));
    let child = command.arg(out).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    wait_until(|| !listing(out.parent().unwrap()).is_empty());
    signal(&child, "STOP");
    child
}

/// Lets a stopped run go on, which must fail, and returns its message.
fn goes_on_and_fails(child: Child) -> String {
    signal(&child, "CONT");
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

/// The first run's temporary file is removed by hand, and a second run begins: the first must not publish what the second
/// has not finished.
#[test]
fn the_unfinished_file_of_a_second_run_is_not_published() {
    let folder = tempdir().unwrap();
    let (out, temporary) = (folder.path().join("a.csv"), ".a.csv.vonmises-part");
    let first = stopped_run(&out);
    fs::remove_file(folder.path().join(temporary)).unwrap();
    let second = stopped_run(&out);
    let message = goes_on_and_fails(first);
    assert!(message.contains(&format!("{temporary}: was removed or exchanged while")), "{message}");
    assert_eq!(listing(folder.path()), [temporary]);
    signal(&second, "CONT");
    assert!(second.wait_with_output().unwrap().status.success());
    assert_eq!(listing(folder.path()), ["a.csv"]);
}

#[test]
fn a_folder_that_is_renamed_meanwhile_is_an_error() {
    for replaced in [false, true] {
        let outer = tempdir().unwrap();
        let (folder, moved) = (outer.path().join("folder"), outer.path().join("moved"));
        fs::create_dir(&folder).unwrap();
        let run = stopped_run(&folder.join("a.csv"));
        fs::rename(&folder, &moved).unwrap();
        if replaced {
            fs::create_dir(&folder).unwrap();
        }
        let message = goes_on_and_fails(run);
        assert!(message.contains("a.csv: its folder was renamed or removed while"), "{message}");
        assert!(listing(&moved).is_empty() && (!replaced || listing(&folder).is_empty()));
    }
}

#[test]
fn a_folder_that_is_removed_meanwhile_is_an_error() {
    let outer = tempdir().unwrap();
    let folder = outer.path().join("folder");
    fs::create_dir(&folder).unwrap();
    let run = stopped_run(&folder.join("a.csv"));
    fs::remove_dir_all(&folder).unwrap();
    let message = goes_on_and_fails(run);
    assert!(message.contains("a.csv: its folder was renamed or removed while"), "{message}");
    assert!(listing(outer.path()).is_empty());
}

/// The output is a pipe that is full, so that the parts are checked and most of them not yet read.
#[test]
fn a_part_that_is_exchanged_meanwhile_is_an_error() {
    let folder = tempdir().unwrap();
    let run = |seed: &str, part: &str, name: &str| {
        let line = format!("sample --seed {seed} --kappa 2 --shape 4000000 --shard {part}/2 --out {name}");
        succeeds(vonmises(line.split(' ')).current_dir(&folder));
    };
    run("1", "0", "part0.npy");
    run("2", "1", "other.npy");
    for pipe in [false, true] {
        let _ = fs::remove_file(folder.path().join("part1.npy"));
        run("1", "1", "part1.npy");
        let mut command = vonmises("join --threads 1 --out - part0.npy part1.npy".split(' '));
        let mut child = command.current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut written = child.stdout.take().unwrap();
        written.read_exact(&mut [0; 128]).unwrap();
        if pipe {
            fs::remove_file(folder.path().join("part1.npy")).unwrap();
            mkfifo(&folder.path().join("part1.npy"));
        } else {
            fs::copy(folder.path().join("other.npy"), folder.path().join("new.npy")).unwrap();
            fs::rename(folder.path().join("new.npy"), folder.path().join("part1.npy")).unwrap();
        }
        std::io::copy(&mut written, &mut std::io::sink()).unwrap();
        let output = child.wait_with_output().unwrap();
        let fault = if pipe { "not a regular file" } else { "was exchanged or changed while it was joined" };
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains("part1.npy: ") && message.contains(fault), "{message}");
        assert_eq!(output.status.code(), Some(2));
    }
}

/// The output is a pipe without a reader, or a part is one without a writer: what is wrong is said all the same.
#[test]
fn no_pipe_is_waited_for_before_the_inputs_are_checked() {
    let folder = tempdir().unwrap();
    mkfifo(&folder.path().join("pipe"));
    mkfifo(&folder.path().join("pipe.svg"));
    save(folder.path(), "angles.npy", &[0.5, f64::NAN]);
    succeeds(
        vonmises("sample --seed 1 --kappa 2 --shape 10 --shard 0/2 --out part.npy".split(' ')).current_dir(&folder),
    );
    for (line, fault) in [
        ("join --out pipe part.npy", "1 of 2 parts are missing"),
        ("join --out pipe angles.npy", "not a part"),
        ("join --out a.npy pipe part.npy", "pipe: not a part of a file: not a regular file"),
        ("join --out a.npy part.npy pipe", "pipe: not a part of a file: not a regular file"),
        ("join --out pipe pipe part.npy", "is also an input"),
        ("sample --kappa angles.npy --out pipe", "angles.npy"),
        ("sample --kappa 1 --shape 2,2,2 --format csv --out pipe", "3 axes"),
        ("bits --key missing.npy --out pipe", "missing.npy"),
        ("eval pdf angles.npy --kappa -1 --out pipe", "angles.npy"),
        ("plot rose angles.npy --out pipe.svg", "angles.npy"),
    ] {
        let message = fails(vonmises(line.split(' ')).current_dir(&folder));
        assert!(message.contains(fault), "{line}: {message}");
    }
    assert_eq!(listing(folder.path()), ["angles.npy", "part.npy", "pipe", "pipe.svg"]);
}

/// While a picture waits for the reader of a pipe, the program can be interrupted.
#[test]
fn a_picture_that_waits_for_its_reader_can_be_interrupted() {
    let folder = tempdir().unwrap();
    let pipe = folder.path().join("pipe.svg");
    mkfifo(&pipe);
    let mut command = vonmises(["plot", "rose", "--degrees", "--out"]);
    command.arg(&pipe).arg(data("observations/turtles.csv"));
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none());
    signal(&child, "INT");
    wait_until(|| child.try_wait().unwrap().is_some());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn links_of_other_users_in_a_shared_folder_are_not_followed() {
    let (folder, victim) = (tempdir().unwrap(), tempdir().unwrap());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o1777)).unwrap();
    for (name, line) in [
        ("a.npy", "sample --seed 1 --kappa 2 --shape 5 --force --out"),
        ("b.npy", "eval pdf 0 --kappa 2 --force --out"),
        ("c.svg", "plot rose - --degrees --force --out"),
    ] {
        let (link, target) = (folder.path().join(name), victim.path().join(name));
        fs::write(&target, "precious").unwrap();
        symlink(&target, &link).unwrap();
        if lchown(&link, Some(12_345), None).is_err() {
            return eprintln!("skipped: only the superuser can make links of others");
        }
        let angles = File::open(data("observations/turtles.csv")).unwrap();
        let message = fails(vonmises(line.split(' ')).arg(&link).stdin(angles));
        assert!(message.contains(": is a link of another user in a folder that all may write to"), "{message}");
        assert_eq!(fs::read(&target).unwrap(), b"precious");
    }
    assert_eq!(listing(folder.path()).len(), 3);
}

#[test]
fn a_block_device_needs_force() {
    let folder = tempdir().unwrap();
    let device = folder.path().join("disk");
    let made = Command::new("mknod").arg(&device).args(["b", "7", "255"]).output();
    if !made.is_ok_and(|output| output.status.success()) {
        return eprintln!("skipped: only the superuser can make devices");
    }
    for line in ["sample --seed 1 --kappa 2 --shape 5", "bits --seed 1 --count 5", "eval pdf 0 --kappa 2"] {
        let message = fails(vonmises(line.split(' ')).arg("--out").arg(&device));
        assert!(message.contains("disk: is a block device, such as a disk; --force writes over"), "{message}");
    }
}
