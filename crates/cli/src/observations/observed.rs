//! Observations: angles in an `.npy` file or in text, perhaps with weights, perhaps with gaps.

use super::columns::Wanted;
use super::fields::Delimiter;
use super::sample::Data;
use super::source::{self, Numbers, Source};
use super::text::{self, Layout};
use super::weights::Weights;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::report::places;
use clap::Args;
use ndarray::{ArrayD, IxDyn};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How text is read; `.npy` files, which are known by their first bytes, need none of it.
#[derive(Args, Clone, Debug)]
pub(crate) struct Reading {
    /// The column of a table to read: a name in its first line, or a number from 1 on.
    #[arg(long, value_name = "NAME|NUMBER")]
    column: Option<String>,
    /// What separates the columns: a character, `tab` or `space`; by default a tab, semicolon or comma if there
    /// is one, and blanks between numbers.
    #[arg(long, value_name = "C")]
    delimiter: Option<Delimiter>,
}

impl Reading {
    /// The numbers at a path, as they are given there and all finite.
    pub(crate) fn numbers(&self, path: &Path) -> Outcome<Numbers> {
        let (numbers, _) = self.read(path, None, false)?;
        Ok(numbers)
    }

    /// The numbers, NaN only where `skip_nan`, and a column of weights.
    fn read(&self, path: &Path, weights: Option<Weights>, skip_nan: bool) -> Outcome<(Numbers, Option<ArrayD<f64>>)> {
        match Source::open(path)? {
            Source::Array(_) if self.column.is_some() => Err(Failure::in_file(path, "an .npy file has no --column")),
            Source::Array(numbers) => {
                let weights = weights.map(Weights::load).transpose()?;
                checked(numbers, skip_nan)
                    .map(|numbers| (numbers, weights))
                    .map_err(|fault| Failure::in_file(path, fault))
            }
            Source::Text { start, rest } => {
                let whole = weights.is_some_and(|weights| weights.whole);
                let weights = weights.map(|weights| weights.source.to_string_lossy());
                let wanted = Wanted { angles: self.column.as_deref(), weights: weights.as_deref() };
                let layout = Layout { wanted, delimiter: self.delimiter, whole, skip_nan };
                let table = text::read(path, &start, rest, layout)?;
                let weights = table.weights.map(|weights| ndarray::arr1(&weights).into_dyn());
                Ok((Numbers::Double(ndarray::Array1::from(table.angles).into_dyn()), weights))
            }
        }
    }
}

/// Repeated angles that take less than a gigabyte.
const MAX_REPEATED: f64 = 1e8;

/// Observations of angles.
#[derive(Args, Clone, Debug)]
pub(crate) struct Observed {
    /// Angles: an .npy file (f4 or f8, any shape), or text: one number a line or a table; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// Leave out what is NaN, and in text also empty fields and NA.
    #[arg(long)]
    skip_nan: bool,
    /// How often each angle counts: a column of the same table, or for an .npy file another that broadcasts to it.
    #[arg(long, value_name = "COLUMN|FILE")]
    weights: Option<OsString>,
    /// How often each angle was counted, in whole numbers: as if it were there so many times, so that tests count it.
    #[arg(long, value_name = "COLUMN|FILE", conflicts_with = "weights")]
    counts: Option<OsString>,
}

impl Observed {
    /// The observations in radians.
    pub(crate) fn load(&self, units: Units) -> Outcome<Data> {
        let (numbers, weights) = self.reading.read(&self.path, self.weighting(), self.skip_nan)?;
        let angles = numbers.double().mapv_into(|angle| units.direction_to_radians(angle));
        let weights = weights.map(|weights| self.broadcast(weights, angles.shape())).transpose()?;
        let (repeated, total) = (self.counts.is_some(), weights.as_ref().map_or(0.0, |weights| weights.sum()));
        if repeated && total > MAX_REPEATED {
            return Err(
                self.fault(format!("counts {total} angles, where at most {MAX_REPEATED} are repeated; use --weights"))
            );
        }
        Ok(Data { angles, weights, repeated })
    }

    fn weighting(&self) -> Option<Weights<'_>> {
        let (source, whole) = (self.counts.as_ref().or(self.weights.as_ref())?, self.counts.is_some());
        Some(Weights { source, whole })
    }

    fn broadcast(&self, weights: ArrayD<f64>, shape: &[usize]) -> Outcome<ArrayD<f64>> {
        let fits = weights.broadcast(IxDyn(shape)).map(|view| view.to_owned());
        let fault = || format!("weights of shape {:?} do not broadcast to angles of shape {shape:?}", weights.shape());
        fits.ok_or_else(|| Failure::in_file(&self.path, fault()))
    }

    /// A fault in these observations.
    pub(crate) fn fault(&self, fault: impl std::fmt::Display) -> Failure {
        Failure::in_file(&self.path, fault)
    }
}

/// The array in an `.npy` file or a pipe, in double precision.
pub(crate) fn array(path: &Path) -> Outcome<ArrayD<f64>> {
    Ok(source::array(path)?.double())
}

/// Numbers that are all finite, or NaN where that is allowed; at least one.
fn checked(numbers: Numbers, skip_nan: bool) -> Result<Numbers, String> {
    let bad = |value: f64| value.is_infinite() || (value.is_nan() && !skip_nan);
    let found = match &numbers {
        Numbers::Single(values) => first(values, bad),
        Numbers::Double(values) => first(values, bad),
    };
    match found {
        Some((place, value)) => Err(format!("element {place:?} is {value}: must be finite")),
        None if numbers.shape().contains(&0) => Err("holds no observations".to_owned()),
        None => Ok(numbers),
    }
}

/// The first value of a kind, in row-major order, and where it stands.
pub(crate) fn first<F: Into<f64> + Copy>(values: &ArrayD<F>, kind: impl Fn(f64) -> bool) -> Option<(Vec<usize>, f64)> {
    let (number, value) = values.iter().map(|&value| value.into()).enumerate().find(|&(_, value)| kind(value))?;
    Some((places::of_number(number, values.shape()), value))
}
