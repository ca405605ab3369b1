//! What the tests share: tensors of known numbers, and all functions in one form.

use candle_core::{DType, Device, Result, Tensor};
use ndarray::ArrayD;
use vonmises::Key;
use vonmises::nn::Head;
use vonmises_candle::{entropy, kl_divergence, log_prob, nll, sample};

/// What an argument is, and so from where its numbers are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// In (−3, 3).
    Angle,
    /// In [1, 8).
    Concentration,
}

/// Makes a tensor of numbers that depend on the seed. They are multiples of 2⁻¹⁰, so that both types have them, and
/// steps of finite differences away from them, without rounding.
pub(crate) fn numbers(kind: Kind, seed: i64, shape: &[usize], dtype: DType) -> Tensor {
    let (low, high) = match kind {
        Kind::Angle => (-3.0, 3.0),
        Kind::Concentration => (1.0, 8.0),
    };
    let uniform: ArrayD<f64> = Key::new(seed).uniform_in(low, high, shape).unwrap();
    let rounded = uniform.iter().map(|value| (value * 1024.0).floor() / 1024.0).collect();
    Tensor::from_vec::<_, f64>(rounded, shape, &Device::Cpu).unwrap().to_dtype(dtype).unwrap()
}

/// Returns the elements in row-major order, as `f64`.
pub(crate) fn elements(tensor: &Tensor) -> Vec<f64> {
    tensor.to_dtype(DType::F64).unwrap().flatten_all().unwrap().to_vec1().unwrap()
}

/// Copies a tensor into an array of the library's.
pub(crate) fn array<F: candle_core::WithDType>(tensor: &Tensor) -> ArrayD<F> {
    ArrayD::from_shape_vec(tensor.dims(), tensor.flatten_all().unwrap().to_vec1().unwrap()).unwrap()
}

/// A function of a list of tensors, with what is known of it for concentrations up to 8.1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) arguments: &'static [Kind],
    pub(crate) call: fn(&[Tensor]) -> Result<Tensor>,
    /// A bound on the fifth derivative in each argument.
    pub(crate) fifth: f64,
    /// A bound on the error of a value in each type, rounding included.
    pub(crate) error: fn(DType) -> f64,
}

/// The shape of every sample that [`FUNCTIONS`] draw: arguments broadcast to it.
pub(crate) const SHAPE: [usize; 2] = [3, 4];

/// Every function. The bounds on fifth derivatives follow from those on cumulants of cos θ, since ln I₀ generates them:
/// the fifth is at most 1 + 10 and the sixth 1 + 15 + 10 + 30, with central moments of at most 1.
pub(crate) const FUNCTIONS: [Function; 6] = [
    Function {
        name: "log_prob",
        arguments: &[Kind::Angle, Kind::Angle, Kind::Concentration],
        call: |t| log_prob(&t[0], &t[1], &t[2]),
        fifth: 11.0, // that in an angle is at most κ
        error: |dtype| rounded(dtype, 20.0),
    },
    Function {
        name: "entropy",
        arguments: &[Kind::Concentration],
        call: |t| entropy(&t[0]),
        fifth: 8.1 * 56.0 + 4.0 * 11.0, // the derivative is −κ A′
        error: |dtype| rounded(dtype, 20.0),
    },
    Function {
        name: "kl_divergence",
        arguments: &[Kind::Angle, Kind::Concentration, Kind::Angle, Kind::Concentration],
        call: |t| kl_divergence(&t[0], &t[1], &t[2], &t[3]),
        fifth: 16.2 * 56.0 + 4.0 * 11.0, // that in the first concentration is (κ₁ − κ₂ cos d) A₁′
        error: |dtype| rounded(dtype, 40.0),
    },
    Function {
        name: "nll of an angle and a softplus",
        arguments: &[Kind::Angle, Kind::Angle, Kind::Angle],
        call: |t| nll(Head::AngleSoftplus, &t[0], &t[1], &t[2]),
        fifth: 24.0, // by the chain rule, with derivatives of the softplus of at most 1, 1/4, 1/10, 1/8 and 1/4
        error: |dtype| rounded(dtype, 20.0),
    },
    Function {
        name: "nll of a vector",
        arguments: &[Kind::Angle, Kind::Angle, Kind::Angle],
        call: |t| nll(Head::Vector, &t[0], &t[1], &t[2]),
        fifth: 11.0, // a cumulant of cos θ or of sin θ
        error: |dtype| rounded(dtype, 20.0),
    },
    // A periodic function of samples, which does not jump where they are wrapped. Differences of its slope give fifth
    // derivatives of up to 58, for 20,000 words and concentrations from 0.9 to 8.1.
    Function {
        name: "sample",
        arguments: &[Kind::Angle, Kind::Concentration],
        call: |t| sample(Key::new(5), &t[0], &t[1], &SHAPE)?.sin(),
        fifth: 100.0,
        error: |dtype| if dtype == DType::F32 { 4.2e-7 * 3.2 + 5e-7 } else { 2.7e-15 * 3.2 + 1e-15 },
    },
];

/// Returns four units in the last place of the largest term, in `f64`; `f32` rounds once.
fn rounded(dtype: DType, term: f64) -> f64 {
    term * if dtype == DType::F32 { f64::from(f32::EPSILON) / 2.0 } else { 4.0 * f64::EPSILON }
}
