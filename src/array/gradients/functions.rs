//! The logarithm of the density, the cumulative function and the quantile with their derivatives.

use super::buffers::{Buffers, read, read_concentrations, write};
use crate::array::arguments::Arguments;
use crate::array::table_cache::TableCache;
use crate::error::Result;
use crate::input::condition;
use crate::input::operand::Reader;
use crate::input::param::Param;
use crate::memory::blocks::build_several;
use crate::probability::batch::Concentrations;
use crate::probability::gradient::cumulative::{Work, cdfs, reciprocal_densities};
use crate::probability::gradient::density::log_probs;
use crate::quantile::angles::Quantiles;
use crate::scalar::float::Float;
use ndarray::ArrayD;

/// The derivatives of a function of an angle x, a location and a concentration, each of the shape that these broadcast
/// to. [`sum_to_shape`](crate::sum_to_shape) sums one to the shape of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient<F> {
    /// The derivative in x. That in the location is its negative, because functions depend on x − loc.
    pub x: ArrayD<F>,
    /// The derivative in the concentration.
    pub concentration: ArrayD<F>,
}

/// The derivatives of a quantile, each of the shape that the arguments broadcast to. That in the location is 1.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantileGradient<F> {
    /// The derivative in the probability, 1/f at the quantile; infinity where that is greater than the largest float.
    pub p: ArrayD<F>,
    /// The derivative in the concentration.
    pub concentration: ArrayD<F>,
}

/// Returns [`log_prob`](crate::log_prob), to the byte, and its derivatives: −κ sin(x − μ) in x and cos(x − μ) − A(κ) in
/// the concentration.
///
/// The second derivative in the concentration is −A′(κ), whatever x: minus the concentration's
/// [`fisher_information`](crate::fisher_information). The arguments broadcast as for [`log_prob`](crate::log_prob).
///
/// # Errors
/// As for [`log_prob`](crate::log_prob).
///
/// # Example
/// ```
/// use ndarray::array;
/// let (x, loc) = (array![0.3, 1.0, 2.5], 0.5);
/// let (value, gradient) = vonmises::log_prob_with_grad(&x, loc, 2.0)?;
/// assert_eq!(value, vonmises::log_prob(&x, loc, 2.0)?);
/// let h = 1e-5;
/// let difference = (vonmises::log_prob(&x, loc, 2.0 + h)? - vonmises::log_prob(&x, loc, 2.0 - h)?) / (2.0 * h);
/// assert!((difference - gradient.concentration).iter().all(|error: &f64| error.abs() < 1e-9));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest relative errors found are 4.9e-16 in x and 1.9e-15 in the concentration, where that derivative counts as at
/// least 0.5/(1 + κ); added to that is the rounding error of x − μ times the second derivative. `f32` computes in `f64` and
/// rounds once.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 5.3.
pub fn log_prob_with_grad<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<(ArrayD<F>, Gradient<F>)> {
    of_angles(x, loc, concentration, |(), [xs, locs], concentrations, results| {
        log_probs(xs, locs, concentrations, results);
    })
}

/// Returns [`cdf`](crate::cdf), to the byte, and its derivatives: the density in x, and in the concentration minus the
/// density times the derivative of the quantile.
///
/// Derivatives of [`sf`](crate::sf) are the negatives of these. The arguments broadcast as for [`cdf`](crate::cdf).
///
/// # Errors
/// As for [`cdf`](crate::cdf).
///
/// # Example
/// ```
/// use ndarray::array;
/// let (x, loc) = (array![-0.3, 1.0, 2.5], 0.5);
/// let (value, gradient) = vonmises::cdf_with_grad(&x, loc, 2.0)?;
/// assert_eq!(value, vonmises::cdf(&x, loc, 2.0)?);
/// let h = 1e-5;
/// let difference = (vonmises::cdf(&x, loc, 2.0 + h)? - vonmises::cdf(&x, loc, 2.0 - h)?) / (2.0 * h);
/// assert!((difference - gradient.concentration).iter().all(|error: &f64| error.abs() < 1e-9));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest relative error found is 1.6e-15 + 7.6e-17 E in x and 4.5e-15 + 2.3e-16 E in the concentration, where E = 2κ
/// sin²((x − μ)/2) is the exponent of the density. For E < 1 the derivative in the concentration, which passes zero at μ,
/// counts as at least 0.1/(1 + κ). Added to that is the rounding error of x − μ times the second derivative. `f32` computes
/// in `f64` and rounds once.
pub fn cdf_with_grad<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<(ArrayD<F>, Gradient<F>)> {
    of_angles(x, loc, concentration, |work, [xs, locs], concentrations, results| {
        cdfs(work, xs, locs, concentrations, results);
    })
}

