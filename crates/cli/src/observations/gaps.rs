//! What becomes of missing angles.

/// What becomes of an empty field, `NA` and the like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Gaps {
    LeftOut,
    /// They are errors; `advice` says what to do, after a blank.
    Refused {
        advice: &'static str,
    },
}
