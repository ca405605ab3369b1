//! Every f32 sample there is: all 2³² words of some concentrations, against the f64 quantile of the same probability.

use super::errors::{Errors, angle_error};
use ndarray::Array1;
use ndarray_rand::rand::RngCore;
use ndarray_rand::rand_distr::Distribution;
use rayon::prelude::*;
use std::error::Error;
use vonmises::{VonMises, quantile};

const CONCENTRATIONS: [f32; 14] = [0.0, 1e-3, 0.1, 0.5, 1.0, 2.0, 3.5, 5.0, 10.0, 20.0, 100.0, 1e4, 1e6, 3e38];
/// Words that share a call of `quantile`.
const BLOCK: u32 = 1 << 15;

/// A generator whose words are the integers, up or down from the first.
pub(crate) struct Counting {
    next: u64,
    step: u64,
}

impl From<u64> for Counting {
    fn from(next: u64) -> Self {
        Self { next, step: 1 }
    }
}

impl RngCore for Counting {
    fn next_u32(&mut self) -> u32 {
        self.next_u64() as u32
    }
    fn next_u64(&mut self) -> u64 {
        let word = self.next;
        self.next = word.wrapping_add(self.step);
        word
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.next_u64() as u8);
    }
}

/// The errors of the words of a block of the lower half, and of their complements, which are the negative samples.
fn block(distribution: &VonMises<f32>, first: u32) -> vonmises::Result<Errors> {
    let kappa = f64::from(distribution.concentration());
    let probabilities: Array1<f64> = (first..first + BLOCK).map(|w| (f64::from(w) + 0.5) / 2_f64.powi(32)).collect();
    let expected = quantile(&probabilities, 0.0, kappa)?;
    let (mut up, mut down) = (Counting::from(u64::from(first)), Counting { next: (!first).into(), step: u64::MAX });
    let mut errors = Errors::default();
    for &quantile in &expected {
        errors.see(angle_error(distribution.sample(&mut up).into(), quantile, kappa));
        errors.see(angle_error(distribution.sample(&mut down).into(), -quantile, kappa));
    }
    Ok(errors)
}

/// Prints the errors of each concentration, in units of max(|Q|, 1/√(1 + κ)).
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    println!("| concentration | words | max | mean |\n| --- | --- | --- | --- |");
    for kappa in CONCENTRATIONS {
        let distribution = VonMises::new(0.0, kappa)?;
        let blocks = (0..(1_u32 << 31) / BLOCK).into_par_iter().map(|number| block(&distribution, number * BLOCK));
        let errors = blocks.try_reduce(Errors::default, |a, b| Ok(a.and(b)))?;
        println!("| {kappa:e} | {} | {:.2e} | {:.2e} |", errors.count, errors.max, errors.mean());
        assert!(errors.count == 1 << 32 && errors.max <= 4e-7, "kappa {kappa}: {errors:?}");
    }
    Ok(())
}
