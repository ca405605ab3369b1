//! A neural-network head: a linear model predicts directions with their concentrations, and a layer samples them.
//!
//! `cargo run --example network_head`

use ndarray::{Array2, ArrayView2, Axis, array};
use vonmises::circular::{circular_mean_axis, mean_resultant_length_axis};
use vonmises::nn::von_mises_layer;
use vonmises::{Key, Result, vmap};

/// A linear model of two features.
struct Linear {
    direction: [f64; 2],
    log_concentration: [f64; 2],
}

impl Linear {
    /// Returns the mean logits and the concentrations, a row for each row of `inputs` and one column.
    fn forward(&self, inputs: ArrayView2<f64>) -> (Array2<f64>, Array2<f64>) {
        let predict = |weights: [f64; 2]| inputs.dot(&array![[weights[0]], [weights[1]]]);
        (predict(self.direction), predict(self.log_concentration).exp())
    }
}

fn main() -> Result<()> {
    let model = Linear { direction: [1.0, -2.0], log_concentration: [0.5, 1.5] };
    let inputs = array![[0.0, 0.0], [1.0, 0.5], [2.0, 1.0], [1.0, 2.0]];
    let (mean_logits, concentrations) = model.forward(inputs.view());

    // In training the outputs are samples, here one set for each of 1000 keys; temperature 2 halves the concentrations.
    let sample = |key| von_mises_layer(key, &mean_logits, &concentrations, 2.0, true);
    let (samples, means) = vmap(sample, &Key::new(42).split(1000))?;
    assert_eq!((samples.shape(), means.shape()), (&[1000, 4, 1][..], &[1000, 4, 1][..]));

    // In evaluation they are the mean directions, and the key is not used.
    let (outputs, mean) = von_mises_layer(Key::new(0), &mean_logits, &concentrations, 2.0, false)?;
    assert_eq!(outputs, mean);

    let sampled_mean = circular_mean_axis(&samples, Axis(0))?;
    let length = mean_resultant_length_axis(&samples, Axis(0))?;
    println!("row  direction  concentration  sampled mean  resultant length");
    for row in 0..inputs.nrows() {
        let at = [row, 0];
        println!(
            "{row:>3} {:>10.4} {:>14.4} {:>13.4} {:>17.4}",
            mean[at], concentrations[at], sampled_mean[at], length[at]
        );
    }
    assert!((sampled_mean[[3, 0]] - mean[[3, 0]]).abs() < 0.05);
    Ok(())
}
