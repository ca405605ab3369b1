//! Closures and functions that maps take: their arguments need no annotations, and lanes of one axis are elements.

use super::Outcome;
use ndarray::{Array1, ArrayD, Axis, arr0, array};
use std::f64::consts::PI;
use vonmises::nn::von_mises_layer;
use vonmises::{Float, Key, fixed, pmap, sample_von_mises, vmap, vmap_to};

/// Five locations and as many concentrations.
fn parameters() -> (Array1<f64>, Array1<f64>) {
    (array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI], array![0.5, 1.0, 2.0, 5.0, 10.0])
}

/// 1000 samples for each of five keys and the parameters above.
fn five_lanes() -> vonmises::Result<ArrayD<f64>> {
    let (keys, (locs, kappas)) = (Key::new(42).split(5), parameters());
    vmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&keys, &locs, &kappas))
}

#[test]
fn a_closure_takes_a_tuple_of_lanes() -> Outcome {
    assert_eq!(five_lanes()?.shape(), [5, 1000]);
    Ok(())
}

#[test]
fn keys_split_into_an_array_of_known_length() {
    let [key, sub] = Key::new(42).split_n();
    assert_ne!(key, sub);
}

#[test]
fn a_fixed_argument_is_the_same_for_every_lane() -> Outcome {
    // in_axes = (0, 0, 0, None)
    let (keys, (locs, kappas), n) = (Key::new(42).split(5), parameters(), 1000);
    let lanes = vmap(|(key, loc, kappa, n)| sample_von_mises(key, loc, kappa, [n]), (&keys, &locs, &kappas, fixed(n)))?;
    assert_eq!(lanes, five_lanes()?);
    Ok(())
}

#[test]
fn a_number_among_the_arguments_is_fixed() -> Outcome {
    let (keys, (locs, kappas)) = (Key::new(42).split(5), parameters());
    let lanes = vmap(|(key, loc, kappa, n)| sample_von_mises(key, loc, kappa, [n]), (&keys, &locs, 5.0, fixed(1000)))?;
    assert_eq!(lanes.shape(), [5, 1000]);
    assert_eq!(vmap(|(a, b)| a * b, (&kappas, 2.0_f64))?, (2.0 * &kappas).into_dyn());
    let narrow = vmap(|(key, loc)| sample_von_mises(key, loc, 1.0_f32, [2]), (&keys, 5.0_f32))?;
    assert_eq!(narrow.index_axis(Axis(0), 1), sample_von_mises(keys[1], 5.0, 1.0_f32, [2])?);
    Ok(())
}

#[test]
fn one_key_is_the_same_for_every_lane() -> Outcome {
    let (key, (locs, _)) = (Key::new(42), parameters());
    let lanes = vmap(|(key, loc)| sample_von_mises(key, loc, 1.0, [3]), (key, &locs))?;
    assert_eq!(lanes.index_axis(Axis(0), 0), sample_von_mises(key, 0.0, 1.0, [3])?);
    Ok(())
}

#[test]
fn lanes_of_one_axis_are_elements() -> Outcome {
    let (locs, kappas) = parameters();
    let sums = vmap(|(a, b)| a + b, (&locs, &kappas))?;
    assert_eq!(sums, (&locs + &kappas).into_dyn());
    Ok(())
}

#[test]
fn a_captured_array_is_seen_whole_by_every_lane() -> Outcome {
    let (keys, (locs, kappas)) = (Key::new(42).split(5), parameters());
    let lanes = vmap(|(key, loc)| sample_von_mises(key, loc, &kappas, None), (&keys, &locs))?;
    assert_eq!(lanes.shape(), [5, 5]);
    Ok(())
}

#[test]
fn lanes_of_arrays_of_dynamic_rank_are_views_by_value() -> Outcome {
    let (keys, (locs, kappas)) = (Key::new(42).split(5).into_dyn(), parameters());
    let (locs, kappas) = (locs.into_dyn(), kappas.into_dyn());
    let lanes = vmap(|(key, loc, kappa)| sample_von_mises(key, loc, kappa, [1000]), (&keys, &locs, &kappas))?;
    assert_eq!(lanes, five_lanes()?);
    Ok(())
}

#[test]
fn a_lane_may_use_a_question_mark() -> Outcome {
    let (keys, (locs, _)) = (Key::new(42).split(5), parameters());
    let lanes = vmap(
        |(key, loc)| {
            let x = sample_von_mises(key, loc, 1.0, [3])?;
            Ok::<_, vonmises::Error>(x + 1.0)
        },
        (&keys, &locs),
    )?;
    assert_eq!(lanes.shape(), [5, 3]);
    Ok(())
}

fn sample_lane((key, loc, kappa): (Key, f64, f64)) -> vonmises::Result<ArrayD<f64>> {
    sample_von_mises(key, loc, kappa, [1000])
}

