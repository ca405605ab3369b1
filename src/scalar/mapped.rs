//! The scalars of maps: those that are arguments as they are, and those that a lane may return.
//!
//! They are supertraits of [`Float`](crate::scalar::float::Float), so that a scalar of generic type is either, too.

/// A scalar that is an argument of a map as it is: every lane gets its value.
///
/// These are `f32`, `f64`, any `F: `[`Float`](crate::Float), the integer types, `bool` and [`Key`](crate::Key).
/// Implement it for a `Copy` type of your own to give it without [`fixed`](crate::fixed).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an argument of a map",
    note = "give an array by reference (`&x`) or as a view (`x.view()`)",
    note = "give a slice or a `Vec` as a view, `ndarray::aview1(&v)` or `ArrayView1::from(&v)`",
    note = "wrap another value that every lane gets in `fixed(…)`"
)]
pub trait FixedScalar: Copy {}

/// A scalar that a lane of a map may return; the map returns an array of them.
///
/// These are `f32`, `f64`, any `F: `[`Float`](crate::Float), the integer types, `bool` and [`Key`](crate::Key).
/// Implement it for a type of your own to return it without [`arr0`](ndarray::arr0).
#[diagnostic::on_unimplemented(
    message = "a lane of a map cannot return `{Self}`",
    note = "return an ndarray array, a scalar, or a tuple of 1 to 6 of these, or a `Result` of one of these",
    note = "the elements of an array must be `Clone + Send + Sync`",
    note = "a function that uses `?` names the type of its error: `Ok::<_, vonmises::Error>(…)`"
)]
pub trait OutputScalar: Clone + Send + Sync {}

macro_rules! mapped {
    ($($scalar:ty),*) => { $(
        impl FixedScalar for $scalar {}
        impl OutputScalar for $scalar {}
    )* };
}
mapped!(f32, f64, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, bool);
