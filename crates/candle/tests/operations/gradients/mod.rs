//! Gradients: against central differences, whatever is broadcast and however tensors lie, and equal to the library's.

mod against_differences;
mod broadcast;
mod differences;
mod layouts;
mod library;
mod tracked;
