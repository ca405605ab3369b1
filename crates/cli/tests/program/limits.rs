//! Limits of the system: sizes of files, open files, full disks, closed descriptors. Each is an error with exit status 2,
//! and nothing is left behind.
#![cfg(unix)]

use crate::common::{fails, succeeds, vonmises};
use crate::files::{listing, save};
use crate::interruptions::Small;
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};
use tempfile::tempdir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_vonmises");

/// Returns the program, run in a folder by a shell that does something first.
fn after(shell: &str, line: &str, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{shell}; exec '{PROGRAM}' {line}")]).current_dir(folder);
    command
}

/// Makes the inputs of [`WRITING`].
fn make_inputs(folder: &Path) {
    save(folder, "angles.npy", &[0.5; 5000]);
    for part in 0..40 {
        let line = format!("sample --seed 1 --kappa 2 --shape 4000 --shard {part}/40 --out part{part}.npy");
        succeeds(vonmises(line.split(' ')).current_dir(folder));
    }
}

/// A line of every command that writes a file, whose name is `@` and more, and whose size is more than 10 KB.
const WRITING: [&str; 7] = [
    "sample --seed 1 --kappa 2 --shape 5000 --out @.npy",
    "sample --seed 1 --kappa 2 --shape 5000 --out @.csv",
    "bits --seed 1 --count 5000 --out @",
    "eval pdf angles.npy --kappa 2 --out @.npy",
    "eval pdf angles.npy --kappa 2 --out @.txt",
    "join --out @.npy part*.npy",
    "plot rose --without-distribution --dpi 960 --out @.png angles.npy",
];

#[test]
fn a_file_larger_than_allowed_is_an_error() {
    let folder = tempdir().unwrap();
    make_inputs(folder.path());
    let before = listing(folder.path());
    for line in WRITING {
        let message = fails(&mut after("ulimit -f 8", &line.replace('@', "out"), folder.path()));
        assert!(
            message.starts_with("vonmises: out") && message.contains("is larger than files may be"),
            "{line}: {message}"
        );
        assert_eq!(listing(folder.path()), before, "{line}");
        let old = line.replace('@', "old").split(' ').find(|word| word.starts_with("old")).unwrap().to_owned();
        fs::write(folder.path().join(&old), "precious").unwrap();
        fails(&mut after("ulimit -f 8", &format!("{} --force", line.replace('@', "old")), folder.path()));
        assert_eq!(fs::read(folder.path().join(&old)).unwrap(), b"precious", "{line}");
        fs::remove_file(folder.path().join(old)).unwrap();
        assert_eq!(listing(folder.path()), before, "{line}");
    }
    let message =
        fails(&mut after("ulimit -f 8", "sample --seed 1 --kappa 2 --shape 5000 --out - > out", folder.path()));
    assert!(message.contains("-: is larger than files may be"), "{message}");
}

#[test]
fn too_few_open_files_are_an_error() {
    let folder = tempdir().unwrap();
    make_inputs(folder.path());
    let before = listing(folder.path());
    let inherited: String = (3..10).map(|number| format!("exec {number}>&-; ")).collect();
    for line in WRITING {
        // Beside the three standard ones, of which loading the program needs one for a moment.
        let message = fails(&mut after(&format!("{inherited}ulimit -n 4"), &line.replace('@', "out"), folder.path()));
        assert!(message.contains("Too many open files"), "{line}: {message}");
        assert_eq!(listing(folder.path()), before, "{line}");
    }
}

