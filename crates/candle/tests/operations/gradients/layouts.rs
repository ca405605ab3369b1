//! Arguments are views of variables: transposed, narrowed, broadcast.

use super::differences::{Source, check};
use crate::common::{FUNCTIONS, SHAPE};
use candle_core::DType;

fn views() -> [Source; 9] {
    [
        Source { shape: vec![4, 3], view: |x| x.t() },
        Source { shape: vec![5, 4], view: |x| x.narrow(0, 1, 3) },
        Source { shape: vec![3, 6], view: |x| x.narrow(1, 2, 4) },
        Source { shape: vec![6, 5], view: |x| x.narrow(0, 2, 4)?.narrow(1, 1, 3)?.t() },
        Source { shape: vec![], view: |x| x.broadcast_as(&SHAPE) },
        Source { shape: vec![4], view: |x| x.broadcast_as(&SHAPE) },
        Source { shape: vec![3, 1], view: |x| x.broadcast_as(&SHAPE) },
        Source { shape: vec![9, 1], view: |x| x.narrow(0, 5, 3)?.broadcast_as(&SHAPE) },
        Source { shape: vec![1, 3], view: |x| x.broadcast_as((4, 3))?.t() },
    ]
}

#[test]
fn each_argument_may_be_a_view() {
    for (function, view) in FUNCTIONS.iter().flat_map(|function| views().map(|view| (function, view))) {
        for n in 0..function.arguments.len() {
            let mut sources = vec![Source::plain(&SHAPE); function.arguments.len()];
            sources[n] = view.clone();
            check(function, &sources, DType::F64);
        }
    }
}

#[test]
fn all_arguments_may_be_views_of_one_kind() {
    for (function, view) in FUNCTIONS.iter().flat_map(|function| views().map(|view| (function, view))) {
        check(function, &vec![view.clone(); function.arguments.len()], DType::F64);
        check(function, &vec![view; function.arguments.len()], DType::F32);
    }
}
