//! `vonmises sample`: the library's bytes, in files and on standard output, and arguments that are refused.

use crate::bad_files;
use crate::common::{fails, succeeds, vonmises};
use crate::files::listing;
use ndarray::{ArrayD, array};
use std::{f64::consts::TAU, fs, path::Path};
use tempfile::tempdir;
use vonmises::{Key, Param, npy, sample_von_mises};

/// Returns the bytes that `npy::save` writes.
fn saved(samples: &impl npy::ToNpy) -> Vec<u8> {
    let folder = tempdir().unwrap();
    npy::save(folder.path().join("x.npy"), samples).unwrap();
    fs::read(folder.path().join("x.npy")).unwrap()
}

pub(crate) fn drawn<'a, F: vonmises::Float>(
    key: Key,
    loc: impl Param<'a, F>,
    kappa: impl Param<'a, F>,
    shape: Option<&[usize]>,
) -> Vec<u8> {
    saved(&sample_von_mises(key, loc, kappa, shape).unwrap())
}

/// Returns what `sample` writes to a file with these arguments, in which `*` stands for the folder.
pub(crate) fn written(folder: &Path, arguments: &str) -> Vec<u8> {
    let out = folder.join("out.npy");
    let arguments = arguments.replace('*', folder.to_str().unwrap());
    succeeds(vonmises(["sample", "--force", "--out"]).arg(&out).args(arguments.split_whitespace()));
    fs::read(out).unwrap()
}

#[test]
fn files_have_the_bytes_that_the_library_writes() {
    let folder = tempdir().unwrap();
    let (locs, kappas) = (array![[0.5, -7.0, 1e9]], array![[0.0], [1e-3], [2.5], [1e300]]);
    npy::save(folder.path().join("loc.npy"), &locs).unwrap();
    npy::save(folder.path().join("loc4.npy"), locs.mapv(|x| x as f32)).unwrap();
    npy::save(folder.path().join("kappa.npy"), &kappas).unwrap();
    let (one, words) = (Key::new(1), Key::from_data([7, 4_000_000_000]));
    let large = [300, 1001];
    for (arguments, bytes) in [
        ("--seed 1 --concentration 2", drawn(one, 0.0, 2.0, None)),
        ("--seed 1 --kappa 2 --shape 1000", drawn(one, 0.0, 2.0, Some(&[1000]))),
        ("--key 7,4000000000 --loc -1.5e-1 --kappa 0 --shape 3,0,2", drawn(words, -0.15, 0.0, Some(&[3, 0, 2]))),
        ("--seed 1 --loc -3 --kappa 1e300 --shape 300,1001", drawn(one, -3.0, 1e300, Some(&large))),
        ("--seed 1 --loc */loc.npy --kappa */kappa.npy", drawn(one, &locs, &kappas, None)),
        ("--seed 1 --loc */loc.npy --kappa */kappa.npy --shape 5,4,3", drawn(one, &locs, &kappas, Some(&[5, 4, 3]))),
        ("--seed 1 --loc */loc4.npy --kappa 3", drawn(one, locs.mapv(|x| f64::from(x as f32)), 3.0, None)),
        ("--seed 1 --loc */loc.npy --kappa 3 --dtype f4", drawn(one, locs.mapv(|x| x as f32), 3.0, None)),
        ("--seed 1 --loc */loc4.npy --kappa 3 --dtype f4", drawn(one, locs.mapv(|x| x as f32), 3.0, None)),
        ("--seed 1 --kappa 0.1 --shape 300,1001 --dtype f4", drawn(one, 0.0, 0.1_f32, Some(&large))),
    ] {
        assert!(written(folder.path(), arguments) == bytes, "{arguments}");
        for threads in ["1", "2", "3"] {
            let more = format!("{arguments} --threads {threads}");
            assert!(written(folder.path(), &more) == bytes, "{more}");
        }
        let arguments = format!("sample --out - {}", arguments.replace('*', folder.path().to_str().unwrap()));
        assert!(succeeds(&mut vonmises(arguments.split_whitespace())).stdout == bytes, "{arguments}");
    }
    assert_eq!(listing(folder.path()), ["kappa.npy", "loc.npy", "loc4.npy", "out.npy"]);
}

#[test]
fn parameters_of_either_byte_order_and_fortran_order_are_read() {
    let folder = tempdir().unwrap();
    let big: Vec<u8> = [0.5_f64, 1.5, 2.5, 3.5].iter().flat_map(|x| x.to_be_bytes()).collect();
    let header = b"{'descr': '>f8', 'fortran_order': True, 'shape': (2, 2)}\n";
    let bytes = [b"\x93NUMPY\x01\x00", &(header.len() as u16).to_le_bytes()[..], header, &big].concat();
    fs::write(folder.path().join("loc.npy"), bytes).unwrap();
    let expected = drawn(Key::new(1), &array![[0.5, 2.5], [1.5, 3.5]], 4.0, None);
    assert_eq!(written(folder.path(), "--seed 1 --loc */loc.npy --kappa 4"), expected);
}

