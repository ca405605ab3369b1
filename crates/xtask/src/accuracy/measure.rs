//! Measures every function at the points of the tables, and adds the largest errors that are known.

use super::comparison::error::{Finding, find};
use super::comparison::function::{Function, Precision};
use super::exhaustive;
use super::measured::{Measured, Ranges};
use super::search::record;
use super::table_points::points;
use rayon::prelude::*;
use std::error::Error;

/// Returns the errors of every function, in the order of the tables.
pub(crate) fn measure() -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut all = Vec::new();
    for function in Function::ALL {
        let [double, single] = Precision::ALL.map(|precision| at_table_points(function, precision));
        all.push(Measured { function, double: double?, single: single? });
    }
    assert!(all.iter().all(|function| function.double.all().count > 60), "a reference table is nearly empty");
    for row in record::read()? {
        let known = all.iter_mut().find(|measured| measured.function.name() == row.function);
        let measured = known.ok_or(format!("{}: no function has this name", row.function))?;
        let ranges =
            if row.precision == Precision::Single.name() { &mut measured.single } else { &mut measured.double };
        ranges.raise(row.concentration()?, row.error);
    }
    for (kappa, largest) in exhaustive::largest()? {
        all.iter_mut().filter(|measured| measured.function == Function::Samples).for_each(|measured| {
            measured.single.raise(kappa, largest);
        });
    }
    Ok(all)
}

/// Measures one function in one type. The sum of errors is taken in the order of the points.
fn at_table_points(function: Function, precision: Precision) -> Result<Ranges, Box<dyn Error>> {
    let points = points(function, precision)?;
    let found: Vec<Option<Finding>> = points.par_iter().map(|&point| find(function, precision, point)).collect();
    let mut ranges = Ranges::default();
    found.iter().flatten().for_each(|finding| ranges.add(finding.kappa, finding.error));
    Ok(ranges)
}
