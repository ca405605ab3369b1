//! Tasks for contributors, run as `cargo xtask COMMAND`.

mod accuracy;
mod npy;
mod numbers;
mod pages;
mod project;
mod speed;

use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "usage:
  cargo xtask accuracy               print the errors of every function
  cargo xtask accuracy --search [N [FUNCTION...]]
                                     search for the largest errors, from N random points (a million) of each function
                                     and type, climbing from the worst of them and of the data file; rewrite that file
  cargo xtask accuracy --reference N print what the search compares with, at N random points of each function and type
  cargo xtask accuracy --exhaustive  measure all f32 samples of 14 concentrations, minutes each; rewrite their data file
  cargo xtask npy FOLDER             print what is read of each file there, for data/scripts/npy_differential.py
  cargo xtask tables                 rewrite the generated tables of docs/accuracy.md and docs/speed.md
  cargo xtask tables --check         fail if a page is not what would be written";

/// Parses a number of points.
fn number(text: &str) -> Result<u32, Box<dyn Error>> {
    text.parse().map_err(|_| format!("{text} is not a number of points").into())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["accuracy"] => accuracy::print::print(),
        ["accuracy", "--search"] => accuracy::search::run::search_and_record(accuracy::search::run::POINTS, &[]),
        ["accuracy", "--search", points, names @ ..] => {
            number(points).and_then(|points| accuracy::search::run::search_and_record(points, names))
        }
        ["accuracy", "--reference", points] => number(points).and_then(accuracy::search::run::print_random),
        ["accuracy", "--exhaustive"] => accuracy::exhaustive::measure_and_record(),
        ["npy", folder] => npy::print(folder),
        ["tables"] => pages::page::rewrite(),
        ["tables", "--check"] => pages::page::check(),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
