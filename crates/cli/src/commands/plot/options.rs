//! The options of the library's pictures.

use super::arguments::{Labels, Plot};
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::option_error;
use std::path::Path;
use vonmises::plot::{self, Color, Font, Options, Orientation};
use vonmises::{Error, VonMises};

/// Sets an option that has no value.
type Setter = fn(Options) -> Options;

impl Plot {
    /// Returns the library's options, which are checked.
    pub(super) fn options(&self) -> Outcome<Options> {
        let mut options = Options::new()
            .title(&self.title)
            .units(self.labels())
            .layers(self.classes.iter().copied())
            .layer_name(self.stack_name.as_ref().or(self.stack.as_ref()).map_or("", |name| name))
            .width(self.width)
            .font_size(self.font_size)
            .font(self.font()?);
        if let Some(level) = self.level {
            options = options.level(level.checked()?);
        }
        if let Some(bins) = self.bins {
            options = options.bins(bins);
        }
        if let Some(orientation) = self.orientation() {
            options = options.orientation(orientation);
        }
        if let Some(color) = &self.color {
            let color: Color = color.parse().map_err(|error| Failure::new(format!("--color {error}")))?;
            options = options.color(color);
        }
        if let Some(distribution) = self.distribution()? {
            options = options.distribution(&distribution);
        }
        let flags: [(bool, Setter); 5] = [
            (self.centred, Options::centred),
            (self.without_distribution, Options::without_distribution),
            (self.no_interval, Options::without_interval),
            (self.points, Options::points),
            (self.no_legend, Options::without_legend),
        ];
        let options = flags.into_iter().filter(|(is_set, _)| *is_set).fold(options, |options, (_, set)| set(options));
        options.check().map_err(|error| drawing_error(&error))?;
        Ok(options)
    }

    pub(super) fn orientation(&self) -> Option<Orientation> {
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

    /// Returns the font in a file, or that of a family.
    fn font(&self) -> Outcome<Font> {
        let Some(name) = &self.font else { return Ok(Font::default()) };
        if has_extension(Path::new(name), &["ttf", "otf", "ttc"]) {
            return Font::from_file(name).map_err(|error| Failure::new(format!("--font {error}")));
        }
        let advice = "give the file of the font (.ttf or .otf), or save the picture as .svg";
        match has_extension(self.output.path(), &["png"]) {
            true => Err(Failure::new(format!("--font {name}: a PNG needs the letters; {advice}"))),
            false if name.trim().is_empty() => Err(Failure::new("--font: must be a file or the name of a family")),
            false => Ok(Font::family(name.trim())),
        }
    }
}

/// Rewords an error about an option of pictures.
pub(super) fn drawing_error(error: &Error) -> Failure {
    match error {
        Error::Value { argument: "number of layers", value, requirement, .. } => {
            Failure::new(format!("--classes: {value} limits, must be {requirement}"))
        }
        Error::Value { argument: "layers", value, requirement, .. } => {
            Failure::new(format!("--classes {value}: must be {requirement}"))
        }
        Error::Value { argument: "font_size", value, requirement, .. } => {
            Failure::new(format!("--font-size {value}: must be {requirement}"))
        }
        other => option_error(other),
    }
}

/// Tells whether a path has one of these extensions.
pub(super) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|found| extensions.iter().any(|known| found.eq_ignore_ascii_case(known)))
}
