//! The interface between the engine and a block of results: its tails, and how quantiles become results.

use super::batch::Batch;

/// Where the tails of a block's elements come from, and how their centred quantiles become results.
pub(crate) trait Task<F>: Copy {
    /// Sets the tails of a whole batch of elements, from `first` on.
    fn set_tails<const N: usize>(self, first: usize, batch: &mut Batch<F, N>);

    /// Makes the results of the elements from `first` on.
    fn finish<const N: usize>(self, first: usize, deviations: &[F; N], results: &mut [F]);
}
