//! A network that predicts the direction of the wind six hours ahead, trained by likelihood and by sampling.
//!
//! `cargo run --release -p vonmises-candle --example train_directions [-- --out DIR]` takes 10 to 20 seconds on two
//! cores. It writes to DIR (by default `target/train_directions/`) the initial weights, and of each training the batches,
//! losses, weights and predictions as `.npy`, and a picture of the errors.
//!
//! The data are a year of hourly weather at an airport (`data/weather/jfk_2013.csv`): 4,536 examples to learn from,
//! 1,265 to stop by, and 1,268 held out, in blocks of six days with a day between sets. Three networks begin with the same
//! weights and see the same batches. On the held-out examples, less being better:
//!
//! | prediction | negative log-likelihood, nats | energy score | mean error, degrees |
//! | --- | --- | --- | --- |
//! | network, von Mises, by likelihood | 1.235 | 0.259 | 38.9 |
//! | network, von Mises, by sampling | 1.193 | 0.244 | 37.0 |
//! | network, normal on the raw angle | 1.623 | 0.309 | 47.0 |
//! | the same, wrapped around the circle | 1.470 | 0.309 | 47.0 |
//! | direction as it is now, one concentration | 1.325 | 0.279 | 39.9 |
//! | one von Mises distribution | 1.776 | 0.469 | 72.0 |
//!
//! "By sampling" is training on an energy score that is estimated from two samples of each prediction, with the pathwise
//! gradient (`head.rs`); the table has its exact value.
//!
//! Concentrations mean what they say if cos(θ − μ) has the mean A(κ). For the quarters of the held-out examples from the
//! smallest concentrations to the largest the means of A(κ) and of cos(θ − μ) are 0.52 and 0.37, 0.78 and 0.62, 0.86 and
//! 0.83, 0.91 and 0.87 by likelihood, and 0.49 and 0.48, 0.71 and 0.67, 0.79 and 0.79, 0.84 and 0.86 by sampling.
//!
//! All follows from one key. Two runs write the same bytes, whatever `RAYON_NUM_THREADS` is; another processor may round
//! matrix products in another way. JAX trains the first network as well, with weights and batches from `jax.random`
//! (`data/scripts/train_directions.py`): its first 100 losses are the same to 2.3e-15, and its likelihood of the held-out
//! examples to all digits above.

mod baselines;
mod batches;
mod calibration;
mod data;
mod examples;
mod forecasts;
mod gaussian;
mod head;
mod network;
mod output;
mod scores;
mod start;
mod train;
mod weather;

use crate::examples::{Example, Missing, examples};
use crate::forecasts::Forecasts;
use crate::gaussian::Normals;
use crate::scores::Forecast;
use crate::start::Start;
use crate::train::Objective;
use crate::weather::Weather;
use indicatif::{ProgressBar, ProgressStyle};
use ndarray::{Array1, Ix1};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Steps of each training.
const STEPS: usize = 1500;

fn main() -> Outcome {
    let begun = Instant::now();
    let out = output_folder()?;
    let examples = read()?;
    let start = Start::new(&examples)?;
    let [training, validation, held_out] = start.sets.lengths();
    println!("{training} examples to learn from, {validation} to stop by, {held_out} held out");
    let angles: Array1<f64> = output::array(&start.sets.held_out.angles)?.into_dimensionality::<Ix1>()?;
    output::save_network(&out, "initial", &start.network()?)?;
    output::save_held_out(&out, &start.sets.held_out.hours, &angles)?;

    let progress = ProgressBar::new(3 * STEPS as u64); // on standard error, and only if that is a terminal
    progress.set_style(ProgressStyle::with_template("{msg:<12} {bar:40} {pos}/{len} {eta}")?);
    let run = |name, objective: Objective| run(name, objective, &start, &out, &progress);
    let likelihood = run("likelihood", &|output, angles, _| head::negative_log_likelihood(output, angles))?;
    let sampling = run("sampling", &|output, angles, draw| {
        head::sampled_energy_score(output, angles, start.samples.fold_in(draw))
    })?;
    let normal = run("normal", &|output, angles, _| gaussian::negative_log_likelihood(output, angles))?;
    progress.finish_and_clear();

    let forecasts = Forecasts {
        likelihood: Forecast::from_vectors(&likelihood),
        sampling: Forecast::from_vectors(&sampling),
        normal: Normals::new(&normal),
        persistence: baselines::persistence(&examples)?,
        one: baselines::one_distribution(&examples)?,
    };
    forecasts.save(&out)?;
    forecasts.draw(&out.join("errors.svg"), &angles)?;
    forecasts.print(&angles)?;
    println!("\nSaved in {}, after {:.0} s", out.display(), begun.elapsed().as_secs_f64());
    Ok(())
}

/// Trains a network on an objective, saves it, and returns its output for the held-out examples.
fn run(
    name: &'static str,
    objective: Objective,
    start: &Start,
    out: &Path,
    progress: &ProgressBar,
) -> Outcome<Vec<Vec<f64>>> {
    progress.set_message(name);
    let network = start.network()?;
    let history = train::train(&network, &start.sets, &start.batches, objective, STEPS, progress)?;
    let out = out.join(name);
    output::save_network(&out, "weights", &network)?;
    output::save_history(&out, &history)?;
    progress.suspend(|| println!("{name}: best after {} of {STEPS} steps", history.best));
    Ok(network.forward(&start.sets.held_out.features)?.to_vec2()?)
}

/// Reads the examples, and prints what became of each hour of the table.
fn read() -> Outcome<Vec<Example>> {
    let found = examples(&Weather::read(&project().join("data/weather/jfk_2013.csv"))?);
    println!("{} hours in the table; of these are left out", found.len());
    for (reason, words) in Missing::ALL {
        let count = found.iter().filter(|example| example.as_ref().err() == Some(&reason)).count();
        println!("{count:>6}  {words}");
    }
    Ok(found.into_iter().flatten().collect())
}

/// Returns the folder of the project.
fn project() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

/// Returns the folder after `--out`, or the default.
fn output_folder() -> Outcome<PathBuf> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(project().join("target/train_directions")),
        [flag, folder] if flag == "--out" => Ok(folder.into()),
        _ => Err("usage: train_directions [--out DIR]".into()),
    }
}