#[test]
fn a_named_function_maps_as_a_closure_does() -> Outcome {
    let (keys, locs) = (Key::new(42).split(3), array![0.0, 1.0, 2.0]);
    let lanes = vmap(sample_lane, (&keys, &locs, &locs))?;
    assert_eq!(pmap(sample_lane, (&keys, &locs, &locs))?, lanes);
    assert_eq!(sample_lane((keys[1], locs[1], locs[1]))?, lanes.index_axis(Axis(0), 1));
    Ok(())
}

#[test]
fn one_closure_serves_both_maps() -> Outcome {
    let (keys, locs) = (Key::new(42).split(3), array![0.0, 1.0, 2.0]);
    let sample = |(key, loc): (Key, f64)| sample_von_mises(key, loc, 1.0, [4]);
    assert_eq!(vmap(sample, (&keys, &locs))?, pmap(sample, (&keys, &locs))?);
    Ok(())
}

#[test]
fn a_lane_may_return_several_arrays() -> Outcome {
    let (keys, (logits, kappas)) = (Key::new(42).split(5), parameters());
    let (samples, means) = vmap(|(k, l, c)| von_mises_layer(k, l, c, 1.0, true), (&keys, &logits, &kappas))?;
    assert_eq!((samples.shape(), means.shape()), (&[5][..], &[5][..]));
    let (rows, sums) = pmap(|(k, l)| sample_von_mises(k, l, 1.0, [3]).map(|x| (x.sum(), x)), (&keys, &logits))?;
    assert_eq!((rows.shape(), sums.shape()), (&[5][..], &[5, 3][..]));
    Ok(())
}

#[test]
fn a_lane_may_return_any_number() -> Outcome {
    let (locs, _) = parameters();
    assert_eq!(vmap(|x| x > 1.0, &locs)?, array![false, false, true, true, true].into_dyn());
    assert_eq!(vmap(|x| x as i64, &locs)?, array![0, 0, 1, 2, 3].into_dyn());
    assert_eq!(vmap(|_| 1, &locs)?.sum(), 5);
    assert_eq!(vmap(|_| 1.5, &locs)?.sum(), 7.5);
    Ok(())
}

#[test]
fn a_lane_may_fail_with_any_error() -> Outcome {
    let texts = array!["0.5", "1.5"];
    assert_eq!(vmap(|text: &str| text.parse::<f64>(), &texts)?, array![0.5, 1.5].into_dyn());
    let lane = |text: &str| -> Result<_, Box<dyn std::error::Error + Send + Sync>> {
        let loc: f64 = text.parse()?;
        Ok(sample_von_mises(Key::new(1), loc, 1.0, [3])?)
    };
    assert_eq!(pmap(lane, &texts)?.shape(), [2, 3]);
    Ok(())
}

#[test]
fn a_closure_of_vmap_may_change_what_it_captures() -> Outcome {
    let (locs, _) = parameters();
    let (mut total, mut rows) = (0.0, Vec::new());
    let running = vmap(
        |x| {
            total += x;
            rows.push(total);
            total
        },
        &locs,
    )?;
    assert_eq!(running, Array1::from_vec(rows).into_dyn());
    let mut count = 0;
    vmap_to(
        -1,
        |x| {
            count += 1;
            array![x, x]
        },
        &locs,
    )?;
    assert_eq!(count, 5);
    Ok(())
}

#[test]
fn a_number_of_generic_type_is_fixed() -> Outcome {
    fn shifted<F: Float>(keys: &Array1<Key>, loc: F) -> vonmises::Result<ArrayD<F>> {
        vmap(|(k, l)| sample_von_mises(k, arr0(l), arr0(F::one()), [4]), (keys, loc))
    }
    fn spread<F: Float>(keys: &Array1<Key>, locs: &Array1<F>, kappa: F) -> vonmises::Result<ArrayD<F>> {
        pmap(|(k, l, c)| sample_von_mises(k, arr0(l), arr0(c), [4]), (keys, locs, kappa))
    }
    let (keys, (locs, _)) = (Key::new(42).split(5), parameters());
    assert_eq!(shifted(&keys, 0.5_f32)?.index_axis(Axis(0), 2), sample_von_mises(keys[2], 0.5_f32, 1.0, [4])?);
    assert_eq!(spread(&keys, &locs, 2.0)?.index_axis(Axis(0), 2), sample_von_mises(keys[2], locs[2], 2.0, [4])?);
    Ok(())
}

#[test]
fn an_integer_or_a_flag_is_fixed() -> Outcome {
    let (keys, (logits, _)) = (Key::new(42).split(5), parameters());
    let lanes = vmap(|(key, n)| sample_von_mises(key, 0.0, 1.0, [n]), (&keys, 1000))?;
    assert_eq!(lanes, vmap(|(key, n)| sample_von_mises(key, 0.0, 1.0, [n]), (&keys, fixed(1000)))?);
    let layer = |(k, l, training)| von_mises_layer(k, l, 2.0, 1.0, training);
    let (samples, means) = vmap(layer, (&keys, &logits, false))?;
    assert_eq!(samples, means);
    Ok(())
}
