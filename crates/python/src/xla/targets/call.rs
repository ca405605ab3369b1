//! How a function of the library is called on buffers.

use super::domain::Domain;
use crate::threads::pools::Lease;
use crate::threads::run::SMALL;
use crate::xla::buffer::{Buffer, Element, Failure};
use ndarray::{ArrayD, ArrayViewD, Zip};
use vonmises::{Error, Float};

/// The numbers that functions are of.
pub(super) trait Number: Float + Element {}
impl Number for f32 {}
impl Number for f64 {}

/// Runs a piece of code with a type name that stands for the type of the results.
macro_rules! with_number {
    ($results:expr, $number:ident => $body:expr) => {
        match $results[0].data_type() {
            $crate::xla::buffer::DataType::F32 => {
                type $number = f32;
                $body
            }
            $crate::xla::buffer::DataType::F64 => {
                type $number = f64;
                $body
            }
            $crate::xla::buffer::DataType::U32 => {
                Err($crate::xla::buffer::Failure::Invalid("results are F32 or F64".into()))
            }
        }
    };
}
pub(super) use with_number;

/// Returns the arguments, of which there must be as many.
pub(super) fn views<F: Number, const N: usize>(arguments: &[Buffer]) -> Result<[ArrayViewD<'_, F>; N], Failure> {
    let views = arguments.iter().map(Buffer::view).collect::<Result<Vec<_>, _>>()?;
    views.try_into().map_err(|views: Vec<_>| Failure::Invalid(format!("{} arguments instead of {N}", views.len())))
}

/// Does the work where it is fastest: on the calling thread for a few elements, on the pool for more.
pub(super) fn on_threads<T: Send>(elements: usize, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    if elements <= SMALL {
        return Ok(work());
    }
    let lease = Lease::new().map_err(|_| Failure::Internal("threads cannot be started".into()))?;
    let outcome = lease.pool().install(work);
    lease.give_back();
    Ok(outcome)
}

/// Which elements of each argument are out of range; nothing if none is.
pub(super) type Refused = Vec<ArrayD<bool>>;

/// Calls a function of the library. If it refuses an element, calls it again with others in the place of all that are
/// out of range, and returns where those are.
pub(super) fn tolerant<F: Number, T, const N: usize>(
    arguments: &[ArrayViewD<'_, F>; N],
    domains: [Domain; N],
    mut function: impl FnMut([ArrayViewD<'_, F>; N]) -> vonmises::Result<T>,
) -> Result<(T, Refused), Failure> {
    match function(arguments.each_ref().map(|argument| argument.view())) {
        Ok(value) => return Ok((value, Vec::new())),
        Err(Error::Value { .. }) => {}
        Err(error) => return Err(failure(&error)),
    }
    let pairs = || arguments.iter().zip(domains);
    let refused = pairs().map(|(argument, domain)| argument.mapv(|value| !domain.has(value))).collect();
    let stand_ins: Vec<_> = pairs().map(|(argument, domain)| argument.mapv(|value| domain.nearby(value))).collect();
    let value = function(std::array::from_fn(|index| stand_ins[index].view())).map_err(|error| failure(&error))?;
    Ok((value, refused))
}

/// Writes NaN where an argument was refused.
pub(super) fn mark<F: Number>(results: &mut [Buffer], refused: &Refused) -> Result<(), Failure> {
    for result in results {
        for refused in refused.iter().filter(|refused| refused.iter().any(|&refused| refused)) {
            let shape = result.shape().to_vec();
            let refused = refused.broadcast(shape).ok_or_else(|| Failure::Invalid("shapes do not broadcast".into()))?;
            Zip::from(result.view_mut::<F>()?).and(refused).for_each(|value, &refused| {
                if refused {
                    *value = F::from_f64(f64::NAN);
                }
            });
        }
    }
    Ok(())
}

/// Returns the failure for an error of the library.
pub(super) fn failure(error: &Error) -> Failure {
    match error {
        Error::TooLarge { .. } => Failure::Internal(error.to_string()),
        _ => Failure::Invalid(error.to_string()),
    }
}
