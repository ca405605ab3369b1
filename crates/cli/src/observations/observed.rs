//! The arguments of commands that read observations, and the observations of all files together.

use super::gaps::Gaps;
use super::labels::Labels;
use super::parts::Parts;
use super::reading::{Content, Reading, Request};
use super::rounding::Grid;
use super::sample::{Data, Rows};
use super::weights::Weights;
use crate::arguments::step::StepArguments;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::memory::list;
use clap::Args;
use ndarray::{Array1, ArrayD};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Largest total of counts: the repeated angles take less than a gigabyte.
const MAX_REPEATED: f64 = 1e8;

/// Files of angles, perhaps weighted and in groups.
#[derive(Args, Clone, Debug)]
pub(crate) struct Observed {
    /// Angles: an .npy file (real numbers, any shape), or text with one number per line or a table; `-` is standard input.
    /// The angles of several files are one sample. In degrees `45°` and compass points such as NNE are angles, too;
    /// with --period 24 (or 1440, 86400, 1) times of day such as 8:30.
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
    #[command(flatten)]
    step: StepArguments,
}

/// How to read observations.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    reading: Reading,
    /// Leave out missing angles: NaN, and in text also empty fields, NA, N/A, #N/A, null, None, <NA>, `.`, `-`
    /// and `--`. How many there are is said with the results.
    #[arg(long)]
    skip_nan: bool,
    /// Weights of the angles: a column of the same table, or for an .npy file another one that broadcasts to it.
    #[arg(long, value_name = "COLUMN|FILE")]
    weights: Option<OsString>,
    /// Counts of the angles, whole numbers: each angle is repeated that many times. Tests accept counts, not weights.
    #[arg(long, value_name = "COLUMN|FILE", conflicts_with = "weights")]
    counts: Option<OsString>,
    /// Divide the rows into groups by the text in this column, in order of first appearance; `file` is a group for each
    /// FILE, unless a column has that name.
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
}

impl Observed {
    /// Loads the observations of all files, in radians; each angle has a label if groups are asked for.
    pub(crate) fn load(&self, units: Units) -> Outcome<Data> {
        self.load_with(None, units)
    }

    /// Does the same with a second quantity of each row, given its column.
    pub(crate) fn load_with(&self, quantity: Option<&str>, units: Units) -> Outcome<Data> {
        let wanted = self.step.wanted(units)?;
        let data = self.options.load_with(&self.paths, quantity, units)?;
        let counted = data.weights.as_ref().map(|weights| weights.sum());
        Ok(Data { grid: Grid::new(&data.angles, counted, wanted, units), ..data })
    }

    /// Divides observations into the groups of `--by` or the lanes along an axis, if either is given.
    pub(crate) fn parts(&self, data: &Data, axis: Option<isize>) -> Outcome<Option<Parts>> {
        if axis.is_some() && self.paths.len() > 1 {
            return Err(Failure::new("--axis: the arrays of several files are one row of angles; give one file"));
        }
        data.parts(self.by(), axis).map_err(|error| self.fault(error))
    }

    /// Returns whether `--step` asks for a step, be it one that is to be found.
    pub(crate) fn has_step(&self) -> bool {
        self.step.is_given()
    }

    /// Returns whether the angles were not rounded, as `--step none` says.
    pub(crate) fn refuses_step(&self) -> bool {
        self.step.is_refused()
    }

    /// Returns the column that divides rows into groups, or `file`.
    pub(crate) fn by(&self) -> Option<&str> {
        self.options.by()
    }

    /// Returns the paths of all that is read. A column of weights is none, but may have the name of a file.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        let weights = self.options.weights().map(|weights| Path::new(weights.source));
        self.paths.iter().map(PathBuf::as_path).chain(weights)
    }

    /// Returns the failure that names the files of these observations.
    pub(crate) fn fault(&self, fault: impl std::fmt::Display) -> Failure {
        fault_in(&self.paths, fault)
    }
}

/// Returns the failure that names one file, or the first and how many more there are.
pub(crate) fn fault_in(paths: &[PathBuf], fault: impl std::fmt::Display) -> Failure {
    match paths {
        [only] => Failure::in_file(only, fault),
        [first, others @ ..] => Failure::new(format!("{} and {} more: {fault}", first.display(), others.len())),
        [] => Failure::new(fault),
    }
}

impl Options {
    pub(crate) fn has_weights(&self) -> bool {
        self.weights.is_some()
    }

