//! Pictures of several samples.

use super::options::options;
use super::picture::PyPicture;
use crate::arrays::input::{Argument, Pinned};
use crate::arrays::precision::{Precision, with_float};
use crate::errors::exception;
use crate::observations::given::Given;
use crate::observations::rounding::rounding;
use crate::observations::sample::Sample;
use crate::threads::run::run;
use numpy::Element;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use vonmises::Float;
use vonmises::plot::{self, Kind, Panel};

/// Draws several samples in one picture, a panel each, on a common scale.
///
/// Panels of roses have the same petals and rings, those of histograms the same axes and bars. Each panel has its title
/// above it and its numbers below it.
///
/// Parameters
/// ----------
/// kind : {"rose", "histogram", "quantiles"}
///     What each panel is.
/// samples : dict or sequence of array_like
///     Up to 36 samples, angles in radians; the keys of a ``dict`` are the titles of its panels.
/// values : dict or sequence of array_like, optional
///     Values of each angle, which make the panels those of a `wind_rose`: with the keys or in the order of the
///     samples.
/// nan_policy : {"raise", "omit"}, optional
///     What NaN in a sample is: an error, or a missing angle.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
/// **options
///     Those of `rose`, `wind_rose`, `histogram` or `quantiles`.
///
/// Returns
/// -------
/// Picture
///     The picture, to save or to show in a notebook.
///
/// Raises
/// ------
/// ValueError
///     As the functions of one sample do, and if there are no samples or more than 36.
///
/// Examples
/// --------
/// >>> from vonmises import Key, plot, sample
/// >>> sites = {"north": sample(Key(1), 0.0, 2.0, 100), "south": sample(Key(2), 3.0, 2.0, 100)}
/// >>> plot.panels("rose", sites, title="Two sites").to_svg().count("n = 100")
/// 2
#[pyfunction]
#[pyo3(signature = (kind, samples, *, values=None, nan_policy="raise", rounding=None, **options))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn panels<'py>(
    py: Python<'py>,
    kind: &str,
    samples: &Bound<'py, PyAny>,
    values: Option<&Bound<'_, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyPicture> {
    let (kind, options, rounding) = (kind_of(kind)?, self::options(options)?, self::rounding(rounding)?);
    let (titles, samples) = listed(samples)?;
    let whole =
        |x: &Bound<'py, PyAny>| -> PyResult<Given<'py>> { Ok(Given::whole(x, None, nan_policy)?.rounded(rounding)) };
    let samples = samples.iter().map(whole).collect::<PyResult<Vec<_>>>()?;
    samples.iter().try_for_each(|given| given.policy.without_propagate().map(drop))?;
    let values = values.map(|values| values_of(values, &titles, samples.len())).transpose()?;
    let arguments = samples.iter().map(Given::angles).collect::<Vec<_>>();
    with_float!(Precision::common(None, &arguments)?, F => {
        let samples = samples.iter().map(Given::sample::<F>).collect::<PyResult<Vec<_>>>()?;
        let draw = move || {
            let panels = titles.iter().zip(&samples).enumerate();
            let values = |at: usize| values.as_ref().and_then(|values| values.get(at));
            let panels = panels.map(|(at, (title, sample))| panel(title, sample, values(at)));
            plot::panels(kind, panels, &options)
        };
        run(py, draw)?.map(PyPicture::from).map_err(|error| exception(py, &error))
    })
}

fn kind_of(name: &str) -> PyResult<Kind> {
    match name {
        "rose" => Ok(Kind::Rose),
        "histogram" => Ok(Kind::Histogram),
        "quantiles" => Ok(Kind::Quantiles),
        _ => {
            let message = format!("kind = {name:?}: must be \"rose\", \"histogram\" or \"quantiles\"");
            Err(PyValueError::new_err(message))
        }
    }
}

fn panel<'a, F: Float + Element>(
    title: &str,
    sample: &'a Sample<F>,
    values: Option<&'a Pinned<f64>>,
) -> Panel<'a, F, ndarray::IxDyn> {
    let panel = Panel::new(sample.observations()).title(title);
    values.into_iter().fold(panel, |panel, values| panel.values(values.view()))
}

/// Returns the titles and the samples of a mapping, or the samples of a sequence without titles.
fn listed<'py>(samples: &Bound<'py, PyAny>) -> PyResult<(Vec<String>, Vec<Bound<'py, PyAny>>)> {
    if let Ok(items) = samples.call_method0("items") {
        let pair = |item: PyResult<Bound<'py, PyAny>>| {
            let (title, sample) = item?.extract::<(Bound<'py, PyAny>, Bound<'py, PyAny>)>()?;
            Ok((title.str()?.to_string(), sample))
        };
        return Ok(items.try_iter()?.map(pair).collect::<PyResult<Vec<_>>>()?.into_iter().unzip());
    }
    let samples = samples.try_iter()?.collect::<PyResult<Vec<_>>>()?;
    Ok((vec![String::new(); samples.len()], samples))
}

/// Returns the values of each sample.
fn values_of(given: &Bound<'_, PyAny>, titles: &[String], count: usize) -> PyResult<Vec<Pinned<f64>>> {
    let (names, values) = listed(given)?;
    let has_names = names.iter().any(|name| !name.is_empty());
    if values.len() != count || (has_names && titles != names) {
        return Err(PyValueError::new_err(
            "values: must be as many as the samples, with the same keys in the same order",
        ));
    }
    values.iter().map(|values| Argument::new("values", values)?.pinned()).collect()
}