#[test]
fn more_parts_than_files_may_be_open_are_joined() {
    let folder = tempdir().unwrap();
    make_inputs(folder.path());
    succeeds(&mut after("ulimit -n 12", "join --threads 2 --out whole.npy part*.npy", folder.path()));
    succeeds(vonmises("sample --seed 1 --kappa 2 --shape 4000 --out run.npy".split(' ')).current_dir(&folder));
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("whole.npy"), read("run.npy"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_device_is_an_error() {
    let folder = tempdir().unwrap();
    make_inputs(folder.path());
    for line in [
        "sample --seed 1 --kappa 2 --shape 5 --out /dev/full",
        "sample --seed 1 --kappa 2 --shape 5 --format csv --out /dev/full",
        "sample --seed 1 --kappa 2 --shape 5 --out - > /dev/full",
        "bits --seed 1 --count 5 --out /dev/full",
        "bits --seed 1 > /dev/full",
        "eval pdf angles.npy --kappa 2 --out /dev/full",
        "eval pdf angles.npy --kappa 2 > /dev/full",
        "join --out /dev/full part*.npy",
        "plot rose --without-distribution --out - angles.npy > /dev/full",
        "fit part0.npy > /dev/full",
        "fit part0.npy --json > /dev/full",
        "describe part0.npy > /dev/full",
        "compare part0.npy part1.npy > /dev/full",
        "completions bash > /dev/full",
    ] {
        let message = fails(&mut after(":", line, folder.path()));
        assert!(message.contains("No space left"), "{line}: {message}");
    }
}

/// What does not know its size beforehand finds the disk full midway.
#[test]
fn a_disk_that_fills_up_is_an_error() {
    let Some(disk) = Small::mount() else { return eprintln!("skipped: mounting a tmpfs is not permitted") };
    let folder = tempdir().unwrap();
    make_inputs(folder.path());
    let mut filler = fs::File::create(disk.path.join("filler")).unwrap();
    while filler.write_all(&[0; 4096]).is_ok() {}
    filler.set_len(filler.metadata().unwrap().len() - 8192).unwrap();
    for line in WRITING {
        let message =
            fails(&mut after(":", &line.replace('@', disk.path.join("out").to_str().unwrap()), folder.path()));
        assert!(message.contains("No space left"), "{line}: {message}");
        assert_eq!(listing(&disk.path), ["filler"], "{line}");
    }
}

/// A descriptor that is closed is not given to the next file that is opened, and a message that nobody can read does
/// not change the exit status.
#[test]
fn closed_descriptors_change_no_file_and_no_status() {
    let folder = tempdir().unwrap();
    make_inputs(folder.path());
    for line in WRITING {
        succeeds(&mut after(":", &format!("{} --force", line.replace('@', "open")), folder.path()));
        for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
            succeeds(&mut after(":", &format!("{} {closed}", line.replace('@', "closed")), folder.path()));
            for name in listing(folder.path()).iter().filter(|name| name.starts_with("closed")) {
                let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
                assert!(read(name) == read(&name.replace("closed", "open")), "{line} {closed}");
                fs::remove_file(folder.path().join(name)).unwrap();
            }
        }
    }
    for (line, message) in [("fit missing.npy 2>&-", ""), ("fit missing.npy >&-", "No such file"), ("fit - <&-", "-: ")]
    {
        let output = after(":", line, folder.path()).output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && text.contains(message), "{line}: {text}");
    }
}

/// A piped array is read as far as its header says and one byte more, and then left: the rest may never end.
#[test]
fn a_piped_array_is_read_to_its_end_and_no_further() {
    let folder = tempdir().unwrap();
    let array = fs::read(save(folder.path(), "a.npy", &[0.5; 20_000])).unwrap();
    let long = array.len() + 1;
    for arguments in [
        &["fit", "-"][..],
        &["describe", "-"],
        &["compare", "-", "a.npy"],
        &["eval", "pdf", "-", "--kappa", "1"],
        &["eval", "pdf", "0", "--kappa", "-"],
        &["sample", "--kappa", "-", "--out", "-"],
        &["plot", "rose", "-", "--out", "-"],
    ] {
        let mut command = vonmises(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).current_dir(&folder);
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(&array).unwrap();
        while input.write_all(&[0; 1 << 16]).is_ok() {} // until the program has ended
        let output = child.wait_with_output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains(&format!("-: {long} bytes where header and data take {}", long - 1)), "{message}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

/// What a pipe holds less than its header claims is said as for a file, and takes no memory.
#[test]
fn a_piped_array_that_claims_too_much_is_refused_like_a_file() {
    let folder = tempdir().unwrap();
    let dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (125000000000,), }";
    let bytes = crate::files::with_header(dictionary, &[0; 8000]);
    let path = crate::files::write(folder.path(), "a.npy", &bytes);
    let messages = ["fit a.npy", "cat a.npy | '@' fit -", "fit - < a.npy"].map(|line| {
        let line = if line.contains('@') { line.replace('@', PROGRAM) } else { format!("'{PROGRAM}' {line}") };
        fails(Command::new("sh").args(["-c", &line]).current_dir(&folder))
    });
    let fault = format!("{} bytes where header and data take {}", bytes.len(), bytes.len() - 8000 + 1_000_000_000_000);
    assert_eq!(messages[0], format!("vonmises: a.npy: {fault}\n"));
    assert_eq!([&messages[1], &messages[2]], [&format!("vonmises: -: {fault}\n"); 2]);
    assert!(path.exists());
}
