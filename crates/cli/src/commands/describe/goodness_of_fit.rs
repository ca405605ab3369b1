//! Tests of a sample against the uniform distribution, the fitted one and a given one.

use crate::observations::rounding::Grid;
use crate::observations::sample::Sample;
use crate::report::format::align;
use crate::report::quantity::{format_p_value, format_significant};
use serde::Serialize;
use vonmises::gof::{self, Method, TestResult};
use vonmises::{Key, Result, VonMises};

/// What to test.
pub(super) struct Plan {
    /// A distribution known beforehand.
    pub(super) given: Option<VonMises<f64>>,
    pub(super) draws: Option<u32>,
    pub(super) key: Key,
    /// Whether a distribution could be fitted.
    pub(super) has_fit: bool,
}

/// A test and its result.
#[derive(Serialize)]
pub(super) struct Entry {
    /// `rayleigh`, `kuiper` or `watson`.
    test: &'static str,
    /// `uniform`, `fitted` or `given`.
    distribution: &'static str,
    #[serde(flatten)]
    answer: Answer,
}

/// The result of a test, or the reason why it was not made.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Result {
        statistic: f64,
        p_value: f64,
        /// `exact`, `asymptotic` or `simulated`, perhaps with `, ties ignored`.
        method: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        draws: Option<usize>,
    },
    Undefined {
        undefined: String,
    },
}

impl From<TestResult> for Answer {
    fn from(result: TestResult) -> Self {
        let (method, draws) = match result.method {
            Method::Exact => ("exact", None),
            Method::Simulated { draws } => ("simulated", Some(draws)),
            Method::TiesIgnored { draws: None } => ("asymptotic, ties ignored", None),
            Method::TiesIgnored { draws } => ("simulated, ties ignored", draws),
            _ => ("asymptotic", None),
        };
        Self::Result { statistic: result.statistic, p_value: result.p_value, method, draws }
    }
}

impl Answer {
    fn undefined(reason: &str) -> Self {
        Self::Undefined { undefined: reason.to_owned() }
    }
}

impl Plan {
    /// Tests uniformity, the fitted distribution and the given one.
    pub(super) fn run(&self, sample: &Sample) -> Result<Vec<Entry>> {
        let uniform = VonMises::new(0.0, 0.0)?;
        let rayleigh = unless_weighted(sample, || gof::rayleigh(sample.rounded()))?;
        let mut tests = vec![
            Entry { test: "rayleigh", distribution: "uniform", answer: rayleigh },
            kuiper(sample, "uniform", &uniform)?,
            watson(sample, "uniform", &uniform)?,
        ];
        tests.extend(self.fitted(sample)?);
        if let Some(distribution) = &self.given {
            tests.extend([kuiper(sample, "given", distribution)?, watson(sample, "given", distribution)?]);
        }
        Ok(tests)
    }

    /// Tests the fitted distribution; each test simulates samples of its own.
    fn fitted(&self, sample: &Sample) -> Result<[Entry; 2]> {
        let draws = self.draws.unwrap_or_else(|| default_draws(sample.angles.len(), sample.grid));
        let [for_kuiper, for_watson] = self.key.split_n();
        let answer = |test: &dyn Fn() -> Result<TestResult>| match () {
            () if !self.has_fit => Ok(Answer::undefined("no distribution fits")),
            () if draws == 0 => Ok(Answer::undefined("left out without --draws")),
            () => unless_weighted(sample, test),
        };
        let x = || sample.rounded();
        let kuiper = answer(&|| Ok(gof::kuiper_fitted(x(), for_kuiper, draws as usize)?.test))?;
        let watson = answer(&|| Ok(gof::watson_fitted(x(), for_watson, draws as usize)?.test))?;
        Ok([("kuiper", kuiper), ("watson", watson)].map(|(test, answer)| Entry {
            test,
            distribution: "fitted",
            answer,
        }))
    }
}

/// Angles that take as long to simulate as a class of rounded ones, whose counts take no longer for more angles.
const FROM_CLASS: usize = 5;

/// Returns a number of simulated samples that takes a few seconds at most, for `n` angles of all samples together.
pub(super) fn default_draws(n: usize, grid: Option<Grid>) -> u32 {
    match grid.map_or(n, |grid| n.min(FROM_CLASS * grid.rounding.classes())) {
        0..=10_000 => 999,
        10_001..=100_000 => 99,
        _ => 0,
    }
}

fn kuiper(sample: &Sample, name: &'static str, distribution: &VonMises<f64>) -> Result<Entry> {
    let answer = unless_weighted(sample, || gof::kuiper(sample.rounded(), distribution))?;
    Ok(Entry { test: "kuiper", distribution: name, answer })
}

fn watson(sample: &Sample, name: &'static str, distribution: &VonMises<f64>) -> Result<Entry> {
    let answer = unless_weighted(sample, || gof::watson(sample.rounded(), distribution))?;
    Ok(Entry { test: "watson", distribution: name, answer })
}

/// Makes a test unless the angles are weighted: the tests need whole angles.
fn unless_weighted(sample: &Sample, test: impl Fn() -> Result<TestResult>) -> Result<Answer> {
    if sample.weights.is_some() {
        return Ok(Answer::undefined("a test counts angles, and these are weighted"));
    }
    Ok(test()?.into())
}

/// Returns the p-value of a test of a distribution as a cell of a table, `-` if there is none.
pub(super) fn p_value(tests: &[Entry], test: &str, distribution: &str) -> String {
    let entry = tests.iter().find(|entry| entry.test == test && entry.distribution == distribution);
    match entry.map(|entry| &entry.answer) {
        Some(Answer::Result { p_value, .. }) => format_p_value(*p_value),
        _ => "-".to_owned(),
    }
}

/// Returns whether a test took equal angles for evidence.
pub(super) fn ignores_ties(tests: &[Entry]) -> bool {
    tests.iter().any(|entry| matches!(entry.answer, Answer::Result { method, .. } if method.ends_with("ties ignored")))
}

/// Returns the tests as a table.
pub(super) fn table(tests: &[Entry], digits: usize) -> String {
    let headings = ["test", "distribution", "statistic", "p-value", "method"];
    let row = |entry: &Entry| {
        let distribution = match entry.distribution {
            "fitted" => "fitted von Mises",
            "given" => "given von Mises",
            other => other,
        };
        let mut name = entry.test.to_owned();
        name[..1].make_ascii_uppercase();
        let mut row = vec![name, distribution.to_owned()];
        row.extend(entry.answer.cells(digits));
        row
    };
    let rows: Vec<_> = std::iter::once(headings.map(str::to_owned).to_vec()).chain(tests.iter().map(row)).collect();
    align("<<>><", &rows)
}

impl Answer {
    /// Returns the cells of statistic, p-value and method.
    fn cells(&self, digits: usize) -> Vec<String> {
        match self {
            Self::Undefined { undefined } => ["-", "-", undefined].map(str::to_owned).to_vec(),
            Self::Result { statistic, p_value, method, draws } => {
                let draws = draws.map_or(String::new(), |draws| format!(", {draws} draws"));
                vec![format_significant(*statistic, digits), format_p_value(*p_value), format!("{method}{draws}")]
            }
        }
    }
}
