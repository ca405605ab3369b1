//! Tables as programs write them: headers, delimiters, comments, lines before the table. Every one holds the angles
//! 1.5, -2, 0.25.

use super::fit;
use crate::common::{fails, vonmises};
use crate::files::{data, save, write};

/// Asserts that the angles of a table are 1.5, -2 and 0.25.
fn assert_read(text: &str, options: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let expected = fit(&save(folder.path(), "a.npy", &[1.5, -2.0, 0.25]), &[]);
    let mut found = fit(&write(folder.path(), "table", text), options);
    found["remarks"] = expected["remarks"].clone(); // on the names of columns
    assert_eq!(found, expected, "{text:?} {options:?}");
}

/// Asserts that a table is refused, with a message that has these words.
fn assert_refused(text: &str, options: &[&str], fault: &str) {
    let folder = tempfile::tempdir().unwrap();
    let message = fails(vonmises(["fit"]).arg(write(folder.path(), "table", text)).args(options));
    assert!(message.contains(fault), "{text:?} {options:?}: {message:?} does not say {fault:?}");
}

#[test]
fn headers_of_pandas_are_names() {
    assert_read(",wind,speed\n0,1.5,3\n1,-2,4\n2,0.25,5\n", &["--column", "wind"]); // df.to_csv()
    assert_read(",wind\n0,1.5\n1,-2\n2,0.25\n", &[]);
    assert_read(",0\n0,1.5\n1,-2\n2,0.25\n", &["--column", "2"]); // a Series without a name
    assert_read(",0,1\n0,7,1.5\n1,7,-2\n2,7,0.25\n", &["--column", "1"]); // the name wins over the number
    assert_refused(",wind,speed\n0,1.5,3\n", &[], "line 1: 3 columns: choose one with --column (\"\", wind, speed)");
}

#[test]
fn names_may_begin_with_digits_or_be_numbers() {
    assert_read("time,10m_wd\n1,1.5\n2,-2\n3,.25\n", &["--column", "10m_wd"]);
    assert_read("time,10m_wd\n1,1.5\n2,-2\n3,.25\n", &["--column", "2"]);
    assert_read("10m_wd\n1.5\n-2\n.25\n", &["--column", "10m_wd"]);
    assert_read("10m_wd\n1.5\n-2\n.25\n", &["--header", "yes"]);
    assert_read("10,20\n1,1.5\n2,-2\n3,.25\n", &["--column", "20", "--header", "yes"]);
    assert_read("10m_wd,\n1.5,\n-2,\n.25,\n", &[]);
    assert_refused("10m_wd\nNNE\n", &[], "line 1: \"10m_wd\" is not a number");
    assert_refused("x,1O.5\ny,2\n", &["--column", "2"], "line 1: \"1O.5\" is not a number");
    assert_refused("calm,3.2\n1.5,1\n", &["--column", "1"], "line 1: \"calm\" is not a number");
    assert_refused("10,20\n1,2\n", &["--column", "20"], "numbers 1 to 2 (--header yes");
    assert_refused("angle\n1.5\n", &["--header", "no"], "line 1: \"angle\" is not a number");
}

#[test]
fn a_first_row_with_a_gap_is_no_header() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "table.csv", "site,\nsite,1.5\nsite,-2\nsite,.25\n");
    let report = fit(&table, &["--column", "2", "--skip-nan"]);
    assert_eq!((&report["n"], &report["missing"]), (&3.into(), &1.into()));
}

#[test]
fn a_comma_may_end_lines() {
    for text in ["a,b,\n1,1.5,\n2,-2,\n3,.25,\n", "a,b,\n1,1.5\n2,-2\n3,.25\n", "a,b\n1,1.5,\n2,-2,\n3,.25,\n"] {
        assert_read(text, &["--column", "b"]);
    }
    assert_read("angle,\n1.5,\n-2,\n.25,\n", &[]);
    assert_read("1.5,\n-2,\n.25,\n", &[]);
    assert_read("a;b;\n1;1.5\n2;-2;\n3;.25\n", &["--column", "b"]);
    assert_refused("a,b\n1,1.5,\n2,-2,7,8\n", &["--column", "b"], "line 3: 4 fields");
    assert_refused("a,b\n1,1.5\n2\n", &["--column", "b"], "line 3: 1 fields in a table of 2 columns");
}

/// The tables are those of R's `write.table(d)` and `write.csv(d)`.
#[test]
fn names_of_rows_have_no_name() {
    let table = "\"dir\" \"site\"\n\"1\" 1.5 \"a b\"\n\"2\" -2 \"c\"\n\"3\" 0.25 \"d\"\n";
    assert_read(table, &["--column", "dir"]);
    assert_read(table, &["--column", "2"]);
    assert_read("\"dir\"\n\"1\" 1.5\n\"2\" -2\n\"3\" 0.25\n", &[]);
    assert_read("\"\",\"dir\"\n\"1\",1.5\n\"2\",-2\n\"3\",0.25\n", &[]);
    assert_read("dir,speed\n1,1.5,\n2,-2,7\n3,0.25,7\n", &["--column", "dir"]);
}

