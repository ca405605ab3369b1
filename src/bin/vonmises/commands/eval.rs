//! `vonmises eval`: density, cumulative functions, quantiles and entropy.

use crate::failure::{Failure, Outcome};
use crate::observations::Reading;
use crate::parameter::Parameter;
use crate::report::print_json;
use crate::units::{Named, Units};
use clap::{Args, ValueEnum};
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn, arr0};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use vonmises::{Error, npy};

/// Evaluate a function of von Mises laws: density, cumulative functions, quantiles or entropy.
///
/// X, the direction and the concentration broadcast like NumPy's arrays. Results are computed in double precision. Angles
/// are in the units asked for, and so are densities: with --degrees they are per degree, and an entropy is that of
/// an angle in degrees. Quantiles run from half a turn below the direction to half a turn above it.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises eval cdf 30 --loc 10 --concentration 4 --degrees
  vonmises eval quantile 0.975 --concentration 2
  vonmises eval log_prob angles.npy --loc -0.5 --concentration 2 --out log_prob.npy
  vonmises eval entropy --concentration 5 --json")]
pub(crate) struct Eval {
    /// The function.
    function: Function,
    /// Where: angles, or probabilities for quantile and isf; a number, an .npy file (f4 or f8), text, or `-` for standard
    /// input. entropy takes none.
    #[arg(value_name = "X", allow_hyphen_values = true, required_if_eq_any = NEED_X)]
    x: Option<Parameter>,
    /// The direction: a number or an .npy file.
    #[arg(long, value_name = "L", default_value = "0", allow_hyphen_values = true)]
    loc: Parameter,
    /// The concentration: a number or an .npy file.
    #[arg(long, alias = "kappa", value_name = "K", allow_hyphen_values = true)]
    concentration: Parameter,
    #[command(flatten)]
    reading: Reading,
    /// Write an .npy file, which keeps the shape; by default numbers are printed, one a line.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    out: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "out")]
    force: bool,
    /// The type of the results, which are rounded to it once.
    #[arg(long, value_enum, default_value_t = Dtype::F8)]
    dtype: Dtype,
    #[command(flatten)]
    units: Units,
    /// Print JSON: `values` is a nested array of that `shape`, with null for what overflows.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum, serde::Serialize)]
#[value(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
enum Function {
    /// Density.
    Prob,
    /// Logarithm of the density.
    #[value(alias = "log-prob")]
    LogProb,
    /// Mass from half a turn below the direction to X.
    Cdf,
    /// Mass from X to half a turn above the direction: 1 - cdf, exact where it is small.
    Sf,
    /// The angle below which the mass is X.
    Quantile,
    /// The angle above which the mass is X.
    Isf,
    /// Differential entropy in nats.
    Entropy,
}

const NEED_X: [(&str, &str); 6] = [
    ("function", "prob"),
    ("function", "log_prob"),
    ("function", "cdf"),
    ("function", "sf"),
    ("function", "quantile"),
    ("function", "isf"),
];

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum, serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Dtype {
    F4,
    F8,
}

/// Arguments as they were given, in the units of the user.
struct Inputs {
    x: ArrayD<f64>,
    loc: ArrayD<f64>,
    concentration: ArrayD<f64>,
}

impl Eval {
    pub(crate) fn run(self) -> Outcome {
        self.check()?;
        let values = self.values()?;
        match (&self.out, self.dtype) {
            (Some(path), Dtype::F8) => Ok(npy::save(path, &values)?),
            (Some(path), Dtype::F4) => Ok(npy::save(path, &values.mapv(|value| value as f32))?),
            (None, Dtype::F8) => self.print(&values),
            (None, Dtype::F4) => self.print(&values.mapv(|value| value as f32)),
        }
    }

    /// Refuses what can be seen before any file is read.
    fn check(&self) -> Outcome {
        if self.function == Function::Entropy && self.x.is_some() {
            return Err(Failure::new("entropy takes no X"));
        }
        match &self.out {
            Some(path) if path == Path::new("-") => Err(Failure::in_file(path, "results are printed without --out")),
            Some(path) if !self.force && path.symlink_metadata().is_ok() => {
                Err(Failure::in_file(path, "exists; --force replaces it"))
            }
            _ => Ok(()),
        }
    }

    fn inputs(&self) -> Outcome<Inputs> {
        let x = match &self.x {
            None => arr0(0.0).into_dyn(),
            Some(Parameter::Number(value)) => arr0(*value).into_dyn(),
            Some(Parameter::File(path)) => self.reading.numbers(path)?.double(),
        };
        Ok(Inputs { x, loc: self.loc.load()?, concentration: self.concentration.load()? })
    }

