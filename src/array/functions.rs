//! Density, cumulative functions, quantiles and entropy of parameter arrays.

use super::elementwise::map3;
use super::table_cache::Scratch;
use crate::error::Result;
use crate::input::condition;
use crate::input::operand::{Operand, Reader};
use crate::input::param::Param;
use crate::memory::blocks::{BLOCK, build_with};
use crate::memory::elementwise::map_blocks;
use crate::probability::batch::{Function, entropies};
use crate::quantile::fill::Quantiles;
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;
use ndarray::{ArrayD, IxDyn};

/// Density of the von Mises distribution at `x`, exp(κ cos(x − μ)) / (2π I₀(κ)).
///
/// Shapes, range and errors as for [`log_prob`].
///
/// # Errors
/// As for [`log_prob`].
///
/// # Accuracy
/// Relative 1e-15 + 4e-16 t, t the larger term of [`log_prob`] or 1; 0 where the density is below the least float.
///
/// # Example
/// ```
/// let uniform: f64 = vonmises::prob(1.0, 0.0, 0.0)?[[]];
/// assert!((uniform * std::f64::consts::TAU - 1.0).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn prob<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (x, loc, concentration) = (angles("x", x)?, angles("loc", loc)?, concentrations(concentration)?);
    map3(Function::Prob, &x, &loc, &concentration)
}

/// Logarithm of the von Mises density at `x`, −2κ sin²((x − μ)/2) − ln(2π I₀(κ) e^−κ).
///
/// `x`, `loc` and `concentration` broadcast together; angles are radians of any size, concentrations at least 0.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) with the flat index in its own array of the first `x` or `loc` that is not
/// finite or
/// `concentration` that is not finite and at least 0; [`Error::Broadcast`](crate::Error::Broadcast) with both shapes.
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
/// 4 ulp of the value or of its larger term, and the rounding of x − μ times the slope of the logarithm. −∞ where that
/// is below the least float.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 3.5.4.
pub fn log_prob<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (x, loc, concentration) = (angles("x", x)?, angles("loc", loc)?, concentrations(concentration)?);
    map3(Function::LogProb, &x, &loc, &concentration)
}

/// Mass of the von Mises distribution from μ − π to `x`; an `x` further than π from μ is first brought within π by
/// whole turns.
///
/// Shapes as for [`log_prob`]. Below μ small values keep their relative accuracy, down to 1e-300; above μ use [`sf`].
/// In
/// `f32`, PI is 8.7e-8 more than π: it is a point just above −π, and the mass below it is small.
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
/// Relative 2.5e-15 + 2.5e-16 |ln value|.
///
/// # References
/// Gauss–Legendre quadrature of the density in tan(θ/4), the same for every concentration; Hill 1977 (ACM TOMS,
/// Algorithm 518) for the usual series.
pub fn cdf<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (x, loc, concentration) = (angles("x", x)?, angles("loc", loc)?, concentrations(concentration)?);
    map3(Function::Cdf, &x, &loc, &concentration)
}

/// Mass of the von Mises distribution from `x` to μ + π: 1 − [`cdf`], computed on its own side, so that small values
/// keep their relative accuracy above μ. Shapes as for [`log_prob`], accuracy as for [`cdf`].
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
pub fn sf<'a, F: Float>(
    x: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (x, loc, concentration) = (angles("x", x)?, angles("loc", loc)?, concentrations(concentration)?);
    map3(Function::Sf, &x, &loc, &concentration)
}

/// The angle below which the mass is `p`, in [μ − π, μ + π] and not wrapped.
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
/// 4e-15 · max(|Q|, 1/√(1 + κ)) for Q = quantile − μ, and the rounding of the sum; `f32` computes in `f64` and rounds
/// once.
///
/// # References
/// As for [`sample_von_mises`](crate::sample_von_mises), whose samples are these quantiles at random places.
pub fn quantile<'a, F: Float>(
    p: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (p, loc, concentration) = (probabilities(p)?, angles("loc", loc)?, concentrations(concentration)?);
    quantiles(&p, &loc, &concentration, false)
}

/// The angle above which the mass is `p`, in [μ − π, μ + π] and not wrapped: [`quantile`] for small upper tails. Shapes
/// and accuracy as for [`quantile`].
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
pub fn isf<'a, F: Float>(
    p: impl Param<'a, F>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (p, loc, concentration) = (probabilities(p)?, angles("loc", loc)?, concentrations(concentration)?);
    quantiles(&p, &loc, &concentration, true)
}

/// Differential entropy in nats of the von Mises distribution of each concentration, ln(2π I₀(κ)) − κ A(κ), to 4 ulp of
/// the value or of its larger term. The result has the shape of `concentration`, 0-d for a scalar.
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
    let concentration = concentrations(concentration)?;
    map_blocks(concentration.shape(), concentration.values(), entropies)
}

/// Quantiles in f64, rounded once to the type.
fn quantiles<F: Float>(
    p: &Operand<'_, F>,
    loc: &Operand<'_, F>,
    concentration: &Operand<'_, F>,
    upper: bool,
) -> Result<ArrayD<F>> {
    let shape = broadcast_shapes(&broadcast_shapes(p.shape(), loc.shape())?, concentration.shape())?;
    let (p, loc, concentration) = (p.reader(&shape), loc.reader(&shape), concentration.reader(&shape));
    let fill = |(buffer, scratch): &mut (Vec<F>, Scratch<f64>), start: usize, block: &mut [F]| {
        let mut wide = [[0.0; BLOCK]; 4];
        let [probabilities, locs, kappas, angles] = wide.each_mut().map(|array| &mut array[..block.len()]);
        widen(p.block(start, block.len(), buffer), probabilities);
        widen(loc.block(start, block.len(), buffer), locs);
        widen(concentration.block(start, block.len(), buffer), kappas);
        scratch.fill(Quantiles { probabilities, locs, upper }, &Reader::Aligned(kappas), 0, angles);
        block.iter_mut().zip(angles).for_each(|(slot, angle)| *slot = F::from_f64(*angle));
    };
    build_with(IxDyn(&shape), Default::default, fill)
}

fn widen<F: Float>(values: &[F], wide: &mut [f64]) {
    wide.iter_mut().zip(values).for_each(|(slot, value)| *slot = Float::to_f64(*value));
}

fn angles<'a, F: Float>(argument: &'static str, param: impl Param<'a, F>) -> Result<Operand<'a, F>> {
    Operand::new(param, &condition::angle(argument))
}

fn concentrations<'a, F: Float>(param: impl Param<'a, F>) -> Result<Operand<'a, F>> {
    Operand::new(param, &condition::concentration())
}

fn probabilities<'a, F: Float>(param: impl Param<'a, F>) -> Result<Operand<'a, F>> {
    Operand::new(param, &condition::probability())
}
