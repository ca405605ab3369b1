//! Library errors in the words of the command line: options and files instead of arguments and indices.

use crate::exit::failure::Failure;
use crate::exit::line::list;
use std::path::Path;
use vonmises::Error;

/// What the user gave for an argument of a library function.
pub(crate) struct Given<'a> {
    /// The library's name of the argument.
    pub(crate) argument: &'static str,
    /// Its name on the command line, such as `--loc` or `X`.
    pub(crate) name: &'static str,
    /// The number or path as it is printed.
    pub(crate) text: String,
    /// The path, if a file was given.
    pub(crate) path: Option<&'a Path>,
}

impl<'a> Given<'a> {
    pub(crate) fn file(argument: &'static str, name: &'static str, path: &'a Path) -> Self {
        Self { argument, name, text: path.display().to_string(), path: Some(path) }
    }
}

/// Rewords an error about arguments: a bad value names its option or file, any other error lists all that was given.
pub(crate) fn argument_error(error: &Error, given: &[Given]) -> Failure {
    let Error::Value { argument, value, requirement, .. } = error else {
        let all = list(given.iter().map(|given| format!("{} {}", given.name, given.text)));
        return Failure::new(format!("{all}: {error}"));
    };
    match given.iter().find(|given| given.argument == *argument) {
        Some(Given { path: Some(path), .. }) => Failure::in_file(path, error),
        Some(Given { name, .. }) => Failure::new(format!("{name} {value}: must be {requirement}")),
        None => option_error(error),
    }
}

/// Rewords an error about an option whose name is that of the library's argument.
pub(crate) fn option_error(error: &Error) -> Failure {
    match error {
        Error::Value { argument: "draws", value, .. } => {
            Failure::new(format!("--bootstrap {value}: too few draws for an interval of that level"))
        }
        Error::Value { argument, value, requirement, .. } => {
            Failure::new(format!("--{argument} {value}: must be {requirement}"))
        }
        other => Failure::new(other),
    }
}

/// Rewords what is wrong with the observations in a file, without the file's name.
pub(crate) fn observations_fault(error: &Error) -> String {
    match error {
        Error::Undefined { reason, .. } => (*reason).to_owned(),
        Error::Empty { .. } => "holds no observations that count".to_owned(),
        other => other.to_string(),
    }
}

/// Says why a sample lacks a statistic.
pub(crate) fn undefined_reason(error: &Error) -> String {
    match error {
        Error::Empty { .. } => "there are no angles that count".to_owned(),
        Error::Weighted { reason } | Error::Undefined { reason, .. } => (*reason).to_owned(),
        other => other.to_string(),
    }
}
