//! The raw outputs of a network, as distributions.

use super::raw::{UnitVector, sigmoid, softplus};
use crate::array::gradients::buffers::{Buffers, read, write};
use crate::array::reduction::sum_to_shape;
use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::alloc::checked_len;
use crate::memory::blocks::build_several;
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;
use crate::simd::level;
use crate::special::angle::wrapped;
use crate::special::polar::direction;
use fearless_simd::dispatch;
use ndarray::ArrayD;

/// How two raw outputs of a network, any finite numbers, become a location and a concentration.
///
/// The likelihood is a smooth function of the outputs. A network that is to predict directions anywhere on the circle does
/// better with [`Vector`](Self::Vector): a raw angle has to jump by a turn somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The location is the first output, in radians, the concentration the softplus ln(1 + exp s) of the second.
    AngleSoftplus,
    /// The outputs are the coordinates of a vector: its direction is the location and its length the concentration.
    ///
    /// These are the distribution's natural parameters. The logarithm of the density is concave in them.
    Vector,
}

impl Head {
    /// Returns the locations, in [−PI, PI), and the concentrations.
    ///
    /// `first` and `second` broadcast together, and both results have their broadcast shape. The direction of the vector 0
    /// is 0.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) for an output that is not finite, or the coordinate of a vector above half of
    /// the largest float; [`Error::Broadcast`](crate::Error::Broadcast) with both shapes.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::nn::Head;
    /// let (loc, concentration) = Head::Vector.parameters(&array![0.0, -3.0], &array![2.0, 4.0])?;
    /// assert_eq!((loc[0], concentration[0]), (std::f64::consts::FRAC_PI_2, 2.0));
    /// assert_eq!(concentration[1], 5.0);
    /// let (loc, concentration) = Head::AngleSoftplus.parameters(7.0, &array![-800.0, 0.0, 800.0])?;
    /// assert!((loc[0] - (7.0 - std::f64::consts::TAU)).abs() < 1e-15);
    /// assert_eq!(concentration.as_slice(), Some(&[0.0, std::f64::consts::LN_2, 800.0][..]));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The relative error of a concentration, and of the direction of a vector, is below 9e-16; a raw angle is reduced as
    /// locations are, to 2 ulp. `f32` computes in `f64` and rounds once.
    pub fn parameters<'a, F: Float>(
        self,
        first: impl Param<'a, F>,
        second: impl Param<'a, F>,
    ) -> Result<(ArrayD<F>, ArrayD<F>)> {
        let Outputs { first, second, shape } = Outputs::new(self, first, second)?;
        let (first, second) = (first.reader(&shape), second.reader(&shape));
        let fill = |buffers: &mut Buffers<F, 4>, start: usize, blocks: [&mut [F]; 2]| {
            let (len, Buffers { narrow: buffer, wide: [firsts, seconds, results @ ..] }) = (blocks[0].len(), buffers);
            read(&first, start, len, buffer, firsts);
            read(&second, start, len, buffer, seconds);
            write(results, blocks, |results| self.fill_parameters(firsts, seconds, results));
        };
        let [loc, concentration] = build_several(&shape, Buffers::default, fill)?;
        Ok((loc.mapv_into(wrapped), concentration))
    }

    /// Returns the derivatives in the raw outputs, of their shapes, from those in the locations and the concentrations.
    ///
    /// This is the chain rule: `in_loc` and `in_concentration` are derivatives of a loss in the results of
    /// [`parameters`](Self::parameters), and all four arrays broadcast together. The direction of the vector 0 has no
    /// derivative; `in_loc` does not count there.
    ///
    /// # Errors
    /// As for [`parameters`](Self::parameters), also for derivatives that are not finite.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::nn::Head;
    /// let (x, y) = (array![3.0], array![4.0]);
    /// let (in_x, in_y) = Head::Vector.backward(&x, &y, &array![0.0], &array![1.0])?; // of the length
    /// assert_eq!((in_x[0], in_y[0]), (0.6, 0.8));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn backward<'a, F: Float>(
        self,
        first: impl Param<'a, F>,
        second: impl Param<'a, F>,
        in_loc: impl Param<'a, F>,
        in_concentration: impl Param<'a, F>,
    ) -> Result<(ArrayD<F>, ArrayD<F>)> {
        let Outputs { first, second, shape } = Outputs::new(self, first, second)?;
        let in_loc = Operand::new(in_loc)?.checked(&condition::angle("in_loc"))?;
        let in_concentration = Operand::new(in_concentration)?.checked(&condition::angle("in_concentration"))?;
        let shape = broadcast_shapes(&shape, &broadcast_shapes(in_loc.shape(), in_concentration.shape())?)?;
        let readers = [&first, &second, &in_loc, &in_concentration].map(|operand| operand.reader(&shape));
        let fill = |buffers: &mut Buffers<F, 6>, start: usize, blocks: [&mut [F]; 2]| {
            let (len, Buffers { narrow: buffer, wide: [firsts, seconds, in_locs, in_kappas, results @ ..] }) =
                (blocks[0].len(), buffers);
            for (reader, values) in readers.iter().zip([&mut *firsts, seconds, in_locs, in_kappas]) {
                read(reader, start, len, buffer, values);
            }
            write(results, blocks, |[in_firsts, in_seconds]| {
                for i in 0..len {
                    (in_firsts[i], in_seconds[i]) = self.chain(firsts[i], seconds[i], in_locs[i], in_kappas[i]);
                }
            });
        };
        let [in_first, in_second] = build_several(&shape, Buffers::default, fill)?;
        Ok((sum_to_shape(&in_first, first.shape())?, sum_to_shape(&in_second, second.shape())?))
    }

    /// Computes locations, not wrapped, and concentrations.
    pub(super) fn fill_parameters(self, firsts: &[f64], seconds: &[f64], [locs, kappas]: [&mut [f64]; 2]) {
        let pairs = firsts.iter().zip(seconds);
        let slots = pairs.zip(locs.iter_mut().zip(kappas));
        dispatch!(level::current(), _simd => match self {
            Self::AngleSoftplus => {
                for ((&first, &second), (loc, kappa)) in slots {
                    (*loc, *kappa) = (first, softplus(second));
                }
            }
            Self::Vector => {
                for ((&x, &y), (loc, kappa)) in slots {
                    (*loc, *kappa) = (direction(x, y), UnitVector::new(x, y).length);
                }
            }
        });
    }

    /// Returns the derivatives in the raw outputs from those in the location and the concentration.
    #[inline(always)]
    fn chain(self, first: f64, second: f64, in_loc: f64, in_kappa: f64) -> (f64, f64) {
        match self {
            Self::AngleSoftplus => (in_loc, in_kappa * sigmoid(second)),
            Self::Vector => {
                let unit = UnitVector::new(first, second);
                unit.turned(in_kappa, if unit.length == 0.0 { 0.0 } else { in_loc / unit.length })
            }
        }
    }
}

/// The checked raw outputs of a head, and the shape that they broadcast to.
pub(super) struct Outputs<'a, F: Float> {
    pub(super) first: Operand<'a, F>,
    pub(super) second: Operand<'a, F>,
    pub(super) shape: Vec<usize>,
}

impl<'a, F: Float> Outputs<'a, F> {
    pub(super) fn new(head: Head, first: impl Param<'a, F>, second: impl Param<'a, F>) -> Result<Self> {
        let (mut first, mut second) = (Operand::new(first)?, Operand::new(second)?);
        let shape = broadcast_shapes(first.shape(), second.shape())?;
        checked_len::<F>(&shape)?;
        match head {
            Head::AngleSoftplus => {
                first = first.checked(&condition::angle("first"))?;
                second = second.checked(&condition::angle("second"))?;
            }
            Head::Vector => {
                // So that no length overflows.
                let half = F::from_f64(0.5);
                let condition = |name| {
                    let holds = move |value: F| (value * half).abs() <= F::max_value() * half * half;
                    Condition::new(name, "finite and at most half of the largest float", holds)
                };
                first = first.checked(&condition("first"))?;
                second = second.checked(&condition("second"))?;
            }
        }
        Ok(Self { first, second, shape })
    }
}