#[test]
fn shapes_may_be_written_as_in_python() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.npy");
    for (text, shape) in
        [("", vec![]), ("()", vec![]), ("7", vec![7]), ("(7,)", vec![7]), ("7,", vec![7]), ("(2, 3)", vec![2, 3])]
    {
        succeeds(vonmises(["sample", "--seed", "1", "--kappa", "1", "--force", "--shape", text, "--out"]).arg(&out));
        assert_eq!(npy::describe(&out).unwrap().shape, shape, "{text}");
    }
}

#[test]
fn degrees_are_converted_in_and_out() {
    let folder = tempdir().unwrap();
    let degrees = array![-90.0, 0.1, 3_600_000_000_030.0];
    npy::save(folder.path().join("loc.npy"), &degrees).unwrap();
    let radians = array![-0.25 * TAU, 0.1 / 360.0 * TAU, 30.0 / 360.0 * TAU]; // ten thousand million whole turns
    let samples = sample_von_mises(Key::new(1), &radians, 3.0, [1000, 3]).unwrap();
    let in_turn = |x: f64| if x < 0.0 { x + 360.0 } else { x };
    let expected = samples.mapv(|x| in_turn(x / TAU * 360.0));
    assert!(expected.iter().all(|x| (0.0..360.0).contains(x)) && expected.iter().any(|x| *x > 180.0));
    let common = "--seed 1 --loc */loc.npy --kappa 3 --shape 1000,3";
    assert_eq!(written(folder.path(), &format!("{common} --degrees")), saved(&expected));
    assert_eq!(written(folder.path(), &format!("{common} --period 360")), saved(&expected));

    let single = sample_von_mises(Key::new(1), radians.mapv(|x| x as f32), 3.0, [1000, 3]).unwrap();
    let expected = single.mapv(|x| in_turn(f64::from(x) / TAU * 360.0) as f32);
    assert_eq!(written(folder.path(), &format!("{common} --degrees --dtype f4")), saved(&expected));
}

/// The ending, or --format, chooses text, which gives the same floats again and which `fit` reads.
#[test]
fn samples_are_written_as_text() {
    let folder = tempdir().unwrap();
    let write = |options: &str| {
        succeeds(vonmises(["sample", "--seed", "1"]).args(options.split(' ')).current_dir(&folder)).stdout
    };
    write("--kappa 2 --shape 1000 --out x.npy");
    write("--kappa 2 --shape 1000 --out x.csv");
    let drawn = npy::load::<ndarray::Array1<f64>>(folder.path().join("x.npy")).unwrap();
    let text = fs::read_to_string(folder.path().join("x.csv")).unwrap();
    let read: Vec<f64> = text.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(read, drawn.to_vec());
    let fit = |name: &str| succeeds(vonmises(["fit", name, "--json"]).current_dir(&folder)).stdout;
    assert_eq!(fit("x.csv"), fit("x.npy"));
    assert_eq!(write("--kappa 2 --shape 1000 --out - --format csv"), text.as_bytes());
    write("--kappa 2 --shape 3,2 --out rows.tsv");
    let rows = fs::read_to_string(folder.path().join("rows.tsv")).unwrap();
    assert!(rows.lines().count() == 3 && rows.lines().all(|row| row.split('\t').count() == 2), "{rows}");
    write("--kappa 2 --shape 3 --out odd.csv --format npy");
    assert!(npy::is_npy(&fs::read(folder.path().join("odd.csv")).unwrap()));
    for (options, fault) in [
        ("--kappa 2 --shape 3,2,2 --out new.csv", "new.csv: 3 axes, of which text has at most two"),
        ("--kappa 2 --shape 3 --out x.csv", "x.csv: exists already; --force replaces it"),
        ("--kappa 2 --shape 3 --shard 0/2 --out new.csv", "--shard: parts as text cannot be joined"),
        ("--kappa x.csv --out new.npy", "x.csv: holds text where an .npy file is expected; save the numbers with"),
    ] {
        let message = fails(vonmises(["sample", "--seed", "1"]).args(options.split(' ')).current_dir(&folder));
        assert!(message.contains(fault), "{options}: {message}");
    }
    for (line, fault) in [
        ("join --out new.npy x.csv", "x.csv: holds text where"),
        ("join --out new.csv x.npy", "new.csv: join writes an .npy file"),
    ] {
        let message = fails(vonmises(line.split(' ')).current_dir(&folder));
        assert!(message.contains(fault), "{line}: {message}");
    }
    assert_eq!(listing(folder.path()), ["odd.csv", "rows.tsv", "x.csv", "x.npy"]);
}

