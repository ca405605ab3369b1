//! Which arguments have gradients, and of what.

use crate::common::{FUNCTIONS, SHAPE, elements, numbers};
use candle_core::{DType, Tensor, Var};

#[test]
fn a_result_of_constants_has_no_graph() {
    for function in FUNCTIONS {
        let arguments: Vec<Tensor> =
            function.arguments.iter().map(|&kind| numbers(kind, 1, &SHAPE, DType::F64)).collect();
        assert!(!(function.call)(&arguments).unwrap().track_op(), "{}", function.name);
    }
}

#[test]
fn each_argument_alone_has_the_gradient_that_it_has_among_others() {
    for function in FUNCTIONS {
        let variables: Vec<Var> = function
            .arguments
            .iter()
            .zip(1..)
            .map(|(&kind, seed)| Var::from_tensor(&numbers(kind, seed, &SHAPE, DType::F64)).unwrap())
            .collect();
        let all: Vec<Tensor> = variables.iter().map(|variable| variable.as_tensor().clone()).collect();
        let together = (function.call)(&all).unwrap().sum_all().unwrap().backward().unwrap();
        for (n, variable) in variables.iter().enumerate() {
            let mut one: Vec<Tensor> = all.iter().map(Tensor::detach).collect();
            one[n] = all[n].clone();
            let alone = (function.call)(&one).unwrap().sum_all().unwrap().backward().unwrap();
            let [alone, expected] = [&alone, &together].map(|gradients| elements(gradients.get(variable).unwrap()));
            assert_eq!(alone, expected, "{}, argument {n}", function.name);
            for other in (0..all.len()).filter(|&other| other != n) {
                assert!(together.get(&variables[other]).is_some());
            }
        }
    }
}

#[test]
fn one_variable_in_two_places_has_the_sum_of_both_gradients() {
    let loc = Var::from_tensor(&numbers(crate::common::Kind::Angle, 3, &SHAPE, DType::F64)).unwrap();
    let concentration = numbers(crate::common::Kind::Concentration, 4, &SHAPE, DType::F64);
    let value = vonmises_candle::log_prob(&loc, &loc, &concentration).unwrap();
    let gradients = value.sum_all().unwrap().backward().unwrap();
    assert_eq!(elements(gradients.get(&loc).unwrap()), [0.0; 12]);
}

#[test]
fn a_second_backward_pass_gives_the_same() {
    for function in FUNCTIONS {
        let variables: Vec<Var> = function
            .arguments
            .iter()
            .map(|&kind| Var::from_tensor(&numbers(kind, 2, &[], DType::F64)).unwrap())
            .collect();
        let all: Vec<Tensor> = variables.iter().map(|variable| variable.as_tensor().clone()).collect();
        let loss = (function.call)(&all).unwrap().sum_all().unwrap();
        let [first, second] = [loss.backward().unwrap(), loss.backward().unwrap()];
        for variable in &variables {
            let [first, second] = [&first, &second].map(|gradients| elements(gradients.get(variable).unwrap()));
            assert_eq!(first, second);
        }
    }
}