/// Computes a function of an angle, a location and a concentration and its derivatives in the angle and the concentration,
/// block by block. A thread keeps a `W` from block to block.
fn of_angles<'a, F: Float, W: Default>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    compute: impl Fn(&mut W, [&[f64]; 2], Concentrations<'_>, [&mut [f64]; 3]) + Sync,
) -> Result<(ArrayD<F>, Gradient<F>)> {
    let Arguments { first, loc, concentration, shape } = Arguments::new(x, &condition::angle("x"), loc, concentration)?;
    let (x, loc, concentration) = (first.reader(&shape), loc.reader(&shape), concentration.reader(&shape));
    let fill = |(buffers, work): &mut (Buffers<F, 6>, W), start: usize, blocks: [&mut [F]; 3]| {
        let (len, Buffers { narrow: buffer, wide: [xs, locs, kappas, results @ ..] }) = (blocks[0].len(), buffers);
        read(&x, start, len, buffer, xs);
        read(&loc, start, len, buffer, locs);
        let concentrations = read_concentrations(&concentration, start, len, buffer, kappas);
        write(results, blocks, |results| compute(work, [xs, locs], concentrations, results));
    };
    let [value, x, concentration] = build_several(&shape, Default::default, fill)?;
    Ok((value, Gradient { x, concentration }))
}

/// Returns [`quantile`](crate::quantile), to the byte, and its derivatives in the probability and the concentration.
///
/// The arguments broadcast as for [`quantile`](crate::quantile). For the probabilities 0 and 1, whose quantiles are μ − π
/// and μ + π whatever the concentration, the derivative in the concentration is 0.
///
/// # Errors
/// As for [`quantile`](crate::quantile).
///
/// # Example
/// ```
/// use ndarray::array;
/// let p = array![0.25, 0.5, 0.75];
/// let (value, gradient) = vonmises::quantile_with_grad(&p, 1.0, 4.0)?;
/// assert_eq!(value, vonmises::quantile(&p, 1.0, 4.0)?);
/// let density = vonmises::prob(&value, 1.0, 4.0)?;
/// assert!((density * &gradient.p - 1.0).iter().all(|error: &f64| error.abs() < 1e-14));
/// assert!(gradient.concentration[0] > 0.0 && gradient.concentration[1] == 0.0); // towards the median
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest relative errors found are 2.2e-14 in the probability, down to 1e-300, and 8.6e-14 in the concentration. There
/// the derivative counts as at least 0.5/(1 + κ)^1.5, or for quantiles further than π/2 from μ, near whose end it passes
/// zero, 0.3/(1 + κ)^0.5. `f32` computes in `f64` and rounds once.
pub fn quantile_with_grad<'a, F: Float>(
    p: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<(ArrayD<F>, QuantileGradient<F>)> {
    let Arguments { first, loc, concentration, shape } =
        Arguments::new(p, &condition::probability(), loc, concentration)?;
    let (p, loc, concentration) = (first.reader(&shape), loc.reader(&shape), concentration.reader(&shape));
    let fill = |state: &mut (Buffers<F, 7>, TableCache<f64>, Work), start: usize, blocks: [&mut [F]; 3]| {
        let (Buffers { narrow: buffer, wide }, tables, work) = state;
        let (len, [ps, locs, zeros, kappas, results @ ..]) = (blocks[0].len(), wide);
        read(&p, start, len, buffer, ps);
        read(&loc, start, len, buffer, locs);
        zeros.resize(len, 0.0);
        let concentrations = read_concentrations(&concentration, start, len, buffer, kappas);
        write(results, blocks, |[quantiles, in_p, in_kappa]| {
            let kappas = match concentrations {
                Concentrations::One(kappa) => Reader::Single(kappa),
                Concentrations::Each(kappas) => Reader::Aligned(kappas),
            };
            let centred = Quantiles { probabilities: ps, locs: zeros, upper: false };
            tables.fill_with_slopes(centred, &kappas, 0, [&mut *quantiles, in_kappa]);
            reciprocal_densities(work, ps, quantiles, concentrations, in_p);
            quantiles.iter_mut().zip(&*locs).for_each(|(quantile, loc)| *quantile += loc);
            let ends = in_kappa.iter_mut().zip(&*ps).filter(|(_, p)| [0.0, 1.0].contains(*p));
            ends.for_each(|(in_kappa, _)| *in_kappa = 0.0);
        });
    };
    let [value, p, concentration] = build_several(&shape, Default::default, fill)?;
    Ok((value, QuantileGradient { p, concentration }))
}
