//! The von Mises distribution, one angle at a time.

use crate::error::Result;
use crate::input::condition;
use crate::probability::batch::Function;
use crate::probability::{density, mass};
use crate::quantile::fill;
use crate::quantile::table::Table;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::special::angle::{centre, difference, reduce, reduce_pair, wrapped};
use crate::special::bessel::peak;
use crate::special::bessel::ratio::{bessel_ratio, mean_resultant_length, one_minus_mean_resultant_length};
use ndarray_rand::rand::Rng;
use ndarray_rand::rand_distr::Distribution;
use std::f64::consts::LN_2;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The von Mises distribution on the circle, the circular analogue of the normal.
///
/// ```text
/// f(x; μ, κ) = exp(κ cos(x − μ)) / (2π I₀(κ))
/// ```
///
/// `loc` μ is the mean direction in radians, any finite number; `concentration` κ ≥ 0 is what 1/σ² is to the normal
/// distribution, any finite number of the type, 0 being the uniform distribution. Arguments and results are angles in
/// radians; [`sample_von_mises`](crate::sample_von_mises) and its companions do the same for whole arrays.
///
/// A value is also a **prepared sampler**: the table that its draws need is made once, when first needed, and shared by
/// its clones. [`draw`](Self::draw) fills arrays from a [`Key`](crate::Key); as a rand `Distribution` it serves any
/// generator.
///
/// # Example
/// ```
/// use ndarray_rand::{RandomExt, rand_distr::Distribution};
/// use vonmises::{Key, VonMises, sample_von_mises};
/// let wind = VonMises::<f64>::new(0.5, 2.0)?;
/// let drawn = ndarray::Array::random_using((2, 3), wind.clone(), &mut Key::new(7).rng());
/// assert_eq!(drawn.into_dyn(), sample_von_mises(Key::new(7), 0.5, 2.0, (2, 3))?);
/// assert!((wind.cdf(wind.quantile(0.1)?)? - 0.1).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The README has the measured maxima per function, type and range. Samples of `f32` are drawn in single precision; the
/// other functions compute in `f64` and round once.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 3.5.4.
#[derive(Clone)]
pub struct VonMises<F> {
    loc: F,
    concentration: F,
    table: Arc<OnceLock<Table<F>>>,
}

/// The parameters alone: the table is a function of them.
impl<F: Float> fmt::Debug for VonMises<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("VonMises");
        fields.field("loc", &self.loc).field("concentration", &self.concentration).finish_non_exhaustive()
    }
}

/// Equal parameters.
impl<F: Float> PartialEq for VonMises<F> {
    fn eq(&self, other: &Self) -> bool {
        self.loc == other.loc && self.concentration == other.concentration
    }
}

impl<F: Float> VonMises<F> {
    /// The distribution with this mean direction and concentration.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `loc` is not finite, or if `concentration` is not finite and at least
    /// 0.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Error, VonMises};
    /// assert!(VonMises::new(0.0, 5.0).is_ok());
    /// assert!(matches!(VonMises::new(0.0, -1.0), Err(Error::Value { argument: "concentration", .. })));
    /// ```
    pub fn new(loc: F, concentration: F) -> Result<Self> {
        condition::angle("loc").check(0, loc)?;
        condition::concentration().check(0, concentration)?;
        Ok(Self::from_valid(loc, concentration))
    }

    /// The distribution of parameters that are known to be valid.
    pub(crate) fn from_valid(loc: F, concentration: F) -> Self {
        Self { loc, concentration, table: Arc::default() }
    }

