//! Samples, and the derivative of each in its concentration.

use super::call::{Number, failure, mark, on_threads, tolerant, views, with_number};
use super::domain::Domain;
use crate::random::keys::Keys;
use crate::xla::buffer::{Buffer, Failure};
use crate::xla::handler::Target;
use ndarray::ArrayViewD;
use vonmises::{Key, LazySamples};

/// Samples: of keys of shape (..., 2), locations and concentrations.
///
/// The first axes of the result, as many as those of the keys, are for one draw each: the numbers of a key are those of
/// a draw of its own. An axis of the keys that has length 1 is broadcast.
pub(in crate::xla) struct Sample;

impl Target for Sample {
    const NAME: &'static str = "sample";
    const RESULTS: usize = 1;

    fn run(arguments: &[Buffer], results: &mut [Buffer]) -> Result<(), Failure> {
        with_number!(results, F => draw::<F>(arguments, results, |samples, results| match results {
            [result] => samples.par_fill(0, result),
            _ => Ok(()), // there is one
        }))
    }
}

/// Samples and their derivatives in the concentration.
pub(in crate::xla) struct SampleWithGrad;

impl Target for SampleWithGrad {
    const NAME: &'static str = "sample_with_grad";
    const RESULTS: usize = 2;

    fn run(arguments: &[Buffer], results: &mut [Buffer]) -> Result<(), Failure> {
        with_number!(results, F => draw::<F>(arguments, results, |samples, results| match results {
            [result, slopes] => samples.par_fill_with_grad(0, result, slopes),
            _ => Ok(()), // there are two
        }))
    }
}

/// Makes the samples of the arguments, and lets `fill` write them to the results.
fn draw<F: Number>(
    arguments: &[Buffer],
    results: &mut [Buffer],
    fill: impl Fn(&LazySamples<'_, F>, &mut [&mut [F]]) -> vonmises::Result<()> + Sync,
) -> Result<(), Failure> {
    let [words, parameters @ ..] = arguments else { return Err(Failure::Invalid("a draw without keys".into())) };
    let parameters = views::<F, 2>(parameters)?;
    let (shape, elements) = (results[0].shape().to_vec(), results[0].len());
    let keys = keys(words.view()?, &shape)?;
    let mut slices = results.iter_mut().map(Buffer::slice_mut).collect::<Result<Vec<&mut [F]>, _>>()?;
    let work = || {
        tolerant(&parameters, [Domain::Angle, Domain::Concentration], |[loc, concentration]| {
            fill(&LazySamples::new(&keys, loc, concentration, &shape[..])?, &mut slices)
        })
    };
    let ((), refused) = on_threads(elements, work)??;
    mark::<F>(results, &refused)
}

/// Returns the keys of a result of that shape.
fn keys(words: ArrayViewD<'_, u32>, shape: &[usize]) -> Result<Keys, Failure> {
    let keys = Key::from_raw(words).map_err(|error| failure(&error))?;
    let unfit = || Failure::Invalid(format!("keys of shape {:?} for samples of shape {shape:?}", keys.shape()));
    let outer = shape.get(..keys.ndim()).ok_or_else(unfit)?;
    match keys.first() {
        Some(&key) if outer.iter().all(|&axis| axis == 1) => Ok(Keys::One(key)),
        _ if keys.shape() == outer => Ok(Keys::Many(keys)),
        _ => Ok(Keys::Many(keys.broadcast(outer).ok_or_else(unfit)?.to_owned())),
    }
}
