//! The options that say how to read a file, and what was read.

use super::filter::Filter;
use super::finite::check_finite;
use super::gaps::Gaps;
use super::labels::Labels;
use super::remarks::remarks;
use super::source::{Numbers, Source};
use super::text::delimiter::Delimiter;
use super::text::form::Known;
use super::text::table::{self, Layout};
use super::text::wanted::{FILE, Wanted};
use super::values::missing::Values;
use super::values::quote::quoted;
use super::weights::Weights;
use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use clap::{Args, ValueEnum};
use ndarray::{Array1, ArrayD};
use std::io::Read;
use std::path::Path;

/// How to read text. `.npy` files are recognised by their first bytes; of these options only --missing applies to them.
#[derive(Args, Clone, Debug)]
pub(crate) struct Reading {
    /// Column of a table to read: its name in the first line, or its number from 1; a name wins over a number. It may
    /// be left out if there is only one.
    #[arg(long, value_name = "NAME|NUMBER")]
    column: Option<String>,
    /// Column separator: a character, `tab` or `space` for runs of blanks; by default a tab, semicolon or comma if the
    /// first line has one, or blanks if they divide all lines into as many fields.
    #[arg(long, value_name = "C")]
    delimiter: Option<Delimiter>,
    /// Whether the first line names the columns. By default it does if all its fields are names (words that do not
    /// start like a number), if --column or another option names one of them, or if it is pandas' `,0,1,2`. A line
    /// of names and numbers, such as `id,2019`, needs this option.
    #[arg(long, value_enum, value_name = "YES|NO")]
    header: Option<Header>,
    /// What begins a comment, at the start of a line or after a blank, such as `#`. By default there are none, but in
    /// GROMACS files (.xvg, or lines such as `@ title`) `#`, `@` and `&` begin them.
    #[arg(long, value_name = "TEXT", value_parser = parse_comment, allow_hyphen_values = true)]
    comment: Option<String>,
    /// Number of lines before the table.
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip_lines: u64,
    /// Values that stand for a missing angle and are left out, separated by commas: 999,-9999,VRB. Numbers compare as
    /// numbers.
    #[arg(long, value_name = "VALUES", value_delimiter = ',', allow_hyphen_values = true)]
    missing: Vec<String>,
    /// Read only rows whose field in this column is VALUE, compared as text or as numbers. All conditions must hold if
    /// there are several.
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    filters: Vec<Filter>,
}

/// Whether the first line names the columns.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Header {
    Yes,
    No,
}

/// What else to read of a file.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) weights: Option<Weights<'a>>,
    /// The column of labels, or `file`.
    pub(crate) by: Option<&'a str>,
    /// The column of a second quantity.
    pub(crate) quantity: Option<&'a str>,
    /// What becomes of NaN, an empty field, `NA` and the like.
    pub(crate) gaps: Gaps,
    /// Angles may have the forms of these units.
    pub(crate) units: Units,
}

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Content {
    /// In the units of the file, NaN for a gap.
    pub(crate) numbers: Numbers,
    pub(crate) weights: Option<ArrayD<f64>>,
    /// A label for each row, unless rows are grouped by file or not at all.
    pub(crate) labels: Option<Labels>,
    /// The name of the column of angles.
    pub(crate) column: Option<String>,
    /// A second quantity of each row, NaN for a gap.
    pub(crate) quantity: Option<ArrayD<f64>>,
    /// Number of rows, also of those that `--where` leaves out.
    pub(crate) rows: usize,
    /// What the user may have meant otherwise.
    pub(crate) remarks: Vec<String>,
}

impl Reading {
    /// Reads numbers in the type and units of the file; there is at least one.
    pub(crate) fn numbers(&self, path: &Path, gaps: Gaps, units: Units) -> Outcome<Content> {
        let content = self.read(path, Request { weights: None, by: None, quantity: None, gaps, units })?;
        if content.numbers.shape() == [0] {
            return Err(Failure::in_file(path, self.none_of(content.rows)));
        }
        let numbers = check_finite(content.numbers, gaps).map_err(|fault| Failure::in_file(path, fault))?;
        Ok(Content { numbers, ..content })
    }

