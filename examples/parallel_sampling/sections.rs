//! The sections of the tutorial, with its names and its use of keys.

use ndarray::{Array1, Array2, Array3, ArrayD, ArrayViewD, Axis, array, stack};
use std::error::Error;
use std::f64::consts::PI;
use std::path::Path;
use std::time::Instant;
use vonmises::{
    Key, VonMises, device_count, fixed, nn::pmap_compatible_von_mises_sampling, npy, pmap, sample_von_mises, vmap,
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;
/// Length of the device axis, for any number of threads.
const DEVICES: usize = 4;

/// Draws `n` samples of one lane.
fn sample_fn((key, loc, concentration, n): (Key, f64, f64, usize)) -> vonmises::Result<ArrayD<f64>> {
    sample_von_mises(key, loc, concentration, [n])
}

/// Samples one distribution, directly and prepared.
pub(crate) fn one_distribution(key: Key, out: &Path) -> Outcome {
    println!("## JIT compilation: one distribution, directly and prepared");
    let (loc, concentration, n_samples) = (0.0, 5.0, 10_000);
    let distribution = VonMises::new(loc, concentration)?;
    distribution.draw(key, n_samples)?; // makes the tables, so that the times below are without it
    let (samples, regular) = timed(|| sample_fn((key, loc, concentration, n_samples)))?;
    let (prepared_samples, prepared) = timed(|| distribution.draw(key, n_samples))?;
    print_times("Regular", regular, "Prepared", prepared);
    assert_eq!(samples, prepared_samples);
    npy::save(out.join("direct.npy"), &samples)?;
    npy::save(out.join("prepared.npy"), &prepared_samples)?;
    npy::save(out.join("direct_f32.npy"), &sample_von_mises::<f32>(key, 0.0, 5.0, [n_samples])?)?;
    Ok(())
}

/// Samples several distributions, in one call and in a loop.
pub(crate) fn batch(key: Key, out: &Path) -> Outcome {
    println!("\n## Vectorization with vmap");
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let concentrations = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let multi_sample = || vmap(sample_fn, (&key.split(locs.len()), &locs, &concentrations, fixed(1000)));
    let manual_multi_sample = || {
        let keys = key.split(locs.len());
        let lanes: Vec<_> = (0..locs.len())
            .map(|i| sample_fn((keys[i], locs[i], concentrations[i], 1000)))
            .collect::<vonmises::Result<_>>()?;
        let views: Vec<_> = lanes.iter().map(|lane| lane.view()).collect();
        Outcome::Ok(stack(Axis(0), &views)?)
    };
    multi_sample()?;
    let (manual, loop_time) = timed(manual_multi_sample)?;
    let (samples, map_time) = timed(multi_sample)?;
    println!("Batched samples shape: {:?}", samples.shape());
    print_times("Manual loop", loop_time, "Vectorized", map_time);
    assert_eq!(samples, manual);
    Ok(npy::save(out.join("vmap.npy"), &samples)?)
}

/// Samples one distribution on each device.
pub(crate) fn devices(key: Key, out: &Path) -> Outcome {
    println!("\n## Multi-device parallelism with pmap");
    println!("Number of devices: {} (threads), {DEVICES} rows on the device axis", device_count());
    let keys = key.split(DEVICES);
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0];
    let concentrations = array![1.0, 2.0, 5.0, 10.0];
    let xs = || (&keys, &locs, &concentrations, fixed(1000));
    let (mapped, serial) = timed(|| vmap(sample_fn, xs()))?;
    let (samples, parallel) = timed(|| pmap(sample_fn, xs()))?;
    println!("Parallel samples shape: {:?}", samples.shape());
    print_times("vmap", serial, "pmap", parallel);
    assert_eq!(samples, mapped);
    Ok(npy::save(out.join("pmap.npy"), &samples)?)
}

/// Samples several distributions on each device.
pub(crate) fn batches_on_devices(key: Key, out: &Path) -> Outcome {
    println!("\n## Scaling to large batches: pmap of vmap");
    let n_per_device = 10;
    let locs = Array2::from_shape_fn((DEVICES, n_per_device), |(device, _)| device as f64 * PI / 4.0);
    let concentrations = Array2::from_shape_fn((DEVICES, n_per_device), |(_, i)| i as f64 + 1.0);
    let (samples, time) = timed(|| {
        pmap(
            |(key, locs, concentrations)| {
                vmap(sample_fn, (&key.split(locs.len()), &locs, &concentrations, fixed(1000)))
            },
            (&key.split(DEVICES), &locs, &concentrations),
        )
    })?;
    println!("Large batch samples shape: {:?}\npmap of vmap: {time:.6} seconds", samples.shape());
    Ok(npy::save(out.join("pmap_vmap.npy"), &samples)?)
}

/// Parameters of a linear model.
struct ModelParams {
    mean_scale: Array1<f64>,
    mean_bias: f64,
    conc_scale: Array1<f64>,
    conc_bias: f64,
}

/// Returns the mean logits and the concentrations.
fn simple_model(params: &ModelParams, inputs: ArrayViewD<f64>) -> (ArrayD<f64>, ArrayD<f64>) {
    let mean_logits = &inputs * &params.mean_scale + params.mean_bias;
    let concentration = (&inputs * &params.conc_scale + params.conc_bias).exp();
    (mean_logits, concentration)
}

/// Samples the distributions that a model predicts.
pub(crate) fn network(key: Key, out: &Path) -> Outcome {
    println!("\n## Neural network integration");
    let model_params =
        ModelParams { mean_scale: array![0.5, -0.5], mean_bias: 0.0, conc_scale: array![0.3, 0.3], conc_bias: 0.5 };
    let inputs = Array3::<f64>::ones((DEVICES, 8, 2));
    let sample =
        |(inputs, key)| pmap_compatible_von_mises_sampling(simple_model, &model_params, inputs, key, 1.0, true);
    let (samples, time) = timed(|| pmap(sample, (&inputs, &key.split(DEVICES))))?;
    println!("Neural network parallel samples shape: {:?}\npmap of the model: {time:.6} seconds", samples.shape());
    Ok(npy::save(out.join("nn.npy"), &samples)?)
}

/// Fits a distribution to wind directions, and draws a hundred thousand samples from it.
pub(crate) fn wind(out: &Path) -> Outcome<VonMises<f64>> {
    println!("\n## Real input: wind directions at Col de la Roa");
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/observations/wind_col_de_la_roa.csv"),
    )?;
    let directions = text.lines().skip(1).map(str::parse).collect::<Result<Array1<f64>, _>>()?;
    let distribution = VonMises::fit(&directions)?;
    let (samples, time) = timed(|| distribution.draw(Key::new(7), 100_000))?;
    println!(
        "{} observations: loc {:.4}, concentration {:.4}",
        directions.len(),
        distribution.loc(),
        distribution.concentration()
    );
    println!("Samples shape: {:?}\ndraw: {time:.6} seconds", samples.shape());
    npy::save(out.join("wind.npy"), &samples)?;
    Ok(distribution)
}

/// Returns the value of a call and the seconds that it took.
fn timed<T, E>(call: impl FnOnce() -> Result<T, E>) -> Result<(T, f64), E> {
    let start = Instant::now();
    let value = call()?;
    Ok((value, start.elapsed().as_secs_f64()))
}

fn print_times(slow: &str, slow_time: f64, fast: &str, fast_time: f64) {
    println!("{slow}: {slow_time:.6} seconds\n{fast}: {fast_time:.6} seconds\nSpeedup: {:.1}x", slow_time / fast_time);
}
