//! Bad arguments are errors that say what is wrong and where.

use candle_core::{DType, Device, Result, Tensor, Var};
use vonmises::Key;
use vonmises_candle::{VonMises, entropy, kl_divergence, log_prob, sample};

fn tensor(values: &[f64]) -> Tensor {
    Tensor::new(values, &Device::Cpu).unwrap()
}

/// Returns the first line of an error; a stack may follow.
fn text(result: Result<Tensor>) -> String {
    result.unwrap_err().to_string().lines().next().unwrap().to_owned()
}

#[test]
fn values_out_of_range_are_named() {
    let (fine, bad) = (tensor(&[1.0, 2.0]), tensor(&[1.0, -1.0]));
    let (nan, infinite) = (tensor(&[f64::NAN]), tensor(&[0.0, f64::INFINITY]));
    let negative = "concentration[1] = -1.0: must be finite and at least 0";
    assert_eq!(text(log_prob(&fine, &fine, &bad)), negative);
    assert_eq!(text(entropy(&bad)), negative);
    assert_eq!(text(kl_divergence(&fine, &bad, &fine, &fine)), negative);
    assert_eq!(text(kl_divergence(&fine, &fine, &fine, &bad)), format!("other_{negative}"));
    assert_eq!(text(sample(Key::new(1), &fine, &bad, 2)), negative);
    assert_eq!(text(log_prob(&nan, &fine, &fine)), "x[0] = NaN: must be finite");
    assert_eq!(text(log_prob(&fine, &infinite, &fine)), "loc[1] = inf: must be finite");
    assert_eq!(text(kl_divergence(&fine, &fine, &nan, &fine)), "other_loc[0] = NaN: must be finite");
    assert_eq!(text(sample(Key::new(1), &infinite, &fine, 2)), "loc[1] = inf: must be finite");
}

#[test]
fn they_are_errors_of_variables_too() {
    let bad = Var::from_tensor(&tensor(&[1.0, -1.0])).unwrap();
    let fine = Var::from_tensor(&tensor(&[1.0, 2.0])).unwrap();
    let expected = "concentration[1] = -1.0: must be finite and at least 0";
    assert_eq!(text(log_prob(&fine, &fine, &bad)), expected);
    assert_eq!(text(kl_divergence(&fine, &bad, &fine, &fine)), expected);
    let nan = Var::new(f64::NAN, &Device::Cpu).unwrap();
    assert_eq!(text(kl_divergence(&fine, &fine, &nan, &fine)), "other_loc = NaN: must be finite");
}

/// Locations whose difference overflows are fine: the library reduces each by whole turns.
#[test]
fn locations_may_be_of_any_size() {
    let [a, b] = [f64::MAX, -f64::MAX].map(|value| Var::new(value, &Device::Cpu).unwrap());
    let kappa = tensor(&[2.0]);
    let divergence = kl_divergence(&a, &kappa, &b, &kappa).unwrap();
    let (value, gradient) = vonmises::kl_divergence_with_grad(f64::MAX, [2.0], -f64::MAX, [2.0]).unwrap();
    assert_eq!(divergence.to_vec1::<f64>().unwrap(), [value[0]]);
    let gradients = divergence.sum_all().unwrap().backward().unwrap();
    assert_eq!(gradients.get(&b).unwrap().to_scalar::<f64>().unwrap(), -gradient.loc[0]);
}

/// The row-major index is that in the tensor as it was given, also where it repeats elements.
#[test]
fn an_index_is_that_of_the_view() {
    let column = Tensor::new(&[[1.0], [2.0], [-3.0_f64]], &Device::Cpu).unwrap();
    let repeated = column.broadcast_as((2, 3, 4)).unwrap();
    let expected = "concentration[[0, 2, 0]] = -3.0 (element 8): must be finite and at least 0";
    assert_eq!(text(entropy(&repeated)), expected);
    assert_eq!(text(entropy(&repeated.force_contiguous().unwrap())), expected);
}

#[test]
fn shapes_that_do_not_broadcast_are_shown() {
    let [two, three] = [tensor(&[1.0; 2]), tensor(&[1.0; 3])];
    assert_eq!(text(log_prob(&two, &three, &two)), "shapes [2] and [3] do not broadcast");
    assert_eq!(text(kl_divergence(&two, &two, &two, &three)), "shapes [2] and [3] do not broadcast");
    let repeated = tensor(&[1.0]).broadcast_as(3).unwrap(); // its axis would broadcast if it had length 1
    assert_eq!(text(log_prob(&two, &repeated, &two)), "shapes [2] and [3] do not broadcast");
    let shown = "parameters of broadcast shape [3] do not broadcast to shape [2]";
    assert_eq!(text(sample(Key::new(1), &repeated, &repeated, 2)), shown);
    assert_eq!(text(sample(Key::new(1), &three, &three, 2)), shown);
    assert_eq!(
        text(sample(Key::new(1), &three, &three, ())),
        "parameters of broadcast shape [3] do not broadcast to shape []"
    );
    assert!(VonMises::new(two, three).is_err());
}

#[test]
fn keys_that_do_not_fit_are_refused() {
    let one = tensor(&[1.0]);
    assert_eq!(
        text(sample(Key::new(1).split(3), &one, &one, (2, 3))),
        "keys of shape [3]: the output's shape [2, 3] must begin with theirs"
    );
}

#[test]
fn types_must_be_floats_and_the_same() {
    let (f64s, f32s) = (tensor(&[1.0]), Tensor::new(&[1.0_f32], &Device::Cpu).unwrap());
    let mixed = "log_prob: x has the type F64, concentration F32: must be the same";
    assert_eq!(text(log_prob(&f64s, &f64s, &f32s)), mixed);
    for dtype in [DType::BF16, DType::F16, DType::U32, DType::I64, DType::U8] {
        let other = f64s.to_dtype(dtype).unwrap();
        let expected = format!("entropy: concentration has the type {dtype:?}: must be F32 or F64");
        assert_eq!(text(entropy(&other)), expected);
        assert!(VonMises::new(other.clone(), other).is_err());
    }
}

#[test]
fn results_that_no_memory_holds_are_refused() {
    let one = tensor(&[1.0]);
    let (long, wide) = (one.broadcast_as((1 << 31, 1)).unwrap(), one.broadcast_as((1, 1 << 31)).unwrap());
    let too_large = "an array of shape [2147483648, 2147483648] is too large";
    assert_eq!(text(log_prob(&long, &wide, &one)), too_large);
    assert_eq!(text(kl_divergence(&long, &one, &wide, &one)), too_large);
    assert_eq!(text(sample(Key::new(1), &one, &one, (1 << 31, 1 << 31))), too_large);
    let huge = one.broadcast_as((1 << 25, 1 << 25)).unwrap(); // 2^53 bytes: in the address space, in no memory
    assert_eq!(text(entropy(&huge)), "an array of shape [33554432, 33554432] is too large");
}
