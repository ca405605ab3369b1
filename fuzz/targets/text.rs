//! Text with angles: read whole, in small pieces and with other line breaks it gives the same, and no line is lost.

#![no_main]

use fuzz::Input;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use vonmises_cli::fuzzing::{Text, TextReader};

/// Options, with those that change which lines are rows first.
const OPTIONS: &[&[&str]] = &[
    &["--comment", "#"],
    &["--skip-lines", "1"],
    &["--skip-lines", "3"],
    &[],
    &["--degrees"],
    &["--period", "24"],
    &["--skip-nan"],
    &["--skip-nan", "--missing", "999,VRB"],
    &["--column", "1"],
    &["--column", "2"],
    &["--column", "a"],
    &["--header", "yes"],
    &["--header", "no"],
    &["--delimiter", "space"],
    &["--delimiter", ";"],
    &["--delimiter", "tab"],
    &["--weights", "2", "--column", "1"],
    &["--counts", "2", "--column", "1"],
    &["--by", "2", "--column", "1"],
    &["--where", "a=1"],
    &["--where", "2=1", "--column", "1", "--header", "no"],
];

/// The readers of each pair of options, since parsing options takes longer than reading; `None` if they exclude each
/// other.
static READERS: OnceLock<Vec<Option<TextReader>>> = OnceLock::new();

fn readers() -> Vec<Option<TextReader>> {
    let pairs = OPTIONS.iter().flat_map(|first| OPTIONS.iter().map(move |second| [*first, *second].concat()));
    pairs.map(|options| TextReader::new(&options)).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let mut input = Input(bytes);
    let choices = [input.below(OPTIONS.len()), input.below(OPTIONS.len())];
    let bytes = input.0;
    let readers = READERS.get_or_init(readers);
    let Some(reader) = &readers[choices[0] * OPTIONS.len() + choices[1]] else { return };
    let whole = reader.read(bytes, &[], 1);
    let same = |other: Text, how: &str| {
        match (&whole.outcome, &other.outcome) {
            (Err(_), Err(_)) => {} // the same fault may be found at the start or on its line
            (expected, found) => assert_eq!(expected, found, "{how}"),
        }
    };
    for chunk in [1, 3] {
        same(reader.read(&[], bytes, chunk), "in pieces");
        let middle = bytes.len() / 2;
        same(reader.read(&bytes[..middle], &bytes[middle..], chunk), "half of it in pieces");
    }
    if !bytes.contains(&b'\r') {
        for line_break in ["\r", "\r\n"] {
            let other: Vec<u8> = bytes.split(|&byte| byte == b'\n').collect::<Vec<_>>().join(line_break.as_bytes());
            same(reader.read(&other, &[], 1), "with other line breaks");
            same(reader.read(&[], &other, 1), "with other line breaks, in pieces");
        }
    }
    // Without quotes and comments every line that is not blank is a row or has the names.
    let is_plain = choices.iter().all(|&choice| choice > 2) && !bytes.contains(&b'"') && !looks_like_xvg(bytes);
    if whole.outcome.is_ok() && is_plain {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
        let lines = || text.trim_start_matches('\u{feff}').split('\n').filter(|line| !line.is_empty());
        let (filled, all) = (lines().filter(|line| !line.trim().is_empty()).count(), lines().count());
        assert!((filled..=all).contains(&whole.lines), "{} of {filled} lines", whole.lines);
    }
});

/// Returns whether the text has lines that are no rows in GROMACS files.
fn looks_like_xvg(bytes: &[u8]) -> bool {
    bytes.contains(&b'@')
}
