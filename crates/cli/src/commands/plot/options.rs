//! The options of the library's pictures, and checks of them.

use super::arguments::{Kind, Labels, Plot};
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::option_error;
use std::path::Path;
use vonmises::VonMises;
use vonmises::plot::{self, Options, Orientation};

impl Plot {
    /// Checks everything that can be checked before a file is read.
    pub(super) fn check(&self) -> Outcome {
        if let Some(options) = self.inapplicable() {
            return Err(Failure::new(format!("{options} no meaning for this kind of picture")));
        }
        let path = self.output.path();
        if !self.output.is_stdout() && !is_picture(path) {
            return Err(Failure::in_file(path, "a picture is saved as .svg or .png"));
        }
        if let Some(bins) = self.bins.filter(|bins| !(1..=1000).contains(bins)) {
            return Err(Failure::new(format!("--bins {bins}: must be from 1 to 1000")));
        }
        if !(0.01..=10.0).contains(&self.scale) {
            return Err(Failure::new(format!("--scale {}: must be from 0.01 to 10", self.scale)));
        }
        if self.observed.by().is_some() {
            return Ok(()); // the names of the files depend on the labels
        }
        self.output.check(self.observed.paths())
    }

    /// Returns options of other kinds of pictures, with their verb.
    fn inapplicable(&self) -> Option<&'static str> {
        let quantiles = self.kind == Kind::Quantiles;
        let given = [
            (self.centred && self.kind != Kind::Rose, "--centred has"),
            (self.bins.is_some() && quantiles, "--bins has"),
            (self.without_distribution && quantiles, "--without-distribution has"),
            (self.orientation().is_some() && quantiles, "--compass and --mathematical have"),
        ];
        given.into_iter().find_map(|(given, options)| given.then_some(options))
    }

    /// Returns the library's options.
    pub(super) fn options(&self) -> Outcome<Options> {
        let mut options = Options::new().title(&self.title).units(self.labels());
        if let Some(bins) = self.bins {
            options = options.bins(bins);
        }
        if let Some(orientation) = self.orientation() {
            options = options.orientation(orientation);
        }
        if self.centred {
            options = options.centred();
        }
        if self.without_distribution {
            options = options.without_distribution();
        }
        Ok(match self.distribution()? {
            Some(distribution) => options.distribution(&distribution),
            None => options,
        })
    }

    fn orientation(&self) -> Option<Orientation> {
        match self {
            Self { compass: true, .. } => Some(Orientation::Compass),
            Self { mathematical: true, .. } => Some(Orientation::Mathematical),
            _ => None,
        }
    }

    /// Returns the units of labels: those of the angles unless others are chosen.
    fn labels(&self) -> plot::Units {
        match self.labels {
            Some(Labels::Degrees) => plot::Units::Degrees,
            Some(Labels::Radians) => plot::Units::Radians,
            Some(Labels::Hours) => plot::Units::Period(24.0),
            None if self.units.is_radians() && self.compass => plot::Units::Degrees,
            None if self.units.is_radians() => plot::Units::Radians,
            None if self.units.turn() == 360.0 => plot::Units::Degrees,
            None => plot::Units::Period(self.units.turn()),
        }
    }

    /// Returns the distribution given on the command line.
    fn distribution(&self) -> Outcome<Option<VonMises<f64>>> {
        let loc = self.units.to_radians(self.loc.unwrap_or(0.0));
        let distribution = self.concentration.map(|concentration| VonMises::new(loc, concentration));
        distribution.transpose().map_err(|error| option_error(&error))
    }
}

/// Tells whether a path has the extension of a picture.
fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|found| ["svg", "png"].iter().any(|known| found.eq_ignore_ascii_case(known)))
}
