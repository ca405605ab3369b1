//! Values on standard output: a number a line, or JSON.

use super::command::{Dtype, Eval};
use super::function::Function;
use crate::arguments::units::Named;
use crate::exit::failure::Outcome;
use crate::report::format::print_json;
use ndarray::{ArrayD, ArrayViewD, Axis};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::fmt::Debug;
use std::io::{BufWriter, Write};

/// What JSON says.
#[derive(serde::Serialize)]
struct Answer<'a, F: Serialize> {
    function: Function,
    #[serde(flatten)]
    units: Named,
    dtype: Dtype,
    shape: &'a [usize],
    values: Nested<'a, F>,
}

impl Eval {
    pub(crate) fn print<F: Debug + Serialize>(&self, values: &ArrayD<F>) -> Outcome {
        if self.json {
            let (shape, units, dtype) = (values.shape(), self.units.named(), self.dtype);
            return print_json(&Answer { function: self.function, units, dtype, shape, values: Nested(values.view()) });
        }
        let mut out = BufWriter::new(std::io::stdout().lock());
        values.iter().try_for_each(|value| writeln!(out, "{value:?}"))?;
        Ok(out.flush()?)
    }
}

/// An array as nested sequences.
struct Nested<'a, F>(ArrayViewD<'a, F>);

impl<F: Serialize> Serialize for Nested<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (0, Some(value)) = (self.0.ndim(), self.0.first()) {
            return value.serialize(serializer);
        }
        let mut rows = serializer.serialize_seq(Some(self.0.len_of(Axis(0))))?;
        self.0.axis_iter(Axis(0)).try_for_each(|row| rows.serialize_element(&Nested(row)))?;
        rows.end()
    }
}
