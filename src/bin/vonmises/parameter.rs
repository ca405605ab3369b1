//! A parameter of a law: a number, or a file that holds one for each element.

use crate::failure::{Failure, Outcome};
use ndarray::{ArrayD, arr0};
use std::{convert::Infallible, path::PathBuf, str::FromStr};
use vonmises::npy;

/// A number, or the path of an `.npy` file.
#[derive(Clone, Debug)]
pub(crate) enum Parameter {
    Number(f64),
    File(PathBuf),
}

impl FromStr for Parameter {
    type Err = Infallible;

    /// Whatever is not a number is a path; `./1.5` is a file of that name.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.parse().map_or_else(|_| Self::File(text.into()), Self::Number))
    }
}

impl Parameter {
    /// The values in double precision, which holds those of either dtype.
    pub(crate) fn load(&self) -> Outcome<ArrayD<f64>> {
        match self {
            Self::Number(value) => Ok(arr0(*value).into_dyn()),
            Self::File(path) => match npy::load::<f64>(path) {
                Err(npy::Error::Dtype { .. }) => {
                    let single = npy::load::<f32>(path);
                    // The file is of neither type, or it changed; the first is what matters.
                    Ok(single
                        .map_err(|error| Failure::new(error.to_string().replace("<f4", "<f8 or <f4")))?
                        .mapv(f64::from))
                }
                loaded => Ok(loaded?),
            },
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
