//! What the pictures let one choose.

use super::units::{Orientation, Units};
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::condition::Condition;

/// Petals or bars that a picture may have.
const BINS: usize = 1000;

/// Which distribution is drawn over the angles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Choice {
    #[default]
    Fitted,
    Given(VonMises<f64>),
    Absent,
}

/// Everything that was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Options {
    pub(crate) title: String,
    pub(crate) units: Units,
    pub(crate) orientation: Option<Orientation>,
    pub(crate) bins: Option<usize>,
    pub(crate) distribution: Choice,
}

impl Options {
    pub(crate) fn check(&self) -> Result<()> {
        let bins = Condition::new("bins", "from 1 to 1000", |bins: f64| (1.0..=BINS as f64).contains(&bins));
        self.bins.map_or(Ok(()), |given| bins.check(0, given as f64))?;
        self.units.check()
    }

    pub(crate) fn orientation(&self) -> Orientation {
        self.orientation.unwrap_or_else(|| self.units.orientation())
    }

    /// What a screen reader calls the picture.
    pub(crate) fn name<'n>(&'n self, kind: &'n str) -> &'n str {
        if self.title.is_empty() { kind } else { &self.title }
    }

    /// The height that the title takes.
    pub(crate) fn headroom(&self) -> f64 {
        if self.title.is_empty() { 6.0 } else { 38.0 }
    }
}
