//! What callers give: tensors with the names of arguments.

use super::expanded::checked_len;
use super::failure::Failure;
use candle_core::{DType, Error, Result, Tensor};
use vonmises::shape::broadcast_shapes;

/// The names and shapes of the tensors of a call.
#[derive(Debug)]
pub(crate) struct Operands(Vec<(&'static str, Vec<usize>)>);

impl Operands {
    /// Checks that all tensors are on the CPU and have one type, `f32` or `f64`.
    pub(crate) fn new(function: &str, tensors: &[(&'static str, &Tensor)]) -> Result<Self> {
        for (name, tensor) in tensors {
            if !tensor.device().is_cpu() {
                let device = tensor.device().location();
                return Err(Error::msg(format!("{function}: {name} is on {device:?}: must be on the CPU")));
            }
            if !matches!(tensor.dtype(), DType::F32 | DType::F64) {
                let dtype = tensor.dtype();
                return Err(Error::msg(format!("{function}: {name} has the type {dtype:?}: must be F32 or F64")));
            }
            let (first, dtype) = (tensors[0].0, tensors[0].1.dtype());
            if tensor.dtype() != dtype {
                let other = tensor.dtype();
                let types = format!("{first} has the type {dtype:?}, {name} {other:?}");
                return Err(Error::msg(format!("{function}: {types}: must be the same")));
            }
        }
        Ok(Self(tensors.iter().map(|(name, tensor)| (*name, tensor.dims().to_vec())).collect()))
    }

    /// Returns the shape that all broadcast to.
    pub(crate) fn broadcast(&self) -> Result<Vec<usize>> {
        let broadcast = self.0.iter().try_fold(Vec::new(), |common, (_, dims)| broadcast_shapes(&common, dims));
        broadcast.and_then(|shape| checked_len(&shape).map(|_| shape)).map_err(Error::wrap)
    }

    /// Checks that all broadcast to that shape of an output.
    pub(crate) fn check_output(&self, shape: &[usize]) -> Result<()> {
        let parameters = self.broadcast()?;
        checked_len(shape).map_err(Error::wrap)?;
        if broadcast_shapes(&parameters, shape).is_ok_and(|common| common == shape) {
            return Ok(());
        }
        Err(Error::wrap(vonmises::Error::OutputShape { parameters, requested: shape.to_vec() }))
    }

    /// Makes a failure an error of candle's. An index in row-major order becomes that in the tensor as it was given.
    pub(crate) fn error(&self, failure: Failure) -> Error {
        match failure {
            Failure::Candle(error) => error,
            Failure::Library(vonmises::Error::Value { argument, index, flat, value, requirement }) => {
                let dims = self.0.iter().find(|(name, dims)| *name == argument && dims.len() == index.len());
                let row_major = |(_, dims): &(_, Vec<usize>)| {
                    dims.iter().zip(&index).fold(0, |flat, (&len, &position)| flat * len + position)
                };
                let flat = dims.map_or(flat, row_major);
                Error::wrap(vonmises::Error::Value { argument, index, flat, value, requirement })
            }
            Failure::Library(error) => Error::wrap(error),
        }
    }
}
