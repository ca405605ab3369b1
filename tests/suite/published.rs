//! Every statistic of published observations equals mpmath's, as frozen in `data/reference/circular/statistics.csv`.

use crate::common::{circular_distance, data};
use ndarray::Array1;
use std::collections::BTreeMap;
use vonmises::circular::{
    centred_trigonometric_moment, circular_dispersion, circular_kurtosis, circular_mean, circular_median,
    circular_quantile, circular_range, circular_skewness, circular_standard_deviation, circular_variance,
    mean_resultant_length, trigonometric_moment, weighted,
};

/// The angles of each sample by its name; the rule of conversion is that of `data/circular_data.py`.
pub(crate) fn samples() -> BTreeMap<String, Array1<f64>> {
    let mut found: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let wind = std::fs::read_to_string(data("wind_col_de_la_roa.csv")).unwrap();
    let wind = wind.lines().skip(1).map(|line| line.parse().unwrap()).collect();
    found.insert("wind_col_de_la_roa".into(), wind);
    for entry in std::fs::read_dir(data("observations")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let columns: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let per_degree = if columns[0] == "time_min" { 4.0 } else { 1.0 };
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |name: &str| columns.iter().position(|&column| column == name).map(|at| cells[at]);
            let angle = (cells[0].parse::<f64>().unwrap() / per_degree).to_radians();
            let name = cell("sample").map_or_else(|| stem.clone(), |sample| format!("{stem}/{sample}"));
            let count = cell("count").map_or(1, |count| count.parse().unwrap());
            found.entry(name).or_default().extend(std::iter::repeat_n(angle, count));
        }
    }
    found.into_iter().map(|(name, angles)| (name, Array1::from(angles))).collect()
}

/// Data, statistic, parameter and value of a table of `data/reference/circular`, and the origin of the value.
pub(crate) fn rows(name: &str) -> Vec<[String; 5]> {
    let text = std::fs::read_to_string(data("reference/circular").join(name).with_extension("csv")).unwrap();
    let row = |line: &str| {
        let mut cells = line.splitn(5, ',').map(|cell| cell.trim_matches('"').to_owned());
        std::array::from_fn(|_| cells.next().unwrap())
    };
    text.lines().skip(1).map(row).collect()
}

/// Our value of a statistic, with its weights if its name says so; none of one that is not descriptive.
fn descriptive(x: &Array1<f64>, name: &str, parameter: &str) -> Option<f64> {
    let weights: Array1<f64> = (0..x.len()).map(|i| (1 + i % 5) as f64).collect();
    let (name, x) = match name.strip_prefix("weighted_") {
        Some(name) => (name, weighted(x, &weights)),
        None => (name, x.into()),
    };
    let number = || parameter.split_once('=').unwrap().1.parse::<f64>().unwrap();
    let order = || number() as u32;
    Some(match name {
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
        "quantile" => circular_quantile(x, number()),
        "range" => circular_range(x),
        _ => return None,
    })
    .map(Result::unwrap)
}

#[test]
fn descriptive_statistics_are_those_of_mpmath() {
    let samples = samples();
    let mut compared = 0;
    for [data, statistic, parameter, value, _] in rows("statistics") {
        let Some(ours) = samples.get(&data).and_then(|x| descriptive(x, &statistic, &parameter)) else { continue };
        let value: f64 = value.parse().unwrap();
        let is_angle = ["mean_direction", "median", "quantile"].iter().any(|angle| statistic.ends_with(angle));
        let difference = if is_angle { circular_distance(ours, value) } else { (ours - value).abs() };
        // Moments, skewness and kurtosis are 0 where the angles are symmetric: they are compared with 1 then.
        let centred = ["_cos", "_sin", "skewness", "kurtosis"].iter().any(|end| statistic.ends_with(end)) || is_angle;
        let bound = if centred { 1e-14 * value.abs().max(1.0) } else { 2e-15 * value.abs() };
        assert!(difference <= bound, "{data} {statistic} {parameter}: {ours}, not {value}");
        compared += 1;
    }
    assert!(compared > 600, "only {compared} values were compared");
}
