//! A parameter of a distribution: a number, or a file that holds one for each element.

use crate::exit::failure::{Failure, Outcome};
use crate::exit::rewording::Given;
use crate::observations::source;
use clap::builder::{OsStringValueParser, TryMapValueParser, TypedValueParser, ValueParserFactory};
use ndarray::{ArrayD, arr0};
use std::{
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
};

/// A number, or the path of an `.npy` file.
#[derive(Clone, Debug)]
pub(crate) enum Parameter {
    Number(f64),
    File(PathBuf),
}

impl ValueParserFactory for Parameter {
    type Parser = TryMapValueParser<OsStringValueParser, fn(OsString) -> Result<Self, &'static str>>;

    fn value_parser() -> Self::Parser {
        OsStringValueParser::new().try_map(Self::parse) // a path need not be UTF-8
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Parameter {
    /// Parses a number, or takes the text as a path; `./1.5` is a file of that name.
    fn parse(text: OsString) -> Result<Self, &'static str> {
        match text.to_str().map(str::parse) {
            Some(Ok(number)) => Ok(Self::Number(number)),
            // More likely the value was left out, and this is the next option.
            _ if text.as_encoded_bytes().starts_with(b"-") && text != "-" => {
                Err("neither a number nor a path; write ./ before the name of such a file")
            }
            _ => Ok(Self::File(text.into())),
        }
    }

    /// Returns the path, if this is a file.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Number(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// Loads the values as double precision; a file with a number that is none there is refused.
    pub(crate) fn load(&self) -> Outcome<ArrayD<f64>> {
        match self {
            Self::Number(value) => Ok(arr0(*value).into_dyn()),
            Self::File(path) => {
                self.check_exists()?;
                source::array(path)?.double().map_err(|error| Failure::in_file(path, error))
            }
        }
    }

    /// Refuses a file that does not exist: it may have been meant as a number.
    pub(crate) fn check_exists(&self) -> Outcome {
        match self.path().filter(|path| *path != Path::new("-") && path.try_exists().is_ok_and(|found| !found)) {
            Some(path) => Err(Failure::in_file(path, "there is no such file, and it is not a number")),
            None => Ok(()),
        }
    }

    /// Returns what to call this parameter in a message about the library's `argument`.
    pub(crate) fn given(&self, argument: &'static str, name: &'static str) -> Given<'_> {
        Given { argument, name, text: self.to_string(), path: self.path() }
    }
}
