//! Remarks: what the user should know about the input, which is no error.

use crate::exit::line::line;
use std::io::Write;

/// Prints remarks to stderr, one in each line. JSON has them in its field `remarks` instead.
pub(crate) fn print_remarks(remarks: &[String], json: bool) {
    for remark in remarks.iter().filter(|_| !json) {
        let _ = writeln!(std::io::stderr(), "vonmises: remark: {}", line(remark)); // a closed stderr is no failure
    }
}
