//! A parameter of a law: a number, or a file that holds one for each element.

use crate::failure::{Failure, Outcome};
use ndarray::{ArrayD, arr0};
use std::{
    fmt,
    io::ErrorKind,
    path::{Path, PathBuf},
    str::FromStr,
};
use vonmises::npy;

/// A number, or the path of an `.npy` file.
#[derive(Clone, Debug)]
pub(crate) enum Parameter {
    Number(f64),
    File(PathBuf),
}

impl FromStr for Parameter {
    type Err = &'static str;

    /// Whatever is not a number is a path; `./1.5` is a file of that name.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(number) => Ok(Self::Number(number)),
            // More likely the value was left out, and this is the next option.
            Err(_) if text.starts_with('-') && text != "-" => {
                Err("neither a number nor a path; write ./ before the name of such a file")
            }
            Err(_) => Ok(Self::File(text.into())),
        }
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
    /// The file, if it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Number(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// The values in double precision, which holds those of either dtype.
    pub(crate) fn load(&self) -> Outcome<ArrayD<f64>> {
        match self {
            Self::Number(value) => Ok(arr0(*value).into_dyn()),
            Self::File(path) => load(path),
        }
    }

    /// An error of the library about this parameter, with the name of the file.
    pub(crate) fn blame(&self, error: vonmises::Error) -> Failure {
        match self {
            Self::Number(_) => Failure::new(error),
            Self::File(path) => Failure::in_file(path, error),
        }
    }
}

fn load(path: &Path) -> Outcome<ArrayD<f64>> {
    match npy::load::<f64>(path) {
        // A pipe cannot be read twice.
        Err(npy::Error::Dtype { .. }) if path.is_file() => {
            let single = npy::load::<f32>(path);
            // The file is of neither type, or it changed; the first is what matters.
            Ok(single.map_err(|error| Failure::new(error.to_string().replace("<f4", "<f8 or <f4")))?.mapv(f64::from))
        }
        Err(npy::Error::Io { source, .. }) if source.kind() == ErrorKind::NotFound => {
            Err(Failure::in_file(path, "there is no such file, and it is not a number"))
        }
        loaded => Ok(loaded?),
    }
}
