//! Density, cumulative functions, quantiles and entropy of parameter arrays.

use super::arguments::Arguments;
use super::elementwise::map_broadcast;
use super::table_cache::TableCache;
use crate::error::Result;
use crate::input::condition;
use crate::input::operand::{Operand, Reader};
use crate::input::param::Param;
use crate::memory::blocks::{BLOCK, build_with};
use crate::memory::elementwise::{map_blocks, narrow, widen};
use crate::probability::batch::{Function, entropies};
use crate::quantile::angles::Quantiles;
use crate::scalar::float::Float;
use ndarray::{ArrayD, IxDyn};

/// Returns the density of the von Mises distribution at `x`, exp(κ cos(x − μ)) / (2π I₀(κ)).
///
/// The arguments broadcast as for [`log_prob`].
///
/// # Errors
/// As for [`log_prob`].
///
/// # Accuracy
/// The largest relative error found is 1.6e-15 + 6.4e-16 t, where t is the larger term of [`log_prob`] or 1. Smaller
/// densities than the least float are 0.
///
/// # Example
/// ```
/// let uniform: f64 = vonmises::prob(1.0, 0.0, 0.0)?[[]];
/// assert!((uniform * std::f64::consts::TAU - 1.0).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[doc(alias("pdf", "dvonmises"))]
pub fn prob<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    map_broadcast(Function::Prob, &Arguments::new(x, &condition::angle("x"), loc, concentration)?)
}

/// Returns the logarithm of the von Mises density at `x`, −2κ sin²((x − μ)/2) − ln(2π I₀(κ) e^−κ).
///
/// `x`, `loc` and `concentration` broadcast together; angles are radians of any size, concentrations at least 0.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for an `x` or `loc` that is not finite or a `concentration` that is not finite
/// and at least 0, with the row-major index in its own array; [`Error::Broadcast`](crate::Error::Broadcast) with both
/// shapes.
///
/// # Example
/// ```
/// use ndarray::array;
/// let table = vonmises::log_prob::<f64>(&array![0.0, 1.0, 2.0], 0.0, &array![[1.0], [5.0]])?;
/// assert_eq!(table.shape(), [2, 3]);
/// assert!((table[[0, 0]] - -1.073_791_424_916_524_1).abs() < 1e-14);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found is 6.1 ulp of the value, its larger term, or 1, plus the rounding error of x − μ times the
/// slope of the logarithm. Logarithms below the least float are −∞.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 3.5.4.
#[doc(alias("logpdf", "log_pdf"))]
pub fn log_prob<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    map_broadcast(Function::LogProb, &Arguments::new(x, &condition::angle("x"), loc, concentration)?)
}

/// Returns the probability of the von Mises distribution between μ − π and `x`.
///
/// The arguments broadcast as for [`log_prob`]. An `x` further than π from μ is first moved within π of it by whole
/// turns. Below μ small values keep their relative accuracy, down to 1e-300; above μ use [`sf`]. In `f32`, PI is
/// greater than π by 8.7e-8: that point lies just above −π, and the probability below it is small.
///
/// # Errors
/// As for [`log_prob`].
///
/// # Example
/// ```
/// let mass = vonmises::cdf::<f64>(&ndarray::array![-3.0, 0.0, 3.0], 0.0, 2.0)?;
/// assert!(mass[0] < 0.01 && (mass[1] - 0.5).abs() < 1e-15 && mass[2] > 0.99);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest relative error found is 1.7e-15 + 1.7e-16 |ln value|, down to 1e-300.
///
/// # References
/// The tail over the density is a smooth function of the angle and the concentration, tabulated in polynomials from
/// Gauss–Legendre quadrature; Hill 1977 (ACM TOMS, Algorithm 518) for the usual series.
#[doc(alias("pvonmises"))]
pub fn cdf<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    map_broadcast(Function::Cdf, &Arguments::new(x, &condition::angle("x"), loc, concentration)?)
}

/// Returns the probability of the von Mises distribution between `x` and μ + π: 1 − [`cdf`], without its cancellation.
///
/// Above μ small values keep their relative accuracy. The arguments broadcast as for [`log_prob`]; the accuracy is that
/// of [`cdf`].
///
/// # Errors
/// As for [`log_prob`].
///
/// # Example
/// ```
/// let tail: f64 = vonmises::sf(1.0, 0.0, 1000.0)?[[]];
/// assert!(tail > 0.0 && tail < 1e-200);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[doc(alias("survival", "survival_function", "ccdf"))]
pub fn sf<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    map_broadcast(Function::Sf, &Arguments::new(x, &condition::angle("x"), loc, concentration)?)
}

/// Returns the logarithm of [`cdf`], even where that underflows.
///
/// The arguments broadcast as for [`log_prob`]. Nothing cancels in either tail: below μ the logarithm is that of a
/// ratio less the exponent of the density, above μ it is ln(1 − [`sf`]).
///
/// # Errors
/// As for [`log_prob`].
///
/// # Example
/// ```
/// let logs = vonmises::log_cdf::<f64>(&ndarray::array![-1.0, 0.0, 3.0], 0.0, 1e6)?;
/// assert!(logs[0] < -4e5); // the probability itself is 0 in f64
/// assert_eq!((logs[1], logs[2]), (-std::f64::consts::LN_2, 0.0));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found is 7.5e-16 (1 + |value|); `f32` computes in `f64` and rounds once.
#[doc(alias("logcdf"))]
pub fn log_cdf<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    map_broadcast(Function::LogCdf, &Arguments::new(x, &condition::angle("x"), loc, concentration)?)
}

