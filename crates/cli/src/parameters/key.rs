//! `--seed` and `--key`.

use crate::arguments::seed::parse_seed;
use crate::exit::failure::{Failure, Outcome};
use crate::observations::source::refuse_text;
use clap::Args;
use clap::builder::{OsStringValueParser, TryMapValueParser, TypedValueParser, ValueParserFactory};
use ndarray::{ArrayD, arr0};
use ndarray_rand::rand;
use std::{
    ffi::OsString,
    io::{self, Write},
    path::{Path, PathBuf},
};
use vonmises::npy::{self, ErrorKind};
use vonmises::{IntoKey, Key};

/// A key, or a seed to make one from; without either a random seed is drawn and printed.
#[derive(Args, Clone, Debug)]
#[group(multiple = false)]
pub(crate) struct KeyArguments {
    /// Seed, as in `jax.random.key(N)` with 64-bit types enabled, where it may be negative, too; by default a random
    /// one, which is printed to stderr.
    #[arg(long, value_name = "N", value_parser = parse_seed, allow_negative_numbers = true)]
    seed: Option<u64>,
    /// The two words of a key, as in `jax.random.key_data`, or an .npy file that holds them.
    #[arg(long, value_name = "HI,LO|FILE")]
    key: Option<GivenKey>,
}

impl KeyArguments {
    /// Returns the file, if the key is in one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.key {
            Some(GivenKey::File(path)) => Some(path),
            _ => None,
        }
    }

    /// Returns the one key; draws a seed and prints it if none was given.
    pub(crate) fn key(&self) -> Outcome<Key> {
        let (keys, drawn) = self.keys()?;
        let key = keys.into_key().map_err(|error| match self.path() {
            Some(path) => Failure::in_file(path, error),
            None => Failure::new(error),
        });
        drawn.print();
        key
    }

    /// Returns the keys, and the seed if it had to be drawn, to be printed once the samples exist.
    pub(crate) fn keys(&self) -> Outcome<(ArrayD<Key>, DrawnSeed)> {
        let one = |key| arr0(key).into_dyn();
        match (&self.key, self.seed) {
            (Some(GivenKey::Words(key)), _) => Ok((one(*key), DrawnSeed(None))),
            (Some(GivenKey::File(path)), _) => Ok((load(path)?, DrawnSeed(None))),
            (None, Some(seed)) => Ok((one(Key::new(seed)), DrawnSeed(None))),
            (None, None) => {
                let seed: u64 = rand::random();
                Ok((one(Key::new(seed)), DrawnSeed(Some(seed))))
            }
        }
    }
}

/// A seed that was drawn because none was given.
#[must_use]
pub(crate) struct DrawnSeed(Option<u64>);

impl DrawnSeed {
    /// Prints the seed to stderr: without it the samples could not be reproduced.
    pub(crate) fn print(&self) {
        if let Some(seed) = self.0 {
            let _ = writeln!(io::stderr(), "seed {seed}"); // a closed stderr is no failure
        }
    }
}

/// The words of a key, or a file of keys.
#[derive(Clone, Debug)]
enum GivenKey {
    Words(Key),
    File(PathBuf),
}

impl ValueParserFactory for GivenKey {
    type Parser = TryMapValueParser<OsStringValueParser, fn(OsString) -> Result<Self, &'static str>>;

    fn value_parser() -> Self::Parser {
        OsStringValueParser::new().try_map(Self::parse) // a path need not be UTF-8
    }
}

impl GivenKey {
    /// Parses two words, or takes the text as a path unless it was meant as numbers.
    fn parse(text: OsString) -> Result<Self, &'static str> {
        if let Some(key) = text.to_str().and_then(parse_words) {
            return Ok(Self::Words(key));
        }
        let numeric = |text: &[u8]| text.iter().all(|byte| byte.is_ascii_digit() || b"+-., ".contains(byte));
        match text.as_encoded_bytes() {
            b"-" => Ok(Self::File(text.into())),
            bytes if numeric(bytes) || bytes.starts_with(b"-") => {
                Err("must be two numbers below 2^32, HI,LO, or an .npy file of keys")
            }
            _ => Ok(Self::File(text.into())),
        }
    }
}

fn parse_words(text: &str) -> Option<Key> {
    let (hi, lo) = text.split_once(',')?;
    Some(Key::from_data([hi.trim().parse().ok()?, lo.trim().parse().ok()?]))
}

/// Loads the keys in a file, or in standard input for `-`.
fn load(path: &Path) -> Outcome<ArrayD<Key>> {
    refuse_text(path)?;
    let keys = if path == Path::new("-") { npy::read(io::stdin()) } else { npy::load(path) };
    keys.map_err(|error| match error.kind() {
        ErrorKind::Dtype { found, .. } => Failure::in_file(
            path,
            format!("dtype {found:?} where keys are \"<u4\", as jax.random.key_data returns them"),
        ),
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::NotFound => {
            Failure::in_file(path, "there is no such file, and it is not a key HI,LO")
        }
        kind => Failure::in_file(path, kind),
    })
}
