//! Phrases of several tables.

/// Returns a number of angles in words.
pub(crate) fn count_of_angles(n: f64) -> String {
    format!("{n} {}", if n == 1.0 { "angle" } else { "angles" })
}

/// Returns a number of lanes in words.
pub(crate) fn count_of_lanes(n: usize) -> String {
    format!("{n} {} of angles", if n == 1 { "lane" } else { "lanes" })
}

/// Returns a level in percent, rounded so that 0.95 is not printed as 94.99999999999999.
pub(crate) fn percent(level: f64) -> f64 {
    (1e11 * level).round() / 1e9
}
