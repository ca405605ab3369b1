//! Too little memory: each command under limits of its address space, which grow until it succeeds.

use crate::common::{succeeds, vonmises};
use crate::files::listing;
use ndarray::{Array1, Array2, Axis};
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;
use vonmises::npy;

/// How many angles there are: an array of them takes 2 MiB.
const MANY: usize = 1 << 18;
const FEW: usize = 64;

/// By how much a limit grows, in KiB, so that commands are stopped at many points.
const STEP: usize = 1500;

/// The most memory that a command may take beside that for few angles, in KiB: that of 64 arrays.
const MOST: usize = 64 * 2048;

/// A run on files of many angles, and one on files of few with the same names.
struct Folders {
    many: TempDir,
    few: TempDir,
}

#[test]
fn samples_and_functions_need_memory_or_say_so() {
    check(&[
        "sample --seed 1 --loc x.npy --kappa k.npy --out new.npy --force",
        "sample --seed 1 --loc x4.npy --kappa k.npy --dtype f4 --out new.npy --force",
        "sample --key keys.npy --kappa 2 --out new.csv --force",
        "bits --seed 1 --count 100000",
        "bits --seed 1 --count 100000 --out new.bin --force",
        "join 0.npy 1.npy --out new.npy --force",
        "join 0.npy 1.npy --out -",
        "eval cdf x.npy --kappa 2 --degrees --json",
        "eval quantile 0.3 --loc x4.npy --kappa k.npy --dtype f4 --degrees --out new.npy --force",
        "eval pdf x.csv --column angle --kappa 2 --keep-nan",
        "eval pdf column.npy --loc row.npy --kappa 2 --degrees",
        "eval kl --loc x.npy --kappa 2 --other-loc 1 --other-kappa 2",
    ]);
}

#[test]
fn fits_and_descriptions_need_memory_or_say_so() {
    check(&[
        "fit x.npy",
        "fit x.npy x4.npy --json",
        "fit x.csv --column angle --weights weight --bootstrap 39 --seed 1",
        "fit x.npy --weights w.npy --period 8 --step 1",
        "fit x.csv --column angle --by group",
        "fit lanes.npy --axis 0 --json",
        "fit counts.csv --column angle --counts n",
        "describe x.npy",
        "describe x.csv --column angle --by half",
    ]);
}

#[test]
fn comparisons_and_pictures_need_memory_or_say_so() {
    check(&[
        "compare x.npy x4.npy",
        "compare x.npy x.txt --degrees",
        "compare x.npy x.npy --distribution",
        "compare x.csv --column angle --by half --distribution",
        "compare lanes.npy lanes.npy --distribution --axis 0",
        "plot rose x.npy --out new.png --force",
        "plot histogram x.csv --column angle --weights weight --out new.svg --force",
        "plot quantiles x.npy --out new.svg --force",
    ]);
}

/// Runs each command, first with the memory that it needs for few angles.
fn check(commands: &[&str]) {
    let folders = Folders::new();
    let faults: Vec<_> = commands.iter().flat_map(|command| folders.faults(command)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

impl Folders {
    fn new() -> Self {
        let folders = Self { many: tempfile::tempdir().unwrap(), few: tempfile::tempdir().unwrap() };
        make(folders.many.path(), MANY);
        make(folders.few.path(), FEW);
        folders
    }

    /// Returns what is wrong with the runs of a command that fail.
    fn faults(&self, command: &str) -> Vec<String> {
        let (few, many) = (self.few.path(), self.many.path());
        let enough = least(few, command);
        let mut faults = Vec::new();
        for more in (0..MOST).step_by(STEP) {
            let output = run(many, command, enough + more);
            if is_success(&output) {
                return faults;
            }
            let text = String::from_utf8_lossy(&output.stderr);
            let last = text.trim_end().lines().last().unwrap_or_default();
            let is_said = last.starts_with("vonmises: ") && (last.contains("too large") || last.contains("memory"));
            let is_clean = listing(many).iter().all(|name| !name.ends_with(".partial"));
            if output.status.code() != Some(2) || !is_said || !is_clean {
                faults.push(format!("{command} with {more} KiB more: {}: {}", output.status, text.trim_end()));
            }
        }
        faults.push(format!("{command} fails with {MOST} KiB more"));
        faults
    }
}

/// Returns the least limit, to half a MiB, with which a command succeeds.
fn least(folder: &Path, command: &str) -> usize {
    let (mut low, mut high) = (4 << 10, 512 << 10);
    let output = run(folder, command, high);
    assert!(is_success(&output), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    while high - low > 512 {
        let middle = usize::midpoint(low, high);
        if is_success(&run(folder, command, middle)) { high = middle } else { low = middle }
    }
    high
}

/// Runs a command under a limit of its address space in KiB. Threads share a heap, since glibc takes 64 MiB of addresses
/// for the heap of each, or where there are fewer a page for every allocation.
fn run(folder: &Path, command: &str, limit: usize) -> Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -v {limit}; exec \"$0\" {command}"), env!("CARGO_BIN_EXE_vonmises")]);
    shell.envs([("RAYON_NUM_THREADS", "2"), ("RUST_BACKTRACE", "0"), ("MALLOC_ARENA_MAX", "1")]);
    shell.current_dir(folder).output().unwrap()
}

/// Returns whether there was a result, be it that two files differ.
fn is_success(output: &Output) -> bool {
    matches!(output.status.code(), Some(0 | 1))
}

/// Makes the files of a folder.
fn make(folder: &Path, count: usize) {
    let path = |name: &str| folder.join(name);
    let sample = |arguments: &[&str], name: &str| {
        let number = count.to_string();
        let fixed = ["sample", "--seed", "1", "--kappa", "2", "--quiet", "--shape", &number, "--out", name];
        succeeds(vonmises(fixed.iter().chain(arguments)).current_dir(folder));
    };
    sample(&[], "x.npy");
    sample(&["--dtype", "f4"], "x4.npy");
    sample(&["--shard", "0/2"], "0.npy");
    sample(&["--shard", "1/2"], "1.npy");
    let x: Array1<f64> = npy::load(path("x.npy")).unwrap();
    npy::save(path("k.npy"), x.mapv(f64::abs)).unwrap();
    npy::save(path("w.npy"), Array1::from_iter((0..count).map(|i| (i % 3) as f64))).unwrap();
    npy::save(path("keys.npy"), vonmises::Key::new(1).split(count)).unwrap();
    let side = count.isqrt();
    npy::save(path("row.npy"), x.slice(ndarray::s![..side])).unwrap();
    npy::save(path("column.npy"), x.slice(ndarray::s![..side]).insert_axis(Axis(1))).unwrap();
    let lanes: Array2<f64> = x.clone().into_shape_with_order((count / side, side)).unwrap();
    npy::save(path("lanes.npy"), lanes).unwrap();
    npy::Writer::new(path("x.txt"))
        .text('\n')
        .generate(count, |start, chunk: &mut [f64]| {
            chunk.copy_from_slice(&x.as_slice().unwrap()[start..][..chunk.len()]);
        })
        .unwrap();
    let mut table = "angle,weight,group,half\n".to_owned();
    for (i, angle) in x.iter().enumerate() {
        writeln!(table, "{angle},{},g{},{}", i % 3, i / 32, i % 2).unwrap();
    }
    std::fs::write(path("x.csv"), table).unwrap();
    std::fs::write(path("counts.csv"), format!("angle,n\n1,{count}\n2,{count}\n4,7\n")).unwrap();
}
