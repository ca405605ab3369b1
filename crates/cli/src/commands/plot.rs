//! `vonmises plot`: pictures of angles.

use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::observed::Observed;
use crate::observations::sample::Sample;
use crate::output::destination::Output;
use clap::{Args, ValueEnum};
use std::io::{Write, stdout};
use std::path::Path;
use vonmises::plot::{self, Histogram, Orientation, Picture, Quantiles, Rose};
use vonmises::{Error, VonMises};

/// Draw a picture of angles: a rose diagram, a histogram or a quantile plot, as SVG or PNG.
///
/// The von Mises distribution that fits the angles is drawn over them, or the one that --loc and --concentration give.
/// The petals of a rose have areas, not lengths, as their shares. `--out -` is SVG.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises plot rose wind.csv --compass --centred --title \"Wind\" --out wind.svg
  vonmises plot rose arrivals.csv --period 1440 --labels hours --out arrivals.png
  vonmises plot histogram turtles.csv --degrees --out turtles.svg
  vonmises plot quantiles angles.npy --loc 0.5 --concentration 2 --out angles.png")]
pub(crate) struct Plot {
    /// What to draw.
    kind: Kind,
    #[command(flatten)]
    observed: Observed,
    #[command(flatten)]
    output: Output,
    /// A line above the picture.
    #[arg(long, default_value = "")]
    title: String,
    /// The number of petals or bars, from 1 to 1000; by default it grows with the root of the number of angles.
    #[arg(long, value_name = "N")]
    bins: Option<usize>,
    /// Zero at the top and angles clockwise, as on a compass; --period does so by itself.
    #[arg(long, conflicts_with = "mathematical")]
    compass: bool,
    /// Zero at the right and angles counter-clockwise.
    #[arg(long)]
    mathematical: bool,
    /// Centre a petal at zero, as wind roses have it.
    #[arg(long)]
    centred: bool,
    /// Draw no distribution over the angles.
    #[arg(long, conflicts_with_all = ["loc", "concentration"])]
    without_distribution: bool,
    /// The direction of the distribution to draw instead of the fitted one.
    #[arg(long, value_name = "L", allow_hyphen_values = true, requires = "concentration")]
    loc: Option<f64>,
    /// The concentration of the distribution to draw instead of the fitted one; its direction is 0 without --loc.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true)]
    concentration: Option<f64>,
    /// The units of labels; by default those of the angles, and degrees on a compass.
    #[arg(long, value_enum)]
    labels: Option<Labels>,
    /// Pixels of a PNG to one of the SVG, from 0.01 to 10.
    #[arg(long, value_name = "S", default_value_t = 2.0)]
    scale: f64,
    #[command(flatten)]
    units: Units,
}

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Kind {
    /// Petals around a circle.
    Rose,
    /// Bars along a line.
    Histogram,
    /// The angles' quantiles against those of the distribution.
    #[value(alias = "qq")]
    Quantiles,
}

/// Units of labels.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Labels {
    Degrees,
    Radians,
    /// Hours and minutes of a day.
    Hours,
}

impl Plot {
    pub(crate) fn run(self) -> Outcome {
        self.check()?;
        let distribution = self.distribution()?;
        let sample = self.observed.load(self.units)?.whole();
        let picture = self.picture(&sample, distribution.as_ref()).map_err(|error| self.blame(&error))?;
        self.save(&picture.scale(self.scale))
    }

    /// Standard output, which has no extension, gets SVG.
    fn save(&self, picture: &Picture) -> Outcome {
        if self.output.is_stdout() {
            return Ok(stdout().write_all(picture.to_svg().as_bytes()).and_then(|()| stdout().flush())?);
        }
        let _hold = Hold::new(); // a picture takes no time to finish, and leaves nothing then
        picture.save(self.output.path()).map_err(Failure::new)
    }

    /// Refuses what can be seen before a file is read.
    fn check(&self) -> Outcome {
        if let Some(options) = self.foreign() {
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
        self.output.check([self.observed.path.as_path()])
    }

    /// Options of other kinds of pictures, and their verb.
    fn foreign(&self) -> Option<&'static str> {
        let quantiles = self.kind == Kind::Quantiles;
        let given = [
            (self.centred && self.kind != Kind::Rose, "--centred has"),
            (self.bins.is_some() && quantiles, "--bins has"),
            (self.without_distribution && quantiles, "--without-distribution has"),
            (self.orientation().is_some() && quantiles, "--compass and --mathematical have"),
        ];
        given.into_iter().find_map(|(given, options)| given.then_some(options))
    }

    /// The distribution given on the command line.
    fn distribution(&self) -> Outcome<Option<VonMises<f64>>> {
        let loc = self.units.to_radians(self.loc.unwrap_or(0.0));
        let distribution = self.concentration.map(|concentration| VonMises::new(loc, concentration));
        distribution.transpose().map_err(|error| option_error(&error))
    }

    fn picture(&self, sample: &Sample, distribution: Option<&VonMises<f64>>) -> vonmises::Result<Picture> {
        let x = sample.observations();
        match self.kind {
            Kind::Rose => self.rose(distribution).of(x),
            Kind::Histogram => self.histogram(distribution).of(x),
            Kind::Quantiles => {
                let quantiles = Quantiles::new().title(&self.title).units(self.labels());
                distribution.map_or(quantiles.clone(), |distribution| quantiles.distribution(distribution)).of(x)
            }
        }
    }

    fn rose(&self, distribution: Option<&VonMises<f64>>) -> Rose {
        let rose = Rose::new().title(&self.title).units(self.labels());
        let rose = if self.centred { rose.centred() } else { rose };
        let rose = self.bins.map_or(rose.clone(), |bins| rose.bins(bins));
        let rose = self.orientation().map_or(rose.clone(), |orientation| rose.orientation(orientation));
        let rose = if self.without_distribution { rose.without_distribution() } else { rose };
        distribution.map_or(rose.clone(), |distribution| rose.distribution(distribution))
    }

    fn histogram(&self, distribution: Option<&VonMises<f64>>) -> Histogram {
        let histogram = Histogram::new().title(&self.title).units(self.labels());
        let histogram = self.bins.map_or(histogram.clone(), |bins| histogram.bins(bins));
        let histogram = self.orientation().map_or(histogram.clone(), |orientation| histogram.orientation(orientation));
        let histogram = if self.without_distribution { histogram.without_distribution() } else { histogram };
        distribution.map_or(histogram.clone(), |distribution| histogram.distribution(distribution))
    }

    fn orientation(&self) -> Option<Orientation> {
        match self {
            Self { compass: true, .. } => Some(Orientation::Compass),
            Self { mathematical: true, .. } => Some(Orientation::Mathematical),
            _ => None,
        }
    }

    /// Labels are in the units of the angles unless others are asked for.
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

    /// An error of the library in the words of the command line.
    fn blame(&self, error: &Error) -> Failure {
        match error {
            Error::Value { argument: "period", .. } => option_error(error),
            other => self.observed.fault(observations_fault(other)),
        }
    }
}

/// Whether a path ends as the library's pictures do.
fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|found| ["svg", "png"].iter().any(|known| found.eq_ignore_ascii_case(known)))
}
