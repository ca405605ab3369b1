//! Maps over axes.