/// Returns the logarithm of [`sf`], even where that underflows.
///
/// The arguments broadcast as for [`log_prob`], and the accuracy is that of [`log_cdf`].
///
/// # Errors
/// As for [`log_prob`].
///
/// # Example
/// ```
/// let logs = vonmises::log_sf::<f64>(&ndarray::array![-1.0, 1.0], 0.0, 2.0)?;
/// assert_eq!(logs[1], vonmises::log_cdf::<f64>(-1.0, 0.0, 2.0)?[[]]);
/// assert!((logs[0].exp() + logs[1].exp() - 1.0).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[doc(alias("logsf", "logccdf"))]
pub fn log_sf<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    map_broadcast(Function::LogSf, &Arguments::new(x, &condition::angle("x"), loc, concentration)?)
}

/// Returns the angle in [μ − π, μ + π] below which the probability is `p`; it is not wrapped.
///
/// `p`, `loc` and `concentration` broadcast together; angles are radians of any size.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for a `p` outside [0, 1], a `loc` that is not finite or a `concentration` that
/// is not finite and at least 0; [`Error::Broadcast`](crate::Error::Broadcast) with both shapes.
///
/// # Example
/// ```
/// let quartiles = vonmises::quantile(&ndarray::array![0.25, 0.5, 0.75], 1.0, 4.0)?;
/// assert_eq!(quartiles[1], 1.0);
/// assert!((quartiles[0] + quartiles[2] - 2.0_f64).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found is 2.8e-15 · max(|Q|, 1/√(1 + κ)) for Q = quantile − μ, plus the rounding error of the sum;
/// `f32` computes in `f64` and rounds once.
///
/// # References
/// As for [`sample_von_mises`](crate::sample_von_mises), whose samples are these quantiles at random probabilities.
#[doc(alias("ppf", "icdf", "qvonmises", "inverse_cdf"))]
pub fn quantile<'a, F: Float>(
    p: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    quantiles(&Arguments::new(p, &condition::probability(), loc, concentration)?, false)
}

/// Returns the angle in [μ − π, μ + π] above which the probability is `p`.
///
/// It is the [`quantile`] of 1 − p, accurate for small upper tails. The arguments broadcast as for [`quantile`], and
/// the accuracy is the same.
///
/// # Errors
/// As for [`quantile`].
///
/// # Example
/// ```
/// let far: f64 = vonmises::isf(1e-30, 0.0, 100.0)?[[]];
/// assert!((vonmises::sf(far, 0.0, 100.0)?[[]] / 1e-30 - 1.0).abs() < 1e-13);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[doc(alias("cquantile", "inverse_survival"))]
pub fn isf<'a, F: Float>(
    p: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    quantiles(&Arguments::new(p, &condition::probability(), loc, concentration)?, true)
}

/// Returns the differential entropy in nats of the von Mises distribution, ln(2π I₀(κ)) − κ A(κ), for each
/// concentration.
///
/// The result has the shape of `concentration`, 0-d for a scalar. The largest error found is 5.2 ulp of the value or of
/// its larger term.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for a `concentration` that is not finite and at least 0.
///
/// # Example
/// ```
/// let nats = vonmises::entropy(&ndarray::array![0.0, 1.0])?;
/// assert!((nats[0] - std::f64::consts::TAU.ln()).abs() < 1e-15 && nats[1] < nats[0]);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn entropy<'a, F: Float>(concentration: impl Param<'a, F>) -> Result<ArrayD<F>> {
    let concentration = Operand::new(concentration)?.checked(&condition::concentration())?;
    map_blocks(concentration.shape(), concentration.values(), entropies)
}

/// Computes quantiles in `f64` and rounds them once to the type.
fn quantiles<F: Float>(
    Arguments { first, loc, concentration, shape }: &Arguments<'_, F>,
    upper: bool,
) -> Result<ArrayD<F>> {
    let (p, loc, concentration) = (first.reader(shape), loc.reader(shape), concentration.reader(shape));
    let fill = |(buffer, tables): &mut (Vec<F>, TableCache<f64>), start: usize, block: &mut [F]| {
        let mut wide = [[0.0; BLOCK]; 4];
        let [probabilities, locs, kappas, angles] = wide.each_mut().map(|array| &mut array[..block.len()]);
        widen(p.block(start, block.len(), buffer), probabilities);
        widen(loc.block(start, block.len(), buffer), locs);
        widen(concentration.block(start, block.len(), buffer), kappas);
        tables.fill(Quantiles { probabilities, locs, upper }, &Reader::Aligned(kappas), 0, angles);
        narrow(angles, block);
    };
    build_with(IxDyn(shape), Default::default, fill)
}
