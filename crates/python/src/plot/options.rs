//! Options of pictures, given by their names.

use crate::errors::picture_exception;
use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use std::path::PathBuf;
use vonmises::VonMises;
use vonmises::plot::{self, Color, Font, Options, Orientation, Units};

/// Reads the options of a picture.
pub(super) fn options(given: Option<&Bound<'_, PyDict>>) -> PyResult<Options> {
    let mut options = Options::new();
    for (name, value) in given.into_iter().flatten() {
        options = with(options, name.extract::<&str>()?, &value)?;
    }
    Ok(options)
}

/// Sets one option.
fn with(options: Options, name: &str, value: &Bound<'_, PyAny>) -> PyResult<Options> {
    Ok(match name {
        "title" => options.title(optional::<String>(name, value)?.unwrap_or_default()),
        "bins" => optional(name, value)?.into_iter().fold(options, Options::bins),
        "centred" => flagged(name, value, options, Options::centred)?,
        "units" => options.units(units(value)?),
        "orientation" => optional_orientation(value)?.into_iter().fold(options, Options::orientation),
        "distribution" => distribution(options, value)?,
        "level" => match optional(name, value)? {
            Some(level) => options.level(level),
            None => options.without_interval(),
        },
        "points" => flagged(name, value, options, Options::points)?,
        "layers" => optional::<Vec<f64>>(name, value)?.into_iter().fold(options, Options::layers),
        "layer_name" => options.layer_name(optional::<String>(name, value)?.unwrap_or_default()),
        "width" => options.width(read(name, value)?),
        "font" => font(value)?.into_iter().fold(options, Options::font),
        "font_size" => options.font_size(read(name, value)?),
        "color" => color(value)?.into_iter().fold(options, Options::color),
        "legend" if read(name, value)? => options,
        "legend" => options.without_legend(),
        _ => return Err(PyTypeError::new_err(format!("a picture has no option {name:?}"))),
    })
}

/// Reads a value; the error names the option.
fn read<'py, T: FromPyObjectOwned<'py>>(name: &str, value: &Bound<'py, PyAny>) -> PyResult<T> {
    let named = |error: PyErr| PyTypeError::new_err(format!("{name} = {value}: {}", error.value(value.py())));
    value.extract::<T>().map_err(|error| named(error.into()))
}

fn optional<'py, T: FromPyObjectOwned<'py>>(name: &str, value: &Bound<'py, PyAny>) -> PyResult<Option<T>> {
    if value.is_none() { Ok(None) } else { read(name, value).map(Some) }
}

fn flagged(
    name: &str,
    value: &Bound<'_, PyAny>,
    options: Options,
    set: impl FnOnce(Options) -> Options,
) -> PyResult<Options> {
    Ok(if read(name, value)? { set(options) } else { options })
}

fn units(value: &Bound<'_, PyAny>) -> PyResult<Units> {
    if let Ok(period) = value.extract::<f64>() {
        return Ok(Units::Period(period));
    }
    match value.extract::<&str>() {
        Ok("degrees") => Ok(Units::Degrees),
        Ok("radians") => Ok(Units::Radians),
        _ => Err(refused("units", value, "\"degrees\", \"radians\" or the number of units in a turn")),
    }
}

fn optional_orientation(value: &Bound<'_, PyAny>) -> PyResult<Option<Orientation>> {
    if value.is_none() {
        return Ok(None);
    }
    match value.extract::<&str>() {
        Ok("mathematical") => Ok(Some(Orientation::Mathematical)),
        Ok("compass") => Ok(Some(Orientation::Compass)),
        _ => Err(refused("orientation", value, "\"mathematical\" or \"compass\"")),
    }
}

/// Reads the distribution that is drawn: "fitted", none, or an object with parameters.
fn distribution(options: Options, value: &Bound<'_, PyAny>) -> PyResult<Options> {
    if value.is_none() {
        return Ok(options.without_distribution());
    }
    if value.extract::<&str>().is_ok_and(|name| name == "fitted") {
        return Ok(options);
    }
    let parameter = |name: &str| value.getattr(name).ok().and_then(|number| number.extract::<f64>().ok());
    let (Some(loc), Some(concentration)) = (parameter("loc"), parameter("concentration")) else {
        return Err(refused("distribution", value, "\"fitted\", None or one VonMises"));
    };
    match VonMises::new(loc, concentration) {
        Ok(distribution) => Ok(options.distribution(&distribution)),
        Err(error) => Err(PyValueError::new_err(format!("distribution: {error}"))),
    }
}

/// Reads a font: the name of a family, or the path of a file, which is no string.
fn font(value: &Bound<'_, PyAny>) -> PyResult<Option<Font>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Ok(family) = value.cast::<PyString>() {
        return Ok(Some(Font::family(family.to_cow()?.into_owned())));
    }
    let path = read::<PathBuf>("font", value)?;
    Font::from_file(path).map(Some).map_err(|error| picture_exception(&error))
}

fn color(value: &Bound<'_, PyAny>) -> PyResult<Option<Color>> {
    let text = optional::<String>("color", value)?;
    let named = |error| PyValueError::new_err(format!("color = {error}"));
    text.map(|text| text.parse()).transpose().map_err(|error: plot::Error| named(error))
}

fn refused(name: &str, value: &Bound<'_, PyAny>, wanted: &str) -> PyErr {
    PyValueError::new_err(format!("{name} = {value}: must be {wanted}"))
}
