//! Errors of the derivatives of samples in the concentration, ours and TFP's, at the points of
//! `data/reference/tfp_gradient.csv`.

use super::reference::reference;
use crate::numbers::error_rounded_up;
use std::error::Error;
use vonmises::{Key, sample_with_grad};

/// The key of `data/scripts/tfp_gradients.py` and the number of samples of which it takes some.
const KEY: u64 = 1;
const COUNT: usize = 10_000;

/// Returns our derivatives for the samples of a type of that many bits, as f64.
fn slopes(bits: f64, kappa: f64) -> vonmises::Result<Vec<f64>> {
    let key = Key::new(KEY);
    Ok(if bits == 64.0 {
        sample_with_grad(key, 0.0, kappa, [COUNT])?.1.into_iter().collect()
    } else {
        sample_with_grad(key, 0.0_f32, kappa as f32, [COUNT])?.1.into_iter().map(f64::from).collect()
    })
}

/// Returns our largest error and TFP's for a type and concentration, over the largest derivative.
fn largest(rows: &[[f64; 6]]) -> vonmises::Result<[f64; 2]> {
    let slopes = slopes(rows[0][0], rows[0][1])?;
    let scale = rows.iter().fold(0.0_f64, |scale, row| scale.max(row[5].abs()));
    let errors = rows
        .iter()
        .map(|&[_, _, index, _, tfp, exact]| [slopes[index as usize], tfp].map(|slope| (slope - exact).abs() / scale));
    Ok(errors.fold([0.0; 2], |[ours, tfp], [our_error, its_error]| {
        [ours.max(our_error), if its_error.is_nan() { its_error } else { tfp.max(its_error) }]
    }))
}

/// Returns the table of the largest errors by concentration, first those of f64.
pub(crate) fn table() -> Result<String, Box<dyn Error>> {
    let rows = reference::<6>("tfp_gradient")?;
    let groups: Vec<&[[f64; 6]]> = rows.chunk_by(|a, b| a[..2] == b[..2]).collect();
    let (double, single) = groups.split_at(groups.len() / 2);
    let mut table = "| concentration | f64 | TFP f64 | f32 | TFP f32 |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for (double, single) in double.iter().zip(single) {
        let errors = [largest(double)?, largest(single)?].concat();
        let cell = |error: f64| if error.is_nan() { "NaN".into() } else { error_rounded_up(error) };
        table += &format!(
            "| {} | {} |\n",
            concentration(double[0][1]),
            errors.into_iter().map(cell).collect::<Vec<_>>().join(" | ")
        );
    }
    Ok(table)
}

/// Returns a concentration as the page has it.
fn concentration(kappa: f64) -> String {
    if kappa == 0.0 || (0.01..1e4).contains(&kappa) { kappa.to_string() } else { format!("{kappa:e}") }
}
