//! Angles in units: whole turns, times of day, points of the compass.

use super::fit;
use crate::common::{fails, vonmises};
use crate::files::write;

#[test]
fn angles_that_differ_by_whole_turns_are_equal() {
    let folder = tempfile::tempdir().unwrap();
    let near = write(folder.path(), "near.txt", "10\n20\n-30\n");
    let far = write(folder.path(), "far.txt", "370\n-3600000340\n330\n");
    assert_eq!(fit(&near, &["--degrees"]), fit(&far, &["--degrees"]));
    let hours = write(folder.path(), "hours.txt", "10\n20\n-30\n");
    let (degrees, parts) = (fit(&near, &["--degrees"]), fit(&hours, &["--period", "360"]));
    assert_eq!(degrees["loc"], parts["loc"]);
}

/// Asserts that text is read like numbers in these units.
fn assert_equal(text: &str, numbers: &str, units: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let (ours, theirs) = (write(folder.path(), "a.txt", text), write(folder.path(), "b.txt", numbers));
    assert_eq!(fit(&ours, units), fit(&theirs, units), "{text:?}");
}

fn assert_refused(text: &str, units: &[&str], fault: &str) {
    let folder = tempfile::tempdir().unwrap();
    let message = fails(vonmises(["fit"]).arg(write(folder.path(), "a.txt", text)).args(units));
    assert!(message.contains(fault), "{text:?} {units:?}: {message:?} does not say {fault:?}");
}

#[test]
fn times_of_day_are_fractions_of_a_turn() {
    let times = "08:30\n8:30:15\n23:59:59.5\n0:00\n24:00\n";
    // The numbers are those of Python's float division, such as (8 * 3600 + 30 * 60 + 15) / 3600.
    assert_equal(times, "8.5\n8.504166666666666\n23.999861111111113\n0\n24\n", &["--period", "24"]);
    assert_equal(times, "510\n510.25\n1439.9916666666666\n0\n1440\n", &["--period", "1440"]);
    assert_equal(times, "30600\n30615\n86399.5\n0\n86400\n", &["--period", "86400"]);
    for units in [&[][..], &["--degrees"], &["--period", "12"], &["--period", "7"]] {
        assert_refused("1\n8:30\n", units, "line 2: \"8:30\" is a time of day, which needs --period 24 (hours)");
    }
    for wrong in [
        "24:01", "8:60", "8:30:60", "8:30:", "8:5", "8:30:5", "8:", ":30", "-8:30", "8:3x", "1:2:3:4", "+8:30",
        "108:30",
    ] {
        assert_refused(&format!("1\n{wrong}\n"), &["--period", "24"], &format!("line 2: {wrong:?} is not a number"));
    }
}

#[test]
fn degrees_may_have_a_sign() {
    assert_equal("45°\n90 deg\n-10.5 °\n1e1degrees\n", "45\n90\n-10.5\n10\n", &["--degrees"]);
    assert_equal("45°\n90 deg\n", "45\n90\n", &["--period", "360"]);
    assert_equal("45 deg\n90 deg\n", "45\n90\n", &["--degrees"]);
    assert_equal("angle\n45 deg\n90 deg\n", "45\n90\n", &["--degrees"]);
    assert_refused("45 deg\n90 deg\n", &[], "line 1: \"45 deg\" is in degrees, which needs --degrees");
    assert_refused("1\n45°\n", &[], "line 2: \"45°\" is in degrees, which needs --degrees");
    assert_refused("1\n45 rad\n", &["--degrees"], "line 2: \"45 rad\" is not a number");
}

/// The degrees are those of the table of 32 points in Bowditch's *American Practical Navigator*: 11.25 each, from
/// north.
#[test]
fn points_of_the_compass_are_degrees() {
    let points = "dir,n\nN,1\nnne,2\nSE,1\nWbN,4\nnwbw,1\nSSW,1\n";
    let degrees = "dir,n\n0,1\n22.5,2\n135,1\n281.25,4\n303.75,1\n202.5,1\n";
    let folder = tempfile::tempdir().unwrap();
    let (points, degrees) = (write(folder.path(), "a.csv", points), write(folder.path(), "b.csv", degrees));
    let options = ["--degrees", "--counts", "n"];
    assert_eq!(fit(&points, &options), fit(&degrees, &options));
    assert_equal("N\nE\nE\n", "0\n90\n90\n", &["--degrees"]);
    assert_refused("1\nNNE\n", &[], "line 2: \"NNE\" is a point of the compass, which needs --degrees");
    assert_refused("N\nNEN\n", &["--degrees"], "line 2: \"NEN\" is not a number");
}
