//! Circular statistics.
