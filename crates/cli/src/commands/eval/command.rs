//! `vonmises eval`: density, cumulative functions, quantiles and entropy.

use super::function::{Function, Inputs};
use crate::arguments::parameter::Parameter;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::observations::observed::Reading;
use crate::output::destination::Output;
use crate::output::writing::write;
use clap::{Args, ValueEnum};
use ndarray::{ArrayD, arr0};
use vonmises::Error;
use vonmises::npy::Element;

/// Evaluate a function of von Mises distributions: density, cumulative functions, quantiles or entropy.
///
/// X, the direction and the concentration broadcast like NumPy's arrays. Results are computed in double precision.
/// Angles are in the units asked for, and so are densities: with --degrees they are per degree, and an entropy is that
/// of an angle in degrees. Quantiles run from half a turn below the direction to half a turn above it.
#[derive(Args)]
#[command(after_help = EXAMPLES, mut_arg("out", |out| out.required(false).conflicts_with("json").help(OUT)))]
#[command(mut_arg("force", |force| force.requires("out")))]
pub(crate) struct Eval {
    /// The function.
    #[arg(value_enum)]
    pub(crate) function: Function,
    /// Where: angles, or probabilities for quantile and isf; a number, an .npy file (f4 or f8), text, or `-` for
    /// standard input. entropy takes none.
    #[arg(value_name = "X", allow_negative_numbers = true, required_if_eq_any = NEED_X)]
    pub(crate) x: Option<Parameter>,
    /// The direction: a number or an .npy file.
    #[arg(long, value_name = "NUMBER|FILE", default_value = "0", allow_hyphen_values = true)]
    pub(crate) loc: Parameter,
    /// The concentration, at least 0: a number or an .npy file.
    #[arg(long, visible_alias = "kappa", value_name = "NUMBER|FILE", allow_hyphen_values = true)]
    pub(crate) concentration: Parameter,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) output: Option<Output>,
    /// The type of the results, which are rounded to it once.
    #[arg(long, value_enum, default_value_t = Dtype::F8)]
    pub(crate) dtype: Dtype,
    #[command(flatten)]
    pub(crate) units: Units,
    /// Print JSON: `values` is a nested array of that `shape`, with null for what overflows.
    #[arg(long)]
    pub(crate) json: bool,
}

const EXAMPLES: &str = "\
Examples:
  vonmises eval cdf 30 --loc 10 --concentration 4 --degrees
  vonmises eval quantile 0.975 --concentration 2
  vonmises eval log_prob angles.npy --loc -0.5 --concentration 2 --out log_prob.npy
  vonmises eval entropy --concentration 5 --json";

const OUT: &str = "Write an .npy file, which keeps the shape, or `-` for standard output; by default numbers are \
printed, one a line";

/// Every function but entropy.
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
pub(crate) enum Dtype {
    F4,
    F8,
}

impl Eval {
    pub(crate) fn run(self) -> Outcome {
        if self.function == Function::Entropy && self.x.is_some() {
            return Err(Failure::new("entropy takes no X"));
        }
        if let Some(output) = &self.output {
            let inputs = [self.x.as_ref(), Some(&self.loc), Some(&self.concentration)];
            output.check(inputs.into_iter().flatten().filter_map(Parameter::path))?;
        }
        let values = self.function.of(&self.inputs()?, self.units).map_err(|error| self.blame(error))?;
        match (&self.output, self.dtype) {
            (Some(output), Dtype::F8) => save(output, &values),
            (Some(output), Dtype::F4) => save(output, &values.mapv(|value| value as f32)),
            (None, Dtype::F8) => self.print(&values),
            (None, Dtype::F4) => self.print(&values.mapv(|value| value as f32)),
        }
    }

    pub(crate) fn inputs(&self) -> Outcome<Inputs> {
        let x = match &self.x {
            None => arr0(0.0).into_dyn(),
            Some(Parameter::Number(value)) => arr0(*value).into_dyn(),
            Some(x @ Parameter::File(path)) => {
                x.check()?;
                self.reading.numbers(path)?.double()
            }
        };
        Ok(Inputs { x, loc: self.loc.load()?, concentration: self.concentration.load()? })
    }

    /// An error of the library with the name of the file or option that it is about.
    pub(crate) fn blame(&self, error: Error) -> Failure {
        let Error::Value { argument, value, requirement, .. } = error else {
            let x = self.x.as_ref().map_or(String::new(), |x| format!("X {x}, "));
            return Failure::new(format!("{x}--loc {}, --concentration {}: {error}", self.loc, self.concentration));
        };
        match (argument, &self.x) {
            ("loc", _) => self.loc.blame(&error),
            ("concentration", _) => self.concentration.blame(&error),
            (_, Some(Parameter::Number(_))) => Failure::new(format!("X {value}: must be {requirement}")),
            (_, Some(x)) => x.blame(&error),
            (_, None) => Failure::new(error),
        }
    }
}

/// Writes an array, quietly: it is in memory already.
fn save<T: Element>(output: &Output, values: &ArrayD<T>) -> Outcome {
    let values = values.as_standard_layout();
    let flat = values.as_slice().unwrap_or_default(); // row-major by the line above
    write(output, size_of::<T>(), true, |writer| {
        writer.generate(values.shape(), |start, block: &mut [T]| block.copy_from_slice(&flat[start..][..block.len()]))
    })
}
