//! `vonmises plot`: pictures of angles.

use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::exit::rewording::{observations_fault, option_error};
use crate::observations::observed::Observed;
use crate::observations::sample::{Group, Sample};
use crate::output::destination::Output;
use crate::output::labelled::outputs;
use crate::report::format::align;
use crate::report::phrases::{count_with_missing, label_cell};
use crate::report::remarks::print_remarks;
use clap::{Args, ValueEnum};
use std::io::{Write, stdout};
use std::path::Path;
use vonmises::circular::skip_nan;
use vonmises::plot::{self, Options, Orientation, Picture};
use vonmises::{Error, VonMises};

/// Draw a picture of angles: a rose diagram, a histogram or a quantile plot, as SVG or PNG.
///
/// The von Mises distribution that fits the angles is drawn over them, or the one that --loc and --concentration give.
/// The areas of a rose's petals, not their lengths, are the shares of the angles. `--out -` writes SVG to standard
/// output. With --by, each group has a picture of its own: --out rose.svg writes rose-LABEL.svg for each label, where
/// characters other than letters, digits, `-`, `_` and `.` become `_`, and prints their list.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises plot rose wind.csv --compass --centred --title \"Wind\" --out wind.svg
  vonmises plot rose arrivals.csv --period 1440 --labels hours --out arrivals.png
  vonmises plot histogram turtles.csv --degrees --out turtles.svg
  vonmises plot rose sites.csv --column direction --by site --degrees --skip-nan --out site.svg
  vonmises plot quantiles angles.npy --loc 0.5 --concentration 2 --out angles.png")]
pub(crate) struct Plot {
    /// What to draw.
    kind: Kind,
    #[command(flatten)]
    observed: Observed,
    #[command(flatten)]
    output: Output,
    /// A title above the picture.
    #[arg(long, default_value = "")]
    title: String,
    /// The number of petals or bars, from 1 to 1000; the default depends on the angles.
    #[arg(long, value_name = "N")]
    bins: Option<usize>,
    /// Put zero at the top and let angles grow clockwise, as on a compass; the default with --period or --labels hours.
    #[arg(long, conflicts_with = "mathematical")]
    compass: bool,
    /// Put zero at the right and let angles grow counter-clockwise; the default otherwise.
    #[arg(long)]
    mathematical: bool,
    /// Centre the first petal at zero, as wind roses do.
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
    /// The units of labels; by default those of the angles, but degrees for radians on a compass.
    #[arg(long, value_enum)]
    labels: Option<Labels>,
    /// The pixels of a PNG to one of the SVG, from 0.01 to 10.
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
        let options = self.options()?;
        let data = self.observed.load(self.units)?;
        print_remarks(&data.remarks, false);
        if let Some(groups) = data.groups() {
            return self.draw_groups(&groups, &options);
        }
        let sample = data.whole();
        let picture = self.picture(&sample, &options).map_err(|error| self.failure(&error))?;
        self.save(&picture.scale(self.scale))
    }

    /// Saves a picture of each group, once all are drawn, and prints their list. A group without a picture is
    /// "undefined".
    fn draw_groups(&self, groups: &[Group], options: &Options) -> Outcome {
        let outputs = outputs(&self.output, groups.iter().map(|group| group.label.as_str()))?;
        outputs.iter().try_for_each(|output| output.check(self.observed.paths()))?;
        let draw = |Group { label, sample }: &Group| {
            let title = if self.title.is_empty() { label.clone() } else { format!("{}: {label}", self.title) };
            self.picture(sample, &options.clone().title(title))
        };
        let pictures: Vec<_> = groups.iter().map(draw).collect();
        let (mut rows, mut saved) = (Vec::new(), 0);
        let hold = Hold::new(); // an interrupt waits until a file is complete
        for ((group, output), picture) in groups.iter().zip(&outputs).zip(&pictures) {
            let (file, result) = match picture {
                Ok(_) if hold.interrupted() => return Err(Failure::Interrupted),
                Ok(picture) => {
                    picture.clone().scale(self.scale).save(output.path()).map_err(Failure::new)?;
                    saved += 1;
                    let count = count_with_missing(group.sample.total_weight(), group.sample.missing, None);
                    (output.path().display().to_string(), count)
                }
                Err(error) => ("-".to_owned(), format!("undefined: {}", observations_fault(error))),
            };
            rows.push(vec![label_cell(&file), label_cell(&group.label), result]);
        }
        match pictures.into_iter().next() {
            Some(Err(error)) if saved == 0 => Err(self.failure(&error)),
            _ => Ok(stdout().write_all(align("<<<", &rows).as_bytes())?),
        }
    }

    /// Saves the picture, or writes SVG to standard output, which has no extension.
    fn save(&self, picture: &Picture) -> Outcome {
        if self.output.is_stdout() {
            return Ok(stdout().write_all(picture.to_svg().as_bytes()).and_then(|()| stdout().flush())?);
        }
        let _hold = Hold::new(); // an interrupt waits until the file is complete, which takes no time
        picture.save(self.output.path()).map_err(Failure::new)
    }

    /// Checks everything that can be checked before a file is read.
    fn check(&self) -> Outcome {
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

    /// Returns the distribution given on the command line.
    fn distribution(&self) -> Outcome<Option<VonMises<f64>>> {
        let loc = self.units.to_radians(self.loc.unwrap_or(0.0));
        let distribution = self.concentration.map(|concentration| VonMises::new(loc, concentration));
        distribution.transpose().map_err(|error| option_error(&error))
    }

    /// Returns whether bins consist of whole classes of rounded angles; otherwise they are drawn as if not rounded.
    fn divides_classes(&self, sample: &Sample) -> bool {
        let divides = |bins: usize| sample.grid.is_none_or(|grid| grid.rounding.classes().is_multiple_of(bins));
        self.bins.is_none_or(divides)
    }

    fn picture(&self, sample: &Sample, options: &Options) -> vonmises::Result<Picture> {
        let sample = sample.with_gaps();
        let x = skip_nan(if self.divides_classes(&sample) { sample.rounded() } else { sample.observations() });
        match self.kind {
            Kind::Rose => plot::rose(x, options),
            Kind::Histogram => plot::histogram(x, options),
            Kind::Quantiles => plot::quantiles(x, options),
        }
    }

    /// Returns the library's options.
    fn options(&self) -> Outcome<Options> {
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

    /// Words an error of the library for users of the program.
    fn failure(&self, error: &Error) -> Failure {
        match error {
            Error::Value { argument: "period", .. } => option_error(error),
            other => self.observed.fault(observations_fault(other)),
        }
    }
}

/// Tells whether a path has the extension of a picture.
fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|found| ["svg", "png"].iter().any(|known| found.eq_ignore_ascii_case(known)))
}
