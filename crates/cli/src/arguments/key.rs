//! Where randomness comes from.

use clap::Args;
use ndarray_rand::rand;
use std::io::Write;
use vonmises::Key;

/// A key: by default that of a seed which is drawn and printed.
#[derive(Args, Clone, Copy, Debug)]
#[group(multiple = false)]
pub(crate) struct KeyArguments {
    /// A seed, as in `jax.random.key(N)` with 64-bit numbers enabled; by default one is drawn, and said on stderr.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The two words of a key, as in `jax.random.key_data`.
    #[arg(long, value_name = "HI,LO", value_parser = words)]
    key: Option<Key>,
}

impl KeyArguments {
    /// The key; a seed that nobody gave is drawn and said, since without it the samples could not be had again.
    pub(crate) fn key(self) -> Key {
        let (key, drawn) = self.draw();
        drawn.say();
        key
    }

    /// The key, and the seed if it had to be drawn, to be said of samples that there are.
    pub(crate) fn draw(self) -> (Key, Drawn) {
        let drawn = Drawn(if self.seed.is_none() && self.key.is_none() { Some(rand::random()) } else { None });
        let seeded = self.seed.or(drawn.0).map(Key::new);
        (self.key.or(seeded).unwrap_or_default(), drawn)
    }
}

/// A seed that nobody gave.
#[must_use]
pub(crate) struct Drawn(Option<u64>);

impl Drawn {
    pub(crate) fn say(&self) {
        if let Some(seed) = self.0 {
            let _ = writeln!(std::io::stderr(), "seed {seed}"); // without stderr nobody wants to know
        }
    }
}

fn words(text: &str) -> Result<Key, String> {
    let parsed = text.split_once(',').and_then(|(hi, lo)| Some([hi.trim().parse().ok()?, lo.trim().parse().ok()?]));
    parsed.map(Key::from_data).ok_or_else(|| "must be two numbers below 2^32: HI,LO".to_owned())
}