    fn values(&self) -> Outcome<ArrayD<f64>> {
        let inputs = self.inputs()?;
        let (scale, log_scale) = (self.units.log_scale().exp(), self.units.log_scale());
        let found = match self.function {
            Function::Prob => {
                self.at_angle(&inputs, |x, loc, kappa| vonmises::prob(x, loc, kappa)).map(|values| values / scale)
            }
            Function::LogProb => self
                .at_angle(&inputs, |x, loc, kappa| vonmises::log_prob(x, loc, kappa))
                .map(|values| values - log_scale),
            Function::Cdf => self.at_angle(&inputs, |x, loc, kappa| vonmises::cdf(x, loc, kappa)),
            Function::Sf => self.at_angle(&inputs, |x, loc, kappa| vonmises::sf(x, loc, kappa)),
            Function::Quantile => self.at_probability(&inputs, |x, loc, kappa| vonmises::quantile(x, loc, kappa)),
            Function::Isf => self.at_probability(&inputs, |x, loc, kappa| vonmises::isf(x, loc, kappa)),
            Function::Entropy => vonmises::entropy(&inputs.concentration).map(|values| values + log_scale),
        };
        found.map_err(|error| self.blame(error))
    }

    /// A function of an angle. Units other than radians are exact for x - loc, where half a turn is half a turn.
    fn at_angle(&self, inputs: &Inputs, function: Of) -> vonmises::Result<ArrayD<f64>> {
        let Inputs { x, loc, concentration } = inputs;
        if self.units.is_radians() {
            return function(x, loc, concentration);
        }
        finite("x", x)?;
        finite("loc", loc)?;
        let half = 0.5 * self.units.turn();
        let near = |d: f64| if d.abs() <= half { d } else { self.units.centred(d) };
        let deviation = broadcast(x, loc, |x, loc| self.units.to_radians(near(x - loc)))?;
        function(&deviation, &arr0(0.0).into_dyn(), concentration)
    }

    /// A function of a probability.
    fn at_probability(&self, inputs: &Inputs, function: Of) -> vonmises::Result<ArrayD<f64>> {
        let Inputs { x, loc, concentration } = inputs;
        if self.units.is_radians() {
            return function(x, loc, concentration);
        }
        finite("loc", loc)?;
        let deviation = function(x, &arr0(0.0).into_dyn(), concentration)?;
        broadcast(&deviation, loc, |deviation, loc| loc + self.units.of_radians(deviation))
    }

    /// An error of the library with the name of the file that it is about.
    fn blame(&self, error: Error) -> Failure {
        let Error::Value { argument, .. } = error else { return Failure::new(error) };
        match (argument, &self.x) {
            ("loc", _) => self.loc.blame(error),
            ("concentration", _) => self.concentration.blame(error),
            (_, Some(x)) => x.blame(error),
            (_, None) => Failure::new(error),
        }
    }

    fn print<F: Copy + std::fmt::Display + serde::Serialize>(&self, values: &ArrayD<F>) -> Outcome {
        if self.json {
            let (shape, units, dtype) = (values.shape(), self.units.named(), self.dtype);
            return print_json(&Answer { function: self.function, units, dtype, shape, values: Nested(values.view()) });
        }
        let mut out = BufWriter::new(stdout().lock());
        values.iter().try_for_each(|value| writeln!(out, "{value}"))?;
        Ok(out.flush()?)
    }
}

type Of = fn(&ArrayD<f64>, &ArrayD<f64>, &ArrayD<f64>) -> vonmises::Result<ArrayD<f64>>;

fn finite(argument: &'static str, values: &ArrayD<f64>) -> vonmises::Result<()> {
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(index) => {
            let value = values.iter().nth(index).copied().unwrap_or(f64::NAN);
            Err(Error::Value { argument, index, value, requirement: "finite" })
        }
    }
}

/// A function of two arrays, by NumPy's rule.
fn broadcast(left: &ArrayD<f64>, right: &ArrayD<f64>, f: impl Fn(f64, f64) -> f64) -> vonmises::Result<ArrayD<f64>> {
    let refused = || Error::Broadcast { left: left.shape().to_vec(), right: right.shape().to_vec() };
    let rank = left.ndim().max(right.ndim());
    let length = |array: &ArrayD<f64>, axis: usize| {
        (axis + array.ndim()).checked_sub(rank).map_or(1, |axis| array.shape()[axis])
    };
    let common = |axis| if length(left, axis) == 1 { length(right, axis) } else { length(left, axis) };
    let shape = IxDyn(&(0..rank).map(common).collect::<Vec<_>>());
    let (left, right) = left.broadcast(shape.clone()).zip(right.broadcast(shape)).ok_or_else(refused)?;
    Ok(ndarray::Zip::from(&left).and(&right).map_collect(|&left, &right| f(left, right)))
}

#[derive(serde::Serialize)]
struct Answer<'a, F: serde::Serialize> {
    function: Function,
    #[serde(flatten)]
    units: Named,
    dtype: Dtype,
    shape: &'a [usize],
    values: Nested<'a, F>,
}

/// An array as nested sequences.
struct Nested<'a, F>(ArrayViewD<'a, F>);

impl<F: serde::Serialize> Serialize for Nested<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (0, Some(value)) = (self.0.ndim(), self.0.first()) {
            return value.serialize(serializer);
        }
        let mut rows = serializer.serialize_seq(Some(self.0.len_of(Axis(0))))?;
        self.0.axis_iter(Axis(0)).try_for_each(|row| rows.serialize_element(&Nested(row)))?;
        rows.end()
    }
}
