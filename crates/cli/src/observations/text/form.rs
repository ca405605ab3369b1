//! The form of a table: what the user says about it, or what its first lines show.

use super::delimiter::Delimiter;

/// How the lines of a table are split.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Form {
    pub(crate) delimiter: Delimiter,
    /// What begins a comment.
    pub(crate) comments: Vec<String>,
}

/// What the user says about the form of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) delimiter: Option<Delimiter>,
    pub(crate) comment: Option<String>,
}
