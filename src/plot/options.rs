//! What the pictures let one choose.

use super::units::{Orientation, Units};
use crate::condition::Condition;
use crate::dist::VonMises;
use crate::error::Result;

/// Petals or bars that a picture may have.
const BINS: usize = 1000;

/// Which law is drawn over the angles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Choice {
    #[default]
    Fitted,
    Given(VonMises<f64>),
    Absent,
}

/// Everything that was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Options {
    pub(super) title: String,
    pub(super) units: Units,
    pub(super) orientation: Option<Orientation>,
    pub(super) bins: Option<usize>,
    pub(super) law: Choice,
}

impl Options {
    pub(super) fn check(&self) -> Result<()> {
        let bins = Condition::new("bins", "from 1 to 1000", |bins: f64| (1.0..=BINS as f64).contains(&bins));
        self.bins.map_or(Ok(()), |given| bins.check(0, given as f64))?;
        self.units.check()
    }

    pub(super) fn orientation(&self) -> Orientation {
        self.orientation.unwrap_or_else(|| self.units.orientation())
    }

    /// What a screen reader calls the picture.
    pub(super) fn name<'n>(&'n self, kind: &'n str) -> &'n str {
        if self.title.is_empty() { kind } else { &self.title }
    }

    /// The height that the title takes.
    pub(super) fn headroom(&self) -> f64 {
        if self.title.is_empty() { 6.0 } else { 38.0 }
    }
}
