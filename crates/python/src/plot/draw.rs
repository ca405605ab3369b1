//! Pictures of one sample.

use super::options::options;
use super::picture::PyPicture;
use crate::arrays::input::Argument;
use crate::arrays::precision::with_float;
use crate::errors::exception;
use crate::observations::given::Given;
use crate::observations::rounding::rounding;
use crate::observations::sample::Sample;
use crate::threads::run::run;
use numpy::Element;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use vonmises::plot::{self, Picture};
use vonmises::{Float, Result};

/// Draws a picture on the pool.
fn drawn<F: Float + Element>(
    py: Python<'_>,
    given: &Given<'_>,
    draw: impl FnOnce(&Sample<F>) -> Result<Picture> + Send + 'static,
) -> PyResult<PyPicture> {
    given.policy.without_propagate()?;
    let sample = given.sample::<F>()?;
    let picture = run(py, move || draw(&sample))?;
    picture.map(PyPicture::from).map_err(|error| exception(py, &error))
}

/// Draws a rose diagram: the shares of the angles in parts of the circle, as areas of petals.
///
/// It shows the mean direction with its confidence interval, the mean resultant length, and the fitted distribution.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit"}, optional
///     What NaN in x is: an error, or a missing angle, which the legend counts.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
///     Petals then consist of whole classes.
/// title : str, optional
///     The text above the picture.
/// bins : int, optional
///     The number of petals, from 1 to 1000.
/// centred : bool, optional
///     Whether the first petal is centred at 0 instead of beginning there.
/// units : {"degrees", "radians"} or float, optional
///     The unit of labels; a number is that of units in a turn: 24 for hours.
/// orientation : {"mathematical", "compass"}, optional
///     Where 0 is, and which way angles grow. By default that of mathematics, and of the compass for units of a period.
/// distribution : {"fitted"}, VonMises or None, optional
///     The distribution that is drawn.
/// level : float or None, optional
///     The level of the confidence interval of the mean direction, 0.95 by default; ``None`` for no interval.
/// points : bool, optional
///     Whether the angles are drawn as dots outside the rim.
/// width : float, optional
///     The width in millimetres, 120 by default.
/// font : str or os.PathLike, optional
///     A family of fonts, or the path of a file, which a PNG needs. By default DejaVu Sans.
/// font_size : float, optional
///     The size of letters in points, 9 by default.
/// color : str, optional
///     The colour of petals, as ``"#0072b2"``.
/// legend : bool, optional
///     Whether there is a legend.
///
/// Returns
/// -------
/// Picture
///     The picture, to save or to show in a notebook.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, or an option is out of range.
///
/// Examples
/// --------
/// >>> from vonmises import Key, plot, sample
/// >>> hours = sample(Key(1), -1.8, 0.7, 250)
/// >>> svg = plot.rose(hours, units=24, title="Arrivals").to_svg()
/// >>> "Arrivals" in svg, "n = 250" in svg
/// (True, True)
#[pyfunction]
#[pyo3(signature = (x, *, weights=None, nan_policy="raise", rounding=None, **options))]
pub(crate) fn rose(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    weights: Option<&Bound<'_, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyPicture> {
    let (given, options) = (Given::whole(x, weights, nan_policy)?, self::options(options)?);
    let given = given.rounded(self::rounding(rounding)?);
    with_float!(given.precision()?, F => drawn::<F>(py, &given, move |x| plot::rose(x.observations(), &options)))
}

/// Draws a rose whose petals are divided into layers by a value of each angle, such as a speed.
///
/// Layers are stacked from the centre outward, each over the area of its share, and grow darker.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// values : array_like
///     A number for each angle, such as a speed; they broadcast to x. An angle whose value is NaN is left out and
///     counted.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit"}, optional
///     What NaN in x is: an error, or a missing angle, which the legend counts.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
///     Petals then consist of whole classes.
/// title : str, optional
///     The text above the picture.
/// bins : int, optional
///     The number of petals, from 1 to 1000.
/// centred : bool, optional
///     Whether the first petal is centred at 0 instead of beginning there.
/// units : {"degrees", "radians"} or float, optional
///     The unit of labels; a number is that of units in a turn: 24 for hours.
/// orientation : {"mathematical", "compass"}, optional
///     Where 0 is, and which way angles grow. By default that of mathematics, and of the compass for units of a period.
/// distribution : {"fitted"}, VonMises or None, optional
///     The distribution that is drawn.
/// level : float or None, optional
///     The level of the confidence interval of the mean direction, 0.95 by default; ``None`` for no interval.
/// points : bool, optional
///     Whether the angles are drawn as dots outside the rim.
/// layers : sequence of float, optional
///     Where layers begin, at most 8, ascending. What is below the first is calm.
/// layer_name : str, optional
///     What the layers are, for the legend.
/// width : float, optional
///     The width in millimetres, 120 by default.
/// font : str or os.PathLike, optional
///     A family of fonts, or the path of a file, which a PNG needs. By default DejaVu Sans.
/// font_size : float, optional
///     The size of letters in points, 9 by default.
/// color : str, optional
///     The colour of dots, as ``"#0072b2"``.
/// legend : bool, optional
///     Whether there is a legend.
///
/// Returns
/// -------
/// Picture
///     The picture, to save or to show in a notebook.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, or an option is out of range.
///
/// Examples
/// --------
/// >>> from vonmises import plot
/// >>> speeds = [1.2, 3.0, 7.5, 0.2, float("nan")]
/// >>> layers = [0.5, 2.0, 5.0]
/// >>> picture = plot.wind_rose([0.1, 0.4, 2.0, 5.9, 0.3], speeds, layers=layers, orientation="compass")
/// >>> "n = 4 (1 without a value)" in picture.to_svg()
/// True
#[pyfunction]
#[pyo3(signature = (x, values, *, weights=None, nan_policy="raise", rounding=None, **options))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn wind_rose(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    values: &Bound<'_, PyAny>,
    weights: Option<&Bound<'_, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyPicture> {
    let (given, options) = (Given::whole(x, weights, nan_policy)?, self::options(options)?);
    let (given, values) = (given.rounded(self::rounding(rounding)?), Argument::new("values", values)?);
    with_float!(given.precision()?, F => {
        let values = values.pinned::<f64>()?;
        drawn::<F>(py, &given, move |x| plot::wind_rose(x.observations(), values.view(), &options))
    })
}

