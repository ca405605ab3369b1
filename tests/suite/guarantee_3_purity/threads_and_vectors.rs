//! Neither the number of threads nor the width of vectors changes a byte.

use crate::common::{CONCENTRATIONS, with_threads};
use ndarray::{Array1, ArrayD, Axis};
use vonmises::circular::{Fit, circular_mean_axis};
use vonmises::simd::VectorLevel;
use vonmises::{Key, cdf, entropy, isf, log_cdf, log_prob, log_sf, prob, quantile, sample_von_mises, sf};

#[test]
fn threads_do_not_matter() {
    let key = Key::new(8);
    let kappas = Array1::from_iter(CONCENTRATIONS);
    let draw = || {
        (
            sample_von_mises(key, 0.3, &kappas, [501, 20]).unwrap(),
            sample_von_mises(key, 9.0_f32, 2.0, [10_007]).unwrap(),
            key.normal::<f64, _>(5000).unwrap(),
        )
    };
    let alone = with_threads(1, draw);
    for threads in [2, 3, 7] {
        assert_eq!(with_threads(threads, draw), alone);
    }
}

#[test]
fn the_width_of_vectors_does_not_matter() {
    let (key, n) = (Key::new(21), 20_000); // enough for some words to lie beyond the rows of a table
    let kappas: ArrayD<f64> = key.uniform::<f64, _>(n).unwrap().mapv(|u| 1e-3 * 1e8_f64.powf(u)).into_dyn();
    let narrow = kappas.mapv(|kappa| kappa as f32);
    let p = key.uniform::<f64, _>(n).unwrap();
    let everything = || {
        let wide = [
            sample_von_mises(key, 0.3, 2.0, [n]),
            sample_von_mises(key, -9.0, &kappas, None),
            quantile(&p, 0.3, 20.0),
            isf(&p, 0.3, &kappas),
            log_prob(&p, 0.3, 2.0),
            log_prob(&p, 0.3, &kappas),
            prob(&p, 0.3, &kappas),
            cdf(&p, 0.3, 2.0),
            cdf(&p, 0.3, &kappas),
            sf(&p, 0.3, &kappas),
            log_cdf(&p, 0.3, &kappas),
            log_sf(&p, 0.3, &kappas),
            entropy(&kappas),
        ];
        let narrow = [sample_von_mises(key, 0.3, 2.0, [n]), sample_von_mises(key, -9.0, &narrow, None)];
        let words = (key.bits::<u32, _>(n).unwrap(), key.bits::<u64, _>(n).unwrap());
        let normal = (key.normal::<f32, _>(n).unwrap(), key.normal::<f64, _>(n).unwrap());
        (wide.map(Result::unwrap), narrow.map(Result::<ArrayD<f32>, _>::unwrap), words, normal)
    };
    let expected = everything();
    for level in VectorLevel::available() {
        level.force().unwrap();
        assert_eq!(everything(), expected, "{level:?}");
    }
    VectorLevel::choose_widest();
}

#[test]
fn the_width_of_vectors_does_not_matter_to_means_and_fits() {
    for kappa in [0.3, 2.0, 1e4] {
        let x = sample_von_mises::<f64>(Key::new(22), 3.0, kappa, [50, 101]).unwrap();
        let everything = || {
            let fits = [0, 1].map(|axis| Fit::new().fit_axis(&x, Axis(axis)).unwrap());
            (fits, circular_mean_axis(&x, Axis(1)).unwrap(), Fit::new().fit(&x).unwrap())
        };
        let expected = everything();
        for level in VectorLevel::available() {
            level.force().unwrap();
            assert_eq!(everything(), expected, "{level:?}");
        }
        VectorLevel::choose_widest();
    }
}
