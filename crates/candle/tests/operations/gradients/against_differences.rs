//! Without broadcasting.

use super::differences::{Source, check};
use crate::common::{FUNCTIONS, SHAPE};
use candle_core::DType;

#[test]
fn gradients_of_f64_are_central_differences() {
    for function in FUNCTIONS {
        check(&function, &vec![Source::plain(&SHAPE); function.arguments.len()], DType::F64);
    }
}

#[test]
fn gradients_of_f32_are_central_differences() {
    for function in FUNCTIONS {
        check(&function, &vec![Source::plain(&SHAPE); function.arguments.len()], DType::F32);
    }
}
