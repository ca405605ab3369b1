//! Observations divided into parts, each a sample: groups of rows, or lanes along an axis.

use super::sample::{Data, Sample};
use serde::Serialize;
use std::fmt;
use vonmises::shape::unravel_index;

/// How observations are divided.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Division {
    Lanes {
        axis: isize,
        /// Shape of the array of lanes.
        shape: Vec<usize>,
    },
    Groups {
        /// The column of the labels.
        by: String,
    },
}

/// Which part a sample is; in JSON the field `index` or `group`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Label {
    /// The index of a lane in the array of lanes.
    Index(Vec<usize>),
    /// The text that the rows of a group have in common.
    Group(String),
}

/// The parts of observations, lanes in row-major order and groups in order of first appearance.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) division: Division,
    pub(crate) samples: Vec<(Label, Sample)>,
}

impl Division {
    /// Returns what a part is called.
    pub(crate) fn noun(&self) -> &'static str {
        match self {
            Self::Lanes { .. } => "lane",
            Self::Groups { .. } => "group",
        }
    }
}

impl Label {
    /// Returns the label as a message names it.
    pub(crate) fn quoted(&self) -> String {
        match self {
            Self::Index(index) => format!("{index:?}"),
            Self::Group(label) => format!("{label:?}"),
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(index) => write!(formatter, "{index:?}"),
            Self::Group(label) => formatter.write_str(label),
        }
    }
}

impl Data {
    /// Returns the groups if rows have labels, or else the lanes along the axis if one is given.
    pub(crate) fn parts(&self, by: Option<&str>, axis: Option<isize>) -> vonmises::Result<Option<Parts>> {
        if let (Some(by), Some(groups)) = (by, self.groups()?) {
            let samples = groups.into_iter().map(|group| (Label::Group(group.label), group.sample)).collect();
            return Ok(Some(Parts { division: Division::Groups { by: by.to_owned() }, samples }));
        }
        let Some(axis) = axis else { return Ok(None) };
        let (lanes, shape) = self.lanes(axis)?;
        let label = |(number, sample)| (Label::Index(unravel_index(number, &shape)), sample);
        let samples = lanes.into_iter().enumerate().map(label).collect();
        Ok(Some(Parts { division: Division::Lanes { axis, shape }, samples }))
    }
}
