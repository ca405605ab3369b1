//! Every statistic that the crate has agrees with mpmath's value for the published observations (`statistics.csv`).

use super::ours::ours;
use super::tables::{difference, rows};
use crate::common::published_samples;
use std::collections::BTreeSet;

/// What the table has and the crate does not: other definitions, approximations, and counts.
const NOT_OURS: [&str; 13] = [
    "antipodes_of_median",
    "dispersion_from_length",
    "kuiper_modified",
    "kuiper_p_asymptotic",
    "mean_distance,median",
    "median_minimisers",
    "n",
    "rayleigh_known_loc_u",
    "rayleigh_p,mardia_jupp",
    "rayleigh_p,zar",
    "watson_modified",
    "watson_p_asymptotic",
    "weighted_dispersion_from_length",
];

/// Returns the largest difference that is allowed, at most twice the largest measured.
fn bound(statistic: &str, value: f64) -> f64 {
    match statistic {
        "rayleigh_p" => 1e-13 + 1e-16 / value, // the references below 30 angles have errors of 1e-16
        "kuiper_p_exact" => 1e-12,             // an error of V counts 4nV times: 4e-13 for `mallards`, p = 1e-192
        "two_sample_kuiper_p" | "two_sample_watson_p" => 2e-14,
        "kolmogorov_d" | "kuiper_v" | "watson_u2" => 6e-15, // masses to an absolute 2.5e-16, statistics of 0.06
        _ => 3e-15,
    }
}

#[test]
fn statistics_fits_and_tests_are_those_of_mpmath() {
    let (samples, mut compared, mut left) = (published_samples(), 0, BTreeSet::new());
    for [data, statistic, parameter, value, _] in rows("statistics") {
        let name = format!("{statistic},{parameter}");
        let Some(got) = ours(&samples, &data, &statistic, &parameter) else {
            left.insert(NOT_OURS.iter().position(|not_ours| name.starts_with(not_ours)).expect(&name));
            continue;
        };
        let value: f64 = value.parse().unwrap();
        let off = difference(&statistic, got, value);
        assert!(off <= bound(&statistic, value), "{data} {name}: {got}, not {value}, off by {off:e}");
        compared += 1;
    }
    assert_eq!(left.len(), NOT_OURS.len());
    assert!(compared > 1400, "only {compared} values were compared");
}
