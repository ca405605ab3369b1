//! The arguments that say where observations are and how to read them.

use super::columns::Wanted;
use super::fields::Delimiter;
use super::finite::{Gaps, check_finite};
use super::remarks::remarks;
use super::sample::Data;
use super::source::{Numbers, Source};
use super::text::{self, Layout};
use super::weights::Weights;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use clap::Args;
use ndarray::{ArrayD, IxDyn};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How to read text. `.npy` files are recognised by their first bytes and need none of it.
#[derive(Args, Clone, Debug)]
pub(crate) struct Reading {
    /// Column of a table to read: its name in the first line, or its number from 1.
    #[arg(long, value_name = "NAME|NUMBER")]
    column: Option<String>,
    /// Column separator: a character, `tab` or `space`; by default a tab, semicolon or comma if the first line has one,
    /// otherwise blanks.
    #[arg(long, value_name = "C")]
    delimiter: Option<Delimiter>,
}

impl Reading {
    /// Reads numbers in the type and units of the file; all must be finite, or NaN where gaps are allowed.
    pub(crate) fn numbers(&self, path: &Path, gaps: Gaps, units: Units) -> Outcome<Content> {
        self.read(path, None, gaps, units)
    }

    /// Reads numbers and their weights.
    fn read(&self, path: &Path, weights: Option<Weights>, gaps: Gaps, units: Units) -> Outcome<Content> {
        let (numbers, weights, unread) = match Source::open(path)? {
            Source::Array(_) if self.column.is_some() => {
                return Err(Failure::in_file(path, "an .npy file has no --column"));
            }
            Source::Array(numbers) => {
                let weights = weights.map(Weights::load).transpose()?;
                let numbers = check_finite(numbers, gaps).map_err(|fault| Failure::in_file(path, fault))?;
                (numbers, weights, Vec::new())
            }
            Source::Text { start, rest } => {
                let counts = weights.is_some_and(|weights| weights.are_counts);
                let weights = weights.map(|weights| weights.source.to_string_lossy());
                let wanted = Wanted { angles: self.column.as_deref(), weights: weights.as_deref() };
                let layout = Layout { wanted, delimiter: self.delimiter, counts, gaps };
                let table = text::read(path, &start, rest, layout)?;
                let unread = if table.weights.is_none() { table.unread } else { Vec::new() };
                let weights = table.weights.map(|weights| ndarray::arr1(&weights).into_dyn());
                (Numbers::Double(ndarray::Array1::from(table.angles).into_dyn()), weights, unread)
            }
        };
        let remarks = remarks(path, &numbers, &unread, units);
        Ok(Content { numbers, weights, remarks })
    }
}

/// What a file holds.
pub(crate) struct Content {
    pub(crate) numbers: Numbers,
    weights: Option<ArrayD<f64>>,
    pub(crate) remarks: Vec<String>,
}

/// Largest total of counts: the repeated angles take less than a gigabyte.
const MAX_REPEATED: f64 = 1e8;

/// A file of angles, perhaps weighted.
#[derive(Args, Clone, Debug)]
pub(crate) struct Observed {
    /// Angles: an .npy file (f4 or f8, any shape), or text with one number per line or a table; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// Leave out missing angles: NaN, and in text also empty fields and NA.
    #[arg(long)]
    skip_nan: bool,
    /// Weights of the angles: a column of the same table, or for an .npy file another one that broadcasts to it.
    #[arg(long, value_name = "COLUMN|FILE")]
    weights: Option<OsString>,
    /// Counts of the angles, whole numbers: each angle is repeated that many times. Tests accept counts, not weights.
    #[arg(long, value_name = "COLUMN|FILE", conflicts_with = "weights")]
    counts: Option<OsString>,
}

impl Observed {
    /// Returns the observations in a file that may have counts, for a command that reads several files in one way.
    pub(crate) fn new(path: &Path, reading: &Reading, skip_nan: bool, counts: Option<&OsString>) -> Self {
        Self { path: path.to_owned(), reading: reading.clone(), skip_nan, weights: None, counts: counts.cloned() }
    }

    /// Loads the observations and converts them to radians.
    pub(crate) fn load(&self, units: Units) -> Outcome<Data> {
        let Content { numbers, weights, remarks } =
            self.reading.read(&self.path, self.weights(), self.gaps(), units)?;
        let angles = numbers.double().mapv_into(|angle| units.direction_to_radians(angle));
        let weights = weights.map(|weights| self.broadcast(weights, angles.shape())).transpose()?;
        let (repeated, total) = (self.counts.is_some(), weights.as_ref().map_or(0.0, |weights| weights.sum()));
        if repeated && total > MAX_REPEATED {
            return Err(self.fault(format!(
                "counts {total} angles, of which at most {MAX_REPEATED} can be repeated; use --weights"
            )));
        }
        Ok(Data { angles, weights, repeated, remarks })
    }

    fn gaps(&self) -> Gaps {
        Gaps { allowed: self.skip_nan, hint: "--skip-nan leaves it out" }
    }

    fn weights(&self) -> Option<Weights<'_>> {
        let source = self.counts.as_ref().or(self.weights.as_ref())?;
        Some(Weights { source, are_counts: self.counts.is_some() })
    }

    fn broadcast(&self, weights: ArrayD<f64>, shape: &[usize]) -> Outcome<ArrayD<f64>> {
        let fits = weights.broadcast(IxDyn(shape)).map(|view| view.to_owned());
        let fault = || format!("weights of shape {:?} do not broadcast to angles of shape {shape:?}", weights.shape());
        fits.ok_or_else(|| Failure::in_file(&self.path, fault()))
    }

    /// Returns the failure that names the file of these observations.
    pub(crate) fn fault(&self, fault: impl std::fmt::Display) -> Failure {
        Failure::in_file(&self.path, fault)
    }
}
