//! Tests of rounded angles: the numbers of angles in classes against the masses of a distribution there.

use super::class_masses::ClassMasses;
use super::edf::Edf;
use super::hypothesis::Hypothesis;
use super::result::{FittedTest, TestResult};
use super::simulation::Simulation;
use crate::circular::fit::bias::Bias;
use crate::circular::fit::fitted::Fitted;
use crate::circular::fit::grouped::Grouped;
use crate::circular::fit::multinomial::Multinomial;
use crate::circular::fit::parameters::Known;
use crate::circular::observations::lane::Lane;
use crate::circular::observations::rounding::Rounding;
use crate::circular::sums::Sums;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::memory::alloc::listed;
use crate::pvalues::grouped;
use crate::scalar::float::Float;

/// Tests a lane against a distribution.
pub(crate) fn test<F: Float>(
    edf: Edf,
    lane: Lane<'_, F>,
    rounding: Rounding,
    hypothesis: Hypothesis,
) -> Result<TestResult> {
    let counts = lane.class_counts(rounding)?;
    let (statistic, masses) = edf.of_classes(&counts, &ClassMasses::new(rounding, hypothesis)?)?;
    let n = counts.iter().sum::<f64>() as u64;
    let p_value = match edf {
        Edf::KolmogorovSmirnov => grouped::kolmogorov(n, &masses, statistic),
        Edf::Kuiper => grouped::kuiper(n, &masses, statistic),
        Edf::Watson => grouped::watson(n, &masses, statistic),
    };
    Ok(TestResult::from_p_value(statistic, p_value))
}

/// Fits a distribution to the classes of a lane and tests them against it, by simulated counts, each with its own fit.
pub(crate) fn test_fitted<F: Float>(
    edf: Edf,
    lane: Lane<'_, F>,
    rounding: Rounding,
    simulation: &Simulation,
) -> Result<FittedTest<F>> {
    let counts = lane.class_counts(rounding)?;
    let fitted = Grouped::new(rounding, &counts)?.fit(&Known::<F>::default(), Bias::None)?;
    let (distribution, expected, statistic) = against_fit(edf, rounding, &counts, &fitted)?;
    let simulated = Multinomial::new(counts.iter().sum::<f64>() as u64, &expected.masses)?;
    let is_at_least = |key| Ok(simulated_statistic::<F>(edf, rounding, &simulated.draw(key)?)? >= statistic);
    Ok(FittedTest { distribution, test: simulation.test(statistic, is_at_least)? })
}

/// Tests a lane for uniformity by the resultant length of the middles of its classes.
pub(crate) fn rayleigh<F: Float>(lane: Lane<'_, F>, rounding: Rounding) -> Result<TestResult> {
    let counts = lane.class_counts(rounding)?;
    let middles = listed(counts.len(), (0..counts.len()).map(|class| rounding.centre(class)))?;
    let sums = Sums::new(Lane { angles: &middles, weights: Some(&counts), rounding: None });
    let (length, variance) = (sums.resultant_length(), sums.variance());
    let p_value = grouped::rayleigh(sums.weight() as u64, rounding.classes(), length, variance);
    Ok(TestResult::from_p_value(length, p_value))
}

/// Returns the fitted distribution, its masses, and the statistic of the counts against it.
fn against_fit<F: Float>(
    edf: Edf,
    rounding: Rounding,
    counts: &[f64],
    fitted: &Fitted<F>,
) -> Result<(VonMises<F>, ClassMasses, f64)> {
    let distribution = fitted.distribution();
    let expected = ClassMasses::new(rounding, (&distribution).into())?;
    let (statistic, _) = edf.of_classes(counts, &expected)?;
    Ok((distribution, expected, statistic))
}

/// Returns the statistic of simulated counts against their own fit. It is 0 where the likelihood has no maximum: the
/// distributions that approach its supremum approach the counts.
fn simulated_statistic<F: Float>(edf: Edf, rounding: Rounding, counts: &[f64]) -> Result<f64> {
    match Grouped::new(rounding, counts)?.fit_roughly::<F>() {
        Ok(fitted) => Ok(against_fit(edf, rounding, counts, &fitted)?.2),
        Err(Error::Undefined { .. }) => Ok(0.0),
        Err(other) => Err(other),
    }
}

impl Edf {
    /// Computes the statistic of counts against masses, and returns it with the masses in the order of the test.
    fn of_classes(self, counts: &[f64], expected: &ClassMasses) -> Result<(f64, Vec<f64>)> {
        let cut = if let Self::KolmogorovSmirnov = self { expected.cut } else { 0 };
        let (counts, masses) = (from_cut(counts, cut)?, from_cut(&expected.masses, cut)?);
        let statistic = match self {
            Self::KolmogorovSmirnov => grouped::kolmogorov_statistic(&counts, &masses),
            Self::Kuiper => grouped::kuiper_statistic(&counts, &masses),
            Self::Watson => grouped::watson_statistic(&counts, &masses),
        };
        Ok((statistic, masses))
    }
}

/// Returns the values of all classes, beginning at the cut.
fn from_cut(values: &[f64], cut: usize) -> Result<Vec<f64>> {
    listed(values.len(), values[cut..].iter().chain(&values[..cut]).copied())
}
