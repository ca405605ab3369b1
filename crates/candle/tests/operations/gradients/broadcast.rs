//! Each argument in turn is smaller than the result, or larger than the others.

use super::differences::{Source, check};
use crate::common::{FUNCTIONS, SHAPE};
use candle_core::DType;

/// Shapes that broadcast to [`SHAPE`]: a number, without the leading axis, with inner and outer axes of length 1.
const SMALLER: [&[usize]; 7] = [&[], &[1], &[4], &[3, 1], &[1, 4], &[1, 1], &[3, 4]];

/// Gives one argument a shape and the others another one.
fn each_in_turn(shape: &[usize], others: &[usize], dtype: DType) {
    for function in FUNCTIONS {
        for n in 0..function.arguments.len() {
            let mut sources = vec![Source::plain(others); function.arguments.len()];
            sources[n] = Source::plain(shape);
            check(&function, &sources, dtype);
        }
    }
}

#[test]
fn a_gradient_is_summed_over_what_its_argument_was_repeated_to() {
    for shape in SMALLER {
        each_in_turn(shape, &SHAPE, DType::F64);
        each_in_turn(shape, &SHAPE, DType::F32);
    }
}

#[test]
fn one_argument_has_the_shape_and_the_others_are_repeated() {
    for others in SMALLER {
        each_in_turn(&SHAPE, others, DType::F64);
    }
}

#[test]
fn arguments_are_repeated_along_different_axes() {
    each_in_turn(&[3, 1], &[4], DType::F64);
    each_in_turn(&[1, 4], &[3, 1], DType::F64);
    each_in_turn(&[], &[], DType::F64);
}
