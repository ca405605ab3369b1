//! `vonmises bits`: JAX's words, in files, pipes and devices.

use crate::common::{fails, succeeds, vonmises};
use crate::files::listing;
use std::{
    fs,
    io::Read,
    process::{Command, Stdio},
};
use tempfile::tempdir;
use vonmises::Key;

#[test]
fn words_are_those_of_the_key() {
    let (key, n) = (Key::from_data([3, 4]), 200_001); // more than one chunk
    let wide: Vec<u8> = key.bits::<u64, _>(n).unwrap().iter().flat_map(|word| word.to_le_bytes()).collect();
    let narrow: Vec<u8> = key.bits::<u32, _>(n).unwrap().iter().flat_map(|word| word.to_le_bytes()).collect();
    let folder = tempdir().unwrap();
    let out = folder.path().join("words.bin");
    for (dtype, bytes) in [("u8", wide), ("u4", narrow)] {
        for threads in ["1", "2", "3"] {
            let arguments = ["bits", "--key", "3,4", "--dtype", dtype, "--count", "200001", "--threads", threads];
            assert!(succeeds(&mut vonmises(arguments)).stdout == bytes, "{dtype} {threads}");
            succeeds(vonmises(arguments).arg("--out").arg(&out).arg("--force"));
            assert!(fs::read(&out).unwrap() == bytes, "{dtype} {threads}");
        }
    }
    assert!(succeeds(&mut vonmises(["bits", "--seed", "1", "--count", "0"])).stdout.is_empty());
    assert_eq!(listing(folder.path()), ["words.bin"]);
}

#[test]
fn an_endless_stream_stops_when_its_reader_closes() {
    let mut child = vonmises(["bits", "--seed", "42", "--dtype", "u4"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut words = [0; 12];
    child.stdout.take().unwrap().read_exact(&mut words).unwrap();
    assert_eq!(
        words.as_chunks().0.iter().copied().map(u32::from_le_bytes).collect::<Vec<_>>(),
        [
            2098992034, 2919706841, 2646866425 // jax.random.bits(jax.random.key(42), (3,), "uint32")
        ]
    );
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn a_file_needs_a_count_and_is_not_replaced() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("words.bin");
    let message = fails(vonmises(["bits", "--seed", "1", "--out"]).arg(&out));
    assert!(message.contains("words.bin") && message.contains("--count"), "{message}");
    fs::write(&out, "precious").unwrap();
    let message = fails(vonmises(["bits", "--seed", "1", "--count", "1", "--out"]).arg(&out));
    assert!(message.contains("exists already"), "{message}");
    assert_eq!(listing(folder.path()), ["words.bin"]);
}

#[cfg(unix)]
#[test]
fn a_symlink_is_followed_and_stays() {
    let folder = tempdir().unwrap();
    let (link, target) = (folder.path().join("link"), folder.path().join("target"));
    std::os::unix::fs::symlink("target", &link).unwrap();
    let line = ["bits", "--seed", "1", "--count", "3", "--out"];
    succeeds(vonmises(line).arg(&link));
    assert_eq!(fs::read(&target).unwrap().len(), 24);
    succeeds(vonmises(line).arg(&link).args(["--dtype", "u4", "--force"]));
    assert_eq!(fs::read(&target).unwrap().len(), 12);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(listing(folder.path()), ["link", "target"]);
}

#[test]
fn more_words_than_a_disk_holds_are_refused_at_once() {
    let folder = tempdir().unwrap();
    for count in ["1000000000000000000", "18446744073709551615"] {
        let out = folder.path().join("words.bin");
        let message = fails(vonmises(["bits", "--seed", "1", "--count", count, "--out"]).arg(&out));
        assert!(message.contains("words.bin") && message.contains("large"), "{message}");
        assert!(listing(folder.path()).is_empty());
    }
}

#[test]
fn devices_can_be_written_to() {
    if !std::path::Path::new("/dev/full").exists() {
        return eprintln!("skipped: no /dev/full");
    }
    let message = fails(&mut vonmises(["bits", "--seed", "1", "--out", "/dev/full"]));
    assert!(message.contains("/dev/full: No space left"), "{message}");
    succeeds(&mut vonmises(["bits", "--seed", "1", "--count", "9", "--out", "/dev/null"]));
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let run = |mut command: Command| fails(command.stdout(full()));
    let message = run(vonmises(["bits", "--seed", "1"]));
    assert!(message.contains("-: No space left"), "{message}");
    let message = run(vonmises(["sample", "--seed", "1", "--kappa", "1", "--out", "-"]));
    assert!(message.contains("-: No space left"), "{message}");
}
