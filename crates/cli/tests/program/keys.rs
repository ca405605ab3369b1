//! Seeds, keys, and files of keys.

use crate::common::{fails, succeeds, vonmises};
use crate::sample::{drawn, written};
use ndarray::{ArrayD, array};
use std::{fs, path::Path};
use tempfile::tempdir;
use vonmises::{Key, npy};

/// `jax.random.key_data(jax.random.key(-1))` of JAX 0.10.2 with 64-bit types enabled is `[0xFFFFFFFF, 0xFFFFFFFF]`, and
/// that of seed -2 is `[0xFFFFFFFF, 0xFFFFFFFE]`.
#[test]
fn a_seed_may_be_negative_as_in_jax() {
    let folder = tempdir().unwrap();
    let of = |key: &str| written(folder.path(), &format!("{key} --kappa 2 --shape 10"));
    assert_eq!(of("--seed -1"), of("--key 4294967295,4294967295"));
    assert_eq!(of("--seed -2"), of("--key 4294967295,4294967294"));
    assert_eq!(of("--seed=-2"), drawn(Key::new(-2), 0.0, 2.0, Some(&[10])));
    assert_eq!(of("--seed 18446744073709551615"), of("--seed -1"));
    assert_eq!(of("--seed -9223372036854775808"), of("--key 2147483648,0"));
}

/// Makes `keys.npy`, as `jax.random.key_data(jax.random.split(key, (3, 2)))` is saved, and a parameter of each row.
fn keys_and_locs(folder: &Path) -> (ndarray::Array2<Key>, ndarray::Array1<f64>) {
    let (keys, locs) = (Key::new(42).split([3, 2]), array![0.5, -2.0, 7.0]);
    npy::save(folder.join("keys.npy"), &keys).unwrap();
    npy::save(folder.join("loc.npy"), &locs).unwrap();
    (keys, locs)
}

/// Row i of `vmap(lambda key: sample(key, ...))(keys)` is `sample(keys[i], ...)`.
#[test]
fn an_array_of_keys_gives_a_row_for_each_key() {
    let folder = tempdir().unwrap();
    let (keys, _) = keys_and_locs(folder.path());
    for row in
        ["--kappa 2", "--kappa 2 --shape 4,0", "--loc */loc.npy --kappa 3 --shape 1001,3", "--kappa 9 --shape 400000"]
    {
        for more in ["", "--dtype f4", "--degrees"] {
            let all = written(folder.path(), &format!("--key */keys.npy {row} {more}"));
            let of = |[hi, lo]: [u32; 2]| written(folder.path(), &format!("--key {hi},{lo} {row} {more}"));
            let data = |bytes: &[u8]| bytes[128..].to_vec(); // the header takes 128 bytes
            let rows: Vec<u8> = keys.iter().flat_map(|key| data(&of(key.data()))).collect();
            assert!(data(&all) == rows, "{row} {more}");
        }
    }
    let found: ArrayD<f64> = npy::read(&*written(folder.path(), "--key */keys.npy --kappa 2 --shape 5")).unwrap();
    assert_eq!(found.shape(), [3, 2, 5]);
    let piped = fs::File::open(folder.path().join("keys.npy")).unwrap();
    let line = "sample --key - --kappa 2 --shape 5 --out -".split(' ');
    let output = succeeds(vonmises(line).stdin(piped));
    assert_eq!(npy::read::<ArrayD<f64>>(&*output.stdout).unwrap(), found);
    // A file of one key is that key.
    npy::save(folder.path().join("one.npy"), ndarray::arr0(keys[[1, 0]])).unwrap();
    assert_eq!(
        written(folder.path(), "--key */one.npy --kappa 2 --shape 7"),
        drawn(keys[[1, 0]], 0.0, 2.0, Some(&[7]))
    );
}

#[test]
fn rows_of_keys_are_divided_into_parts_that_join() {
    let folder = tempdir().unwrap();
    keys_and_locs(folder.path());
    let line = "--key */keys.npy --loc */loc.npy --kappa 2 --shape 100,3 --period 24";
    let whole = written(folder.path(), line);
    for part in 0..3 {
        let bytes = written(folder.path(), &format!("{line} --shard {part}/3"));
        fs::write(folder.path().join(format!("part{part}.npy")), bytes).unwrap();
    }
    let join = "join --out joined.npy part2.npy part0.npy part1.npy".split(' ');
    succeeds(vonmises(join).current_dir(folder.path()));
    assert!(fs::read(folder.path().join("joined.npy")).unwrap() == whole);
    // A part of other keys does not belong.
    npy::save(folder.path().join("keys.npy"), Key::new(43).split([3, 2])).unwrap();
    fs::write(folder.path().join("part2.npy"), written(folder.path(), &format!("{line} --shard 2/3"))).unwrap();
    let join = "join --force --out joined.npy part2.npy part0.npy part1.npy".split(' ');
    assert!(fails(vonmises(join).current_dir(folder.path())).contains("same"));
}

#[test]
fn files_that_hold_no_keys_are_refused() {
    let folder = tempdir().unwrap();
    let save = |name: &str, array: ArrayD<u32>| npy::save(folder.path().join(name), array).unwrap();
    save("three.npy", array![1, 2, 3].into_dyn());
    save("keys.npy", array![[1, 2], [3, 4]].into_dyn());
    npy::save(folder.path().join("floats.npy"), array![[1.0, 2.0]]).unwrap();
    fs::write(folder.path().join("keys.txt"), "1 2\n3 4\n").unwrap();
    for (line, fault) in [
        (
            "sample --key three.npy --kappa 1 --out -",
            "three.npy: raw key data of shape [3]: the last axis must have length 2",
        ),
        ("sample --key floats.npy --kappa 1 --out -", "floats.npy: dtype \"<f8\" where keys are \"<u4\""),
        ("sample --key none.npy --kappa 1 --out -", "none.npy: there is no such file, and it is not a key HI,LO"),
        ("sample --key keys.txt --kappa 1 --out -", "keys.txt: holds text where an .npy file is expected"),
        ("sample --key keys.npy --kappa 1 --force --out keys.npy", "keys.npy: is also an input"),
        ("sample --key keys.npy --kappa 1 --shape 900000000000000000 --out -", "too large"),
        ("bits --key keys.npy --count 3", "keys.npy: an array of keys of shape [2] where one key is needed"),
    ] {
        let message = fails(vonmises(line.split(' ')).current_dir(folder.path()));
        assert!(message.contains(fault), "{line}: {message:?} does not say {fault:?}");
    }
    let bits = |key: &str| {
        let line = ["bits", "--count", "9", "--key", key];
        succeeds(vonmises(line).current_dir(folder.path())).stdout
    };
    save("one.npy", array![3, 4].into_dyn());
    assert_eq!(bits("one.npy"), bits("3,4"));
}
