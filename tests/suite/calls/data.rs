//! Data and parameters as users hold them: slices, vectors, Rust arrays, owned arrays, weights of any number type.

use super::Outcome;
use ndarray::{Array1, Axis, CowArray, array};
use vonmises::circular::{Fit, circular_mean, circular_mean_axis, circular_variance, skip_nan, weighted};
use vonmises::{Key, VonMises, gof, log_prob, nn, sample_von_mises, validate};

#[test]
fn parameters_are_slices_vectors_and_rust_arrays() -> Outcome {
    let (key, kappas) = (Key::new(42), vec![1.0, 2.0, 3.0]);
    let expected = sample_von_mises(key, &array![0.0, 1.0, 2.0], &array![1.0, 2.0, 3.0], None)?;
    assert_eq!(sample_von_mises(key, [0.0, 1.0, 2.0], &kappas, None)?, expected);
    assert_eq!(sample_von_mises(key, &[0.0, 1.0, 2.0], &kappas[..], None)?, expected);
    assert_eq!(sample_von_mises(key, vec![0.0, 1.0, 2.0], kappas.clone(), None)?, expected);
    assert_eq!(sample_von_mises(key, CowArray::from(array![0.0, 1.0, 2.0]), kappas.as_slice(), None)?, expected);
    assert_eq!(log_prob(&kappas, 0.0, [1.0])?.shape(), [3]);
    assert_eq!(nn::von_mises_layer(key, [0.5, 4.0], 10.0, 1.0, true)?.0.shape(), [2]);
    Ok(())
}

#[test]
fn angles_are_slices_vectors_rust_arrays_and_owned_arrays() -> Outcome {
    let x = vec![0.1, 0.3, 1.1];
    let mean = circular_mean(&array![0.1, 0.3, 1.1])?;
    assert_eq!(circular_mean(&x)?, mean);
    assert_eq!(circular_mean(&x[..])?, mean);
    assert_eq!(circular_mean([0.1, 0.3, 1.1])?, mean);
    assert_eq!(circular_mean(&[0.1, 0.3, 1.1])?, mean);
    assert_eq!(circular_mean(Array1::from(x.clone()))?, mean);
    assert_eq!(circular_mean(CowArray::from(array![0.1, 0.3, 1.1]))?, mean);
    assert_eq!(circular_mean(skip_nan([0.1, f64::NAN, 0.3, 1.1]))?, mean);
    assert_eq!(Fit::new().fit(&x)?.loc(), mean);
    assert_eq!(VonMises::fit(&x)?, VonMises::fit(x)?);
    Ok(())
}

#[test]
fn results_of_one_call_are_arguments_of_the_next() -> Outcome {
    let draw = || sample_von_mises(Key::new(3), 0.5, 2.0, [40, 5]);
    let means = circular_mean_axis(draw()?, Axis(0))?;
    assert_eq!(means, circular_mean_axis(&draw()?, Axis(0))?);
    let distribution = VonMises::new(0.5, 2.0)?;
    assert_eq!(gof::kuiper(draw()?, &distribution)?, gof::kuiper(&draw()?, &distribution)?);
    assert!(gof::watson_two_sample(draw()?, &array![0.5, 0.7])?.p_value > 0.0);
    assert!(validate::elements(draw()?, 0.5, 2.0, 1e-6)?.passed());
    assert!(validate::lanes(draw()?, [0.5; 5], 2.0, Axis(0), 1e-6)?.passed());
    assert!(validate::distributions(draw()?, &draw()?, Axis(0), 1e-6)?.passed());
    assert!(validate::compare(draw()?, &draw()?)?.identical());
    assert!(validate::compare([0.5, 1.0], vec![0.5, 1.0])?.identical());
    Ok(())
}

#[test]
fn weights_are_integers_or_floats_of_any_width() -> Outcome {
    let x = array![0.1, 0.3, 1.1];
    let expected = circular_variance(&array![0.1, 0.3, 0.3, 1.1, 1.1, 1.1])?;
    let close = |result: vonmises::Result<f64>| result.map(|variance| (variance / expected - 1.0).abs() < 1e-15);
    assert!(close(circular_variance(weighted(&x, [1, 2, 3])))?);
    assert!(close(circular_variance(weighted(&x, &[1_u8, 2, 3])))?);
    assert!(close(circular_variance(weighted(&x, vec![1_usize, 2, 3])))?);
    assert!(close(circular_variance(weighted(&x, &vec![1_i64, 2, 3])))?);
    assert!(close(circular_variance(weighted(&x, &array![1_u64, 2, 3])))?);
    assert!(close(circular_variance(weighted(&x, array![1.0_f32, 2.0, 3.0])))?);
    assert!(close(circular_variance(weighted(&x, array![1.0, 2.0, 3.0].view())))?);
    let x32 = x.mapv(|angle| angle as f32);
    assert_eq!(circular_mean(weighted(&x32, [1.0_f64; 3]))?, circular_mean(&x32)?);
    assert_eq!(circular_mean(weighted(&x, 2))?, circular_mean(&x)?);
    let negative = circular_mean(weighted(&x, [1, -2, 3]));
    assert_eq!(
        negative.map_err(|error| error.to_string()),
        Err("weights[1] = -2.0: must be finite and at least 0".into())
    );
    Ok(())
}
