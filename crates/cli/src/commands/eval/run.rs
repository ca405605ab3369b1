//! Running `vonmises eval`.

use super::arguments::Eval;
use super::function::Function;
use super::inputs::{Inputs, zero};
use super::printed::print;
use crate::arguments::dtype::Dtype;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::argument_error;
use crate::memory::list::mapped;
use crate::observations::gaps::Gaps;
use crate::output::destination::Output;
use crate::output::writing::save;
use crate::parameters::parameter::Parameter;
use crate::report::remarks::print_remarks;
use clap::ValueEnum;
use ndarray::{ArrayD, Zip, arr0};
use vonmises::Error;

impl Eval {
    pub(crate) fn run(self) -> Outcome {
        self.check()?;
        let mut inputs = self.inputs()?;
        let missing = self.keep_nan.then(|| take_missing(&mut inputs.x)).transpose()?;
        let mut values = self.function.evaluate(&inputs, self.units).map_err(|error| self.error(&error))?;
        if let Some(missing) = missing.filter(|missing| missing.iter().any(|missing| *missing)) {
            Zip::from(&mut values).and_broadcast(&missing).for_each(|value, &missing| {
                *value = if missing { f64::NAN } else { *value };
            });
        }
        let single = || mapped(&values, |value| *value as f32);
        match (&self.output, self.dtype) {
            (Some(output), Dtype::F8) => save(output, self.separator(output), &values),
            (Some(output), Dtype::F4) => save(output, self.separator(output), &single()?),
            (None, Dtype::F8) => print(&self, &values),
            (None, Dtype::F4) => print(&self, &single()?),
        }
    }

    /// Checks the arguments before a file is read.
    fn check(&self) -> Outcome {
        let name = self.function.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
        let is_divergence = self.function == Function::KlDivergence;
        match () {
            () if self.x.is_some() && !self.function.takes_x() => {
                return Err(Failure::new(format!("{name} takes no X")));
            }
            () if self.x.is_none() && self.function.takes_x() => {
                return Err(Failure::new(format!("{name} needs X, a number or a file; see vonmises eval --help")));
            }
            () if is_divergence && self.other_concentration.is_none() => {
                return Err(Failure::new(format!(
                    "{name} needs a second distribution: --other-concentration, --other-loc"
                )));
            }
            () if !is_divergence && self.other_concentration.is_some() => {
                return Err(Failure::new(format!("--other-concentration: {name} takes one distribution only")));
            }
            () => {}
        }
        let Some(output) = &self.output else { return Ok(()) };
        let (x, other) = ([self.x.as_ref()], [self.other_loc.as_ref(), self.other_concentration.as_ref()]);
        let inputs = [Some(&self.loc), Some(&self.concentration)].into_iter().chain(x).chain(other);
        let inputs = inputs.flatten().filter_map(Parameter::path);
        if self.separator(output).is_some() { output.check_text(inputs) } else { output.check(inputs) }
    }

    fn separator(&self, output: &Output) -> Option<char> {
        self.encodings.separator(output.path())
    }

    fn inputs(&self) -> Outcome<Inputs> {
        let or_zero = |given: &Option<Parameter>| given.as_ref().map_or_else(|| Ok(zero()), Parameter::load);
        let x = match &self.x {
            None => zero(),
            Some(Parameter::Number(value)) => arr0(*value).into_dyn(),
            Some(x @ Parameter::File(path)) => {
                x.check_exists()?;
                let gaps = if self.keep_nan {
                    Gaps::LeftOut
                } else {
                    Gaps::Refused { advice: " (--keep-nan passes it through)" }
                };
                let content = self.reading.numbers(path, gaps, self.units)?;
                if self.function.argument() == "x" {
                    print_remarks(&content.remarks, false); // values are printed as they are
                }
                content.numbers.double().map_err(|error| Failure::in_file(path, error))?
            }
        };
        let other = [or_zero(&self.other_loc)?, or_zero(&self.other_concentration)?];
        Ok(Inputs { x, loc: self.loc.load()?, concentration: self.concentration.load()?, other })
    }

    /// Rewords an error about X and the parameters.
    fn error(&self, error: &Error) -> Failure {
        let parameters = [self.loc.given("loc", "--loc"), self.concentration.given("concentration", "--concentration")];
        let x = self.x.as_ref().map(|x| x.given(self.function.argument(), "X"));
        let other_loc = self.other_loc.as_ref().map(|loc| loc.given("other_loc", "--other-loc"));
        let other_concentration =
            self.other_concentration.as_ref().map(|kappa| kappa.given("other_concentration", "--other-concentration"));
        let given = x.into_iter().chain(parameters).chain(other_loc).chain(other_concentration);
        argument_error(error, &given.collect::<Vec<_>>())
    }
}

/// Tells which values are missing, and puts 0 in their place, which every function takes.
fn take_missing(x: &mut ArrayD<f64>) -> vonmises::Result<ArrayD<bool>> {
    let missing = mapped(x, |x| x.is_nan())?;
    x.mapv_inplace(|x| if x.is_nan() { 0.0 } else { x });
    Ok(missing)
}
