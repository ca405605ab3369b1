//! Whether the first line names the columns: it is said, and a line that may hold an angle is not taken for names.

use super::fit;
use crate::common::{fails, succeeds, vonmises};
use crate::files::write;
use serde_json::Value;
use std::path::PathBuf;

/// Returns what `describe` prints on stdout and stderr of a table.
fn described(text: &str, options: &[&str]) -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "table.csv", text);
    let output = succeeds(vonmises(["describe", "table.csv"]).args(options).current_dir(&folder));
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

/// Returns the message that refuses a table.
fn refused(text: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "table.csv", text);
    fails(vonmises(["describe", "table.csv"]).args(options).current_dir(&folder))
}

fn table(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    write(folder.path(), "table.csv", text)
}

#[test]
fn the_column_of_the_angles_is_said() {
    let [report, messages] = described("wind\n1\n2\n3\n", &[]);
    assert!(report.starts_with("3 angles in radians, column \"wind\"\n"), "{report}");
    assert_eq!(messages, "");
    let [report, _] = described("site,wind\na,1\nb,2\n", &["--column", "2"]);
    assert!(report.starts_with("2 angles in radians, column \"wind\"\n"), "{report}");
    let [report, _] = described("site,wind\na,1\nb,2\n", &["--column", "wind", "--by", "site"]);
    assert!(report.starts_with("2 groups of angles in radians, column \"wind\"\n"), "{report}");
    let folder = tempfile::tempdir().unwrap();
    let wind = table(&folder, "wind\n1\n2\n3\n");
    let fit = |options: &[&str]| succeeds(vonmises(["fit"]).arg(&wind).args(options)).stdout;
    let text = String::from_utf8(fit(&[])).unwrap();
    assert!(text.starts_with("3 angles in radians, column \"wind\", 95 % likelihood intervals\n"), "{text}");
    let json: Value = serde_json::from_slice(&fit(&["--json"])).unwrap();
    assert_eq!(json["column"], "wind");
}

/// `l5` and `O.5` are how a scan may read 15 and 0.5.
#[test]
fn a_name_that_may_be_an_angle_is_a_remark() {
    for name in ["l5", "O.5", "x", "10m_wd"] {
        let [_, messages] = described(&format!("{name}\n1\n2\n"), &[]);
        let remark = format!(
            "vonmises: remark: table.csv: the first line is taken for names, {name:?} for that of the angles; \
             --header yes confirms it\n"
        );
        assert_eq!(messages, remark);
        assert_eq!(described(&format!("{name}\n1\n2\n"), &["--header", "yes"])[1], "");
    }
}

#[test]
fn decorated_numbers_are_no_names() {
    let numbers =
        ["\u{2212}2", "\u{2212}2 rad", "\u{2013}2x", "$1", "$1 USD", "(1)", "(1a)", "~1", "≈1.5rad", "#1", "'1'"];
    let hidden = ["\u{200b}1", "\u{1b}[31m1", "\u{202e}1x", "1\u{ad}x", "x\u{feff}y", "x\u{7}"];
    for first in numbers.iter().chain(&hidden) {
        let message = refused(&format!("{first}\n2\n3\n"), &[]);
        let is_said = message.contains("is not a number") || message.contains("looks like a comment");
        assert!(message.contains("line 1: ") && is_said, "{first:?}: {message:?}");
        assert_eq!(message.contains("characters that are not seen"), hidden.contains(first), "{message}");
    }
}

#[test]
fn byte_order_marks_hide_no_angle_and_no_name() {
    let folder = tempfile::tempdir().unwrap();
    for marks in ["\u{feff}", "\u{feff}\u{feff}", "\u{feff}\u{feff}\u{feff}"] {
        assert_eq!(fit(&table(&folder, &format!("{marks}1\n2\n3\n")), &[])["n"], 3);
        assert_eq!(fit(&table(&folder, &format!("{marks}wind\n2\n3\n")), &["--column", "wind"])["n"], 2);
    }
}

#[test]
fn names_beside_numbers_are_a_question() {
    for (text, column, doubt) in [
        ("id,2019\n1,2\n3,4\n", "2", "\"id\" stands above numbers"),
        ("site,2019,2020\nA,2,1\nB,4,2\n", "3", "\"2019\" stands beside names and may be a year"),
        ("x,12\n1,2\n2,4\n", "2", "\"x\" stands above numbers"),
    ] {
        let message = refused(text, &["--column", column]);
        let question = "--header yes or no says whether this line names the columns";
        assert_eq!(message, format!("vonmises: table.csv: line 1: {doubt}: {question}\n"));
        let rows = text.lines().count();
        let folder = tempfile::tempdir().unwrap();
        let count = |header: &str| fit(&table(&folder, text), &["--column", column, "--header", header])["n"].clone();
        assert_eq!([count("yes"), count("no")], [rows - 1, rows].map(Value::from));
    }
}

#[test]
fn rows_with_labels_are_no_question() {
    for text in ["A,12\nB,2\nC,4\n", "N,12\nS,2\nW,4\n", "a1,2000\nb1,2010\nc1,1999\n"] {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(fit(&table(&folder, text), &["--column", "2"])["n"], 3, "{text}");
    }
    // Nothing stands below the note, neither a number nor a word.
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fit(&table(&folder, "1,first\n2,\n4,\n"), &["--column", "1"])["n"], 3);
}

/// A carriage return alone ends a line, within and before the table.
#[test]
fn carriage_returns_end_lines() {
    for (text, options) in [
        ("\"1\"\r\"2\"\r\"3\"\r", &[][..]),
        ("wind,site\r\"1\",\"a\"\r\"2\",\"b\"\r\"3\",\"c\"\r", &["--column", "wind"]),
        ("title\rmore\r1\r2\r3", &["--skip-lines", "2"]),
        ("title\r\nmore\r\n1\r\n2\r\n3", &["--skip-lines", "2"]),
        ("\r\n\n1\n2\n3", &["--skip-lines", "2"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let report = fit(&table(&folder, text), options);
        assert_eq!((&report["n"], &report["loc"]), (&Value::from(3), &Value::from(2.0)), "{text:?}");
    }
}
