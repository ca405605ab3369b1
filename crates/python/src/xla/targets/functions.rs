//! Functions of angles, probabilities and distributions, and the same with their derivatives.

use super::elementwise::target;

target!(LogProb, "log_prob", [x: Angle, loc: Angle, concentration: Concentration] -> 1, {
    [vonmises::log_prob(x, loc, concentration)?]
});

// In x and in the concentration.
target!(LogProbWithGrad, "log_prob_with_grad", [x: Angle, loc: Angle, concentration: Concentration] -> 3, {
    let (value, gradient) = vonmises::log_prob_with_grad(x, loc, concentration)?;
    [value, gradient.x, gradient.concentration]
});

target!(Cdf, "cdf", [x: Angle, loc: Angle, concentration: Concentration] -> 1, {
    [vonmises::cdf(x, loc, concentration)?]
});

// In x and in the concentration.
target!(CdfWithGrad, "cdf_with_grad", [x: Angle, loc: Angle, concentration: Concentration] -> 3, {
    let (value, gradient) = vonmises::cdf_with_grad(x, loc, concentration)?;
    [value, gradient.x, gradient.concentration]
});

target!(Quantile, "quantile", [p: Probability, loc: Angle, concentration: Concentration] -> 1, {
    [vonmises::quantile(p, loc, concentration)?]
});

// In p and in the concentration.
target!(QuantileWithGrad, "quantile_with_grad", [p: Probability, loc: Angle, concentration: Concentration] -> 3, {
    let (value, gradient) = vonmises::quantile_with_grad(p, loc, concentration)?;
    [value, gradient.p, gradient.concentration]
});

target!(Entropy, "entropy", [concentration: Concentration] -> 1, {
    [vonmises::entropy(concentration)?]
});

target!(EntropyWithGrad, "entropy_with_grad", [concentration: Concentration] -> 2, {
    let (value, derivative) = vonmises::entropy_with_grad(concentration)?;
    [value, derivative]
});

target!(
    Divergence,
    "kl_divergence",
    [loc: Angle, concentration: Concentration, other_loc: Angle, other_concentration: Concentration] -> 1,
    [vonmises::kl_divergence(loc, concentration, other_loc, other_concentration)?]
);

// In the first location, the first and the other concentration.
target!(
    DivergenceWithGrad,
    "kl_divergence_with_grad",
    [loc: Angle, concentration: Concentration, other_loc: Angle, other_concentration: Concentration] -> 4,
    {
        let (value, gradient) = vonmises::kl_divergence_with_grad(loc, concentration, other_loc, other_concentration)?;
        [value, gradient.loc, gradient.concentration, gradient.other_concentration]
    }
);
