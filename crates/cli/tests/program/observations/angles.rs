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
