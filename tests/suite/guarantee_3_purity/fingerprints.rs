//! Fingerprints of draws do not change between versions, and differ between draws.

use ndarray::{Array1, array};
use vonmises::{Key, LazySamples};

#[test]
fn fingerprints_stay() {
    // The numbers are those that data/scripts/fingerprint.py prints.
    let plain = LazySamples::new(Key::new(1), array![0.5], 2.0, [10]).unwrap();
    assert_eq!(plain.fingerprint(), 0xc149_f02a_7c63_87bb);
    let locs = Array1::from_iter((0..1500_u16).map(|i| f32::from(i) / 1024.0));
    let several = LazySamples::new(Key::new((1_u64 << 32) + 7), &locs, array![[0.25], [8.0]], None).unwrap();
    assert_eq!(several.fingerprint(), 0x8ab7_da41_8426_15f4);
}

#[test]
fn fingerprints_tell_draws_apart() {
    let fingerprint = |seed: u64, loc: Array1<f64>, kappa: f64, shape: &[usize]| {
        LazySamples::new(Key::new(seed), loc, kappa, shape).unwrap().fingerprint()
    };
    let all = [
        fingerprint(1, array![0.5], 2.0, &[10]),
        fingerprint(2, array![0.5], 2.0, &[10]),
        fingerprint(1, array![0.6], 2.0, &[10]),
        fingerprint(1, array![-0.5], 2.0, &[10]),
        fingerprint(1, array![0.5], 2.5, &[10]),
        fingerprint(1, array![0.5], 2.0, &[11]),
        fingerprint(1, array![0.5], 2.0, &[10, 1]),
        fingerprint(1, array![0.5], 2.0, &[1, 10]),
        fingerprint(1, array![2.0], 0.5, &[10]),
        LazySamples::new(Key::new(1), array![0.5_f32], 2.0, [10]).unwrap().fingerprint(),
        fingerprint(1, Array1::linspace(0.0, 1.0, 5000), 2.0, &[5000]),
        fingerprint(1, Array1::linspace(0.0, 1.0, 5000).slice_move(ndarray::s![..;-1]), 2.0, &[5000]),
    ];
    for (i, print) in all.iter().enumerate() {
        assert!(!all[..i].contains(print), "{i}");
    }
}
