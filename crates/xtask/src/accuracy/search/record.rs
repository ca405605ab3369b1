//! The file of the largest errors found.

use crate::accuracy::comparison::error::Finding;
use crate::accuracy::comparison::function::{Function, Precision};
use crate::accuracy::comparison::point::{Argument, Point};
use crate::project;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::io::Write;

/// The file that the search writes. The suite's tests read it.
pub(crate) const FILE: &str = "data/measurements/maxima.csv";

/// A point at which the error of a function is among the largest.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Row {
    pub(crate) function: String,
    #[serde(rename = "type")]
    pub(crate) precision: String,
    /// The concentration, or nothing for a function that returns one.
    kappa: String,
    argument: String,
    /// The nearest double to what the value should be.
    high: f64,
    /// The rest of it.
    low: f64,
    /// The size of the unit in which the error counts.
    unit: f64,
    pub(crate) error: f64,
}

impl Row {
    pub(crate) fn new(function: Function, precision: Precision, found: &Finding) -> Self {
        let kappa =
            if function == Function::Concentration { String::new() } else { format!("{:?}", found.point.kappa) };
        Self {
            function: function.name().into(),
            precision: precision.name().into(),
            kappa,
            argument: found.point.argument.to_string(),
            high: found.value.high,
            low: found.value.low,
            unit: found.unit,
            error: found.error,
        }
    }

    /// Checks whether this is a row of the function in the type.
    pub(crate) fn is_of(&self, function: Function, precision: Precision) -> bool {
        self.function == function.name() && self.precision == precision.name()
    }

    /// Returns the place of the function and type in the file.
    pub(crate) fn place(&self) -> (usize, usize) {
        let function = Function::ALL.iter().take_while(|function| function.name() != self.function).count();
        (function, Precision::ALL.iter().take_while(|precision| precision.name() != self.precision).count())
    }

    /// Returns the point.
    pub(crate) fn point(&self) -> Result<Point, Box<dyn Error>> {
        let kappa = if self.kappa.is_empty() { 0.0 } else { self.kappa.parse()? };
        let argument = match (self.function.as_str(), self.argument.split_once(';')) {
            (_, Some((turn, other))) => Argument::Other(turn.parse()?, other.parse()?),
            _ if self.argument.is_empty() => Argument::None,
            ("sample_with_grad: concentration", _) => Argument::Seed(self.argument.parse()?),
            ("samples", _) => Argument::Word(self.argument.parse()?),
            ("trigonometric_moment(n)", _) => Argument::Order(self.argument.parse()?),
            _ => Argument::Real(self.argument.parse()?),
        };
        Ok(Point { kappa, argument })
    }

    /// Returns the concentration: the given one, or the one that the function returns.
    pub(crate) fn concentration(&self) -> Result<f64, Box<dyn Error>> {
        Ok(if self.kappa.is_empty() { self.high } else { self.kappa.parse()? })
    }
}

/// Writes rows in the form of the file.
pub(crate) fn write(to: impl Write, rows: &[Row]) -> Result<(), Box<dyn Error>> {
    let mut file = csv::Writer::from_writer(to);
    rows.iter().try_for_each(|row| file.serialize(row))?;
    Ok(file.flush()?)
}

/// Reads the file.
pub(crate) fn read() -> Result<Vec<Row>, Box<dyn Error>> {
    csv::Reader::from_path(project::file(FILE))?.deserialize().map(|row| Ok(row?)).collect()
}
