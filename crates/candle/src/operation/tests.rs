//! What an operation keeps, and what it does without.

use super::function::{Derivative, Function, WithDerivatives};
use super::operation::Operation;
use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use crate::tensor::operands::Operands;
use candle_core::{CustomOp2, Device, Tensor, Var};
use ndarray::{ArrayD, ArrayViewD};

/// a²b, whose derivatives are 2ab and a².
#[derive(Debug)]
struct Product;

impl Function<2> for Product {
    const NAME: &'static str = "product";
    const DERIVATIVES: [Derivative; 2] = [Derivative::Array(0), Derivative::Array(1)];

    fn value<F: Element>(&self, [a, b]: [ArrayViewD<'_, F>; 2]) -> Result<ArrayD<F>, Failure> {
        Ok(&a * &a * b)
    }

    fn with_derivatives<F: Element>(&self, [a, b]: [ArrayViewD<'_, F>; 2]) -> Result<WithDerivatives<F>, Failure> {
        Ok((&a * &a * &b, vec![&a * &b + &a * &b, &a * &a]))
    }
}

fn operation(a: &Tensor, b: &Tensor) -> Operation<Product, 2> {
    let operands = Operands::new("product", &[("a", a), ("b", b)]).unwrap();
    let shape = operands.broadcast().unwrap();
    Operation::new(Product, operands, shape, [a, b])
}

fn tensors() -> (Var, Tensor) {
    let a = Var::new(&[3.0, 4.0], &Device::Cpu).unwrap();
    (a, Tensor::new(5.0, &Device::Cpu).unwrap().broadcast_as(2).unwrap())
}

#[test]
fn derivatives_that_are_absent_are_computed() {
    let (a, b) = tensors();
    let operation = operation(&a, &b);
    assert!(operation.derivatives().is_none());
    let ones = Tensor::ones(2, a.dtype(), a.device()).unwrap();
    let (of_a, of_b) = operation.bwd(&a, &b, &ones, &ones).unwrap(); // no forward pass came before
    assert_eq!(of_a.unwrap().to_vec1::<f64>().unwrap(), [30.0, 40.0]);
    assert!(of_b.is_none(), "b is a constant");
}

#[test]
fn only_derivatives_in_tracked_arguments_are_kept() {
    let (a, b) = tensors();
    let tracked = operation(&a, &b);
    a.apply_op2_no_bwd(&b, &tracked).unwrap();
    let kept = tracked.derivatives().unwrap();
    assert!(kept[0].is_some() && kept[1].is_none());
    let plain = operation(&a.detach(), &b);
    a.apply_op2_no_bwd(&b, &plain).unwrap();
    assert!(plain.derivatives().is_none());
}

/// A number that was broadcast gives one value and one derivative, whatever the length of the result.
#[test]
fn what_repeats_is_computed_once() {
    let one = Var::new(3.0, &Device::Cpu).unwrap();
    let repeated = one.broadcast_as(1_000_000).unwrap();
    let operation = operation(&repeated, &repeated);
    let value = repeated.apply_op2_no_bwd(&repeated, &operation).unwrap();
    assert_eq!(value.dims(), [1_000_000]);
    let kept = operation.derivatives().unwrap();
    assert!(kept.iter().flatten().all(|derivative| derivative.dims() == [1]));
}
