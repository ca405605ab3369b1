//! Values on standard output: one per line, or JSON.

use super::arguments::Eval;
use super::function::Function;
use crate::arguments::dtype::Dtype;
use crate::arguments::units::UnitsFields;
use crate::exit::failure::{Failure, Outcome};
use crate::report::format::print_json;
use crate::report::quantity::Quantity;
use ndarray::{ArrayD, ArrayViewD, Axis};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::fmt::Debug;
use std::io::{BufWriter, Write};

/// The JSON output.
#[derive(serde::Serialize)]
struct Output<'a, F: Copy + Into<f64> + Serialize> {
    function: Function,
    #[serde(flatten)]
    units: UnitsFields,
    dtype: Dtype,
    shape: &'a [usize],
    values: Nested<'a, F>,
}

/// Prints values as the arguments say.
pub(super) fn print<F: Copy + Debug + Into<f64> + Serialize>(command: &Eval, values: &ArrayD<F>) -> Outcome {
    if command.json {
        check_lists(values.shape())?;
        return print_json(&Output {
            function: command.function,
            units: command.units.fields(),
            dtype: command.dtype,
            shape: values.shape(),
            values: Nested(values.view()),
        });
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    values.iter().try_for_each(|value| writeln!(out, "{}", text(value)))?;
    Ok(out.flush()?)
}

/// Most lists in JSON that hold no value.
const MAX_EMPTY: usize = 1 << 20;

/// Refuses an empty array of so many lists that they would fill the disk.
fn check_lists(shape: &[usize]) -> Outcome {
    let Some(empty) = shape.iter().position(|length| *length == 0) else { return Ok(()) };
    let lists = shape[..empty].iter().fold(1_usize, |lists, length| lists.saturating_mul(*length));
    let fault = || format!("--json: an array of shape {shape:?} has {lists} empty lists, more than {MAX_EMPTY}");
    if lists > MAX_EMPTY { Err(Failure::new(fault())) } else { Ok(()) }
}

/// Returns a value with all digits; NaN as Python prints it.
fn text(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    if text == "NaN" { "nan".to_owned() } else { text }
}

/// An array that is serialised as nested sequences.
struct Nested<'a, F>(ArrayViewD<'a, F>);

impl<F: Copy + Into<f64> + Serialize> Serialize for Nested<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (0, Some(value)) = (self.0.ndim(), self.0.first()) {
            return match Quantity::from((*value).into()) {
                Quantity::Number(_) => value.serialize(serializer), // with the digits of its type
                undefined => undefined.serialize(serializer),
            };
        }
        let mut rows = serializer.serialize_seq(Some(self.0.len_of(Axis(0))))?;
        self.0.axis_iter(Axis(0)).try_for_each(|row| rows.serialize_element(&Nested(row)))?;
        rows.end()
    }
}
