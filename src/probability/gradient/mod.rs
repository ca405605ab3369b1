//! Derivatives of the logarithm of the density, of the cumulative function and its inverse, of the entropy and of the
//! divergence, for many elements at once.
//!
//! ```text
//! ∂ ln f/∂x = −κ sin d        ∂ ln f/∂κ = cos d − A = (1 − A) − (1 − cos d)
//! ∂F/∂x = f                   ∂F/∂κ = ∓ f N(|d|), N from the engine's rows
//! dQ/dp = 1/f(Q) = R(Q)/T
//! dH/dκ = −κ A′
//! ∂KL/∂μ₁ = κ₂ A₁ sin d       ∂KL/∂κ₁ = (κ₁ − κ₂ cos d) A₁′       ∂KL/∂κ₂ = A₂ − A₁ cos d
//! ```
//!
//! Sines and 1 − cos d come from the nearer end of the half circle, so that nothing cancels but where a derivative
//! passes zero.

pub(crate) mod cumulative;
pub(crate) mod density;
pub(crate) mod divergence;
mod kappas;
pub(crate) mod moments;
