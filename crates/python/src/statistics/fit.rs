//! `vonmises.circular.fit`.

use super::fitted::PyFitted;
use super::stored::Fits;
use crate::arrays::precision::with_float;
use crate::observations::given::Given;
use crate::observations::reduce::statistic;
use crate::observations::rounding::rounding;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use vonmises::Float;
use vonmises::circular::{Bias, Fit};

/// Fits the von Mises distribution by maximum likelihood.
///
/// Both parameters are estimated unless they are given. The location is the mean direction, and the concentration that
/// of the mean resultant length.
///
/// Parameters
/// ----------
/// x : array_like
///     Angles in radians, of any size.
/// axis : int or tuple of int, optional
///     Lanes run along it, each with a fit of its own. By default one distribution is fitted to the whole array.
/// weights : array_like, optional
///     How many times each angle counts, at least 0; they broadcast to x.
/// nan_policy : {"raise", "omit", "propagate"}, optional
///     What NaN in x is: an error, a missing angle, or a lane whose estimates are NaN.
/// loc : float, optional
///     The location, if it is known.
/// concentration : float, optional
///     The concentration, if it is known.
/// bias : {"none", "best_fisher", "marginal_likelihood"}, optional
///     The correction of the bias of the concentration, which matters below about 50 angles: that of Best & Fisher
///     1981, or the estimate of Schou 1978 from the likelihood of the resultant length alone. With a known location
///     neither changes the estimate.
/// rounding : float or (float, float), optional
///     The step that angles were rounded to, in radians, a whole fraction of a turn; with the offset of the grid. The
///     likelihood is then that of the classes.
///
/// Returns
/// -------
/// Fitted
///     The estimates and their uncertainty.
///
/// Raises
/// ------
/// ValueError
///     As `mean` does, and if the angles are all equal (as a single one is) or so close that the concentration
///     overflows.
///
/// Examples
/// --------
/// >>> from vonmises import Key, circular, sample
/// >>> fitted = circular.fit(sample(Key(3), 1.0, 4.0, 400))
/// >>> fitted
/// Fitted(VonMises(loc = 0.9879 ± 0.0267, concentration = 4.0443 ± 0.2582), weight = 400)
/// >>> interval = fitted.confidence_interval(0.95).concentration
/// >>> bool(interval.low < 4 < interval.high)
/// True
/// >>> rows = circular.fit(sample(Key(3), 1.0, 4.0, (5, 100)), axis=1)
/// >>> rows.concentration.shape
/// (5,)
#[pyfunction]
#[pyo3(signature = (
    x, axis=None, weights=None, nan_policy="raise", *, loc=None, concentration=None, bias="none", rounding=None
))]
#[allow(clippy::too_many_arguments)] // those of Python
pub(crate) fn fit(
    py: Python<'_>,
    x: &Bound<'_, PyAny>,
    axis: Option<&Bound<'_, PyAny>>,
    weights: Option<&Bound<'_, PyAny>>,
    nan_policy: &str,
    loc: Option<f64>,
    concentration: Option<f64>,
    bias: &str,
    rounding: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyFitted> {
    let rounding = self::rounding(rounding)?;
    let given = Given::new(x, axis, weights, nan_policy)?.rounded(rounding);
    let bias = bias_of(bias)?;
    with_float!(given.precision()?, F => {
        let options = options::<F>(loc, concentration, bias);
        let each = statistic!(py, given, F, None, x => options.fit(x).map(Some), axis => {
            Ok(options.fit_axis(x, axis)?.mapv(Some))
        })?;
        Ok(PyFitted::new(Fits { options, rounding, each }))
    })
}

/// Returns the options of a fit.
fn options<F: Float>(loc: Option<f64>, concentration: Option<f64>, bias: Bias) -> Fit<F> {
    let with_loc = loc.into_iter().fold(Fit::new().bias(bias), |fit, loc| fit.loc(F::from_f64(loc)));
    concentration.into_iter().fold(with_loc, |fit, known| fit.concentration(F::from_f64(known)))
}

fn bias_of(name: &str) -> PyResult<Bias> {
    match name {
        "none" => Ok(Bias::None),
        "best_fisher" => Ok(Bias::BestFisher),
        "marginal_likelihood" => Ok(Bias::MarginalLikelihood),
        _ => {
            let message = format!("bias = {name:?}: must be \"none\", \"best_fisher\" or \"marginal_likelihood\"");
            Err(PyValueError::new_err(message))
        }
    }
}
