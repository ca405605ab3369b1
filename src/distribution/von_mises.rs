//! The type of a von Mises distribution and its parameters.

use crate::error::Result;
use crate::input::condition;
use crate::quantile::table::Table;
use crate::scalar::float::Float;
use crate::scalar::printed::Printed;
use once_cell::race::OnceBox;
use std::fmt;
use std::sync::Arc;

/// The von Mises distribution on the circle, the circular analogue of the normal.
///
/// ```text
/// f(x; μ, κ) = exp(κ cos(x − μ)) / (2π I₀(κ))
/// ```
///
/// The location μ (`loc`) is the mean direction in radians, any finite number. The concentration κ ≥ 0 corresponds to
/// 1/σ² of the normal distribution; it is any finite number of the type, and 0 is the uniform distribution. Angles are
/// in radians. For whole arrays there are [`sample_von_mises`](crate::sample_von_mises), [`log_prob`](crate::log_prob)
/// and the functions beside them.
///
/// A value is also a **prepared sampler**: its first draw makes a table that later draws, and those of its clones,
/// reuse. [`draw`](Self::draw) makes arrays from a [`Key`](crate::Key); as a rand `Distribution` it works with any
/// generator. Clones share the table through an `Arc`, so a clone costs one atomic increment, and the type is `Clone`
/// but not `Copy`.
///
/// # Example
/// ```
/// use vonmises::ndarray_rand::RandomExt;
/// use vonmises::{Key, VonMises, sample_von_mises};
/// let wind = VonMises::<f64>::new(0.5, 2.0)?;
/// let drawn = ndarray::Array::random_using((2, 3), wind.clone(), &mut Key::new(7).rng());
/// assert_eq!(drawn.into_dyn(), sample_von_mises(Key::new(7), 0.5, 2.0, (2, 3))?);
/// assert!((wind.cdf(wind.quantile(0.1)?)? - 0.1).abs() < 1e-15);
/// assert_eq!(wind.to_string(), "VonMises(loc = 0.5, concentration = 2)");
/// assert_eq!(format!("{wind:.2}"), "VonMises(loc = 0.50, concentration = 2.00)");
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Text and serde
/// `Display` prints the parameters in full, or with the formatter's precision. With the feature `serde` a distribution
/// has the fields `loc` and `concentration`, and reading one checks them as [`new`](Self::new) does.
///
/// # Accuracy
/// Each method states its own; `docs/accuracy.md` has the measured maxima per function, type and range. Samples of
/// `f32` are computed in single precision, the other functions in `f64` and rounded once.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 3.5.4.
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Fields<F>", bound(deserialize = "F: Float + serde::Deserialize<'de>")))]
#[doc(alias("vonmises", "circ_vmpdf"))]
pub struct VonMises<F: Float> {
    loc: F,
    concentration: F,
    /// Made without a lock, which would stay closed in a process that forks while another thread holds it.
    #[cfg_attr(feature = "serde", serde(skip))]
    table: Arc<OnceBox<Table<F>>>,
}

/// The fields of a serialised distribution.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(rename = "VonMises")]
struct Fields<F> {
    loc: F,
    concentration: F,
}

#[cfg(feature = "serde")]
impl<F: Float> TryFrom<Fields<F>> for VonMises<F> {
    type Error = crate::error::Error;

    fn try_from(fields: Fields<F>) -> Result<Self> {
        Self::new(fields.loc, fields.concentration)
    }
}

/// Prints the parameters, with the formatter's precision if it has one.
impl<F: Float> fmt::Display for VonMises<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VonMises(loc = ")?;
        Printed(self.loc).fmt(formatter)?;
        formatter.write_str(", concentration = ")?;
        Printed(self.concentration).fmt(formatter)?;
        formatter.write_str(")")
    }
}

/// Prints the parameters only, since the table is a function of them.
impl<F: Float> fmt::Debug for VonMises<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("VonMises");
        fields.field("loc", &self.loc).field("concentration", &self.concentration).finish_non_exhaustive()
    }
}

/// Compares the parameters.
impl<F: Float> PartialEq for VonMises<F> {
    fn eq(&self, other: &Self) -> bool {
        self.loc == other.loc && self.concentration == other.concentration
    }
}

impl<F: Float> VonMises<F> {
    /// Creates the distribution with this mean direction and concentration.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `loc` is not finite, or `concentration` is not finite and at least 0.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Error, VonMises};
    /// assert!(VonMises::new(0.0, 5.0).is_ok());
    /// assert!(matches!(VonMises::new(0.0, -1.0), Err(Error::Value { argument: "concentration", .. })));
    /// ```
    pub fn new(loc: F, concentration: F) -> Result<Self> {
        condition::angle("loc").check(loc)?;
        condition::concentration().check(concentration)?;
        Ok(Self::from_valid(loc, concentration))
    }

    /// Creates the distribution of parameters that are known to be valid.
    pub(crate) fn from_valid(loc: F, concentration: F) -> Self {
        Self { loc, concentration, table: Arc::default() }
    }

    /// Returns the mean direction as given.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert_eq!((distribution.loc(), distribution.concentration()), (1.0, 2.0));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[doc(alias("mu"))]
    pub fn loc(&self) -> F {
        self.loc
    }

    /// Returns the concentration as given.
    #[doc(alias("kappa"))]
    pub fn concentration(&self) -> F {
        self.concentration
    }

    /// Returns the concentration in `f64`.
    pub(super) fn kappa(&self) -> f64 {
        self.concentration.to_f64()
    }

    /// Returns the table of this distribution, made when first needed.
    pub(super) fn table(&self) -> &Table<F> {
        self.table.get_or_init(|| Box::new(Table::new(self.concentration)))
    }
}
