//! Runs that are killed or interrupted, or whose disk is full: no unfinished file has the final name, and the next run
//! removes temporary files.

use crate::common::{fails, succeeds, vonmises};
use crate::files::listing;
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::tempdir;
use vonmises::{Key, npy};

const PATIENCE: Duration = Duration::from_secs(20);

/// Samples that take minutes to be written as text, which no test waits for.
const ENDLESS: usize = 1_000_000_000;

/// Starts a run that writes `.npy`, whose place on the disk is taken first, or text, which takes minutes and its place
/// bit by bit.
fn start(out: &Path, elements: usize) -> Child {
    let mut command = vonmises(["sample", "--seed", "1", "--kappa", "2", "--dtype", "f4"]);
    command.args(["--shape", &elements.to_string(), "--out"]).arg(out);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

pub(crate) fn signal(child: &Child, name: &str) {
    let status = Command::new("sh").args(["-c", &format!("kill -{name} {}", child.id())]).status().unwrap();
    assert!(status.success());
}

pub(crate) fn wait_until(mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE);
        sleep(Duration::from_millis(1));
    }
}

/// Sends a signal to a run, and asserts that it exits as interrupted, without a message.
fn interrupt(mut child: Child, name: &str) {
    signal(&child, name);
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap(); // or it would go on and fill the disk
            panic!("{name} does not end a run");
        }
        sleep(Duration::from_millis(1));
    }
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(130), &b""[..]), "{name}");
}

#[test]
fn a_killed_run_leaves_a_whole_file_or_none() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.npy");
    let (elements, small) = (150_000_000, ["sample", "--seed", "1", "--kappa", "2", "--shape", "10", "--out"]);
    let mut killed = 0;
    for delay in Key::new(7).uniform_in(0.0, 0.7, 10).unwrap() {
        let mut child = start(&out, elements);
        sleep(Duration::from_secs_f64(delay));
        child.kill().unwrap();
        if child.wait().unwrap().success() || out.exists() {
            // It has its final name, so it must be complete.
            let found = npy::describe(&out).unwrap();
            assert_eq!(found.shape, [elements]);
            assert_eq!(fs::metadata(&out).unwrap().len(), 128 + 4 * elements as u64);
            fs::remove_file(&out).unwrap();
        } else {
            killed += 1;
        }
        succeeds(vonmises(small).arg(&out));
        assert_eq!(listing(folder.path()), ["out.npy"]);
        assert_eq!(npy::load::<ndarray::Array1<f64>>(&out).unwrap().len(), 10);
        fs::remove_file(&out).unwrap();
    }
    assert!(killed >= 3, "most runs were over before they were killed");
}

#[test]
fn the_next_run_of_bits_removes_what_a_killed_one_left() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("words");
    let bits = |count: &str| {
        let mut command = vonmises(["bits", "--seed", "1", "--count", count, "--out"]);
        command.arg(&out);
        command
    };
    let mut child = bits("300000000").spawn().unwrap();
    wait_until(|| !listing(folder.path()).is_empty());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!out.exists());
    succeeds(&mut bits("3"));
    assert_eq!(listing(folder.path()), ["words"]);
}

#[test]
fn an_interrupted_read_of_standard_input_leaves_no_temporary_file() {
    let folder = tempdir().unwrap();
    let mut command = vonmises(["fit", "-"]);
    command.env("TMPDIR", folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut bytes = Vec::new();
    let header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000,), }\n";
    bytes.extend(b"\x93NUMPY\x01\x00");
    bytes.extend(u16::try_from(header.len()).unwrap().to_le_bytes());
    bytes.extend(header);
    bytes.resize(1 << 20, 0);
    let mut input = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, &bytes).unwrap();
    sleep(Duration::from_millis(100));
    interrupt(child, "INT");
    assert!(listing(folder.path()).is_empty());
    drop(input);
}

#[test]
fn an_interrupted_run_removes_its_temporary_file() {
    let folder = tempdir().unwrap();
    for name in ["INT", "TERM"] {
        for (file, elements, delay) in [("out.csv", ENDLESS, 100), ("out.npy", 400_000_000, 0)] {
            let child = start(&folder.path().join(file), elements);
            wait_until(|| !listing(folder.path()).is_empty());
            sleep(Duration::from_millis(delay));
            interrupt(child, name);
            assert!(listing(folder.path()).is_empty(), "{name}, {file}");
        }
    }
}

