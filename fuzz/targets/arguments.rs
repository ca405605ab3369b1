//! Arguments of the program: wrong ones are explained in one line, and the program, run with right ones, ends with a
//! status that it documents, without a panic, a second line of error or a file left behind.

#![no_main]

use fuzz::{folder, names};
use libfuzzer_sys::{Corpus, fuzz_target};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use vonmises_cli::fuzzing::arguments;

/// Words that arguments are made of, beside those that the input spells out.
const WORDS: [&str; 96] = [
    "sample",
    "join",
    "bits",
    "eval",
    "fit",
    "describe",
    "compare",
    "plot",
    "completions",
    "help",
    "rose",
    "histogram",
    "quantiles",
    "bash",
    "prob",
    "log_prob",
    "cdf",
    "sf",
    "quantile",
    "isf",
    "entropy",
    "kl_divergence",
    "log_cdf",
    "--help",
    "--version",
    "--threads",
    "--json",
    "--degrees",
    "--period",
    "--out",
    "--force",
    "--quiet",
    "--seed",
    "--key",
    "--kappa",
    "--concentration",
    "--loc",
    "--shape",
    "--dtype",
    "--shard",
    "--format",
    "--column",
    "--header",
    "--comment",
    "--delimiter",
    "--skip-lines",
    "--missing",
    "--where",
    "--skip-nan",
    "--weights",
    "--counts",
    "--by",
    "--axis",
    "--step",
    "--step-offset",
    "--bootstrap",
    "--level",
    "--bias",
    "--draws",
    "--distribution",
    "--tolerance",
    "--keep-nan",
    "--digits",
    "--bins",
    "--other-loc",
    "--other-concentration",
    "--count",
    "a.csv",
    "b.csv",
    "c.npy",
    "p0.npy",
    "p1.npy",
    "out.npy",
    "out.svg",
    "out.csv",
    "none.csv",
    ".",
    "-",
    "0",
    "1",
    "-1",
    "0.5",
    "24",
    "360",
    "1e300",
    "nan",
    "inf",
    "3,2",
    "f4",
    "f8",
    "0/2",
    "yes",
    "x",
    "w",
    "g=1",
    "auto",
];

/// Time after which a run that is not wrong, but long, is ended.
const LONG: Duration = Duration::from_secs(5);

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let words = words(bytes);
    let line = arguments(&words);
    if let Some(line) = &line {
        assert!(line.chars().count() < 1200 && !line.contains(char::is_control), "{words:?}: {line}");
        return Corpus::Keep;
    }
    run(&words);
    Corpus::Keep
});

/// Returns the arguments of an input: a byte below 128 is a word of the list, a higher one the length of the next word.
fn words(bytes: &[u8]) -> Vec<String> {
    let (mut words, mut rest) = (Vec::new(), bytes);
    while let Some((&first, after)) = rest.split_first() {
        let length = usize::from(first.saturating_sub(128)).min(after.len());
        let word = match first {
            0..128 => WORDS[usize::from(first) % WORDS.len()].to_owned(),
            _ => String::from_utf8_lossy(&after[..length]).replace(['\0', '/'], "_"), // no other folder
        };
        words.push(word);
        rest = &after[length..];
    }
    words.truncate(16);
    words
}

/// Runs the program in a folder with a few files.
fn run(words: &[String]) {
    let folder = folder();
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("the file is written");
    file("a.csv", b"x,w,g\n0.5,1,1\n1.5,2,1\n2.5,1,2\n,1,2\n");
    file("b.csv", b"10\n20\n20\n350\n");
    file("c.npy", include_bytes!("../files/c.npy"));
    file("p0.npy", include_bytes!("../files/p0.npy"));
    file("p1.npy", include_bytes!("../files/p1.npy"));
    let mut command = Command::new(std::env::var_os("VONMISES").expect("VONMISES is the path of the program"));
    let (stdout, stderr) = (folder.path().join(".stdout"), folder.path().join(".stderr"));
    let created = |path: &std::path::Path| std::fs::File::create(path).expect("a file for the output");
    command.args(words).current_dir(folder.path()).stdin(Stdio::null());
    command.stdout(created(&stdout)).stderr(created(&stderr));
    let mut child = command.spawn().expect("the program starts");
    let started = Instant::now();
    let status = loop {
        match child.try_wait().expect("the program is a child") {
            Some(status) => break status,
            None if started.elapsed() > LONG => {
                child.kill().and_then(|()| child.wait()).expect("the program can be ended");
                return;
            }
            None => std::thread::sleep(Duration::from_micros(300)),
        }
    };
    let message = String::from_utf8_lossy(&std::fs::read(&stderr).unwrap_or_default()).into_owned();
    assert!([0, 1, 2].map(Some).contains(&status.code()), "{words:?}: {status}, {message}");
    assert!(!message.contains("panicked"), "{words:?}: {message}");
    let asks_for_help = words.iter().all(|word| word == "--"); // which no command does
    if status.code() == Some(2) && !asks_for_help {
        let errors =
            message.lines().filter(|line| !line.starts_with("vonmises: remark: ") && !line.starts_with("seed "));
        assert_eq!(errors.count(), 1, "{words:?}: {message}");
    }
    assert!(!names(folder.path()).iter().any(|name| name.ends_with(".vonmises-part")), "{words:?}");
}
