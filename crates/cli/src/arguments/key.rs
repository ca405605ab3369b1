//! `--seed` and `--key`.

use clap::Args;
use ndarray_rand::rand;
use std::io::Write;
use vonmises::Key;

/// A key, or a seed to make one from; without either a random seed is drawn and printed.
#[derive(Args, Clone, Copy, Debug)]
#[group(multiple = false)]
pub(crate) struct KeyArguments {
    /// Seed, as in `jax.random.key(N)` with 64-bit types enabled; by default a random one, which is printed to stderr.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The two words of a key, as in `jax.random.key_data`.
    #[arg(long, value_name = "HI,LO", value_parser = parse_words)]
    key: Option<Key>,
}

impl KeyArguments {
    /// Returns the key; draws a seed and prints it if none was given.
    pub(crate) fn key(self) -> Key {
        let (key, drawn) = self.key_and_seed();
        drawn.print();
        key
    }

    /// Returns the key, and the seed if it had to be drawn, to be printed once the samples exist.
    pub(crate) fn key_and_seed(self) -> (Key, DrawnSeed) {
        let drawn = DrawnSeed(if self.seed.is_none() && self.key.is_none() { Some(rand::random()) } else { None });
        let seeded = self.seed.or(drawn.0).map(Key::new);
        (self.key.or(seeded).unwrap_or_default(), drawn)
    }
}

/// A seed that was drawn because none was given.
#[must_use]
pub(crate) struct DrawnSeed(Option<u64>);

impl DrawnSeed {
    /// Prints the seed to stderr: without it the samples could not be reproduced.
    pub(crate) fn print(&self) {
        if let Some(seed) = self.0 {
            let _ = writeln!(std::io::stderr(), "seed {seed}"); // a closed stderr is no failure
        }
    }
}

fn parse_words(text: &str) -> Result<Key, String> {
    let parsed = text.split_once(',').and_then(|(hi, lo)| Some([hi.trim().parse().ok()?, lo.trim().parse().ok()?]));
    parsed.map(Key::from_data).ok_or_else(|| "must be two numbers below 2^32: HI,LO".to_owned())
}
