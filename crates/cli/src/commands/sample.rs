//! `vonmises sample`: samples in a file, of any size.

use crate::arguments::key::KeyArguments;
use crate::arguments::parameter::Parameter;
use crate::arguments::shape::Shape;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::output::destination::Output;
use crate::output::writing::write;
use clap::{Args, ValueEnum};
use ndarray::ArrayD;
use num_traits::AsPrimitive;
use std::str::FromStr;
use vonmises::{
    Error, Float, Key, LazySamples,
    npy::{self, Element, Shard, Writer},
};

/// Draw samples into an `.npy` file.
///
/// The same bytes as the library's `npy::save` of `sample_von_mises`, for any number of threads. The file may be larger
/// than memory.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Sample {
    #[command(flatten)]
    key: KeyArguments,
    /// Mean direction, in radians unless said otherwise: a number, or an `.npy` file of f4 or f8 that broadcasts.
    #[arg(long, value_name = "NUMBER|FILE", default_value = "0", allow_hyphen_values = true)]
    loc: Parameter,
    /// Concentration, finite and at least 0 (the uniform distribution): a number, or an `.npy` file of f4 or f8 that
    /// broadcasts.
    #[arg(long, visible_alias = "kappa", value_name = "NUMBER|FILE", allow_hyphen_values = true)]
    concentration: Parameter,
    /// Shape of the output, such as 1000,5, to which the parameters broadcast; by default what they broadcast to.
    #[arg(long)]
    shape: Option<Shape>,
    /// Type of the samples; parameters are rounded to it first.
    #[arg(long, value_enum, default_value = "f8")]
    dtype: Dtype,
    #[command(flatten)]
    units: Units,
    /// Only part I of N of the rows, with I from 0 to N - 1, for `vonmises join`.
    #[arg(long, value_name = "I/N")]
    shard: Option<Place>,
    #[command(flatten)]
    output: Output,
    /// Show no progress.
    #[arg(long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Samples lie from minus half a turn up to half a turn. With --degrees or --period locations are converted to radians \
before they are rounded to the dtype, and samples are converted back after they were drawn and rounded once more.

Examples:
  vonmises sample --seed 1 --concentration 2 --shape 1000,5 --out samples.npy
  vonmises sample --seed 1 --loc loc.npy --kappa kappa.npy --dtype f4 --force --out samples.npy
  vonmises sample --key 0,1 --loc -90 --degrees --kappa 5 --shape 1000 --shard 0/3 --out part0.npy
  vonmises sample --seed 1 --kappa 2 --shape 100000 --out - | sha256sum";

/// A type of samples.
#[derive(ValueEnum, Clone, Copy)]
enum Dtype {
    F4,
    F8,
}

/// Part `index` of `count`.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    count: usize,
}

impl FromStr for Place {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed =
            text.split_once('/').and_then(|(i, n)| Some(Self { index: i.parse().ok()?, count: n.parse().ok()? }));
        parsed.filter(|place| place.index < place.count).ok_or("must be I/N, with I from 0 to N - 1")
    }
}

impl Sample {
    pub(crate) fn run(self) -> Outcome {
        self.output.check([&self.loc, &self.concentration].into_iter().filter_map(Parameter::path))?;
        match self.dtype {
            Dtype::F4 => self.write::<f32>(),
            Dtype::F8 => self.write::<f64>(),
        }
    }

    fn write<F>(&self) -> Outcome
    where
        F: Float + Element + AsPrimitive<f64>,
        f64: AsPrimitive<F>,
    {
        if !AsPrimitive::<F>::as_(self.units.turn()).is_normal() {
            return Err(Failure::new("--period is beyond the range of --dtype"));
        }
        let loc = LOC.rounded::<F>(&self.loc, |angle| self.units.direction_to_radians(angle))?;
        let concentration = CONCENTRATION.rounded::<F>(&self.concentration, |kappa| kappa)?;
        let (key, seed) = self.key.draw();
        let samples = LazySamples::new(key, &loc, &concentration, self.shape.as_deref()).map_err(|e| self.blame(e))?;
        let shard = self.shard.map(|Place { index, count }| Shard::new(index, count, self.run_of(&samples)));
        let shard = shard.transpose()?;
        let written = write(&self.output, size_of::<F>(), self.quiet, |writer| {
            let writer = if let Some(shard) = shard { writer.shard(shard) } else { writer };
            if self.units.is_radians() { writer.write(&samples) } else { self.write_converted(&samples, writer) }
        });
        if matches!(written, Ok(()) | Err(Failure::Closed)) {
            seed.say();
        }
        written
    }

    fn write_converted<F>(&self, samples: &LazySamples<'_, F>, writer: Writer<'_>) -> Result<(), npy::Error>
    where
        F: Float + Element + AsPrimitive<f64>,
        f64: AsPrimitive<F>,
    {
        writer.generate(samples.shape(), |start, block: &mut [F]| {
            // It never fails: the writer was given the shape, and asks for nothing outside.
            if samples.fill(start, block).is_ok() {
                block.iter_mut().for_each(|sample| *sample = self.units.of_radians(sample.as_()).as_());
            }
        })
    }

    /// What tells parts of this run from those of others: in radians the samples' own fingerprint, so that parts which
    /// a program made with the library fit.
    fn run_of<F: Float>(&self, samples: &LazySamples<'_, F>) -> u64 {
        let run = samples.fingerprint();
        if self.units.is_radians() {
            return run;
        }
        let turn = self.units.turn().to_bits();
        let [hi, lo] = Key::new(run).fold_in((turn >> 32) as u32).fold_in(turn as u32).data().map(u64::from);
        hi << 32 | lo
    }

    /// The library's error about shapes, with the names of what has them.
    fn blame(&self, error: Error) -> Failure {
        let Self { loc, concentration, .. } = self;
        match error {
            Error::Broadcast { .. } => Failure::new(format!("--loc {loc}, --concentration {concentration}: {error}")),
            Error::OutputShape { .. } | Error::TooLarge { .. } => Failure::new(format!("--shape: {error}")),
            other => other.into(),
        }
    }
}

/// What the elements of a parameter must be before they are rounded.
struct Condition {
    argument: &'static str,
    least: f64,
    requirement: &'static str,
}

const LOC: Condition = Condition { argument: "loc", least: f64::MIN, requirement: "finite" };
const CONCENTRATION: Condition =
    Condition { argument: "concentration", least: 0.0, requirement: "finite and at least 0" };

impl Condition {
    /// The values in the type of the samples.
    fn rounded<F>(&self, parameter: &Parameter, convert: impl Fn(f64) -> f64) -> Outcome<ArrayD<F>>
    where
        F: Float,
        f64: AsPrimitive<F>,
    {
        let values = parameter.load()?;
        let rounded = values.mapv(|value| convert(value).as_());
        match values.iter().zip(&rounded).enumerate().find_map(|(index, pair)| self.fault(index, pair)) {
            Some(error) => Err(parameter.blame(&error)),
            None => Ok(rounded),
        }
    }

    fn fault<F: Float>(&self, index: usize, (&value, rounded): (&f64, &F)) -> Option<Error> {
        let Self { argument, least, requirement } = *self;
        let refused = |requirement| Some(Error::Value { argument, index, value, requirement });
        if !(value.is_finite() && value >= least) {
            refused(requirement)
        } else if rounded.is_infinite() {
            refused("within ±3.4028235e38, the range of f4")
        } else {
            None
        }
    }
}