    /// Says that no row was chosen.
    pub(crate) fn none_of(&self, rows: usize) -> String {
        let conditions: Vec<_> = self.filters.iter().map(ToString::to_string).collect();
        format!("none of {rows} rows has {}", conditions.join(" and "))
    }

    /// Returns whether `--where` chooses rows.
    pub(crate) fn has_filters(&self) -> bool {
        !self.filters.is_empty()
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &Path, request: Request) -> Outcome<Content> {
        match Source::open(path)? {
            Source::Array(numbers) => self.array(path, numbers, request),
            Source::Text { start, rest } => self.table(path, &start, rest, request),
        }
    }

    fn values(&self, request: Request) -> Values {
        Values::new(request.units, &self.missing, request.gaps)
    }

    fn array(&self, path: &Path, numbers: Numbers, request: Request) -> Outcome<Content> {
        let by = request.by.filter(|by| *by != FILE);
        let options = [
            (self.column.is_some(), "--column"),
            (self.has_filters(), "--where"),
            (by.is_some(), "--by"),
            (request.quantity.is_some(), "--stack"),
        ];
        if let Some((_, option)) = options.into_iter().find(|(given, _)| *given) {
            return Err(Failure::in_file(path, format!("an .npy file has no {option}")));
        }
        let weights = request.weights.map(Weights::load).transpose()?;
        let numbers = check_finite(numbers, request.gaps).map_err(|fault| Failure::in_file(path, fault))?;
        let numbers = if self.missing.is_empty() { numbers } else { with_gaps(numbers, &self.values(request)) };
        let rows = numbers.shape().iter().product();
        let remarks = remarks(path, &numbers, &[], request.units);
        Ok(Content { numbers, weights, labels: None, column: None, quantity: None, rows, remarks })
    }

    /// Reads a text that begins with `start`.
    pub(crate) fn table(&self, path: &Path, start: &[u8], rest: Box<dyn Read>, request: Request) -> Outcome<Content> {
        let values = &self.values(request);
        let weights = request.weights.map(|weights| weights.source.to_string_lossy());
        let (angles, by, quantity) = (self.column.as_deref(), request.by, request.quantity);
        let wanted = Wanted { angles, weights: weights.as_deref(), by, quantity, filters: &self.filters };
        let known = Known { delimiter: self.delimiter, comment: self.comment.clone() };
        let counts = request.weights.is_some_and(|weights| weights.are_counts);
        let header = self.header.map(|header| header == Header::Yes);
        let layout = Layout { known: &known, skip_lines: self.skip_lines, header, wanted, values, counts };
        let table = table::read(path, start, rest, layout)?;
        let numbers = Numbers::Double(Array1::from(table.angles).into_dyn());
        let unread = if table.weights.is_none() { &table.unread[..] } else { &[] };
        let doubt = table.name.as_ref().filter(|name| name.is_doubtful).map(|name| {
            let (path, name) = (path.display(), quoted(&name.text));
            format!(
                "{path}: the first line is taken for names, {name} for that of the angles; --header yes confirms it"
            )
        });
        let remarks = doubt.into_iter().chain(remarks(path, &numbers, unread, request.units)).collect();
        Ok(Content {
            numbers,
            weights: table.weights.map(|weights| Array1::from(weights).into_dyn()),
            labels: table.labels,
            column: table.name.map(|name| name.text),
            quantity: table.quantity.map(|quantity| Array1::from(quantity).into_dyn()),
            rows: table.rows,
            remarks,
        })
    }
}

/// Replaces numbers that stand for gaps by NaN.
fn with_gaps(numbers: Numbers, values: &Values) -> Numbers {
    match numbers {
        Numbers::Single(numbers) => Numbers::Single(numbers.mapv_into(|value| values.single(value))),
        Numbers::Double(numbers) => Numbers::Double(numbers.mapv_into(|value| values.number(value))),
    }
}

fn parse_comment(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_fit = !text.is_empty() && !text.contains(|c: char| c == '"' || c.is_alphanumeric() || c.is_whitespace());
    if is_fit { Ok(text.to_owned()) } else { Err("must be marks such as `#`, `%` or `//`".to_owned()) }
}
