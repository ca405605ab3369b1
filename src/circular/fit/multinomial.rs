//! Counts of simulated angles by class, or by angle, without the angles.

use crate::error::Result;
use crate::key::key::Key;
use crate::memory::alloc::listed;
use ndarray_rand::rand_distr::{Binomial, Distribution};

/// The distribution of the numbers of n independent angles in classes.
pub(crate) struct Multinomial {
    n: u64,
    /// The probability of each class, given that an angle lies in none of those before.
    conditional: Vec<f64>,
}

impl Multinomial {
    /// Takes masses, or weights, in proportion to the probabilities of the classes.
    pub(crate) fn new(n: u64, masses: &[f64]) -> Result<Self> {
        let mut conditional = listed(masses.len(), masses.iter().copied())?;
        let mut rest = 0.0;
        for mass in conditional.iter_mut().rev() {
            rest += *mass;
            *mass = if rest > 0.0 { (*mass / rest).clamp(0.0, 1.0) } else { 0.0 };
        }
        Ok(Self { n, conditional })
    }

    /// Draws the counts with the words of a key: a binomial number for each class, of the angles that are left.
    pub(crate) fn draw(&self, key: Key) -> Result<Vec<f64>> {
        let (mut rng, mut left) = (key.rng(), self.n);
        listed(
            self.conditional.len(),
            self.conditional.iter().map(|&p| {
                // Probabilities outside [0, 1] are the only error, and `new` makes none.
                let count = Binomial::new(left, p).map_or(0, |binomial| binomial.sample(&mut rng)).min(left);
                left -= count;
                count as f64
            }),
        )
    }
}