/// Draws the density of angles along a straight axis, cut to the angles if they are close together.
///
/// It shows the mean direction with its confidence interval, and the fitted distribution.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit"}, optional
///     What NaN in x is: an error, or a missing angle, which the legend counts.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid. Bars
///     then consist of whole classes.
/// title : str, optional
///     The text above the picture.
/// bins : int, optional
///     The number of bars, from 1 to 1000.
/// units : {"degrees", "radians"} or float, optional
///     The unit of labels; a number is that of units in a turn: 24 for hours.
/// orientation : {"mathematical", "compass"}, optional
///     Where the axis is cut. By default that of mathematics, and of the compass for units of a period.
/// distribution : {"fitted"}, VonMises or None, optional
///     The distribution that is drawn.
/// level : float or None, optional
///     The level of the confidence interval of the mean direction, 0.95 by default; ``None`` for no interval.
/// width : float, optional
///     The width in millimetres, 120 by default.
/// font : str or os.PathLike, optional
///     A family of fonts, or the path of a file, which a PNG needs. By default DejaVu Sans.
/// font_size : float, optional
///     The size of letters in points, 9 by default.
/// color : str, optional
///     The colour of bars, as ``"#0072b2"``.
/// legend : bool, optional
///     Whether there is a legend.
///
/// Returns
/// -------
/// Picture
///     The picture, to save or to show in a notebook.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, or an option is out of range.
///
/// Examples
/// --------
/// >>> from vonmises import Key, plot, sample
/// >>> picture = plot.histogram(sample(Key(1), 0.5, 5.0, 250), bins=12, distribution=None)
/// >>> "n = 250" in picture.to_svg()
/// True
#[pyfunction]
#[pyo3(signature = (x, *, weights=None, nan_policy="raise", rounding=None, **options))]
pub(crate) fn histogram(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    weights: Option<&Bound<'_, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyPicture> {
    let (given, options) = (Given::whole(x, weights, nan_policy)?, self::options(options)?);
    let given = given.rounded(self::rounding(rounding)?);
    with_float!(given.precision()?, F => drawn::<F>(py, &given, move |x| plot::histogram(x.observations(), &options)))
}

/// Draws each angle against the quantile of a distribution, a Q-Q plot, with a band that holds 95 % of each.
///
/// Angles that follow the distribution lie along the diagonal.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size and shape.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit"}, optional
///     What NaN in x is: an error, or a missing angle, which the legend counts.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid.
/// title : str, optional
///     The text above the picture.
/// units : {"degrees", "radians"} or float, optional
///     The unit of labels; a number is that of units in a turn: 24 for hours.
/// distribution : {"fitted"} or VonMises, optional
///     The distribution whose quantiles are on the horizontal axis.
/// width : float, optional
///     The width in millimetres, 120 by default.
/// font : str or os.PathLike, optional
///     A family of fonts, or the path of a file, which a PNG needs. By default DejaVu Sans.
/// font_size : float, optional
///     The size of letters in points, 9 by default.
/// color : str, optional
///     The colour of points, as ``"#0072b2"``.
/// legend : bool, optional
///     Whether there is a legend.
///
/// Returns
/// -------
/// Picture
///     The picture, to save or to show in a notebook.
///
/// Raises
/// ------
/// ValueError
///     If there are no angles, one is not finite, or an option is out of range.
///
/// Examples
/// --------
/// >>> from vonmises import Key, plot, sample
/// >>> "n = 400" in plot.quantiles(sample(Key(1), 1.0, 5.0, 400)).to_svg()
/// True
#[pyfunction]
#[pyo3(signature = (x, *, weights=None, nan_policy="raise", rounding=None, **options))]
pub(crate) fn quantiles(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    weights: Option<&Bound<'_, PyAny>>,
    nan_policy: &str,
    rounding: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyPicture> {
    let (given, options) = (Given::whole(x, weights, nan_policy)?, self::options(options)?);
    let given = given.rounded(self::rounding(rounding)?);
    with_float!(given.precision()?, F => drawn::<F>(py, &given, move |x| plot::quantiles(x.observations(), &options)))
}
