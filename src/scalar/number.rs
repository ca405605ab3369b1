//! The numbers that have a dtype in NumPy: its name, and their bytes in files.

use ndarray_npy::WritableElement;
use std::fmt::Debug;

/// Decodes bytes and appends the numbers. A byte that stands for no number of the type ends this, and is the error.
pub(crate) type Decoder<N> = fn(&[u8], &mut Vec<N>) -> Result<(), u8>;

/// A number with a NumPy dtype, truth values included.
///
/// The supertrait of ndarray-npy turns a slice of numbers into bytes without a copy.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an element of arrays in `.npy` files",
    note = "elements are `f32`, `f64`, `i8` to `i64`, `u8` to `u64`, `bool` and `Key`; convert `usize` to `u64` first"
)]
pub trait Number: WritableElement + Debug + Copy + Default + Send + Sync + 'static {
    /// The dtype as NumPy writes it: little-endian, or `|` for one byte.
    const DESCR: &'static str;

    /// Returns the number whose bytes in memory are those of this one in a little-endian file.
    fn to_little_endian(self) -> Self;

    /// Returns the decoder for a `descr`, if that is this dtype in some byte order.
    fn decoder(descr: &str) -> Option<Decoder<Self>>;
}

macro_rules! number {
    ($($number:ty: $order:literal $kind:literal),*) => { $(
        impl Number for $number {
            const DESCR: &'static str = concat!($order, $kind);

            fn to_little_endian(self) -> Self {
                Self::from_ne_bytes(self.to_le_bytes())
            }

            fn decoder(descr: &str) -> Option<Decoder<Self>> {
                match descr.strip_suffix($kind)? {
                    "<" => Some(|bytes, out| decode(bytes, out, Self::from_le_bytes)),
                    ">" => Some(|bytes, out| decode(bytes, out, Self::from_be_bytes)),
                    // NumPy reads all three in the machine's own order.
                    "" | "=" | "|" => Some(|bytes, out| decode(bytes, out, Self::from_ne_bytes)),
                    _ => None,
                }
            }
        }
    )* };
}
number!(i8: "|" "i1", i16: "<" "i2", i32: "<" "i4", i64: "<" "i8");
number!(u8: "|" "u1", u16: "<" "u2", u32: "<" "u4", u64: "<" "u8");
number!(f32: "<" "f4", f64: "<" "f8");

/// Decodes numbers of which every byte pattern is one.
fn decode<N, const WIDTH: usize>(bytes: &[u8], out: &mut Vec<N>, number: impl Fn([u8; WIDTH]) -> N) -> Result<(), u8> {
    out.extend(bytes.as_chunks().0.iter().copied().map(number));
    Ok(())
}

impl Number for bool {
    const DESCR: &'static str = "|b1";

    fn to_little_endian(self) -> Self {
        self
    }

    fn decoder(descr: &str) -> Option<Decoder<Self>> {
        ["|", "", "=", "<", ">"].contains(&descr.strip_suffix("b1")?).then_some(decode_bools)
    }
}

/// Decodes truth values, which are the bytes 0 and 1 and no others.
fn decode_bools(bytes: &[u8], out: &mut Vec<bool>) -> Result<(), u8> {
    for &byte in bytes {
        out.push(match byte {
            0 => false,
            1 => true,
            other => return Err(other),
        });
    }
    Ok(())
}
