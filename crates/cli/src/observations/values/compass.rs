//! Points of the compass.

/// The 32 points, clockwise from north; every second one is a point of 16, every fourth of 8, every eighth of 4.
const POINTS: [&str; 32] = [
    "N", "NbE", "NNE", "NEbN", "NE", "NEbE", "ENE", "EbN", "E", "EbS", "ESE", "SEbE", "SE", "SEbS", "SSE", "SbE", "S",
    "SbW", "SSW", "SWbS", "SW", "SWbW", "WSW", "WbS", "W", "WbN", "WNW", "NWbW", "NW", "NWbN", "NNW", "NbW",
];

/// Returns the degrees of a point of the compass in upper or lower case.
pub(crate) fn degrees(name: &str) -> Option<f64> {
    let point = POINTS.iter().position(|point| point.eq_ignore_ascii_case(name))?;
    Some(11.25 * point as f64)
}
