//! Derivatives of samples against mpmath and against TensorFlow Probability, at angles of one key's samples.

use crate::common::{circular_distance, reference, spread};
use vonmises::{Key, sample_with_grad};

/// The key of `data/scripts/tfp_gradients.py`, and the number of samples of which it takes some.
const KEY: u64 = 1;
const COUNT: usize = 10_000;
/// TFP's largest errors in f64 and f32 by concentration, over the largest derivative and rounded up, as `docs/accuracy.md`
/// has them. At 0 its derivatives are NaN.
const ERRORS: [(f64, f64, f64); 15] = [
    (0.0, f64::NAN, f64::NAN),
    (1e-12, 2.4e-16, 1.5e-7),
    (0.01, 3.5e-16, 1.1e-7),
    (0.1, 6.8e-16, 1.4e-7),
    (1.0, 2.5e-16, 1.6e-7),
    (5.0, 2.0e-10, 3.8e-5),
    (9.9, 3.6e-6, 3.7e-5),
    (10.1, 9.0e-6, 1.9e-5),
    (10.4, 1.9e-5, 1.9e-5),
    (10.6, 4.5e-4, 8.5e-4),
    (20.0, 2.4e-6, 9.8e-6),
    (100.0, 2.0e-10, 1.6e-5),
    (1e4, 3.3e-12, 1.5e-3),
    (1e6, 6.1e-11, 0.13),
    (1e8, 1.1e-8, 20.0),
];

/// A type: its bits, and bounds on the errors of samples and derivatives at these points.
struct Precision {
    bits: f64,
    of_samples: f64,
    of_slopes: f64,
}

const PRECISIONS: [Precision; 2] = [
    Precision { bits: 64.0, of_samples: 4e-15, of_slopes: 1e-14 },
    Precision { bits: 32.0, of_samples: 5e-7, of_slopes: 3e-6 },
];

/// Draws in the type of that many bits, as f64.
fn draw(bits: f64, kappa: f64) -> (Vec<f64>, Vec<f64>) {
    let (samples, slopes) = if bits == 64.0 {
        sample_with_grad(Key::new(KEY), 0.0, kappa, [COUNT]).unwrap()
    } else {
        let (samples, slopes) = sample_with_grad(Key::new(KEY), 0.0_f32, kappa as f32, [COUNT]).unwrap();
        (samples.mapv(f64::from), slopes.mapv(f64::from))
    };
    (samples.into_iter().collect(), slopes.into_iter().collect())
}

#[test]
fn ours_are_mpmaths_and_differ_from_tfps_by_its_errors() {
    let all = reference::<6>("tfp_gradient");
    for Precision { bits, of_samples, of_slopes } in PRECISIONS {
        let rows: Vec<_> = all.iter().filter(|row| row[0] == bits).collect();
        let groups: Vec<_> = rows.chunk_by(|a, b| a[1] == b[1]).collect();
        assert_eq!(groups.len(), ERRORS.len());
        for (rows, (kappa, double, single)) in groups.into_iter().zip(ERRORS) {
            let published = if bits == 64.0 { double } else { single };
            assert!((rows[0][1] - kappa).abs() <= 1e-7 * kappa && rows.len() == 24);
            let (samples, slopes) = draw(bits, rows[0][1]);
            let scale = rows.iter().fold(0.0_f64, |scale, row| scale.max(row[5].abs()));
            let mut largest = 0.0_f64;
            for &&[_, kappa, index, angle, tfp, exact] in rows {
                let (sample, slope) = (samples[index as usize], slopes[index as usize]);
                let distance = circular_distance(sample, angle);
                assert!(distance <= of_samples * angle.abs().max(spread(kappa)), "κ {kappa:e}: {sample}, not {angle}");
                let error = (slope - exact).abs() / scale;
                assert!(error < of_slopes, "{bits} bits, κ {kappa:e}, angle {angle}: {slope:e}, not {exact:e}");
                assert_eq!(tfp.is_nan(), kappa == 0.0);
                if kappa > 0.0 {
                    assert!(
                        (slope - tfp).abs() / scale <= published + of_slopes,
                        "κ {kappa:e}: {slope:e}, TFP {tfp:e}"
                    );
                    largest = largest.max((tfp - exact).abs() / scale);
                }
            }
            // What is published of TFP is its largest error, rounded up.
            assert!(kappa == 0.0 || (0.9 * published..=published).contains(&largest), "κ {kappa:e}: {largest:e}");
        }
    }
}
