//! Sampling and quantiles: scalars, arrays and views as parameters, any way of giving the shape, both element types.

use super::Outcome;
use ndarray::{Array1, Array2, ArrayD, arr0, array, s};
use vonmises::{Broadcast, Key, quantile, sample_von_mises};

/// Locations of shape (3,) and concentrations of shape (2, 1).
fn parameters() -> (Array1<f64>, Array2<f64>) {
    (array![0.0, 1.0, 2.0], array![[1.0], [2.0]])
}

#[test]
fn scalars_and_a_shape_give_that_shape() -> Outcome {
    let draws: ArrayD<f64> = sample_von_mises(Key::new(42), 0.0, 5.0, [10_000])?;
    assert_eq!(draws.shape(), [10_000]);
    Ok(())
}

#[test]
fn parameters_broadcast_with_the_shape() -> Outcome {
    let (locs, kappas) = parameters();
    let grid = sample_von_mises(Key::new(42), &locs, &kappas, [1000, 2, 3])?;
    assert_eq!(grid.shape(), [1000, 2, 3]);
    Ok(())
}

#[test]
fn f32_is_chosen_by_annotation_suffix_or_turbofish() -> Outcome {
    let key = Key::new(42);
    let by_annotation: ArrayD<f32> = sample_von_mises(key, 0.0, 5.0, [10])?;
    let by_suffix = sample_von_mises(key, 0.0_f32, 5.0, 10)?;
    let by_turbofish = sample_von_mises::<f32>(key, 0.0, 5.0, (10,))?;
    assert_eq!(by_annotation, by_suffix);
    assert_eq!(by_suffix, by_turbofish);
    Ok(())
}

#[test]
fn f64_is_the_default() -> Outcome {
    let draws = sample_von_mises(Key::new(42), 0.0, 5.0, [10])?;
    let _: f64 = draws.sum();
    let mean = sample_von_mises(Key::new(42), 0.0, 5.0, [10])?.mean();
    assert!(mean.is_some());
    Ok(())
}

#[test]
fn parameters_are_scalars_or_references_to_them() -> Outcome {
    let key = Key::new(42);
    assert_eq!(sample_von_mises(key, arr0(1.0).view(), &2.0, [7])?.shape(), [7]);
    for (loc, kappa) in array![0.0, 1.0, 2.0].iter().zip(&array![1.0, 2.0, 3.0]) {
        assert_eq!(sample_von_mises(key, loc, kappa, [3])?, sample_von_mises(key, *loc, *kappa, [3])?);
    }
    Ok(())
}

#[test]
fn parameters_are_arrays_views_or_references_to_them() -> Outcome {
    let (key, (locs, kappas)) = (Key::new(42), parameters());
    let expected = sample_von_mises(key, &locs, &kappas, None)?;
    assert_eq!(sample_von_mises(key, locs.view(), kappas.clone(), None)?, expected);
    assert_eq!(sample_von_mises(key, &*locs, &kappas, None)?, expected); // &ArrayRef
    Ok(())
}

#[test]
fn parameters_have_any_memory_layout() -> Outcome {
    let (key, (locs, kappas)) = (Key::new(42), parameters());
    let reversed = sample_von_mises(key, locs.slice(s![..;-1]), 1.0, None)?;
    assert_eq!(sample_von_mises(key, &locs.slice(s![..;-1]), 1.0, None)?, reversed);
    assert_eq!(sample_von_mises(key, array![2.0, 1.0, 0.0], 1.0, None)?, reversed);
    assert_eq!(sample_von_mises(key, kappas.t(), 1.0, None)?.shape(), [1, 2]);
    Ok(())
}

#[test]
fn without_a_shape_the_parameters_give_it() -> Outcome {
    let (key, (locs, kappas)) = (Key::new(42), parameters());
    let shape: Option<Vec<usize>> = None;
    assert_eq!(sample_von_mises(key, &locs, &kappas, None)?.shape(), [2, 3]);
    assert_eq!(sample_von_mises(key, &locs, &kappas, Broadcast)?.shape(), [2, 3]);
    assert_eq!(sample_von_mises(key, &locs, &kappas, shape.as_deref())?.shape(), [2, 3]);
    assert_eq!(sample_von_mises(key, 0.0, 1.0, None)?.ndim(), 0);
    Ok(())
}

#[test]
fn a_shape_is_an_array_a_slice_or_empty() -> Outcome {
    let (key, (locs, _)) = (Key::new(42), parameters());
    assert_eq!(sample_von_mises(key, locs.view(), 1.0, locs.shape())?.shape(), [3]);
    assert_eq!(sample_von_mises(key, 0.0, 1.0, [])?.ndim(), 0);
    Ok(())
}

#[test]
fn quantiles_broadcast_and_infer_as_samples_do() -> Outcome {
    let table = quantile(&array![0.1, 0.2], 0.0, &array![[1.0], [2.0]])?;
    assert_eq!(table.shape(), [2, 2]);
    let median = quantile(0.5, 0.0, 2.0)?;
    assert_eq!(median[[]], 0.0);
    Ok(())
}
