//! The forward and the backward pass.

use super::function::{Derivative, Function};
use super::gradient::{Sign, gradient};
use crate::tensor::element::{Element, storage, tensor};
use crate::tensor::expanded::expanded;
use crate::tensor::operands::Operands;
use crate::tensor::view::view;
use candle_core::{CpuStorage, Error, Layout, Result, Shape, Tensor};
use ndarray::{ArrayD, ArrayViewD};
use std::sync::OnceLock;

/// A function with what a call of it needs to know, and its derivatives once they are computed.
#[derive(Debug)]
pub(crate) struct Operation<T, const N: usize> {
    function: T,
    operands: Operands,
    /// The shape of the result.
    shape: Vec<usize>,
    /// Whether each argument has a gradient.
    tracked: [bool; N],
    derivatives: OnceLock<Derivatives>,
}

/// Derivatives in their places; those that nothing needs are absent. An axis along which all arguments repeat their
/// elements has length 1.
type Derivatives = Vec<Option<Tensor>>;

impl<T: Function<N>, const N: usize> Operation<T, N> {
    pub(crate) fn new(function: T, operands: Operands, shape: Vec<usize>, arguments: [&Tensor; N]) -> Self {
        let tracked = arguments.map(Tensor::track_op);
        Self { function, operands, shape, tracked, derivatives: OnceLock::new() }
    }

    /// Returns whether any argument has a gradient.
    pub(crate) fn is_tracked(&self) -> bool {
        self.tracked.contains(&true)
    }

    /// Computes the values, and keeps the derivatives if there will be a backward pass.
    pub(crate) fn forward(&self, arguments: [(&CpuStorage, &Layout); N]) -> Result<(CpuStorage, Shape)> {
        match arguments[0].0 {
            CpuStorage::F32(_) => self.forward_as(views::<f32, N>(arguments)?),
            _ => self.forward_as(views::<f64, N>(arguments)?),
        }
    }

    fn forward_as<F: Element>(&self, arguments: [ArrayViewD<'_, F>; N]) -> Result<(CpuStorage, Shape)> {
        let refused = |failure| self.operands.error(failure);
        let value = if self.is_tracked() {
            let (value, derivatives) = self.function.with_derivatives(arguments).map_err(refused)?;
            // An operation is applied once; a second pass would compute the same.
            let _ = self.derivatives.set(self.kept(derivatives)?);
            value
        } else {
            self.function.value(arguments).map_err(refused)?
        };
        Ok(storage(expanded(value, &self.shape).map_err(Error::wrap)?))
    }

    /// Keeps the derivatives in tracked arguments.
    fn kept<F: Element>(&self, derivatives: Vec<ArrayD<F>>) -> Result<Derivatives> {
        let needed = |place| T::DERIVATIVES.iter().zip(self.tracked).any(|(d, t)| t && d.place() == Some(place));
        let keep = |(place, array)| needed(place).then(|| tensor(array)).transpose();
        derivatives.into_iter().enumerate().map(keep).collect()
    }

    /// Returns the derivatives that a forward pass has left.
    pub(crate) fn derivatives(&self) -> Option<&[Option<Tensor>]> {
        self.derivatives.get().map(Vec::as_slice)
    }

    /// Returns the gradient of each tracked argument, given that of the result.
    pub(crate) fn backward(&self, arguments: [&Tensor; N], of_result: &Tensor) -> Result<[Option<Tensor>; N]> {
        let derivatives = self.derivatives().unwrap_or_default();
        let mut gradients = [const { None }; N];
        for (n, argument) in arguments.iter().enumerate().filter(|(n, _)| self.tracked[*n]) {
            let (place, sign) = match T::DERIVATIVES[n] {
                Derivative::One => (None, Sign::Plus),
                Derivative::Array(place) => (Some(place), Sign::Plus),
                Derivative::Minus(place) => (Some(place), Sign::Minus),
            };
            let absent = || Error::msg(format!("{}: a derivative is absent", T::NAME));
            let derivative = place.map(|place| derivatives.get(place).and_then(Option::as_ref).ok_or_else(absent));
            gradients[n] = Some(gradient(of_result, derivative.transpose()?, sign, argument.dims())?);
        }
        Ok(gradients)
    }
}

/// Returns views of all arguments.
fn views<'a, F: Element, const N: usize>(arguments: [(&'a CpuStorage, &Layout); N]) -> Result<[ArrayViewD<'a, F>; N]> {
    let mut views = Vec::with_capacity(N);
    for (storage, layout) in arguments {
        views.push(view(storage, layout)?);
    }
    views.try_into().map_err(|_| Error::msg("as many views as arguments"))
}