#[test]
fn an_interrupted_run_keeps_the_old_file() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.csv");
    fs::write(&out, "precious").unwrap();
    let mut command = vonmises(["sample", "--seed", "1", "--kappa", "2", "--force", "--shape"]);
    command.arg(ENDLESS.to_string()).arg("--out").arg(&out);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    wait_until(|| listing(folder.path()).len() == 2);
    interrupt(child, "INT");
    assert_eq!((listing(folder.path()), fs::read(&out).unwrap()), (vec!["out.csv".to_owned()], b"precious".to_vec()));
}

#[test]
fn a_run_that_waits_for_its_reader_can_be_interrupted() {
    for arguments in [&["bits", "--seed", "1"][..], &["sample", "--kappa", "1", "--shape", "9999999999", "--out", "-"]]
    {
        let mut child = vonmises(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdout.as_mut().unwrap().read_exact(&mut [0; 100]).unwrap(); // and no more
        sleep(Duration::from_millis(50));
        interrupt(child, "INT");
    }
}

#[test]
fn a_second_run_with_the_same_output_is_refused() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.csv");
    let first = start(&out, ENDLESS);
    wait_until(|| !listing(folder.path()).is_empty());
    sleep(Duration::from_millis(50));
    let message = fails(vonmises(["sample", "--seed", "1", "--kappa", "2", "--out"]).arg(&out));
    assert!(message.contains("out.csv") && message.contains("another process"), "{message}");
    interrupt(first, "INT");
    assert!(listing(folder.path()).is_empty());
}

/// A file system of 8 MiB, where mounting is permitted.
pub(crate) struct Small {
    pub(crate) path: PathBuf,
    _folder: tempfile::TempDir, // removed after the mount
}

impl Small {
    pub(crate) fn mount() -> Option<Self> {
        let folder = tempdir().unwrap();
        let path = folder.path().join("small");
        fs::create_dir(&path).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(&path).output();
        mount.is_ok_and(|output| output.status.success()).then_some(Self { path, _folder: folder })
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.path).status();
    }
}

#[test]
fn a_full_disk_is_reported_and_no_file_left() {
    let Some(disk) = Small::mount() else { return eprintln!("skipped: mounting a tmpfs is not permitted") };
    let (folder, out) = (tempdir().unwrap(), disk.path.join("out.npy"));
    let common = ["sample", "--seed", "1", "--kappa", "2", "--shape", "2000000"];
    let no_space = |command: &mut Command, out: &Path| {
        let message = fails(command.arg("--out").arg(out));
        assert!(message.contains("out.npy: No space left"), "{message}");
        assert!(listing(&disk.path).is_empty());
    };
    no_space(&mut vonmises(common), &out);
    let parts: Vec<_> = (0..3).map(|i| folder.path().join(format!("part{i}.npy"))).collect();
    for (i, part) in parts.iter().enumerate() {
        succeeds(vonmises(common).args(["--shard", &format!("{i}/3"), "--out"]).arg(part));
    }
    no_space(vonmises(["join"]).args(&parts), &out);
    no_space(&mut vonmises(["bits", "--seed", "1", "--count", "2000000"]), &out);
    succeeds(vonmises(["sample", "--seed", "1", "--kappa", "2", "--shape", "900000", "--out"]).arg(&out));
}

/// Writes and joins 4 GB, whole and in seven parts, in less than 256 MiB of memory.
#[test]
#[ignore = "writes 12 GB"]
fn memory_is_bounded_and_parts_of_a_large_run_are_the_run() {
    let folder = tempdir().unwrap();
    let (out, joined) = (folder.path().join("out.npy"), folder.path().join("joined.npy"));
    let most = peak(start(&out, 1_000_000_000));
    println!("peak of the run: {most} kB");
    assert!(most < 256 << 10);
    let part = |i: usize| folder.path().join(format!("part{i}.npy"));
    for i in [3, 6, 0, 5, 1, 4, 2] {
        let mut command = vonmises(["sample", "--seed", "1", "--kappa", "2", "--dtype", "f4", "--shape", "1000000000"]);
        succeeds(command.args(["--shard", &format!("{i}/7"), "--out"]).arg(part(i)));
    }
    let mut command = vonmises(["join", "--out"]);
    command.arg(&joined).args([5, 1, 0, 6, 2, 4, 3].map(part));
    let most = peak(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    println!("peak of joining: {most} kB");
    assert!(most < 256 << 10);
    assert_eq!(sha256(&out), sha256(&joined));
}

/// Waits for the process to succeed and returns its largest resident set in kB.
fn peak(mut child: Child) -> usize {
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(kilobytes.unwrap_or(0));
        sleep(Duration::from_millis(20));
    }
    assert!(child.wait().unwrap().success());
    most
}

fn sha256(path: &Path) -> Vec<u8> {
    let output = Command::new("sha256sum").stdin(fs::File::open(path).unwrap()).output().unwrap();
    assert!(output.status.success());
    output.stdout
}