/// Directions just below 0 would be rounded to a whole turn, which is 0.
#[test]
fn rounding_does_not_reach_a_whole_turn() {
    let folder = tempdir().unwrap();
    written(folder.path(), "--seed 1 --kappa 1e15 --shape 1000 --degrees --dtype f4");
    let samples = npy::load::<ndarray::Array1<f32>>(folder.path().join("out.npy")).unwrap();
    assert!(samples.iter().all(|x| (0.0..360.0).contains(x)) && samples.iter().any(|x| *x == 0.0));
}

#[test]
fn a_random_seed_is_printed_and_gives_the_same_samples_again() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.npy");
    let common = ["sample", "--kappa", "2", "--shape", "100", "--force", "--out"];
    let text = String::from_utf8(succeeds(vonmises(common).arg(&out)).stderr).unwrap();
    let bytes = fs::read(&out).unwrap();
    let seed = text.trim_end().strip_prefix("seed ").unwrap().to_owned();
    let again = succeeds(vonmises(common).arg(&out).args(["--seed", &seed]));
    assert!(again.stderr.is_empty());
    assert_eq!(fs::read(&out).unwrap(), bytes);
    succeeds(vonmises(common).arg(&out));
    assert_ne!(fs::read(&out).unwrap(), bytes);
}

#[test]
fn an_existing_file_is_kept_without_force() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.npy");
    fs::write(&out, "precious").unwrap();
    let common = ["sample", "--seed", "1", "--kappa", "2", "--out"];
    let message = fails(vonmises(common).arg(&out));
    assert!(message.contains("out.npy: exists already; --force replaces it"), "{message}");
    assert_eq!(fs::read(&out).unwrap(), b"precious");
    succeeds(vonmises(common).arg(&out).arg("--force"));
    assert_eq!(fs::read(&out).unwrap(), drawn(Key::new(1), 0.0, 2.0, None));
    let message = fails(vonmises(common).arg(folder.path()).arg("--force"));
    assert!(message.contains("is a folder"), "{message}");
    let message = fails(vonmises(common).arg(folder.path().join("no/out.npy")));
    assert!(message.contains("no/out.npy: its folder does not exist"), "{message}");
    assert_eq!(listing(folder.path()), ["out.npy"]);
}

#[test]
fn no_file_is_written_under_the_name_of_an_archive() {
    let folder = tempdir().unwrap();
    let (out, part) = (folder.path().join("out.npz"), folder.path().join("part.npy"));
    succeeds(vonmises(["sample", "--kappa", "1", "--shape", "2", "--shard", "0/1", "--out"]).arg(&part));
    for arguments in [
        "sample --kappa 1",
        "eval cdf 0.5 --kappa 1",
        "bits --seed 1 --count 1",
        &format!("join {}", part.to_str().unwrap()),
    ] {
        let message = fails(vonmises(arguments.split_whitespace()).arg("--force").arg("--out").arg(&out));
        assert!(message.contains("out.npz: the name is that of an archive"), "{arguments}: {message}");
    }
    assert_eq!(listing(folder.path()), ["part.npy"]);
}

#[test]
fn an_input_cannot_be_the_output() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("loc.npy");
    npy::save(&file, &array![1.0]).unwrap();
    let before = fs::read(&file).unwrap();
    let mut command = vonmises(["sample", "--kappa", "2", "--force", "--loc"]);
    let message = fails(command.arg(&file).arg("--out").arg(folder.path().join(".").join("loc.npy")));
    assert!(message.contains("is also an input"), "{message}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn bad_files_are_named_with_what_is_wrong() {
    let folder = tempdir().unwrap();
    let files = bad_files::parameters(folder.path());
    let before = listing(folder.path());
    for (file, fault) in files {
        for (option, other) in [("--loc", "--concentration"), ("--concentration", "--loc")] {
            let mut command = vonmises(["sample", other, "1", option]);
            let message = fails(command.arg(&file).arg("--out").arg(folder.path().join("out.npy")));
            assert!(message.contains(file.to_str().unwrap()) && message.contains(fault), "{message}");
        }
    }
    assert_eq!(listing(folder.path()), before);
}

#[test]
fn a_line_break_in_a_file_name_does_not_break_the_message() {
    let message = fails(&mut vonmises(["sample", "--kappa", "no\nfile", "--out", "-"]));
    assert_eq!(message, "vonmises: no?file: there is no such file, and it is not a number\n");
}