#[test]
fn blanks_separate_columns_if_all_lines_agree() {
    assert_read("time wind\n1 1.5\n2   -2\n 3 .25\n", &["--column", "wind"]);
    assert_read("time\twind dir\n1\t1.5\n2\t-2\n3\t.25\n", &["--column", "wind dir"]);
    assert_read("wind direction\n1.5\n-2\n.25\n", &[]);
    let advice = "if blanks separate columns, give --delimiter space";
    assert_refused("time of day wind\n1 1.5\n2 -2\n", &[], advice);
    assert_refused("time wind\n1 1.5\n2 -2 7\n", &[], advice);
    assert_refused(
        "time wind\n1 1.5\n2\n",
        &["--column", "wind"],
        "no column \"wind\"; there are time wind (--delimiter space",
    );
    assert_read("time, \"wind\"\n1, \"1.5\"\n2 ,-2\n3, .25\n", &["--column", "wind"]);
    assert_refused("time wind\n1 1.5\n2 -2\n", &[], "2 columns: choose one with --column (time, wind)");
}

/// What `numpy.savetxt(…, header="time wind")` writes.
#[test]
fn comments_are_named() {
    let table = "# time wind\n1 1.5\n2 -2\n3 .25\n";
    assert_read(table, &["--comment", "#", "--column", "2"]);
    assert_refused(table, &["--column", "2"], "line 1: \"# time wind\" looks like a comment: give --comment '#'");
    assert_read("#id,wind\n#1,1.5\n#2,-2\n#3,.25\n", &["--column", "wind"]);
    assert_read("#id,wind\n#1,1.5\n#2,-2\n#3,.25\n", &["--header", "yes", "--column", "2"]);
    assert_read("1,1.5 # a, \"b\n\n  # c\n2,-2\n\"# d\",.25", &["--column", "2", "--comment", "#"]);
}

#[test]
fn lines_before_the_table_are_skipped() {
    let table = "Station 7, \"Alert\r\nfrom 2020\r\n\r\nday,wind\r\n1,1.5\r\n2,-2\r\n3,.25\r\n";
    assert_read(table, &["--skip-lines", "2", "--column", "wind"]);
    assert_read(table, &["--skip-lines", "4", "--column", "2"]);
    assert_refused(table, &["--skip-lines", "9"], "--skip-lines 9: there are only 7 lines");
    assert_refused("a\nday\n1\n2\nx\n", &["--skip-lines", "1"], "line 5: \"x\"");
}

#[test]
fn files_of_gromacs_need_no_options() {
    let settings = "# gmx angle\n@    title \"Dihedral, \\\"phi\\\"\"\n@TYPE xy\n@ s0 legend \"a\"\n";
    let text = format!("{settings}   0.0   1.5\n   1.0  -2\n   2.0   .25\n&\n");
    assert_read(&text, &["--column", "2"]);
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "rama.xvg", "# only\n1 1.5\n2 -2\n3 .25\n");
    assert_eq!(fit(&path, &["--column", "2"])["n"], 3);
}

#[test]
fn messages_name_the_line_where_a_record_begins() {
    assert_refused("a,b\n\n\n1,\"x\ny\"\n\n2,\"x\n\ny\"\nz,3\n", &["--column", "a"], "line 10: \"z\"");
    assert_refused("a,b\r\n\r\n1,\"x\r\ny\"\r\nz,3\r\n", &["--column", "a"], "line 5: \"z\"");
    assert_refused("a,b\n\n1,2\n\n3,\"x\n4,5\n6,7\n", &["--column", "a"], "line 5: a quote that does not end");
    assert_refused("a,b\n1,2\n3,x\n", &["--column", "b"], "line 3: \"x\"");
    let long = "a,b\n".to_owned() + &(0..300).map(|i| format!("{i},\"x\ny\"\n\n")).collect::<String>() + "z,3";
    assert_refused(&long, &["--column", "a"], "line 902: \"z\"");
    let blanks = ["--column", "a", "--delimiter", "space", "--comment", "#"];
    assert_refused("a b\n1 \"x\ny\"\n# z\n\n2 \"x\n\ny\"\nz 3\n", &blanks, "line 9: \"z\"");
}

/// A record may have 16 MiB, which a text of many records may well exceed.
#[test]
fn a_long_text_is_no_long_record() {
    let folder = tempfile::tempdir().unwrap();
    for (delimiter, name) in [(",", ","), ("  ", "space")] {
        let note = "x".repeat(5 << 20);
        let text: String = (0..4).map(|angle| format!("{angle}{delimiter}{note}\n")).collect();
        let options = ["--column", "1", "--header", "no", "--delimiter", name];
        let fitted = fit(&write(folder.path(), "long", text), &options);
        assert_eq!(fitted["n"], 4, "{delimiter:?}");
    }
}

#[test]
fn published_tables_are_read_the_same_in_other_forms() {
    let text = std::fs::read_to_string(data("observations/mallards.csv")).unwrap();
    let options = ["--degrees", "--column", "direction_deg", "--counts", "count"];
    let expected = fit(&data("observations/mallards.csv"), &options);
    let folder = tempfile::tempdir().unwrap();
    let forms =
        [("tab", text.replace(',', "\t")), ("blanks", text.replace(',', "  ")), ("end", text.replace('\n', ",\n"))];
    for (name, text) in forms {
        assert_eq!(fit(&write(folder.path(), name, text), &options), expected, "{name}");
    }
}
