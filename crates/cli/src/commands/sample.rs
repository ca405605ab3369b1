//! `vonmises sample`: draws samples into a file of any size.

use super::rows::{Rows, extended};
use crate::arguments::dtype::Dtype;
use crate::arguments::shape::Shape;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::argument_error;
use crate::output::destination::Output;
use crate::output::encoding::Encodings;
use crate::output::writing::write;
use crate::parameters::key::KeyArguments;
use crate::parameters::parameter::Parameter;
use crate::parameters::rounding::{rounded_concentration, rounded_loc};
use clap::Args;
use num_traits::AsPrimitive;
use std::str::FromStr;
use vonmises::{Error, Float, Key, LazySamples, npy::Shard};

/// Draw samples into an `.npy` file, or a text file.
///
/// An `.npy` file has the same bytes as `npy::save` of `sample_von_mises` in the library, for any number of threads. It
/// may be larger than memory.
#[derive(Args)]
#[command(after_help = EXAMPLES, mut_arg("key", |key| key.help(KEY)))]
pub(crate) struct Sample {
    #[command(flatten)]
    key: KeyArguments,
    /// Mean direction: a number, or an `.npy` file of real numbers that broadcasts.
    #[arg(long, value_name = "NUMBER|FILE", default_value = "0", allow_hyphen_values = true)]
    loc: Parameter,
    /// Concentration, at least 0 (the uniform distribution): a number, or an `.npy` file of real numbers that
    /// broadcasts.
    #[arg(long, visible_alias = "kappa", value_name = "NUMBER|FILE", allow_hyphen_values = true)]
    concentration: Parameter,
    /// Shape of the output, such as 1000,5, which the parameters must broadcast to; by default their common shape.
    #[arg(long)]
    shape: Option<Shape>,
    /// Type of the samples; parameters are rounded to it first.
    #[arg(long, value_enum, default_value = "f8")]
    dtype: Dtype,
    #[command(flatten)]
    units: Units,
    /// Write only part I of N of the rows, with I from 0 to N - 1; `vonmises join` joins the parts.
    #[arg(long, value_name = "I/N")]
    shard: Option<Part>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    encodings: Encodings,
    /// Do not show progress.
    #[arg(long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Samples lie from 0 up to a turn, in radians from -pi up to pi. With --degrees or --period, directions are converted to \
radians and then rounded to the dtype; samples are converted back after they are drawn, and rounded again.

With --key FILE there is a row of samples for each key, as vmap over keys gives in JAX: the row that --key HI,LO gives \
for that key alone. --shape and the parameters are those of a row, the same for every key, so the output has the shape \
of the keys followed by that of a row.

Examples:
  vonmises sample --seed 1 --concentration 2 --shape 1000,5 --out samples.npy
  vonmises sample --seed 1 --loc loc.npy --kappa kappa.npy --dtype f4 --force --out samples.npy
  vonmises sample --key keys.npy --kappa 2 --shape 1000 --out rows.npy
  vonmises sample --key 0,1 --loc -90 --degrees --kappa 5 --shape 1000 --shard 0/3 --out part0.npy
  vonmises sample --seed 1 --kappa 2 --shape 100000 --out - | sha256sum
  vonmises sample --seed 1 --loc 8 --kappa 2 --period 24 --shape 1000 --out hours.csv";

const KEY: &str = "The two words of a key, as in `jax.random.key_data`, or an .npy file of keys: u4 of shape (..., 2), \
a row of samples for each";

/// Part `index` of `count`.
#[derive(Clone, Copy)]
struct Part {
    index: usize,
    count: usize,
}

impl FromStr for Part {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed =
            text.split_once('/').and_then(|(i, n)| Some(Self { index: i.parse().ok()?, count: n.parse().ok()? }));
        parsed.filter(|part| part.index < part.count).ok_or("must be I/N, with I from 0 to N - 1")
    }
}

impl Sample {
    pub(crate) fn run(self) -> Outcome {
        let inputs = [&self.loc, &self.concentration].into_iter().filter_map(Parameter::path);
        let inputs = inputs.chain(self.key.path());
        if self.separator().is_some() { self.output.check_text(inputs) } else { self.output.check(inputs) }?;
        if self.separator().is_some() && self.shard.is_some() {
            return Err(Failure::new("--shard: parts as text cannot be joined; write .npy (--format npy)"));
        }
        match self.dtype {
            Dtype::F4 => self.write::<f32>(),
            Dtype::F8 => self.write::<f64>(),
        }
    }

    fn separator(&self) -> Option<char> {
        self.encodings.separator(self.output.path())
    }

    fn write<F>(&self) -> Outcome
    where
        F: Float + AsPrimitive<f64>,
        f64: AsPrimitive<F>,
    {
        if !AsPrimitive::<F>::as_(self.units.turn()).is_normal() {
            return Err(Failure::new("--period is beyond the range of --dtype"));
        }
        let loc = rounded_loc::<F>(&self.loc, |angle| self.units.direction_to_radians(angle))?;
        let concentration = rounded_concentration::<F>(&self.concentration)?;
        let (keys, seed) = self.key.keys()?;
        let row = LazySamples::new(Key::default(), &loc, &concentration, self.shape.as_deref());
        let samples = Rows::new(keys, row.map_err(|error| self.error(&error))?)?;
        let shard = self.shard.map(|Part { index, count }| Shard::new(index, count, self.fingerprint(&samples)));
        let shard = shard.transpose()?;
        let written = write(&self.output, self.quiet, |writer| {
            let writer = if let Some(shard) = shard { writer.shard(shard) } else { writer };
            let writer = if let Some(separator) = self.separator() { writer.text(separator) } else { writer };
            writer.generate(samples.shape(), |start, chunk: &mut [F]| {
                samples.fill(start, chunk);
                if !self.units.is_radians() {
                    chunk.iter_mut().for_each(|sample| *sample = self.converted(*sample));
                }
            })
        });
        if matches!(written, Ok(()) | Err(Failure::Closed)) {
            seed.print();
        }
        written
    }

    /// Converts a sample to the units of the user, from 0 up to a turn.
    fn converted<F>(&self, sample: F) -> F
    where
        F: Float + AsPrimitive<f64>,
        f64: AsPrimitive<F>,
    {
        match self.units.convert_direction(sample.as_()).as_() {
            rounded if rounded < AsPrimitive::<F>::as_(self.units.turn()) => rounded,
            _ => F::zero(), // the type has no number between the direction and a whole turn
        }
    }

    /// Returns the fingerprint that parts of this run share. In radians and for one key it is that of the samples, so
    /// that parts written by a program that uses the library can be joined with those of this program.
    fn fingerprint<F: Float>(&self, samples: &Rows<'_, F>) -> u64 {
        let run = samples.fingerprint();
        if self.units.is_radians() { run } else { extended(run, [self.units.turn().to_bits()]) }
    }

    /// Rewords an error about the parameters and the shape.
    fn error(&self, error: &Error) -> Failure {
        match error {
            Error::OutputShape { .. } | Error::TooLarge { .. } => Failure::new(format!("--shape: {error}")),
            _ => {
                let loc = self.loc.given("loc", "--loc");
                argument_error(error, &[loc, self.concentration.given("concentration", "--concentration")])
            }
        }
    }
}
