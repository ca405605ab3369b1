//! Tensors of rank 0, without elements, and views that repeat one element.

use crate::common::{FUNCTIONS, Kind, array, elements, numbers};
use candle_core::{DType, Device, Tensor, Var};
use vonmises::Key;
use vonmises_candle::{entropy, kl_divergence, log_prob, sample};

#[test]
fn numbers_give_a_number() {
    let [angle, kappa] = [0.5, 2.0].map(|value| Var::new(value, &Device::Cpu).unwrap());
    for result in [
        log_prob(&angle, &angle, &kappa).unwrap(),
        entropy(&kappa).unwrap(),
        kl_divergence(&angle, &kappa, &angle, &kappa).unwrap(),
        sample(Key::new(1), &angle, &kappa, ()).unwrap(),
    ] {
        assert_eq!(result.rank(), 0);
        assert_eq!(result.backward().unwrap().get(&kappa).unwrap().rank(), 0);
    }
}

#[test]
fn tensors_without_elements_give_tensors_without_elements() {
    for dtype in [DType::F32, DType::F64] {
        let x = Var::zeros((0, 3), dtype, &Device::Cpu).unwrap();
        let loc = Var::zeros(3, dtype, &Device::Cpu).unwrap();
        let kappa = Var::ones((1, 3), dtype, &Device::Cpu).unwrap();
        for result in [
            log_prob(&x, &loc, &kappa).unwrap(),
            kl_divergence(&x, &kappa, &loc, &kappa).unwrap(),
            sample(Key::new(1), &loc, &kappa, (0, 3)).unwrap(),
        ] {
            assert_eq!(result.dims(), [0, 3]);
            let gradients = result.sum_all().unwrap().backward().unwrap();
            assert_eq!(elements(gradients.get(&kappa).unwrap()), [0.0; 3]);
            // candle's own difference of locations leaves no graph behind where it has no elements.
            assert!(gradients.get(&loc).is_none_or(|gradient| elements(gradient) == [0.0; 3]));
        }
        assert_eq!(entropy(&x).unwrap().dims(), [0, 3]);
    }
}

#[test]
fn a_view_without_elements_is_one() {
    let whole = numbers(Kind::Concentration, 1, &[4, 3], DType::F64);
    let none = whole.narrow(0, 4, 0).unwrap();
    assert_eq!(entropy(&none).unwrap().dims(), [0, 3]);
    assert_eq!(entropy(&none.t().unwrap()).unwrap().dims(), [3, 0]);
    let repeated = whole.narrow(0, 0, 1).unwrap().narrow(1, 0, 0).unwrap().broadcast_as((5, 0)).unwrap();
    assert_eq!(entropy(&repeated).unwrap().dims(), [5, 0]);
}

/// Where all arguments repeat their elements along an axis, the result is computed once and repeated.
#[test]
fn a_result_has_the_shape_of_its_arguments_though_all_repeat_one_element() {
    let one = |value: f64| Tensor::new(value, &Device::Cpu).unwrap().broadcast_as((3, 4)).unwrap();
    let result = log_prob(&one(0.1), &one(0.2), &one(3.0)).unwrap();
    assert_eq!(result.dims(), [3, 4]);
    assert_eq!(elements(&result), [vonmises::log_prob(0.1, 0.2, 3.0).unwrap()[[]]; 12]);
    let rows = numbers(Kind::Concentration, 1, &[3, 1], DType::F64);
    let result = entropy(&rows.broadcast_as((2, 3, 4)).unwrap()).unwrap();
    let expected = vonmises::entropy(array::<f64>(&rows)).unwrap();
    assert_eq!(array::<f64>(&result), expected.broadcast((2, 3, 4)).unwrap().into_dyn());
}

/// A gradient is that of each element, although the elements lie in one place.
#[test]
fn a_repeated_number_that_is_spelled_out_changes_nothing() {
    for function in FUNCTIONS {
        let gradient = |spell: fn(&Tensor) -> Tensor| {
            let variables: Vec<Var> = function
                .arguments
                .iter()
                .map(|&kind| Var::from_tensor(&numbers(kind, 8, &[3, 1], DType::F64)).unwrap())
                .collect();
            let repeated = |variable: &Var| spell(&variable.broadcast_as((3, 4)).unwrap());
            let arguments: Vec<Tensor> = variables.iter().map(repeated).collect();
            let result = (function.call)(&arguments).unwrap();
            let gradients = result.sum_all().unwrap().backward().unwrap();
            let of = |variable: &Var| elements(gradients.get(variable).unwrap());
            (elements(&result), variables.iter().map(of).collect::<Vec<_>>())
        };
        let (view, copied) = (gradient(Tensor::clone), gradient(|view| view.force_contiguous().unwrap()));
        assert_eq!(view, copied, "{}", function.name);
    }
}
