//! What a neural network needs: heads, losses, and layers that sample.

mod gradients;
mod heads;
mod layer;
mod losses;
