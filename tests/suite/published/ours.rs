//! The crate's values of a sample or a pair of samples, by the names of `data/README.md`.

use ndarray::Array1;
use std::collections::BTreeMap;
use std::f64::consts::PI;
use vonmises::VonMises;
use vonmises::circular::{
    Bias, Fit, centred_trigonometric_moment, circular_dispersion, circular_kurtosis, circular_mean, circular_median,
    circular_quantile, circular_range, circular_skewness, circular_standard_deviation, circular_variance,
    mean_resultant_length, trigonometric_moment, weighted,
};
use vonmises::gof::{kolmogorov_smirnov, kuiper, kuiper_two_sample, rayleigh, watson, watson_two_sample};

/// Returns our value of a statistic, or nothing if the crate does not have it and it does not follow from what it has.
pub(super) fn ours(
    samples: &BTreeMap<String, Array1<f64>>,
    data: &str,
    statistic: &str,
    parameter: &str,
) -> Option<f64> {
    if let Some((first, second)) = data.split_once('+') {
        return pair(&samples[first], &samples[second], statistic, parameter);
    }
    let x = &samples[data];
    descriptive(x, statistic, parameter)
        .or_else(|| derived(x, statistic, parameter))
        .or_else(|| fitted(x, statistic, parameter))
        .or_else(|| tested(x, statistic, parameter))
}

/// Returns the number of a parameter such as `p=2`.
fn number(parameter: &str) -> f64 {
    parameter.split_once('=').unwrap().1.parse().unwrap()
}

/// Returns a descriptive statistic, weighted if its name says so.
fn descriptive(x: &Array1<f64>, name: &str, parameter: &str) -> Option<f64> {
    let weights: Array1<f64> = (0..x.len()).map(|i| (1 + i % 5) as f64).collect();
    let (name, x) = match name.strip_prefix("weighted_") {
        Some(name) => (name, weighted(x, &weights)),
        None => (name, x.into()),
    };
    let order = || number(parameter) as u32;
    let value = match name {
        "mean_direction" => circular_mean(x),
        "mean_resultant_length" => mean_resultant_length(x),
        "circular_variance" => circular_variance(x),
        "circular_std" => circular_standard_deviation(x),
        "dispersion" => circular_dispersion(x),
        "skewness" => circular_skewness(x),
        "kurtosis" => circular_kurtosis(x),
        "moment_cos" => trigonometric_moment(x, order()).map(|(cosine, _)| cosine),
        "moment_sin" => trigonometric_moment(x, order()).map(|(_, sine)| sine),
        "central_cos" => centred_trigonometric_moment(x, order()).map(|(cosine, _)| cosine),
        "central_sin" => centred_trigonometric_moment(x, order()).map(|(_, sine)| sine),
        "median" => circular_median(x),
        "quantile" => circular_quantile(x, number(parameter)),
        "range" => circular_range(x),
        _ => return None,
    };
    Some(value.unwrap())
}

/// Returns a statistic that others print and that follows from ours.
fn derived(x: &Array1<f64>, name: &str, parameter: &str) -> Option<f64> {
    let (weight, name) = name.strip_prefix("weighted_").map_or(("", name), |name| ("weighted_", name));
    let ours = |name: &str| descriptive(x, &format!("{weight}{name}"), parameter).unwrap();
    let n = x.len() as f64;
    Some(match (name, parameter) {
        ("angular_deviation", _) => (2.0 * ours("circular_variance")).sqrt(),
        ("moment_length", _) => ours("moment_cos").hypot(ours("moment_sin")),
        ("moment_direction", _) => ours("moment_sin").atan2(ours("moment_cos")),
        ("rayleigh_z", _) => n * rayleigh(x).unwrap().statistic.powi(2),
        // If n is too small there is no such interval, and the arc sine is NaN.
        ("loc_half_width", "dispersion_0.95") => (1.959_963_984_540_054 * (ours("dispersion") / n).sqrt()).asin(),
        ("mean_interval_lower", _) => ours("mean_direction") - derived(x, "loc_half_width", parameter)?,
        ("mean_interval_upper", _) => ours("mean_direction") + derived(x, "loc_half_width", parameter)?,
        _ => return None,
    })
}

fn fitted(x: &Array1<f64>, statistic: &str, parameter: &str) -> Option<f64> {
    let fit = match parameter {
        "" | "f64" | "profile_0.95" => Fit::new(),
        "best_fisher" => Fit::new().bias(Bias::BestFisher),
        "schou" => Fit::new().bias(Bias::MarginalLikelihood),
        "loc=0" | "loc=1" => Fit::new().loc(number(parameter)),
        _ => return None,
    };
    let fitted = fit.fit(x).unwrap();
    let (errors, interval) = (fitted.standard_errors(), fitted.confidence_interval(0.95).unwrap());
    match statistic {
        "fit_loc" => Some(fitted.loc()),
        "kappa" | "fit_kappa" => Some(fitted.concentration()),
        "se_loc" => errors.loc,
        "se_kappa" => errors.concentration,
        "log_likelihood" => Some(fitted.log_likelihood()),
        "kappa_lower" => interval.concentration.map(|[lower, _]| lower),
        "kappa_upper" => interval.concentration.map(|[_, upper]| upper),
        "loc_half_width" => interval.loc.map(|[from, to]| (to - from) / 2.0),
        _ => None,
    }
}

fn tested(x: &Array1<f64>, statistic: &str, parameter: &str) -> Option<f64> {
    if (statistic, parameter) == ("rayleigh_p", "exact") {
        return Some(rayleigh(x).unwrap().p_value);
    }
    let distribution = match parameter.trim_end_matches(";exact") {
        "uniform" => VonMises::new(PI, 0.0).unwrap(), // cut at 0, on which Kolmogorov's statistic depends
        "fit" => VonMises::fit(x).unwrap(),
        "loc=1;kappa=1.5" => VonMises::new(1.0, 1.5).unwrap(),
        _ => return None,
    };
    Some(match statistic {
        "kuiper_v" => kuiper(x, &distribution).unwrap().statistic,
        "kuiper_p_exact" => kuiper(x, &distribution).unwrap().p_value,
        "watson_u2" => watson(x, &distribution).unwrap().statistic,
        "watson_p" => watson(x, &distribution).unwrap().p_value,
        "kolmogorov_d" => kolmogorov_smirnov(x, &distribution).unwrap().statistic,
        "kolmogorov_p" => kolmogorov_smirnov(x, &distribution).unwrap().p_value,
        _ => return None,
    })
}

fn pair(x: &Array1<f64>, y: &Array1<f64>, statistic: &str, parameter: &str) -> Option<f64> {
    Some(match (statistic, parameter) {
        ("two_sample_kuiper_v", "") => kuiper_two_sample(x, y).unwrap().statistic,
        ("two_sample_kuiper_p", "permutation") => kuiper_two_sample(x, y).unwrap().p_value,
        ("two_sample_watson_u2", "") => watson_two_sample(x, y).unwrap().statistic,
        ("two_sample_watson_p", "permutation") => watson_two_sample(x, y).unwrap().p_value,
        _ => return None,
    })
}
