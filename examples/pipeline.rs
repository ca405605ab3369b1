//! A pipeline from files to files: wind directions are loaded, fitted and tested for each station; a network turns
//! features of the stations into forecasts, whose samples are checked and saved.
//!
//! `cargo run --example pipeline`

use ndarray::{Array1, Array2, ArrayD, ArrayView1, Axis, ShapeError, s};
use std::error::Error;
use std::path::Path;
use vonmises::circular::{Fit, distance};
use vonmises::nn::von_mises_layer;
use vonmises::{Key, along, gof, npy, pmap, sample_von_mises, validate, vmap};

/// Any error of a step: of a file, a shape, a fit, or the thread pool.
type AnyError = Box<dyn Error + Send + Sync>;

const STATIONS: usize = 12;
const HOURS: usize = 400;

/// A network with one hidden layer: four features give a direction as a vector, and the logarithm of a concentration.
struct Network {
    hidden: Array2<f64>,
    output: Array2<f64>,
}

impl Network {
    fn new(key: Key) -> vonmises::Result<Self> {
        let [hidden, output] = key.split_n();
        Ok(Self { hidden: hidden.normal((8, 4))?, output: output.normal((3, 8))? * 0.5 })
    }

    /// Returns the mean direction and the concentration that the network gives for one station.
    fn forward(&self, features: ArrayView1<f64>) -> (f64, f64) {
        let activations = self.hidden.dot(&features).mapv(f64::tanh);
        let output = self.output.dot(&activations);
        (output[1].atan2(output[0]), output[2].exp())
    }
}

/// Writes what an instrument would have recorded: a row of directions for each hour, a column for each station.
fn record(path: &Path) -> Result<(), AnyError> {
    let (locs, kappas) = (Array1::linspace(0.0, 5.5, STATIONS), Array1::linspace(1.0, 12.0, STATIONS));
    let wind = sample_von_mises(Key::new(1), locs, kappas, [HOURS, STATIONS])?;
    Ok(npy::save(path, wind)?)
}

/// Returns four features of each station: the direction of its wind as a vector, the spread, and 1.
fn features(locs: &ArrayD<f64>, kappas: &ArrayD<f64>) -> Result<Array2<f64>, ShapeError> {
    let columns = locs.iter().zip(kappas).flat_map(|(loc, kappa)| [loc.cos(), loc.sin(), 1.0 / kappa, 1.0]);
    Array2::from_shape_vec((locs.len(), 4), columns.collect())
}

fn main() -> Result<(), AnyError> {
    let folder = tempfile::tempdir()?;
    let (recorded, forecasts) = (folder.path().join("wind.npy"), folder.path().join("forecasts.npy"));
    record(&recorded)?;
    let wind: Array2<f64> = npy::load(recorded)?;

    // Stations are columns: a fit of each, as two arrays.
    let fit = |hours: ArrayView1<f64>| -> vonmises::Result<_> {
        let fitted = Fit::new().fit(hours)?;
        Ok((fitted.loc(), fitted.concentration()))
    };
    let (locs, kappas) = vmap(fit, along(1, &wind))?;

    // Does the fitted family describe each station? In parallel, with a key for each.
    let fits_well = |(key, hours): (Key, ArrayView1<f64>)| -> Result<bool, AnyError> {
        let test = gof::kuiper_fitted(hours, key, 99)?;
        Ok(test.test.p_value > 0.001)
    };
    let good = pmap(fits_well, (&Key::new(2).split(STATIONS), along(1, &wind)))?;
    let count = good.iter().filter(|&&good| good).count();
    println!("{count} of {STATIONS} stations are described by a von Mises distribution");

    // A forecast of 1000 samples for each station, drawn by the layer after the network.
    let network = Network::new(Key::new(3))?;
    let inputs = features(&locs, &kappas)?;
    let forecast = |(key, features): (Key, ArrayView1<f64>)| {
        let (mean, kappa) = network.forward(features);
        von_mises_layer(key, mean, vec![kappa; 1000], 1.0, true)
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build()?;
    let (samples, means) = pool.install(|| pmap(forecast, (&Key::new(4).split(STATIONS), &inputs)))?;

    // The samples follow the distributions that the network stated.
    let (locs, kappas) = vmap(|features| network.forward(features), &inputs)?;
    assert!(validate::lanes(&samples, &locs, &kappas, Axis(1), 1e-6)?.passed());
    assert!(distance(means.slice(s![.., 0]), &locs)?.iter().all(|&apart| apart < 1e-15));

    npy::save(&forecasts, &samples)?;
    assert_eq!(npy::load::<ArrayD<f64>>(&forecasts)?, samples);
    println!("saved samples of shape {:?}", samples.shape());

    // An error names the lane and holds what went wrong there.
    let mut calm = wind;
    calm.column_mut(5).fill(0.5);
    if let Err(error) = vmap(fit, along(1, &calm)) {
        println!("without wind at a station: {error}");
    }
    Ok(())
}
