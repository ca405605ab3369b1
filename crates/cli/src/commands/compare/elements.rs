//! Angle by angle.

use super::command::{Compare, Pair};
use crate::arguments::units::Named;
use crate::exit::failure::Outcome;
use crate::observations::source::Numbers;
use crate::report::places;
use crate::report::quantity::significant;
use crate::report::words::counted;
use ndarray::ArrayD;
use serde::Serialize;
use vonmises::validate;

/// How two arrays differ.
#[derive(Serialize)]
struct Elements {
    same: bool,
    #[serde(flatten)]
    units: Named,
    tolerance: Option<f64>,
    /// The types of the files.
    dtypes: [&'static str; 2],
    shapes: [Vec<usize>; 2],
    #[serde(flatten)]
    found: Option<Found>,
}

/// What was found in arrays of the same shape.
#[derive(Serialize)]
struct Found {
    elements: usize,
    different: usize,
    first_difference: Option<Vec<usize>>,
    /// Along the circle, in the units asked for.
    largest_distance: f64,
    farthest: Option<Vec<usize>>,
    /// In floats of the type; none but in radians.
    largest_ulps: Option<u64>,
}

impl Compare {
    pub(crate) fn elements(&self, a: Numbers, b: Numbers) -> Outcome<(bool, Outcome)> {
        let (dtypes, shapes) = ([a.dtype(), b.dtype()], [a.shape().to_vec(), b.shape().to_vec()]);
        let found = if shapes[0] == shapes[1] { Some(self.found(a, b)?) } else { None };
        let same = found.as_ref().is_some_and(|found| match self.tolerance {
            None => found.different == 0,
            Some(tolerance) => found.largest_distance <= tolerance,
        });
        let said = Elements { same, units: self.units.named(), tolerance: self.tolerance, dtypes, shapes, found };
        let printed = self.format.print(&said, || self.sentence(&said));
        Ok((same, printed))
    }

    fn found(&self, a: Numbers, b: Numbers) -> Outcome<Found> {
        let compared = match Pair::new(a, b) {
            Pair::Single(a, b) if self.units.is_radians() => validate::compare(&a, &b),
            Pair::Double(a, b) if self.units.is_radians() => validate::compare(&a, &b),
            Pair::Single(a, b) => return self.in_units(&a.mapv(f64::from), &b.mapv(f64::from)),
            Pair::Double(a, b) => return self.in_units(&a, &b),
        };
        let compared = compared.map_err(|error| self.blame(error))?;
        Ok(Found {
            elements: compared.elements,
            different: compared.different,
            first_difference: compared.first_difference,
            largest_distance: compared.largest_distance,
            farthest: compared.farthest,
            largest_ulps: Some(compared.largest_ulps),
        })
    }

    /// Floats are compared as they are given: two may be one in radians.
    fn in_units(&self, a: &ArrayD<f64>, b: &ArrayD<f64>) -> Outcome<Found> {
        let radians = |angles: &ArrayD<f64>| angles.mapv(|angle| self.units.to_radians(self.units.centred(angle)));
        let compared = validate::compare(&radians(a), &radians(b)).map_err(|error| self.blame(error))?;
        let pairs = || a.iter().zip(b);
        let first = pairs().position(|(a, b)| a != b).map(|number| places::of_number(number, a.shape()));
        Ok(Found {
            elements: compared.elements,
            different: pairs().filter(|(a, b)| a != b).count(),
            farthest: compared.farthest.or_else(|| first.clone()),
            first_difference: first,
            largest_distance: self.units.of_radians(compared.largest_distance),
            largest_ulps: None,
        })
    }

    fn sentence(&self, said: &Elements) -> String {
        let verdict = if said.same { "same" } else { "different" };
        let converted = if said.dtypes[0] == said.dtypes[1] { "" } else { " (f4 and f8, compared as f8)" };
        let Some(found) = &said.found else {
            return format!("{verdict}: shapes {:?} and {:?}\n", said.shapes[0], said.shapes[1]);
        };
        let mut text = format!("{verdict}: {}{converted}, {} differ", counted(found.elements as f64), found.different);
        if let (Some(first), Some(farthest)) = (&found.first_difference, &found.farthest) {
            let (distance, symbol) = (significant(found.largest_distance, self.format.digits()), self.units.symbol());
            text += &format!(", first at {first:?}; largest distance {distance}{symbol} at {farthest:?}");
        }
        if let (Some(ulps), true) = (found.largest_ulps, found.different > 0) {
            text += &format!(", at most {ulps} floats apart");
        }
        if let Some(tolerance) = said.tolerance {
            text += &format!("; tolerance {tolerance}{}", self.units.symbol());
        }
        text + "\n"
    }
}
