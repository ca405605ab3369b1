//! All predictions of the held-out directions: saved, drawn and compared.

use crate::Outcome;
use crate::calibration;
use crate::gaussian::Normals;
use crate::output::save;
use crate::scores::{Forecast, Scores};
use ndarray::Array1;
use std::path::Path;
use vonmises::plot::{self, Kind, Options, Panel};

/// The predictions.
#[derive(Debug)]
pub(crate) struct Forecasts {
    /// Of the network that was trained by likelihood.
    pub(crate) likelihood: Forecast,
    /// Of the network that was trained by sampling.
    pub(crate) sampling: Forecast,
    /// Of the network for the raw angle.
    pub(crate) normal: Normals,
    /// That the wind stays as it is.
    pub(crate) persistence: Forecast,
    /// The same for all.
    pub(crate) one: Forecast,
}

impl Forecasts {
    /// Saves what the networks predict.
    pub(crate) fn save(&self, out: &Path) -> Outcome {
        for (name, forecast) in [("likelihood", &self.likelihood), ("sampling", &self.sampling)] {
            save(&out.join(name), "loc", &forecast.locs)?;
            save(&out.join(name), "concentration", &forecast.concentrations)?;
        }
        save(&out.join("normal"), "mean", &self.normal.means)?;
        save(&out.join("normal"), "deviation", &self.normal.deviations)
    }

    /// Draws how far the angles are from the predicted locations, clockwise, as histograms.
    pub(crate) fn draw(&self, path: &Path, angles: &Array1<f64>) -> Outcome {
        let panels = [
            ("von Mises, by likelihood", angles - &self.likelihood.locs),
            ("von Mises, by sampling", angles - &self.sampling.locs),
            ("normal on the raw angle", angles - &self.normal.means),
            ("as it is now", angles - &self.persistence.locs),
        ];
        let panels = panels.iter().map(|(title, errors)| Panel::new(errors).title(*title));
        // No interval of the mean: one hour's error is not independent of the next one's.
        let options = Options::new().bins(36).centred().without_distribution().without_interval();
        let options = options.title("Held-out: true less predicted direction");
        Ok(plot::panels(Kind::Histogram, panels, &options)?.save(path)?)
    }

    /// Prints the scores, and fails if the network is not better than each baseline.
    pub(crate) fn print(&self, angles: &Array1<f64>) -> Outcome {
        let network = self.likelihood.scores(angles)?;
        let [line, wrapped] = self.normal.scores(angles)?;
        let baselines = [
            ("network, normal on the raw angle", line),
            ("the same, wrapped around the circle", wrapped),
            ("direction as it is now, one concentration", self.persistence.scores(angles)?),
            ("one von Mises distribution", self.one.scores(angles)?),
        ];
        println!("\n{:<42} {:>10} {:>13} {:>20}", "held-out", "NLL, nats", "energy score", "mean error, degrees");
        print_line("network, von Mises, by likelihood", network);
        print_line("network, von Mises, by sampling", self.sampling.scores(angles)?);
        baselines.iter().for_each(|(name, scores)| print_line(name, *scores));
        println!("\nmean of A(κ) / of cos(θ − μ), from the smallest quarter of concentrations to the largest");
        for (name, forecast) in [("by likelihood", &self.likelihood), ("by sampling", &self.sampling)] {
            calibration::print(name, &calibration::by_concentration(forecast, angles)?);
        }
        match baselines.iter().find(|(_, scores)| scores.nats <= network.nats) {
            Some((name, _)) => Err(format!("the network is no better than: {name}").into()),
            None => Ok(()),
        }
    }
}

fn print_line(name: &str, Scores { nats, energy, degrees }: Scores) {
    println!("{name:<42} {nats:>10.4} {energy:>13.4} {degrees:>20.1}");
}
