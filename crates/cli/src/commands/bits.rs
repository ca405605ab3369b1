//! `vonmises bits`: writes random words, for tests of generators.

use crate::arguments::dtype::WordDtype;
use crate::exit::failure::{Failure, Outcome};
use crate::output::destination::Output;
use crate::output::writing;
use crate::parameters::key::KeyArguments;
use clap::Args;
use num_traits::ToBytes;
use rayon::prelude::*;
use std::io::{self, Write};
use vonmises::{Key, Word, npy::Element};

/// Write the random words of a key, raw and little-endian: those of `jax.random.bits`.
#[derive(Args)]
#[command(after_help = EXAMPLES, mut_arg("out", |out| out.required(false).default_value("-")))]
pub(crate) struct Bits {
    #[command(flatten)]
    key: KeyArguments,
    /// Type of the words: 32 bits (u4) or 64 bits (u8).
    #[arg(long, default_value = "u8")]
    dtype: WordDtype,
    /// Number of words; by default the stream is endless.
    #[arg(long, value_name = "N")]
    count: Option<u64>,
    #[command(flatten)]
    output: Output,
    /// Do not show progress.
    #[arg(long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  vonmises bits --seed 1 --dtype u4 --count 1000 > words.bin
  vonmises bits --key 0,1 | head -c 80 | od -t u8

Test suites for generators read the words from a pipe: `vonmises bits --seed 1 | RNG_test stdin64` (PractRand), \
`vonmises bits --seed 1 --dtype u4 | dieharder -a -g 200`.";

impl Bits {
    pub(crate) fn run(self) -> Outcome {
        self.output.check(self.key.path())?;
        if self.count.is_none() && !self.output.is_stream() {
            return Err(Failure::in_file(self.output.path(), "a file needs --count, since the stream is endless"));
        }
        let key = self.key.key()?;
        match self.dtype {
            WordDtype::U4 => write::<u32>(key, self.count, &self.output, self.quiet),
            WordDtype::U8 => write::<u64>(key, self.count, &self.output, self.quiet),
        }
    }
}

fn write<W: Word + Element + ToBytes>(key: Key, count: Option<u64>, output: &Output, quiet: bool) -> Outcome {
    if let (Some(count), false) = (count, output.is_stream()) {
        let count = usize::try_from(count).map_err(|_| Failure::new(format!("--count {count}: is too large")))?;
        return writing::write(output, quiet, |writer| {
            writer.raw().generate([count], |start, words: &mut [W]| key.fill_bits(start as u64, words))
        });
    }
    let failure = |error| Failure::writing(output.path(), error);
    stream::<W>(key, count, &mut output.open_stream().map_err(failure)?).map_err(failure)
}

/// Number of words that a thread generates at a time.
const BLOCK: usize = 1024;

/// Number of words that are written at a time, few enough to stay in the cache.
const CHUNK: u64 = 1 << 16;

/// Writes words; the next chunk is generated while one is written.
fn stream<W: Word + ToBytes>(key: Key, count: Option<u64>, out: &mut (impl Write + Send)) -> io::Result<()> {
    let (mut start, mut ready, mut next) = (0, Vec::new(), Vec::new());
    loop {
        let words = count.map_or(CHUNK, |count| CHUNK.min(count - start));
        next.try_reserve_exact((words as usize * size_of::<W>()).saturating_sub(next.len()))?;
        next.resize(words as usize * size_of::<W>(), 0);
        rayon::join(|| out.write_all(&ready), || fill::<W>(key, start, &mut next)).0?;
        std::mem::swap(&mut ready, &mut next);
        start += words;
        if ready.is_empty() {
            return Ok(());
        }
    }
}

/// Fills bytes with the words from `start` on.
fn fill<W: Word + ToBytes>(key: Key, start: u64, bytes: &mut [u8]) {
    bytes.par_chunks_mut(BLOCK * size_of::<W>()).enumerate().for_each(|(index, chunk)| {
        let mut words = [W::zero(); BLOCK];
        key.fill_bits(start + (index * BLOCK) as u64, &mut words);
        for (slot, word) in chunk.chunks_exact_mut(size_of::<W>()).zip(&words) {
            slot.copy_from_slice(word.to_le_bytes().as_ref());
        }
    });
}