    /// Returns the options that say how to read a file.
    pub(crate) fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Returns the column that divides rows into groups, or `file`.
    pub(crate) fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }

    /// Loads files as one array of observations, in radians; the elements of several arrays are one after another.
    pub(crate) fn load(&self, paths: &[PathBuf], units: Units) -> Outcome<Data> {
        self.load_with(paths, None, units)
    }

    /// Does the same with a second quantity of each row, given its column.
    fn load_with(&self, paths: &[PathBuf], quantity: Option<&str>, units: Units) -> Outcome<Data> {
        self.check(paths)?;
        let request = Request { quantity, ..self.request(units) };
        let parts = paths.iter().map(|path| self.part(path, request)).collect::<Outcome<Vec<_>>>()?;
        let mut data = joined(parts).map_err(|error| fault_in(paths, error))?;
        if let Some(Rows { chosen: 0, all }) = data.rows {
            return Err(fault_in(paths, self.reading.none_of(all)));
        }
        if !data.angles.is_empty() && data.angles.iter().all(|angle| angle.is_nan()) {
            let all = if data.angles.len() == 1 { "the only angle is" } else { "all angles are" };
            return Err(fault_in(paths, format!("{all} missing ({})", data.angles.len())));
        }
        data.rows = data.rows.filter(|_| self.reading.has_filters());
        data.repeated = self.counts.is_some();
        let total = data.weights.as_ref().map_or(0.0, |weights| weights.sum());
        if data.repeated && total > MAX_REPEATED {
            let fault =
                format!("counts {total} angles, of which at most {MAX_REPEATED} can be repeated; use --weights");
            return Err(fault_in(paths, fault));
        }
        Ok(data)
    }

    /// Returns what to read of each file.
    pub(crate) fn request(&self, units: Units) -> Request<'_> {
        let gaps = if self.skip_nan { Gaps::LeftOut } else { Gaps::Refused { advice: " (--skip-nan leaves it out)" } };
        Request { weights: self.weights(), by: self.by.as_deref(), quantity: None, gaps, units }
    }

    /// Refuses what several files cannot have.
    fn check(&self, paths: &[PathBuf]) -> Outcome {
        let twice = paths.iter().filter(|path| path.as_os_str() == "-").count() > 1;
        if twice { Err(Failure::new("-: standard input can be only one of the files")) } else { Ok(()) }
    }

    /// Loads a file.
    fn part(&self, path: &Path, request: Request) -> Outcome<Data> {
        let Content { numbers, weights, labels, column, quantity, rows, remarks } = self.reading.read(path, request)?;
        let fault = |error| Failure::in_file(path, error);
        let angles = numbers.double().map_err(fault)?.mapv_into(|angle| request.units.direction_to_radians(angle));
        let weights = weights.map(|weights| broadcast(path, weights, angles.shape())).transpose()?;
        let whole = || {
            let mut labels = Labels::default();
            labels.push_many(&path.display().to_string(), angles.len()).map(|()| labels)
        };
        let labels = request.by.map(|_| labels.map_or_else(whole, Ok)).transpose().map_err(fault)?;
        let rows = Some(Rows { chosen: angles.len(), all: rows });
        Ok(Data { angles, weights, labels, column, quantity, rows, repeated: false, grid: None, remarks })
    }

    fn weights(&self) -> Option<Weights<'_>> {
        let source = self.counts.as_ref().or(self.weights.as_ref())?;
        Some(Weights { source, are_counts: self.counts.is_some() })
    }
}

fn broadcast(path: &Path, weights: ArrayD<f64>, shape: &[usize]) -> Outcome<ArrayD<f64>> {
    let fits = list::broadcast(&weights, shape).map_err(|error| Failure::in_file(path, error))?;
    let fault = || format!("weights of shape {:?} do not broadcast to angles of shape {shape:?}", weights.shape());
    fits.ok_or_else(|| Failure::in_file(path, fault()))
}

/// Joins the parts of several files; a single one keeps its shape.
fn joined(mut parts: Vec<Data>) -> vonmises::Result<Data> {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return Ok(only);
    }
    let mut labels: Option<Labels> = None;
    for part in parts.iter().filter_map(|part| part.labels.as_ref()) {
        labels.get_or_insert_default().append(part)?;
    }
    let sum = |count: fn(Rows) -> usize| parts.iter().filter_map(|part| part.rows).map(count).sum();
    let mut remarks: Vec<_> = parts.iter().flat_map(|part| part.remarks.iter().cloned()).collect();
    remarks.dedup(); // the same file may be given twice
    let rows = Some(Rows { chosen: sum(|rows| rows.chosen), all: sum(|rows| rows.all) });
    let first = parts.first().and_then(|part| part.column.clone());
    let column = first.filter(|first| parts.iter().all(|part| part.column.as_ref() == Some(first)));
    let has_weights = parts.iter().any(|part| part.weights.is_some());
    let quantities: Option<Vec<_>> = parts.iter_mut().map(|part| part.quantity.take()).collect();
    let (angles, weights): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.angles, part.weights)).unzip();
    let flat = |arrays: Vec<ArrayD<f64>>| {
        let len = arrays.iter().map(|array| array.len()).sum();
        vonmises::Result::Ok(Array1::from(list::collected(len, arrays.into_iter().flatten())?).into_dyn())
    };
    let weights = has_weights.then(|| flat(weights.into_iter().flatten().collect())).transpose()?;
    let quantity = quantities.map(flat).transpose()?;
    Ok(Data { angles: flat(angles)?, weights, labels, column, quantity, rows, repeated: false, grid: None, remarks })
}
