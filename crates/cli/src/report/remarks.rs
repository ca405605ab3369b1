//! Remarks: what the user should know about the input, which is no error.

use std::io::Write;

/// Prints remarks to stderr, one in each line. JSON has them in its field `remarks` instead.
pub(crate) fn print_remarks(remarks: &[String], json: bool) {
    for remark in remarks.iter().filter(|_| !json) {
        let line = remark.replace(char::is_control, "?"); // a file name may contain line breaks
        let _ = writeln!(std::io::stderr(), "vonmises: remark: {line}"); // a closed stderr is no failure
    }
}
