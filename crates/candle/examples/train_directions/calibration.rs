//! Whether predicted concentrations are right: where more is claimed, angles should be closer to the location.

use crate::Outcome;
use crate::scores::Forecast;
use ndarray::Array1;
use vonmises::circular::concentration_to_variance;

/// Groups of examples, from the smallest concentrations to the largest.
const GROUPS: usize = 4;

/// Returns, for each quarter of the examples by concentration, the mean of A(κ), which is what the distributions say that
/// cos(θ − μ) is on average, and the mean that it has.
pub(crate) fn by_concentration(forecast: &Forecast, angles: &Array1<f64>) -> Outcome<Vec<[f64; 2]>> {
    let claimed = 1.0 - concentration_to_variance(&forecast.concentrations)?;
    let found = (angles - &forecast.locs).mapv(f64::cos);
    let mut order: Vec<usize> = (0..angles.len()).collect();
    order.sort_by(|&a, &b| forecast.concentrations[a].total_cmp(&forecast.concentrations[b]));
    let groups = order.chunks(angles.len().div_ceil(GROUPS).max(1));
    let mean = |group: &[usize], value: &dyn Fn(usize) -> f64| {
        group.iter().map(|&i| value(i)).sum::<f64>() / group.len() as f64
    };
    Ok(groups.map(|group| [mean(group, &|i| claimed[i]), mean(group, &|i| found[i])]).collect())
}

/// Prints a line of these for a prediction.
pub(crate) fn print(name: &str, groups: &[[f64; 2]]) {
    let columns: String = groups.iter().map(|[claimed, found]| format!("   {claimed:.2} / {found:.2}")).collect();
    println!("{name:<36}{columns}");
}
