//! `vonmises join`: the parts of a run in any order, and parts that do not belong together.

use crate::bad_files;
use crate::common::{fails, succeeds, vonmises};
use crate::files::listing;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::tempdir;
use vonmises::{Key, LazySamples, npy};

fn sample(folder: &Path, name: &str, arguments: &str) -> PathBuf {
    let file = folder.join(name);
    succeeds(vonmises(["sample", "--force", "--out"]).arg(&file).args(arguments.split_whitespace()));
    file
}

fn parts(folder: &Path, arguments: &str, order: &[usize]) -> Vec<PathBuf> {
    let part = |&i: &usize| {
        sample(folder, &format!("part{i}of{}.npy", order.len()), &format!("{arguments} --shard {i}/{}", order.len()))
    };
    order.iter().map(part).collect()
}

#[test]
fn seven_parts_in_any_order_are_the_run() {
    for arguments in [
        "--seed 3 --kappa 2 --shape 100003",
        "--seed 3 --kappa 2 --shape 40,1000 --dtype f4 --threads 1",
        "--seed 3 --kappa 2 --shape 5,3 --degrees",
        "--seed 3 --kappa 2 --shape 0,3 --period 24",
    ] {
        let folder = tempdir().unwrap();
        let whole = fs::read(sample(folder.path(), "whole.npy", arguments)).unwrap();
        let parts = parts(folder.path(), arguments, &[4, 0, 6, 2, 5, 1, 3]);
        let lengths: usize = parts.iter().map(|part| npy::describe(part).unwrap().shape[0]).sum();
        assert_eq!(lengths, npy::describe(folder.path().join("whole.npy")).unwrap().shape[0]);
        let joined = folder.path().join("joined.npy");
        succeeds(vonmises(["join", "--out"]).arg(&joined).args(&parts));
        assert!(fs::read(&joined).unwrap() == whole, "{arguments}");
        assert!(succeeds(vonmises(["join", "--out", "-"]).args(&parts)).stdout == whole, "{arguments}");
        assert!(fails(vonmises(["join", "--out"]).arg(&joined).args(&parts)).contains("exists already"));
        assert_eq!(listing(folder.path()).len(), 9);
    }
}

#[test]
fn parts_written_by_the_library_can_be_joined() {
    let folder = tempdir().unwrap();
    let arguments = "--seed 3 --kappa 2 --shape 1000";
    let whole = sample(folder.path(), "whole.npy", arguments);
    let mut parts = parts(folder.path(), arguments, &[1, 0]);
    let samples = LazySamples::new(Key::new(3), 0.0, 2.0, [1000]).unwrap();
    parts[0] = folder.path().join("ours.npy");
    let shard = npy::Shard::new(1, 2, samples.fingerprint()).unwrap();
    npy::Writer::new(&parts[0]).shard(shard).write(&samples).unwrap();
    let joined = folder.path().join("joined.npy");
    succeeds(vonmises(["join", "--out"]).arg(&joined).args(&parts));
    assert_eq!(fs::read(joined).unwrap(), fs::read(whole).unwrap());
}

#[test]
fn wrong_parts_are_named() {
    let folder = tempdir().unwrap();
    let (common, at) = ("--kappa 2 --shape 100", folder.path());
    let right = parts(at, &format!("--seed 1 {common}"), &[0, 1, 2]);
    let stranger = |name: &str, arguments: &str| sample(at, name, &format!("{common} --shard 1/3 {arguments}"));
    let [other, degrees] = [stranger("seed.npy", "--seed 2"), stranger("degrees.npy", "--seed 1 --degrees")];
    let single = stranger("dtype.npy", "--seed 1 --dtype f4");
    let longer = sample(at, "n.npy", "--kappa 2 --shape 101 --shard 1/3 --seed 1");
    let halves = sample(at, "half.npy", &format!("--seed 1 {common} --shard 1/2"));
    let whole = sample(at, "whole.npy", &format!("--seed 1 {common}"));
    let short = at.join("short.npy");
    fs::write(&short, &fs::read(&right[1]).unwrap()[..200]).unwrap();
    let before = listing(at);
    for (second, words) in [
        (&right[0], &["part0of3.npy", "both part 0"][..]),
        (&other, &["seed.npy", "same run"]),
        (&degrees, &["degrees.npy", "same run"]),
        (&single, &["dtype.npy", "same"]),
        (&longer, &["n.npy", "same"]),
        (&halves, &["half.npy", "number of parts"]),
        (&whole, &["whole.npy", "not a part"]),
        (&short, &["short.npy", "bytes where"]),
    ] {
        let message = fails(vonmises(["join", "--out"]).arg(at.join("out.npy")).args([&right[2], second, &right[0]]));
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
    }
    let message = fails(vonmises(["join", "--out"]).arg(at.join("out.npy")).args([&right[2], &right[0]]));
    assert!(message.contains("missing") && message.contains("[1]"), "{message}");
    let message = fails(vonmises(["join", "--force", "--out"]).arg(&right[0]).args(&right));
    assert!(message.contains("is also an input"), "{message}");
    assert_eq!(listing(at), before);
}

#[test]
fn bad_files_are_named() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.npy");
    for (file, _) in bad_files::parameters(folder.path()) {
        let message = fails(vonmises(["join", "--out"]).arg(&out).arg(&file));
        assert!(message.contains(file.to_str().unwrap()), "{message}");
    }
    assert!(!out.exists());
}
