//! Wrong arguments, explained in one line.

use clap::Error;
use clap::error::ErrorKind;

/// Returns one line about a wrong argument: what is wrong, what was meant perhaps, and where the help is. `None` for
/// what is no error, such as `--help`, which clap prints.
pub(crate) fn line(error: &Error, commands: &clap::Command) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let text = error.render().to_string();
    let fault = text.lines().take_while(|line| !line.starts_with("Usage: ") && !line.starts_with("For more"));
    let fault = in_one_line(fault.map(str::trim).filter(|line| !line.is_empty()));
    let mut words = std::env::args_os().skip(1).filter_map(|word| word.into_string().ok());
    let command = words.find(|word| commands.find_subcommand(word).is_some());
    let program = command.map_or("vonmises".to_owned(), |name| format!("vonmises {name}"));
    Some(format!("{fault}; see {program} --help"))
}

/// Joins clap's lines: the error, a list of arguments or values that belongs to it, and tips.
fn in_one_line<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for line in lines {
        let separator = match () {
            () if joined.is_empty() => "",
            () if line.starts_with("tip: ") => "; ",
            () if joined.ends_with(':') || line.starts_with('[') => " ",
            () => ", ",
        };
        joined += separator;
        joined += line.trim_start_matches("error: ").trim_start_matches("tip: ");
    }
    joined
}
