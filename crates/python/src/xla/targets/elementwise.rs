//! Functions whose arguments broadcast to the results.

use super::call::{Number, mark, on_threads, tolerant, views};
use super::domain::Domain;
use crate::xla::buffer::{Buffer, Failure};
use ndarray::{ArrayD, ArrayViewD};

/// Defines a target: a type, its name, its arguments with their ranges, the number of its results, and the results.
macro_rules! target {
    ($type:ident, $name:literal, [$($argument:ident: $domain:ident),+] -> $count:literal, $results:expr) => {
        pub(in crate::xla) struct $type;

        impl $crate::xla::handler::Target for $type {
            const NAME: &'static str = $name;
            const RESULTS: usize = $count;

            fn run(
                arguments: &[$crate::xla::buffer::Buffer],
                results: &mut [$crate::xla::buffer::Buffer],
            ) -> Result<(), $crate::xla::buffer::Failure> {
                $crate::xla::targets::call::with_number!(results, F => {
                    let domains = [$($crate::xla::targets::domain::Domain::$domain),+];
                    $crate::xla::targets::elementwise::run::<F, _, $count>(
                        arguments,
                        results,
                        domains,
                        |[$($argument),+]| Ok($results),
                    )
                })
            }
        }
    };
}
pub(super) use target;

/// Writes the results of a function.
pub(super) fn run<F: Number, const N: usize, const M: usize>(
    arguments: &[Buffer],
    results: &mut [Buffer],
    domains: [Domain; N],
    function: impl Fn([ArrayViewD<'_, F>; N]) -> vonmises::Result<[ArrayD<F>; M]> + Send,
) -> Result<(), Failure> {
    let arguments = views::<F, N>(arguments)?;
    let elements = results.first().map_or(0, Buffer::len);
    let (values, refused) = on_threads(elements, || tolerant(&arguments, domains, function))??;
    for (result, value) in results.iter_mut().zip(&values) {
        write(result, value)?;
    }
    mark::<F>(results, &refused)
}

fn write<F: Number>(result: &mut Buffer, value: &ArrayD<F>) -> Result<(), Failure> {
    match value.as_slice() {
        Some(numbers) if value.shape() == result.shape() => {
            result.slice_mut::<F>()?.copy_from_slice(numbers);
            Ok(())
        }
        _ => {
            let (found, needed) = (value.shape(), result.shape());
            Err(Failure::Invalid(format!("arguments broadcast to shape {found:?}, where the result has {needed:?}")))
        }
    }
}
