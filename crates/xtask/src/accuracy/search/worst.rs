//! The worst findings in each range of concentrations.

use crate::accuracy::comparison::error::Finding;
use crate::accuracy::measured::{ENDS, range_of};
use std::cmp::Ordering;

/// The worst findings in each range, the worst first, each point once.
#[derive(Clone, Debug)]
pub(crate) struct Worst {
    ranges: [Vec<Finding>; ENDS.len()],
    most: usize,
}

/// Compares the worse first.
fn order(a: &Finding, b: &Finding) -> Ordering {
    b.error.total_cmp(&a.error).then_with(|| a.point.order(&b.point))
}

impl Worst {
    /// Keeps up to `most` findings in a range.
    pub(crate) fn new(most: usize) -> Self {
        Self { ranges: Default::default(), most }
    }

    /// Adds a finding if it is among the worst of its range.
    pub(crate) fn add(&mut self, finding: Finding) {
        let range = &mut self.ranges[range_of(finding.kappa)];
        let place = range.partition_point(|known| order(known, &finding).is_lt());
        if place < self.most && range.iter().all(|known| known.point != finding.point) {
            range.insert(place, finding);
            range.truncate(self.most);
        }
    }

    /// Adds the findings of another.
    pub(crate) fn merge(mut self, other: Self) -> Self {
        other.findings().for_each(|&finding| self.add(finding));
        self
    }

    /// Returns all findings, range by range.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.ranges.iter().flatten()
    }

    /// Returns the worst finding.
    pub(crate) fn first(&self) -> Option<&Finding> {
        self.findings().min_by(|a, b| order(a, b))
    }
}
