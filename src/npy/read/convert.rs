//! Real numbers of any dtype as floats, converted exactly or not at all.

use crate::npy::read::half::half;
use crate::scalar::float::Float;
use crate::scalar::number::{Decoder, Number};
use std::fmt::Debug;

/// Why the next number cannot be converted.
pub(crate) enum Fault {
    /// The byte of a truth value that is neither 0 nor 1.
    NoBool(u8),
    /// The number, which the type cannot hold.
    Inexact(String),
}

/// Converts the bytes of numbers and appends them; an error is about the number that would be next.
pub(crate) type Convert<F> = Box<dyn FnMut(&[u8], &mut Vec<F>) -> Result<(), Fault>>;

/// Returns the bytes of a number of this dtype and how numbers are converted, if they are real numbers.
pub(crate) fn conversion<F: Float>(dtype: &str) -> Option<(usize, Convert<F>)> {
    if let Some(decoder) = F::decoder(dtype) {
        return Some((size_of::<F>(), Box::new(move |bytes, out| decoder(bytes, out).map_err(Fault::NoBool))));
    }
    from_float(dtype).or_else(|| from_signed(dtype)).or_else(|| from_unsigned(dtype))
}

fn from_float<F: Float>(dtype: &str) -> Option<(usize, Convert<F>)> {
    let bits_of_half = dtype.strip_suffix("f2").map(|order| format!("{order}u2"));
    from(dtype, Some::<f64>)
        .or_else(|| from(dtype, |number: f32| Some(number.into())))
        .or_else(|| from(&bits_of_half?, |bits| Some(half(bits).into())))
}

fn from_signed<F: Float>(dtype: &str) -> Option<(usize, Convert<F>)> {
    from(dtype, |number: i64| exact(number.into()))
        .or_else(|| from(dtype, |number: i32| Some(number.into())))
        .or_else(|| from(dtype, |number: i16| Some(number.into())))
        .or_else(|| from(dtype, |number: i8| Some(number.into())))
}

fn from_unsigned<F: Float>(dtype: &str) -> Option<(usize, Convert<F>)> {
    from(dtype, |number: u64| exact(number.into()))
        .or_else(|| from(dtype, |number: u32| Some(number.into())))
        .or_else(|| from(dtype, |number: u16| Some(number.into())))
        .or_else(|| from(dtype, |number: u8| Some(number.into())))
        .or_else(|| from(dtype, |truth: bool| Some(u8::from(truth).into())))
}

/// Returns the conversion from one type, if the dtype is that of it; `wide` returns the number in double precision.
fn from<N: Number + Debug, F: Float>(
    dtype: &str,
    wide: impl Fn(N) -> Option<f64> + 'static,
) -> Option<(usize, Convert<F>)> {
    let (decoder, mut numbers): (Decoder<N>, _) = (N::decoder(dtype)?, Vec::new());
    let convert = move |bytes: &[u8], out: &mut Vec<F>| {
        numbers.clear();
        let decoded = decoder(bytes, &mut numbers).map_err(Fault::NoBool);
        for &number in &numbers {
            out.push(wide(number).and_then(narrow).ok_or_else(|| Fault::Inexact(format!("{number:?}")))?);
        }
        decoded
    };
    Some((size_of::<N>(), Box::new(convert)))
}

/// Returns an integer of up to 64 bits in double precision.
fn exact(integer: i128) -> Option<f64> {
    let wide = integer as f64;
    (wide as i128 == integer).then_some(wide)
}

/// Returns the number in the type of the array; NaN stays NaN.
fn narrow<F: Float>(wide: f64) -> Option<F> {
    let narrow = F::from_f64(wide);
    (narrow.to_f64() == wide || wide.is_nan()).then_some(narrow)
}
