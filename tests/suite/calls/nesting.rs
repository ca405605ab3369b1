//! Maps in maps: four devices with ten distributions each.

use super::Outcome;
use ndarray::{Array2, ArrayD};
use vonmises::{Key, pmap, sample_von_mises, vmap};

/// Locations and concentrations of ten distributions on each of four devices.
fn parameters() -> (Array2<f64>, Array2<f64>) {
    (Array2::zeros((4, 10)), Array2::ones((4, 10)))
}

fn pmap_of_vmap() -> vonmises::Result<ArrayD<f64>> {
    let (locs, kappas) = parameters();
    pmap(
        |(key, locs, kappas)| {
            vmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&key.split(10), &locs, &kappas))
        },
        (&Key::new(42).split(4), &locs, &kappas),
    )
}

#[test]
fn a_vmap_may_run_in_a_pmap() -> Outcome {
    assert_eq!(pmap_of_vmap()?.shape(), [4, 10, 1000]);
    Ok(())
}

#[test]
fn a_pmap_may_run_in_a_vmap() -> Outcome {
    let (locs, kappas) = parameters();
    let samples = vmap(
        |(key, locs, kappas)| {
            pmap(
                |(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]),
                (&key.split(locs.len()), &locs, &kappas),
            )
        },
        (&Key::new(42).split(4), &locs, &kappas),
    )?;
    assert_eq!(samples, pmap_of_vmap()?);
    Ok(())
}

#[test]
fn a_pmap_may_run_in_a_pmap_over_a_table_of_keys() -> Outcome {
    let (keys, (locs, kappas)) = (Key::new(42).split([4, 10]), parameters());
    let samples = pmap(
        |(keys, locs, kappas)| {
            pmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&keys, &locs, &kappas))
        },
        (&keys, &locs, &kappas),
    )?;
    assert_eq!(samples.shape(), [4, 10, 1000]);
    Ok(())
}
