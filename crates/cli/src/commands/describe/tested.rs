//! Tests of a sample.

use crate::observations::sample::Sample;
use crate::report::format::aligned;
use crate::report::quantity::significant;
use serde::Serialize;
use vonmises::gof::{self, Method, TestResult};
use vonmises::{Key, Result, VonMises};

/// Digits of a p-value: nobody needs more.
const P_DIGITS: usize = 3;

/// What is to be tested.
pub(crate) struct Plan {
    /// A distribution known beforehand.
    pub(crate) given: Option<VonMises<f64>>,
    pub(crate) draws: Option<u32>,
    pub(crate) key: Key,
    /// Whether some distribution fits.
    pub(crate) fits: bool,
}

/// A test and what came of it.
#[derive(Serialize)]
pub(crate) struct Tested {
    /// `rayleigh`, `kuiper` or `watson`.
    test: &'static str,
    /// `uniform`, `fitted` or `given`.
    distribution: &'static str,
    #[serde(flatten)]
    said: Said,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Said {
    Result {
        statistic: f64,
        p_value: f64,
        /// `exact`, `asymptotic` or `simulated`.
        method: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        draws: Option<usize>,
    },
    Undefined {
        undefined: String,
    },
}

impl From<TestResult> for Said {
    fn from(result: TestResult) -> Self {
        let (method, draws) = match result.method {
            Method::Exact => ("exact", None),
            Method::Simulated { draws } => ("simulated", Some(draws)),
            _ => ("asymptotic", None),
        };
        Self::Result { statistic: result.statistic, p_value: result.p_value, method, draws }
    }
}

impl Plan {
    /// Uniformity, the fitted distribution and the given one.
    pub(crate) fn tests(&self, sample: &Sample) -> Result<Vec<Tested>> {
        let uniform = VonMises::new(0.0, 0.0)?;
        let mut tests = vec![
            Tested {
                test: "rayleigh",
                distribution: "uniform",
                said: counted(sample, || gof::rayleigh(&sample.angles))?,
            },
            kuiper(sample, "uniform", &uniform)?,
            watson(sample, "uniform", &uniform)?,
        ];
        tests.extend(self.fitted(sample)?);
        if let Some(distribution) = &self.given {
            tests.extend([kuiper(sample, "given", distribution)?, watson(sample, "given", distribution)?]);
        }
        Ok(tests)
    }

    /// The tests of the fitted distribution, each from samples of its own.
    fn fitted(&self, sample: &Sample) -> Result<[Tested; 2]> {
        let draws = self.draws.unwrap_or_else(|| usual(sample.angles.len()));
        let [for_kuiper, for_watson] = self.key.split_n();
        let undefined = |reason: &str| Ok(Said::Undefined { undefined: reason.to_owned() });
        let said = |test: &dyn Fn() -> Result<TestResult>| match () {
            () if !self.fits => undefined("no distribution fits"),
            () if draws == 0 => undefined("left out without --draws"),
            () => counted(sample, test),
        };
        let x = &sample.angles;
        let kuiper = said(&|| Ok(gof::kuiper_fitted(x, for_kuiper, draws as usize)?.test))?;
        let watson = said(&|| Ok(gof::watson_fitted(x, for_watson, draws as usize)?.test))?;
        Ok([("kuiper", kuiper), ("watson", watson)].map(|(test, said)| Tested { test, distribution: "fitted", said }))
    }
}

/// How many samples are simulated if nobody says: what takes no more than some seconds.
fn usual(n: usize) -> u32 {
    match n {
        0..=10_000 => 999,
        10_001..=100_000 => 99,
        _ => 0,
    }
}

fn kuiper(sample: &Sample, name: &'static str, distribution: &VonMises<f64>) -> Result<Tested> {
    let said = counted(sample, || gof::kuiper(&sample.angles, distribution))?;
    Ok(Tested { test: "kuiper", distribution: name, said })
}

fn watson(sample: &Sample, name: &'static str, distribution: &VonMises<f64>) -> Result<Tested> {
    let said = counted(sample, || gof::watson(&sample.angles, distribution))?;
    Ok(Tested { test: "watson", distribution: name, said })
}

/// A test, unless the angles are weighted: tests count.
fn counted(sample: &Sample, test: impl Fn() -> Result<TestResult>) -> Result<Said> {
    if sample.weights.is_some() {
        return Ok(Said::Undefined { undefined: "a test counts angles, and these are weighted".to_owned() });
    }
    Ok(test()?.into())
}

/// The tests as a table.
pub(crate) fn table(tests: &[Tested], digits: usize) -> String {
    let heads = ["test", "of the distribution", "statistic", "p-value", "method"];
    let row = |tested: &Tested| {
        let distribution = match tested.distribution {
            "fitted" => "fitted von Mises",
            "given" => "given von Mises",
            other => other,
        };
        let mut name = tested.test.to_owned();
        name[..1].make_ascii_uppercase();
        let mut row = vec![name, distribution.to_owned()];
        row.extend(tested.said.cells(digits));
        row
    };
    aligned(
        "<<>><",
        &std::iter::once(heads.map(str::to_owned).to_vec()).chain(tests.iter().map(row)).collect::<Vec<_>>(),
    )
}

impl Said {
    fn cells(&self, digits: usize) -> Vec<String> {
        match self {
            Self::Undefined { undefined } => ["-", "-", undefined].map(str::to_owned).to_vec(),
            Self::Result { statistic, p_value, method, draws } => {
                let draws = draws.map_or(String::new(), |draws| format!(", {draws} draws"));
                vec![significant(*statistic, digits), significant(*p_value, P_DIGITS), format!("{method}{draws}")]
            }
        }
    }
}
