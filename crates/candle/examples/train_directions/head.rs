//! Von Mises distributions from the output of a network, as vectors (x, y).
//!
//! The direction of the vector is the location and its length the concentration: (x, y) is the natural parameter of the
//! distribution. Every vector is one distribution, and nothing jumps where the location passes north.

use candle_core::{Result, Tensor};
use vonmises::Key;
use vonmises::nn::Head;
use vonmises_candle::{VonMises, nll};

/// Returns the mean negative log-likelihood of angles, in nats.
pub(crate) fn negative_log_likelihood(output: &Tensor, angles: &Tensor) -> Result<Tensor> {
    nll(Head::Vector, &output.get_on_dim(1, 0)?, &output.get_on_dim(1, 1)?, angles)?.mean_all()
}

/// Returns the mean energy score of angles, estimated from two samples X, X′ of each distribution.
///
/// The score of an angle θ is the mean of d(X, θ) less half that of d(X, X′), with d(a, b) = 1 − cos(a − b). The first
/// part alone would be least for an infinite concentration, however far the angles spread; the second part rewards
/// spread. The score is ½ |A(κ) e^(iμ) − e^(iθ)|². Its mean over angles is least where A(κ) e^(iμ) is the mean of
/// e^(iθ), so it is proper, and among von Mises distributions one alone is best.
///
/// Samples are drawn about 0 and turned by the location, through cosine and sine of the difference. Their derivatives
/// in the concentration are those of the quantile function at the same random words: the pathwise gradient.
pub(crate) fn sampled_energy_score(output: &Tensor, angles: &Tensor, key: Key) -> Result<Tensor> {
    let (x, y) = (output.get_on_dim(1, 0)?, output.get_on_dim(1, 1)?);
    let concentrations = output.sqr()?.sum(1)?.sqrt()?; // no derivative at the vector 0, which a network does not hit
    let zero = Tensor::zeros((), output.dtype(), output.device())?;
    let samples = VonMises::new(zero, concentrations.clone())?.sample_n(key, 2)?;
    // Cosine and sine of the angles less the locations.
    let cos = (((&x * angles.cos()?)? + (&y * angles.sin()?)?)? / &concentrations)?;
    let sin = (((&x * angles.sin()?)? - (&y * angles.cos()?)?)? / &concentrations)?;
    // 1 − cos(X − θ) for both samples, and 1 − cos(X − X′); the ones add up to 1/2.
    let to_angle = (samples.cos()?.broadcast_mul(&cos)? + samples.sin()?.broadcast_mul(&sin)?)?;
    let to_each_other = (samples.get(0)? - samples.get(1)?)?.cos()?;
    ((to_each_other.mean_all()? * 0.5)? - to_angle.mean_all()?)? + 0.5
}
