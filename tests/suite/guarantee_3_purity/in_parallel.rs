//! Ranges that are filled in parallel are those that one thread fills, to the byte, and a short one needs no threads.
#![allow(clippy::single_range_in_vec_init)] // of one axis

use crate::common::with_threads;
use ndarray::Array1;
use std::env;
use std::process::Command;
use vonmises::{Error, Float, Key, LazySamples};

/// Asserts that ranges of several lengths are the same in parallel.
fn assert_ranges<F: Float>(samples: &LazySamples<'_, F>) {
    for (start, count) in [(0, 0), (0, 1), (5, 1023), (7, 1024), (3, 1025), (1000, 5000), (1, 9999)] {
        let [mut alone, mut together, mut slopes, mut expected] = [(); 4].map(|()| vec![F::zero(); count]);
        samples.fill(start, &mut alone).unwrap();
        samples.par_fill(start, &mut together).unwrap();
        assert_eq!(alone, together, "{count} from {start} on");
        samples.fill_with_grad(start, &mut alone, &mut expected).unwrap();
        samples.par_fill_with_grad(start, &mut together, &mut slopes).unwrap();
        assert_eq!((alone, expected), (together, slopes), "{count} from {start} on");
    }
}

#[test]
fn ranges_in_parallel_are_those_of_one_thread() {
    let kappas = Array1::linspace(0.0, 50.0, 10_000);
    let keys = Key::new(2).split(100);
    for threads in [1, 2, 5] {
        with_threads(threads, || {
            assert_ranges(&LazySamples::new(Key::new(1), 0.5, 2.0, [10_000]).unwrap());
            assert_ranges(&LazySamples::new(Key::new(1), 0.5, &kappas, [10_000]).unwrap());
            assert_ranges(&LazySamples::new(&keys, 0.5_f32, 2.0, [100, 100]).unwrap());
        });
    }
}

#[test]
fn ranges_that_leave_the_array_are_errors() {
    let samples = LazySamples::new(Key::new(1), 0.0, 1.0, [3, 4]).unwrap();
    for (start, count) in [(0, 13), (12, 1), (13, 0), (5, 8), (usize::MAX, 1)] {
        let refused = Err(Error::Range { start, count, len: 12 });
        let [mut out, mut slopes] = [(); 2].map(|()| vec![0.0; count]);
        assert_eq!(samples.par_fill(start, &mut out), refused);
        assert_eq!(samples.par_fill_with_grad(start, &mut out, &mut slopes), refused);
    }
    let unequal = samples.par_fill_with_grad(0, &mut [0.0; 3], &mut [0.0; 4]);
    assert_eq!(unequal, Err(Error::Shapes { left: vec![3], right: vec![4] }));
}

/// Tells the process that starts no threads before.
const ALONE: &str = "VONMISES_ALONE";

#[test]
fn a_single_block_starts_no_threads() {
    if env::var_os(ALONE).is_some() {
        return fill_without_threads();
    }
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "guarantee_3_purity::in_parallel::a_single_block_starts_no_threads"]);
    let output = command.env(ALONE, "").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
}

/// Fills a block, after which there is no pool yet, and then two, which start one.
fn fill_without_threads() {
    let samples = LazySamples::new(Key::new(1), 0.5, 2.0, [5000]).unwrap();
    let [mut out, mut slopes] = [(); 2].map(|()| vec![0.0; 1025]);
    samples.par_fill(3, &mut out[..1024]).unwrap();
    samples.par_fill_with_grad(3, &mut out[..1024], &mut slopes[..1024]).unwrap();
    samples.fill_slice(&[3..1028], &mut out).unwrap();
    samples.draw_slice(&[3..1027]).unwrap();
    let pool = || rayon::ThreadPoolBuilder::new().num_threads(2);
    pool().build_global().unwrap(); // an error if there is a global pool
    samples.par_fill(3, &mut out).unwrap();
    pool().build_global().unwrap_err();
}
