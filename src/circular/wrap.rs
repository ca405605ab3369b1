//! Angles brought into one turn, and their distances along the circle.

use crate::error::Result;
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::alloc::checked_len;
use crate::memory::blocks::{build, build_with};
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;
use crate::special::angle::{difference, wrapped};
use ndarray::{ArrayD, IxDyn};

/// Wraps angles into [−PI, PI), as samples are.
///
/// Angles inside are returned unchanged, all others modulo the real 2π. x is a scalar or an array of any shape, in
/// radians; the result has the same shape (0-d for a scalar).
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if an angle is not finite.
///
/// # Example
/// ```
/// use ndarray::array;
/// use std::f64::consts::PI;
/// use vonmises::circular::wrap;
/// let wrapped = wrap(&array![0.5, PI, -4.0])?;
/// assert_eq!((wrapped[0], wrapped[1]), (0.5, -PI));
/// assert!((wrapped[2] - (2.0 * PI - 4.0)).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Within 2 ulp, for every angle of the type, taken as exact.
#[doc(alias("wrapToPi", "normalize_angle", "minusPiPlusPi"))]
pub fn wrap<'a, F: Float>(x: impl Param<'a, F>) -> Result<ArrayD<F>> {
    let angles = Operand::new(x)?.checked(&condition::angle("x"))?;
    let elements = angles.values();
    build(IxDyn(angles.shape()), |start, block: &mut [F]| {
        block.iter_mut().zip(&elements[start..]).for_each(|(slot, &angle)| *slot = wrapped(angle));
    })
}

/// Returns the distances of angles along the circle: the length of the shorter arc between a and b, in [0, PI].
///
/// a and b are scalars or arrays, in radians and of any size, that broadcast together; the result has their common
/// shape (0-d for two scalars).
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if an angle is not finite; [`Error::Broadcast`](crate::Error::Broadcast) if
/// the shapes do not broadcast.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::distance;
/// let distances = distance(&array![3.0, -3.0], 3.0)?;
/// assert_eq!(distances[0], 0.0);
/// assert!((distances[1] - (std::f64::consts::TAU - 6.0)).abs() < 1e-15); // across the cut
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Relative error 3e-16 in `f64` and half an ulp in `f32`, for all angles of the type, taken as exact: distances are
/// modulo the real 2π, and nothing cancels if a and b are close to each other or whole turns apart.
#[doc(alias("circ_dist", "dist.circular"))]
pub fn distance<'a, 'b, F: Float>(a: impl Param<'a, F>, b: impl Param<'b, F>) -> Result<ArrayD<F>> {
    let (a, b) = (Operand::new(a)?, Operand::new(b)?);
    let shape = broadcast_shapes(a.shape(), b.shape())?;
    checked_len::<F>(&shape)?;
    a.check(&condition::angle("a"))?;
    b.check(&condition::angle("b"))?;
    let (a, b) = (a.reader(&shape), b.reader(&shape));
    let fill = |[a_buffer, b_buffer]: &mut [Vec<F>; 2], start: usize, block: &mut [F]| {
        let (xs, ys) = (a.block(start, block.len(), a_buffer), b.block(start, block.len(), b_buffer));
        for ((slot, &x), &y) in block.iter_mut().zip(xs).zip(ys) {
            *slot = F::from_f64(difference(x.to_f64(), y.to_f64()).abs());
        }
    };
    build_with(IxDyn(&shape), Default::default, fill)
}
