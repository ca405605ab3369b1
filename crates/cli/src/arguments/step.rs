//! `--step`: how angles were rounded.

use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use clap::Args;
use std::str::FromStr;
use vonmises::circular::Rounding;

/// How angles were rounded.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct StepArguments {
    /// How the angles were rounded: to multiples of S, in their units, or `none`. By default (`auto`) the coarsest usual
    /// step is taken on which all angles lie, if some are equal and there are at least 7, and what was found is said.
    /// Tests and pictures then have whole steps as classes; fits do only if --step is given.
    #[arg(long, value_name = "S|auto|none", allow_negative_numbers = true)]
    step: Option<Step>,
    /// Where the multiples of --step begin; by default where the angles lie. Angles that were rounded down have half a
    /// step here.
    #[arg(long, value_name = "O", allow_negative_numbers = true, requires = "step")]
    step_offset: Option<f64>,
}

/// A step as it was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Auto,
    None,
    Multiples(f64),
}

impl FromStr for Step {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.parse::<f64>()) {
            ("auto", _) => Ok(Self::Auto),
            ("none", _) => Ok(Self::None),
            (_, Ok(step)) if step > 0.0 && step.is_finite() => Ok(Self::Multiples(step)),
            _ => Err("must be a positive number, `auto` or `none`".to_owned()),
        }
    }
}

/// Relative difference from a whole fraction of a turn: that of six decimals.
const TYPED: f64 = 1e-5;

/// What `--step` asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
    /// Whatever the angles show.
    Found,
    /// No rounding.
    Nothing,
    /// This rounding, with the offset that was given.
    Given(Rounding, Option<f64>),
}

impl StepArguments {
    /// Returns what is wanted, in radians.
    pub(crate) fn wanted(self, units: Units) -> Outcome<Wanted> {
        match self.step {
            None | Some(Step::Auto) => Ok(Wanted::Found),
            Some(Step::None) => Ok(Wanted::Nothing),
            Some(Step::Multiples(step)) => {
                let turn = units.turn();
                let classes = turn / step;
                // Nearly whole, as 5 minutes are with six decimals of an hour.
                let is_whole = (classes - classes.round()).abs() <= TYPED * classes;
                let rounding = Rounding::from_classes(classes.round() as usize).ok().filter(|_| is_whole);
                let whole = "must be a whole fraction of a turn, and at least 1/100000 of it";
                let fault = || Failure::new(format!("--step {step}: {whole}; a turn is {turn}"));
                let rounding = rounding.ok_or_else(fault)?;
                let offset = self.step_offset.map(|offset| units.direction_to_radians(offset));
                Ok(Wanted::Given(rounding, offset))
            }
        }
    }

    pub(crate) fn is_refused(self) -> bool {
        self.step == Some(Step::None)
    }

    /// Returns whether a step was asked for, be it one that is to be found.
    pub(crate) fn is_given(self) -> bool {
        self.step.is_some_and(|step| step != Step::None)
    }
}
