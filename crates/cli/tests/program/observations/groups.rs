//! Groups, filters and several files.

use super::fit;
use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, listing, save, write};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A table of two sites with gaps, one site with a single angle and one without any.
const SITES: &str = "site,year,dir
b,2020,10
a,2020,200
b,2021,30
b,2020,NA
a,2021,220
b,2020,20
lone,2020,5
a,2020,260
gone,2020,NA
";

fn sites(folder: &Path) -> PathBuf {
    write(folder, "sites.csv", SITES)
}

fn output(line: &[&str], path: &Path) -> String {
    String::from_utf8(succeeds(vonmises(line).arg(path)).stdout).unwrap()
}

fn json(line: &[&str], path: &Path) -> Value {
    serde_json::from_str(&output(&[line, &["--json"]].concat(), path)).unwrap()
}

#[test]
fn a_group_is_fitted_like_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = sites(folder.path());
    let options = ["--degrees", "--skip-nan", "--column", "dir"];
    let report = fit(&path, &[&options[..], &["--by", "site"]].concat());
    assert_eq!(report["by"], "site");
    let groups = report["groups"].as_array().unwrap();
    let labels: Vec<_> = groups.iter().map(|group| group["group"].as_str().unwrap()).collect();
    assert_eq!(labels, ["b", "a", "lone", "gone"]); // in order of first appearance
    // scipy.stats.circmean(x, high=360) of 10, 30, 20 and of 200, 220, 260.
    for (group, mean) in groups.iter().zip([20.0, 226.342_911_306_647_84]) {
        assert!((group["loc"].as_f64().unwrap() - mean).abs() < 1e-9, "{group}");
    }
    let own = fit(&path, &[&options[..], &["--where", "site=b"]].concat());
    for key in ["n", "missing", "loc", "concentration", "interval", "log_likelihood"] {
        assert_eq!(groups[0][key], own[key], "{key}");
    }
    assert_eq!(groups[2]["undefined"], "all angles are equal, or so close that it is infinite");
    assert_eq!((&groups[3]["n"], &groups[3]["missing"]), (&json!(0), &json!(1)));
    assert_eq!(groups[3]["undefined"], "there are no angles that count");
}

#[test]
fn tables_have_a_row_a_group() {
    let folder = tempfile::tempdir().unwrap();
    let path = sites(folder.path());
    let options = ["--degrees", "--skip-nan", "--column", "dir", "--by", "site"];
    let text = output(&[&["fit"], &options[..]].concat(), &path);
    assert!(
        text.starts_with(
            "4 groups of angles (2 missing) in degrees, column \"dir\", 95 % likelihood intervals\n\ngroup  n  missing "
        ),
        "{text}"
    );
    assert!(text.contains("\nb      3        1  20.0000  ") && text.contains("\ngone   0        1 "), "{text}");
    assert!(text.contains("-  undefined: all angles are equal"), "{text}");
    let text = output(&[&["describe", "--where", "year=2020"], &options[..]].concat(), &path);
    assert!(
        text.starts_with(
            "4 groups of angles (2 missing, 7 of 9 rows) in degrees, column \"dir\"\n\ngroup  n  missing  direction"
        ),
        "{text}"
    );
    assert!(text.contains("\nb      2        1    15.0000"), "{text}");
}

#[test]
fn a_group_is_described_like_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = sites(folder.path());
    let options = ["describe", "--degrees", "--skip-nan", "--column", "dir"];
    let report = json(&[&options[..], &["--by", "site"]].concat(), &path);
    let own = json(&[&options[..], &["--where", "site=a"]].concat(), &path);
    for key in ["n", "missing", "mean_direction", "median", "fit"] {
        assert_eq!(report["groups"][1][key], own[key], "{key}");
    }
    assert_eq!(report["groups"][2]["fit"]["undefined"], "all angles are equal, or so close that it is infinite");
    assert_eq!(report["groups"][3]["undefined"], "there are no angles that count");
}

#[test]
fn no_group_with_a_result_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = sites(folder.path());
    let message = fails(vonmises(["fit", "--column", "dir", "--by", "site", "--where", "site=lone"]).arg(&path));
    assert!(message.contains("sites.csv: group \"lone\": all angles are equal"), "{message}");
    let gone = ["describe", "--column", "dir", "--by", "site", "--where", "site=gone", "--skip-nan"];
    let message = fails(vonmises(gone).arg(&path));
    assert!(message.contains("sites.csv: the only angle is missing"), "{message}");
}

