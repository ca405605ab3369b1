//! The training of the example `train_directions`, step by step as JAX trains the same network, and its objectives.

#![allow(clippy::unwrap_used)] // a failed test panics
#![allow(dead_code)] // the example uses all of its files

#[path = "../examples/train_directions/batches.rs"]
mod batches;
#[path = "../examples/train_directions/data.rs"]
mod data;
#[path = "../examples/train_directions/examples.rs"]
mod examples;
#[path = "../examples/train_directions/head.rs"]
mod head;
#[path = "../examples/train_directions/network.rs"]
mod network;
#[path = "../examples/train_directions/scores.rs"]
mod scores;
#[path = "../examples/train_directions/start.rs"]
mod start;
#[path = "../examples/train_directions/train.rs"]
mod train;
#[path = "../examples/train_directions/weather.rs"]
mod weather;

use candle_core::{Device, Tensor, Var};
use indicatif::ProgressBar;
use ndarray::{Array1, array};
use std::error::Error;
use std::path::{Path, PathBuf};
use vonmises::Key;

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name)
}

fn start() -> start::Start {
    let weather = weather::Weather::read(&path("weather/jfk_2013.csv")).unwrap();
    let examples: Vec<_> = examples::examples(&weather).into_iter().flatten().collect();
    start::Start::new(&examples).unwrap()
}

/// The steps of `data/reference/train_directions.csv`: the first example of the batch, and the loss.
fn jax_steps() -> Vec<(u32, f64)> {
    let text = std::fs::read_to_string(path("reference/train_directions.csv")).unwrap();
    let step = |line: &str| {
        let fields: Vec<_> = line.split(',').collect();
        (fields[1].parse().unwrap(), fields[2].parse().unwrap())
    };
    text.lines().skip(1).map(step).collect()
}

/// Weights and batches come from JAX's bits, so the first loss has almost all digits, and rounding grows from there.
#[test]
fn the_losses_of_the_first_hundred_steps_are_those_of_jax() {
    let (start, expected) = (start(), jax_steps());
    assert_eq!(expected.len(), 100);
    let network = start.network().unwrap();
    let objective = |output: &Tensor, angles: &Tensor, _| head::negative_log_likelihood(output, angles);
    let progress = ProgressBar::hidden();
    let history = train::train(&network, &start.sets, &start.batches, &objective, expected.len(), &progress).unwrap();
    let relative = |step: usize| (history.losses[step] / expected[step].1 - 1.0).abs();
    assert!(relative(0) < 1e-13, "{}", relative(0));
    for (step, (first_example, loss)) in expected.iter().enumerate() {
        assert_eq!(history.batches[step][0], *first_example, "step {step}");
        assert!(relative(step) < 1e-6, "step {step}: {} is not {loss}", history.losses[step]);
    }
    assert!(history.losses[99] < 0.7 * history.losses[0]);
}

/// Examples look 6 hours back and predict 6 hours ahead; those of different sets are more than 30 hours apart.
#[test]
fn the_sets_do_not_share_weather() {
    let sets = start().sets;
    let all = [&sets.training, &sets.validation, &sets.held_out];
    assert!(all.iter().all(|data| data.len() > 1000));
    for (one, other) in [(0, 1), (0, 2), (1, 2)].map(|(i, j)| (all[i], all[j])) {
        for &hour in &one.hours {
            assert!(other.hours.iter().all(|other| (hour - other).abs() > 30));
        }
    }
}

/// The log-likelihood of the head is that of the distribution.
#[test]
fn the_likelihood_is_that_of_the_vectors_direction_and_length() {
    let (vectors, angles) = (vec![vec![0.3, -2.0], vec![-4.0, 0.1], vec![1e-3, 0.0]], array![5.9, 3.0, 1.0]);
    let output = Tensor::new(vectors.clone(), &Device::Cpu).unwrap();
    let of_head = head::negative_log_likelihood(&output, &Tensor::new(angles.to_vec(), &Device::Cpu).unwrap());
    let scores = scores::Forecast::from_vectors(&vectors).scores(&angles).unwrap();
    assert!((of_head.unwrap().to_scalar::<f64>().unwrap() - scores.nats).abs() < 1e-15);
}

/// Means over 200,000 pairs of samples of the sampled energy score and of its pathwise gradient, against the closed
/// form ½ |A(κ) e^(iμ) − e^(iθ)|² and its central differences: within 5 standard errors.
#[test]
fn the_sampled_score_and_its_pathwise_gradient_have_the_right_means() {
    const PAIRS: usize = 200_000;
    let cases = [(0.4, 0.3, 2.0), (-1.0, 2.0, 1.0), (6.0, -5.0, 5.5), (0.05, 0.0, 0.5)];
    for ((x, y, angle), key) in cases.into_iter().zip(Key::new(7).split(cases.len())) {
        let exact = |x: f64, y: f64| {
            let forecast = scores::Forecast::from_vectors(&[vec![x, y]]);
            forecast.scores(&array![angle]).unwrap().energy
        };
        let vectors = Var::from_vec([x, y].repeat(PAIRS), (PAIRS, 2), &Device::Cpu).unwrap();
        let angles = Tensor::full(angle, PAIRS, &Device::Cpu).unwrap();
        let score = head::sampled_energy_score(&vectors, &angles, key).unwrap();
        // A pair's score is between -1 and 2, so its standard deviation is at most 1.5.
        let error = score.to_scalar::<f64>().unwrap() - exact(x, y);
        assert!(error.abs() < 5.0 * 1.5 / (PAIRS as f64).sqrt(), "({x}, {y}), {angle}: {error}");

        let gradients = score.backward().unwrap().get(&vectors).unwrap().to_vec2::<f64>().unwrap();
        let h = 1e-5;
        let differences = [exact(x + h, y) - exact(x - h, y), exact(x, y + h) - exact(x, y - h)];
        for (i, difference) in differences.into_iter().enumerate() {
            let of_pairs: Array1<f64> = gradients.iter().map(|gradient| gradient[i] * PAIRS as f64).collect();
            let error = of_pairs.mean().unwrap() - difference / (2.0 * h);
            let standard_error = of_pairs.std(1.0) / (PAIRS as f64).sqrt();
            assert!(error.abs() < 5.0 * standard_error, "({x}, {y}), {angle}: {error} in {i}");
        }
    }
}
