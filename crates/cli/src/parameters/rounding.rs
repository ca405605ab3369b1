//! Parameters rounded to the type of the samples.

use super::parameter::Parameter;
use crate::exit::failure::Outcome;
use crate::exit::rewording::argument_error;
use crate::memory::list::mapped;
use ndarray::ArrayD;
use num_traits::AsPrimitive;
use vonmises::shape::unravel_index;
use vonmises::{Error, Float};

/// What elements of a parameter must be before they are rounded.
struct Range {
    argument: &'static str,
    option: &'static str,
    least: f64,
    requirement: &'static str,
}

const LOC: Range = Range { argument: "loc", option: "--loc", least: f64::MIN, requirement: "finite" };

const CONCENTRATION: Range =
    Range { argument: "concentration", option: "--concentration", least: 0.0, requirement: "finite and at least 0" };

/// Loads a direction, converts it to radians and rounds it.
pub(crate) fn rounded_loc<F: Float>(parameter: &Parameter, to_radians: impl Fn(f64) -> f64) -> Outcome<ArrayD<F>>
where
    f64: AsPrimitive<F>,
{
    LOC.rounded(parameter, to_radians)
}

/// Loads a concentration and rounds it.
pub(crate) fn rounded_concentration<F: Float>(parameter: &Parameter) -> Outcome<ArrayD<F>>
where
    f64: AsPrimitive<F>,
{
    CONCENTRATION.rounded(parameter, |concentration| concentration)
}

impl Range {
    fn rounded<F: Float>(&self, parameter: &Parameter, convert: impl Fn(f64) -> f64) -> Outcome<ArrayD<F>>
    where
        f64: AsPrimitive<F>,
    {
        let values = parameter.load()?;
        let given = || parameter.given(self.argument, self.option);
        let rounded =
            mapped(&values, |value| convert(*value).as_()).map_err(|error| argument_error(&error, &[given()]))?;
        match values.iter().zip(&rounded).enumerate().find_map(|(flat, pair)| self.fault(values.shape(), flat, pair)) {
            Some(error) => Err(argument_error(&error, &[given()])),
            None => Ok(rounded),
        }
    }

    /// Returns the error of an element that is out of range, before or after it is rounded.
    fn fault<F: Float>(&self, shape: &[usize], flat: usize, (&value, rounded): (&f64, &F)) -> Option<Error> {
        let Self { argument, least, requirement, .. } = *self;
        let index = || unravel_index(flat, shape);
        let out_of_range = |requirement| Some(Error::Value { argument, index: index(), flat, value, requirement });
        if !(value.is_finite() && value >= least) {
            out_of_range(requirement)
        } else if rounded.is_infinite() {
            out_of_range("within ±3.4028235e38, the range of f4")
        } else {
            None
        }
    }
}
