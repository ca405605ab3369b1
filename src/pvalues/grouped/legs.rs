//! Paths that stay above the boundary where they started, with a note of whether they have reached n v.

use super::path::Path;
use super::plan::Plan;
use super::poisson::Jumps;

/// Paths that have not and paths that have reached n v.
#[derive(Clone, Debug)]
pub(crate) struct Legs {
    pub(crate) near: Path,
    pub(crate) far: Path,
}

impl Legs {
    /// Returns the start of all paths.
    pub(crate) fn start() -> Self {
        Self { near: Path::start(), far: Path::default() }
    }

    /// Returns the paths one class later that are at `low` at least; those above `high` have reached n v.
    ///
    /// `rest` is the expected number of angles in the classes that are left.
    pub(crate) fn step(&self, plan: &Plan, jumps: &Jumps, low: i64, high: i64, rest: f64) -> Self {
        let n = plan.classes.n as i64;
        let (near, reached) = self.near.step(jumps, low, n).split(high);
        let mut far = self.far.step(jumps, low, n);
        far.add(&reached);
        far.trim(|count, mass| mass.ln() + plan.ln_completion(count, rest) < plan.least);
        Self { near, far }
    }
}
