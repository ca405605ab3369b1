//! Saving and loading `.npy` files.