#[test]
fn an_array_without_elements_is_written() {
    let folder = tempdir().unwrap();
    npy::save(folder.path().join("kappa.npy"), ndarray::Array2::<f32>::zeros((0, 3))).unwrap();
    let expected = saved(&ArrayD::<f64>::zeros(vec![0, 3]));
    assert_eq!(written(folder.path(), "--seed 1 --kappa */kappa.npy"), expected);
}

#[test]
fn bad_values_are_named() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.npy");
    npy::save(folder.path().join("large.npy"), &array![[1.0, 2.0], [3.0, 1e39]]).unwrap();
    npy::save(folder.path().join("negative.npy"), &array![1.0, -1e-300]).unwrap();
    npy::save(folder.path().join("three.npy"), &array![1.0, 2.0, 3.0]).unwrap();
    for (arguments, words) in [
        ("--kappa -1", &["--concentration -1: ", "at least 0"][..]),
        ("--kappa nan", &["--concentration NaN: "]),
        ("--kappa 1 --loc -inf", &["--loc -inf: "]),
        ("--kappa 1e39 --dtype f4", &["--concentration 1", "f4"]),
        ("--kappa */large.npy --dtype f4", &["large.npy: concentration[[1, 1]] = 1e39 (element 3)", "f4"]),
        ("--kappa 1 --loc */large.npy --dtype f4", &["large.npy: loc[[1, 1]] = 1e39 (element 3)", "f4"]),
        ("--kappa */negative.npy --dtype f4", &["negative.npy: concentration[1] = -1e-300", "at least 0"]),
        ("--kappa */three.npy --loc */large.npy", &["three.npy", "large.npy", "[2, 2]", "[3]", "do not broadcast"]),
        ("--kappa */three.npy --shape 2", &["--shape", "[3]", "[2]", "do not broadcast"]),
        ("--kappa 1 --shape 9999999999,9999999999", &["9999999999", "too large"]),
        ("--kappa 1 --shard 0/2", &["out.npy", "no rows"]),
        ("--kappa 1 --period 1e39 --dtype f4", &["--period", "--dtype"]),
    ] {
        let filled = arguments.replace('*', folder.path().to_str().unwrap());
        let mut command = vonmises(["sample", "--seed", "1", "--out"]);
        let message = fails(command.arg(&out).args(filled.split_whitespace()));
        assert!(words.iter().all(|word| message.contains(word)), "{arguments}: {message}");
    }
    assert_eq!(listing(folder.path()), ["large.npy", "negative.npy", "three.npy"]);
}

#[test]
fn bad_arguments_are_refused() {
    for arguments in [
        "--out -",
        "--kappa 1",
        "--kappa 1 --out - --shape 2,x",
        "--kappa 1 --out - --shape -2",
        "--kappa 1 --out - --shard 3/3",
        "--kappa 1 --out - --shard 1",
        "--kappa 1 --out - --dtype f2",
        "--kappa 1 --out - --seed 1 --key 1,2",
        "--kappa 1 --out - --key 1",
        "--kappa 1 --out - --seed -9223372036854775809",
        "--kappa 1 --out - --seed 18446744073709551616",
        "--kappa 1 --out - --seed 1.5",
        "--kappa 1 --out - --key 1,4294967296",
        "--kappa 1 --out - --degrees --period 24",
        "--kappa 1 --out - --period 0",
        "--loc --kappa 1 --out -",
        "--kappa 1 --out - --threads 0",
        "--kappa 1 --out - --threads 1000000",
    ] {
        let output = vonmises(["sample"]).args(arguments.split_whitespace()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments}");
    }
}

/// A path may hold any bytes, and may be that of a pipe.
#[cfg(unix)]
#[test]
fn parameters_may_have_names_that_are_not_utf8_or_be_pipes() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempdir().unwrap();
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"k\xff.npy"));
    npy::save(&odd, &array![2.0_f32, 3.0]).unwrap();
    let line = ["sample", "--seed", "1", "--out", "-", "--kappa"];
    let expected = drawn(Key::new(1), 0.0, &array![2.0, 3.0], None);
    assert_eq!(succeeds(vonmises(line).arg(&odd)).stdout, expected);
    let piped = fs::File::open(&odd).unwrap();
    let mut cat = std::process::Command::new("cat").stdin(piped).stdout(std::process::Stdio::piped()).spawn().unwrap();
    assert_eq!(succeeds(vonmises(line).arg("/dev/stdin").stdin(cat.stdout.take().unwrap())).stdout, expected);
    cat.wait().unwrap();
}
