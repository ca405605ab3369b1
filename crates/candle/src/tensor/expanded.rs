//! Arrays repeated along axes of length 1.

use super::element::Element;
use ndarray::{ArrayD, ArrayViewD, IxDyn};
use vonmises::{Error, Result};

/// Returns the number of elements of an array of that shape, or an error if that overflows.
pub(crate) fn checked_len(shape: &[usize]) -> Result<usize> {
    let span = shape.iter().filter(|&&len| len > 0).try_fold(size_of::<f64>(), |span, &len| span.checked_mul(len));
    match span.map(isize::try_from) {
        Some(Ok(_)) => Ok(shape.iter().product()),
        _ => Err(Error::TooLarge { shape: shape.to_vec() }),
    }
}

/// Broadcasts a view to a shape.
pub(crate) fn repeated<'a, F>(view: &'a ArrayViewD<'_, F>, shape: &[usize]) -> Result<ArrayViewD<'a, F>> {
    let refused = || Error::OutputShape { parameters: view.shape().to_vec(), requested: shape.to_vec() };
    view.broadcast(IxDyn(shape)).ok_or_else(refused)
}

/// Repeats the elements of an array along its axes of length 1 to fill a shape; copies only if it does not have that
/// shape.
pub(crate) fn expanded<F: Element>(array: ArrayD<F>, shape: &[usize]) -> Result<ArrayD<F>> {
    if array.shape() == shape {
        return Ok(array);
    }
    let too_large = || Error::TooLarge { shape: shape.to_vec() };
    let mut elements = Vec::new();
    elements.try_reserve_exact(checked_len(shape)?).map_err(|_| too_large())?;
    elements.extend(repeated(&array.view(), shape)?.iter().copied());
    ArrayD::from_shape_vec(IxDyn(shape), elements).map_err(|_| too_large())
}