    /// The mean direction as given.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert_eq!((distribution.loc(), distribution.concentration()), (1.0, 2.0));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn loc(&self) -> F {
        self.loc
    }

    /// The concentration as given.
    pub fn concentration(&self) -> F {
        self.concentration
    }

    /// Density at `x`.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 0.0)?; // uniform
    /// assert!((distribution.prob(2.5)? * std::f64::consts::TAU - 1.0).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// Relative 1e-15 + 4e-16 t, t the larger term of [`log_prob`](Self::log_prob) or 1; 0 where the density is below
    /// the least float.
    pub fn prob(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::Prob.at(d, self.kappa()))
    }

    /// Logarithm of the density at `x`: −2κ sin²((x − μ)/2) − ln(2π I₀(κ) e^−κ).
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!((distribution.log_prob(0.3)? - distribution.prob(0.3)?.ln()).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 4 ulp of the value or of its larger term, and the rounding of x − μ times the slope. −∞ where the logarithm is
    /// below the least float.
    pub fn log_prob(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::LogProb.at(d, self.kappa()))
    }

    /// Mass from μ − π to `x`. An `x` further than π from μ is first brought within π by whole turns.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Accuracy
    /// Small values keep their relative accuracy, down to 1e-300: through `cdf` below μ, through [`sf`](Self::sf)
    /// above.
    ///
    /// In `f32`, PI is 8.7e-8 more than π: it is a point just above −π, and the mass below it is small.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!((distribution.cdf(1.0)? - 0.5).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn cdf(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::Cdf.at(d, self.kappa()))
    }

    /// Logarithm of [`cdf`](Self::cdf), also where that underflows.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(0.0, 1e6)?;
    /// assert!(distribution.cdf(-1.0)? == 0.0 && distribution.log_cdf(-1.0)? < -4e5);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 5e-15 (1 + |value|).
    pub fn log_cdf(&self, x: F) -> Result<F> {
        self.at(x, |d| self.centred().log_cdf(d))
    }

    /// Mass from `x` to μ + π, 1 − cdf computed on its own side.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!(distribution.sf(4.0)? > 0.0 && (distribution.sf(4.0)? - distribution.cdf(-2.0)?).abs() < 1e-16); // symmetry about 1
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`cdf`](Self::cdf), above μ.
    pub fn sf(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::Sf.at(d, self.kappa()))
    }

    /// Logarithm of [`sf`](Self::sf), also where that underflows.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!((distribution.log_sf(3.0)? - distribution.sf(3.0)?.ln()).abs() < 1e-14);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`log_cdf`](Self::log_cdf).
    pub fn log_sf(&self, x: F) -> Result<F> {
        self.at(x, |d| self.centred().log_cdf(-d))
    }

    /// The angle below which the mass is `p`, in [μ − π, μ + π]: not wrapped.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `p` is not in [0, 1].
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::new(3.0, 2.0)?;
    /// assert_eq!(distribution.quantile(0.5)?, 3.0);
    /// assert_eq!(distribution.quantile(1.0)?, 3.0 + std::f64::consts::PI);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 4e-15 · max(|Q|, 1/√(1 + κ)) for Q = quantile − μ, and the rounding of the sum.
    pub fn quantile(&self, p: F) -> Result<F> {
        condition::probability().check(0, p)?;
        Ok(F::from_f64(self.loc.to_f64() + fill::quantile(self.kappa(), p.to_f64())))
    }

    /// The angle above which the mass is `p`, in [μ − π, μ + π]: the quantile for small upper tails.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `p` is not in [0, 1].
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(0.0, 100.0)?;
    /// assert_eq!(distribution.isf(1e-30)?, -distribution.quantile(1e-30)?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`quantile`](Self::quantile).
    pub fn isf(&self, p: F) -> Result<F> {
        condition::probability().check(0, p)?;
        Ok(F::from_f64(self.loc.to_f64() - fill::quantile(self.kappa(), p.to_f64())))
    }

    /// Differential entropy in nats: ln(2π I₀(κ)) − κ A(κ).
    ///
    /// # Example
    /// ```
    /// let uniform = vonmises::VonMises::<f64>::new(0.0, 0.0)?;
    /// assert!((uniform.entropy() - std::f64::consts::TAU.ln()).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 4 ulp of the value or of its larger term.
    pub fn entropy(&self) -> F {
        F::from_f64(peak::entropy(self.kappa()))
    }

    /// The mean direction in [−π, π): `loc` modulo 2π.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(4.0, 1.0)?;
    /// assert!((distribution.circular_mean() - (4.0 - std::f64::consts::TAU)).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn circular_mean(&self) -> F {
        wrapped(self.loc)
    }

    /// Circular variance 1 − A(κ), in [0, 1].
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(0.0, 1e300)?;
    /// assert!((distribution.circular_variance() * 2e300 - 1.0).abs() < 1e-15); // nothing cancels
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 4 ulp.
    pub fn circular_variance(&self) -> F {
        F::from_f64(one_minus_mean_resultant_length(self.kappa()))
    }

    /// Circular standard deviation √(−2 ln A(κ)) in radians; infinite for the uniform distribution.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(0.0, 1e6)?;
    /// assert!((distribution.circular_standard_deviation() - 1e-3).abs() < 1e-9); // that of the normal distribution it tends to
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 6 ulp.
    pub fn circular_standard_deviation(&self) -> F {
        let kappa = self.kappa();
        let log: f64 = match kappa {
            k if k < 1e-8 => k.ln() - LN_2, // A is κ/2, which may underflow
            k if k < 1.0 => mean_resultant_length(k).ln(),
            k => (-one_minus_mean_resultant_length(k)).ln_1p(),
        };
        F::from_f64((-2.0 * log).sqrt())
    }

    /// Trigonometric moment of order n about 0: Iₙ(κ)/I₀(κ) · (cos nμ, sin nμ), the means of cos nx and sin nx.
    ///
    /// # Example
    /// ```
    /// let (cosine, sine) = vonmises::VonMises::new(0.0, 1.0)?.trigonometric_moment(1);
    /// assert!((cosine - 0.446_389_965_896_534_6_f64).abs() < 1e-15 && sine == 0.0);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The ratio is relative 1.1e-14, and 3 ulp for n = 1; the phase is that of the exact product nμ.
    pub fn trigonometric_moment(&self, n: u32) -> (F, F) {
        let ratio: f64 = bessel_ratio(n, self.kappa());
        let (order, (loc, rest)) = (f64::from(n), reduce_pair(self.loc.to_f64()));
        let phase = order * loc;
        let (sine, cosine) = f64::sin_cos(reduce(phase) + (order.mul_add(loc, -phase) + order * rest));
        (F::from_f64(ratio * cosine), F::from_f64(ratio * sine))
    }

    /// Kullback–Leibler divergence D(self ‖ other) in nats, at least 0.
    ///
    /// # Example
    /// ```
    /// let (p, q) = (vonmises::VonMises::new(0.0, 2.0)?, vonmises::VonMises::new(0.0, 0.0)?);
    /// assert!((p.kl_divergence(&q) - (q.entropy() - p.entropy()) as f64).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 4e-15 of the value or of its larger term. Infinite where it overflows.
    pub fn kl_divergence(&self, other: &Self) -> F {
        let deviation = difference(self.loc.to_f64(), other.loc.to_f64());
        F::from_f64(density::kl_divergence(self.kappa(), deviation, other.kappa()))
    }

    fn kappa(&self) -> f64 {
        self.concentration.to_f64()
    }

    fn centred(&self) -> mass::CentredDistribution {
        mass::CentredDistribution::from_table(self.kappa())
    }

    fn at(&self, x: F, f: impl FnOnce(f64) -> f64) -> Result<F> {
        condition::angle("x").check(0, x)?;
        Ok(F::from_f64(f(difference(x.to_f64(), self.loc.to_f64()))))
    }

    /// The table of this distribution, made when first needed.
    pub(crate) fn table(&self) -> &Table<F> {
        self.table.get_or_init(|| Table::new(self.kappa()))
    }
}

/// One sample in [−PI, PI), from one word: `next_u32` for `f32`, `next_u64` for `f64`.
///
/// `sample_iter(key.rng())` is [`sample_von_mises`](crate::sample_von_mises) of that key.
impl<F: Float> Distribution<F> for VonMises<F> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> F {
        fill::sample(F::Word::from_rng(rng), centre(self.loc), self.table())
    }
}