#[test]
fn filters_compare_text_or_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "t.csv", "h,name,dir\n08,x = y,1\n8.0,x,2\n9,x,NA\n8,x = y,3\n");
    let n = |filters: &[&str]| fit(&table, &[&["--column", "dir"], filters].concat())["n"].clone();
    assert_eq!(n(&["--where", "h=8"]), 3);
    assert_eq!(n(&["--where", "1=8", "--where", "name=x = y"]), 2); // the row with NA is not chosen
    for (filter, fault) in [
        ("h=7", "none of 4 rows has h=7"),
        ("hour=8", "no column \"hour\"; there are h, name, dir"),
        ("h", "must be COLUMN=VALUE"),
        ("=8", "must name a column"),
    ] {
        let output = vonmises(["fit", "--column", "dir", "--where", filter]).arg(&table).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && message.contains(fault), "{filter}: {message}");
    }
}

#[test]
fn several_files_are_one_sample_or_groups() {
    let folder = tempfile::tempdir().unwrap();
    let a = write(folder.path(), "a.csv", "dir,n\n1,2\n2,1\n");
    let b = write(folder.path(), "b.csv", "n,dir\n3,3\n3,1.5\n");
    let both = write(folder.path(), "both.csv", "dir,n\n1,2\n2,1\n3,3\n1.5,3\n");
    let options = ["--column", "dir", "--counts", "n"];
    let together = fit(&a, &[&options[..], &[b.to_str().unwrap()]].concat());
    assert_eq!(together, fit(&both, &options));
    let filtered = fit(&a, &[&options[..], &["--where", "n=3", b.to_str().unwrap()]].concat());
    let rows = json!({"chosen": 2, "all": 4}); // none of the first file
    assert_eq!((&filtered["n"], &filtered["rows"]), (&json!(6), &rows));
    let report = fit(&a, &[&options[..], &["--by", "file", b.to_str().unwrap()]].concat());
    assert_eq!(report["groups"][1]["group"], b.to_str().unwrap());
    assert_eq!(report["groups"][1]["loc"], fit(&b, &options)["loc"]);
    let (x, y) = (save(folder.path(), "x.npy", &[1.0, 2.0]), save(folder.path(), "y.npy", &[3.0, 1.5]));
    assert_eq!(fit(&x, &[y.to_str().unwrap()])["n"], 4);
    assert_eq!(fit(&x, &[y.to_str().unwrap(), "--by", "file"])["groups"].as_array().unwrap().len(), 2);
    for (options, fault) in [
        (&["--by", "site"][..], "x.npy: an .npy file has no --by"),
        (&["--where", "site=1"], "x.npy: an .npy file has no --where"),
        (&["--axis", "0"], "--axis: the arrays of several files"),
        (&["-", "-"], "standard input can be only one of the files"),
        (&["no.csv"], "no.csv: No such file"),
    ] {
        let message = fails(vonmises(["fit"]).args([&x, &y]).args(options));
        assert!(message.contains(fault), "{options:?}: {message}");
    }
}

#[test]
fn labels_stay_on_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "t.csv", "s,d\n\"a\nb\",1\n\"a\nb\",2\n,3\n,4\n");
    let text = output(&["fit", "--by", "s"], &table);
    assert!(text.contains("\na?b ") && text.lines().count() == 5, "{text}");
    let groups = fit(&table, &["--by", "s"])["groups"].clone();
    assert_eq!((&groups[0]["group"], &groups[1]["group"]), (&json!("a\nb"), &json!("")));
}

#[test]
fn a_column_called_file_is_a_column() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "t.csv", "file,dir\nx,1\ny,2\nx,2\ny,3\n");
    let report = fit(&table, &["--by", "file"]);
    assert_eq!((&report["groups"][0]["group"], &report["groups"][1]["group"]), (&json!("x"), &json!("y")));
}

/// `direction_deg` and the numbers of the samples are those of Batschelet's desert ants; the means are mpmath's, by
/// sample.
#[test]
fn published_samples_are_groups() {
    let references = crate::references::References::load();
    let path = data("observations/desert_ants.csv");
    let report = fit(&path, &["--degrees", "--by", "sample"]);
    let groups = report["groups"].as_array().unwrap();
    assert!(groups.len() > 1);
    for group in groups {
        let name = format!("desert_ants/{}", group["group"].as_str().unwrap());
        let theirs = references.get(&name, "kappa", "").unwrap();
        let ours = group["concentration"].as_f64().unwrap();
        assert!((ours - theirs).abs() < 1e-11 * theirs, "{name}: {ours}, not {theirs}");
    }
}

