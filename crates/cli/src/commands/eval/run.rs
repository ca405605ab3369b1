//! Running `vonmises eval`.

use super::arguments::Eval;
use super::function::{Function, Inputs};
use super::printed::print;
use crate::arguments::dtype::Dtype;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::argument_error;
use crate::output::writing::save;
use crate::parameters::parameter::Parameter;
use ndarray::arr0;
use vonmises::Error;

impl Eval {
    pub(crate) fn run(self) -> Outcome {
        if self.function == Function::Entropy && self.x.is_some() {
            return Err(Failure::new("entropy takes no X"));
        }
        if let Some(output) = &self.output {
            let inputs = [self.x.as_ref(), Some(&self.loc), Some(&self.concentration)];
            output.check(inputs.into_iter().flatten().filter_map(Parameter::path))?;
        }
        let values = self.function.evaluate(&self.inputs()?, self.units).map_err(|error| self.error(&error))?;
        match (&self.output, self.dtype) {
            (Some(output), Dtype::F8) => save(output, &values),
            (Some(output), Dtype::F4) => save(output, &values.mapv(|value| value as f32)),
            (None, Dtype::F8) => print(&self, &values),
            (None, Dtype::F4) => print(&self, &values.mapv(|value| value as f32)),
        }
    }

    fn inputs(&self) -> Outcome<Inputs> {
        let x = match &self.x {
            None => arr0(0.0).into_dyn(),
            Some(Parameter::Number(value)) => arr0(*value).into_dyn(),
            Some(x @ Parameter::File(path)) => {
                x.check_exists()?;
                self.reading.numbers(path, self.units)?.double()
            }
        };
        Ok(Inputs { x, loc: self.loc.load()?, concentration: self.concentration.load()? })
    }

    /// Rewords an error about X and the parameters.
    fn error(&self, error: &Error) -> Failure {
        let parameters = [self.loc.given("loc", "--loc"), self.concentration.given("concentration", "--concentration")];
        let x = self.x.as_ref().map(|x| x.given(self.function.argument(), "X"));
        argument_error(error, &x.into_iter().chain(parameters).collect::<Vec<_>>())
    }
}