/// Rings are the same in both panels, though one group is far more concentrated.
#[test]
fn groups_are_panels_on_one_scale() {
    let folder = tempfile::tempdir().unwrap();
    let text = "site,dir\na,1\na,2\nb,3\ngone,NA\na,NA\n";
    let (table, out) = (write(folder.path(), "t.csv", text), folder.path().join("sites.svg"));
    let mut line = vonmises(["plot", "rose", "--by", "site", "--skip-nan", "--title", "Wind", "--out"]);
    let list = String::from_utf8(succeeds(line.arg(&out).arg(&table)).stdout).unwrap();
    let said: Vec<_> = list.lines().map(|line| line.rsplit("sites.svg").next().unwrap().trim()).collect();
    assert_eq!(said, ["a     2 angles (1 missing)", "b     1 angle", "gone  0 angles (1 missing)"]);
    let picture = std::fs::read_to_string(&out).unwrap();
    for text in [">Wind<", ">a<", ">b<", ">gone<", ">n = 2 (1 missing)<", ">n = 1<", ">n = 0 (1 missing)<"] {
        assert!(picture.contains(text), "{text}: {picture}");
    }
    let grids: Vec<_> = picture.split("class=\"grid\"").skip(1).collect();
    let radii = |grid: &str| {
        let circles = grid.split("</g>").next().unwrap().split(" r=\"").skip(1);
        circles.map(|circle| circle.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(grids.len() == 3 && grids.iter().all(|grid| radii(grid) == radii(grids[0]) && !radii(grid).is_empty()));
    let mut line = vonmises(["plot", "rose", "--by", "site", "--skip-nan", "--title", "Wind", "--out", "-"]);
    assert_eq!(String::from_utf8(succeeds(line.arg(&table)).stdout).unwrap(), picture);
    let many: String = (0..37).map(|site| format!("s{site},1\n")).collect();
    let table = write(folder.path(), "many.csv", format!("site,dir\n{many}"));
    let message = fails(vonmises(["plot", "rose", "--by", "site", "--out", "-"]).arg(&table));
    assert!(message.contains("37 groups, of which at most 36 have panels in a picture; --separate"), "{message}");
}

#[test]
fn each_group_has_a_picture_of_its_own_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let text = "site,dir\na/b,1\na/b,2\na b,3\nA_B,1\n,2\ngone,NA\na/b,NA\n";
    let table = write(folder.path(), "t.csv", text);
    let out = tempfile::tempdir().unwrap();
    let plot = |kind: &str| {
        let mut line = vonmises([
            "plot",
            kind,
            "--by",
            "site",
            "--separate",
            "--skip-nan",
            "--title",
            "Wind",
            "--out",
            "rose.svg",
        ]);
        line.arg(&table).current_dir(&out);
        line
    };
    let list = String::from_utf8(succeeds(&mut plot("rose")).stdout).unwrap();
    assert_eq!(
        list,
        "rose-a_b.svg    a/b   2 angles (1 missing)\n\
         rose-a_b-2.svg  a b   1 angle\n\
         rose-A_B-3.svg  A_B   1 angle\n\
         rose-_.svg      \"\"    1 angle\n\
         -               gone  undefined: holds no observations that count\n"
    );
    assert_eq!(listing(out.path()), ["rose-A_B-3.svg", "rose-_.svg", "rose-a_b-2.svg", "rose-a_b.svg"]);
    let picture = std::fs::read_to_string(out.path().join("rose-a_b.svg")).unwrap();
    assert!(picture.contains("Wind: a/b") && picture.contains("n = 2 (1 missing)"), "{picture}");
    std::fs::remove_file(out.path().join("rose-_.svg")).unwrap();
    assert!(fails(&mut plot("histogram")).contains("rose-a_b.svg: exists already"));
    assert_eq!(listing(out.path()).len(), 3);
    let message =
        fails(vonmises(["plot", "rose", "--by", "site", "--separate", "--skip-nan", "--out", "-"]).arg(&table));
    assert!(message.contains("-: one file is needed for each group"), "{message}");
}
