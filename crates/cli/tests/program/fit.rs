//! `vonmises fit` against mpmath and the library.

use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, save, write};
use crate::references::{References, same_direction, samples};
use ndarray::{Array2, Array3, Axis, array};
use serde_json::{Value, json};
use std::f64::consts::TAU;
use std::path::{Path, PathBuf};
use vonmises::circular::Fit;
use vonmises::{Key, npy, sample_von_mises};

fn fit(path: &Path, options: &[&str]) -> Value {
    let mut command = vonmises([&["fit", path.to_str().unwrap(), "--json"], options].concat());
    serde_json::from_slice(&succeeds(&mut command).stdout).unwrap()
}

#[test]
fn published_samples_have_the_fits_that_mpmath_finds() {
    let (folder, references) = (tempfile::tempdir().unwrap(), References::load());
    for sample in samples(folder.path()) {
        let reference = |statistic, parameter| references.get(&sample.name, statistic, parameter).unwrap();
        let radian = (sample.turn / TAU).to_string();
        for (options, parameter) in [
            (&["--bias", "none"][..], ""),
            (&["--bias", "best-fisher"], "best_fisher"),
            (&["--bias", "schou"], "schou"),
            (&["--loc", "0"], "loc=0"),
            (&["--loc", &radian], "loc=1"),
        ] {
            let ours = fit(&sample.path, &[sample.units, options].concat())["concentration"].as_f64().unwrap();
            let theirs = reference("kappa", parameter);
            assert!(
                (ours - theirs).abs() <= 1e-11 * theirs.max(1e-3),
                "{} {options:?}: {ours}, not {theirs}",
                sample.name
            );
        }
        let report = fit(&sample.path, sample.units);
        let (loc, scale) = (report["loc"].as_f64().unwrap(), sample.turn / TAU);
        assert!(same_direction(loc, reference("mean_direction", "") * scale, sample.turn), "{}: {loc}", sample.name);
        let ends = [0, 1].map(|end| report["interval"]["loc"][end].as_f64().unwrap());
        let half = reference("loc_half_width", "profile_0.95") * scale;
        assert!((ends[1] - ends[0] - 2.0 * half).abs() < 1e-11 * half, "{}: {ends:?}", sample.name);
        assert!((ends[0] + ends[1] - 2.0 * loc).abs() < 1e-11 * sample.turn, "{}: {ends:?} about {loc}", sample.name);
    }
}

/// From `statistics.csv` (mpmath), in degrees and rounded by Python.
#[test]
fn a_table_prints_six_digits_of_everything() {
    let text = succeeds(vonmises(["fit", "--degrees"]).arg(data("observations/turtles.csv"))).stdout;
    let expected = "\
76 angles in degrees, column \"direction_deg\", 95 % likelihood intervals

               estimate  standard error      from       to
loc             64.1713         8.69173   46.8061  81.5366
concentration   1.15022        0.202546  0.769694  1.56717

circular variance  0.502908
log likelihood     -427.210  densities per degree
";
    assert_eq!(String::from_utf8(text).unwrap(), expected);
}

#[test]
fn a_lane_is_fitted_like_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npy");
    let x = sample_von_mises::<f32>(Key::new(1), 1.0, 4.0, [2, 50, 3]).unwrap();
    npy::save(&path, &x).unwrap();
    let report = fit(&path, &["--axis", "1", "--degrees"]);
    assert_eq!(report, {
        let mut last = fit(&path, &["--axis", "-2", "--degrees"]);
        last["axis"] = json!(1);
        last
    });
    assert_eq!(report["shape"], json!([2, 3]));
    for (lane, of_lane) in x.lanes(Axis(1)).into_iter().zip(report["lanes"].as_array().unwrap()) {
        let own = folder.path().join("lane.npy");
        npy::save(&own, lane).unwrap();
        let own = fit(&own, &["--degrees"]);
        for key in ["n", "loc", "concentration", "standard_error", "interval", "circular_variance", "log_likelihood"] {
            assert_eq!(of_lane[key], own[key], "{key}");
        }
    }
    assert_eq!(report["lanes"][4]["index"], json!([1, 1]));
    let table = succeeds(vonmises(["fit", "--axis", "1"]).arg(&path)).stdout;
    assert_eq!(String::from_utf8(table).unwrap().lines().filter(|line| line.starts_with('[')).count(), 6);
    let message = fails(vonmises(["fit", "--axis", "3"]).arg(&path));
    assert!(message.contains("x.npy: axis 3 is out of range for an array of rank 3"), "{message}");
}

#[test]
fn bootstrap_intervals_are_those_of_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npy");
    let x = sample_von_mises::<f64>(Key::new(1), 1.0, 4.0, [3, 50]).unwrap();
    npy::save(&path, &x).unwrap();
    let whole = Fit::new().bootstrap(&x, Key::new(7), 199, 0.9).unwrap();
    let options = ["--bootstrap", "199", "--seed", "7", "--level", "0.9"];
    let report = fit(&path, &options);
    assert_eq!(report["interval"]["concentration"], json!(whole.concentration.unwrap()));
    assert_eq!(report["intervals"], "bootstrap");
    let report = fit(&path, &[&options[..], &["--axis", "1"]].concat());
    let lane = Fit::new().bootstrap(&x.index_axis(Axis(0), 2), Key::new(7).fold_in(2), 199, 0.9).unwrap();
    assert_eq!(report["lanes"][2]["interval"]["concentration"], json!(lane.concentration.unwrap()));
    let drawn = succeeds(vonmises(["fit", "--bootstrap", "99"]).arg(&path));
    assert!(String::from_utf8(drawn.stderr).unwrap().starts_with("seed "));
}

#[test]
fn known_parameters_are_not_estimated() {
    let turtles = data("observations/turtles.csv");
    let report = fit(&turtles, &["--degrees", "--loc", "-1", "--concentration", "2"]);
    assert_eq!((&report["loc"], &report["concentration"]), (&json!(-1.0), &json!(2.0)));
    assert_eq!(report["interval"], json!({"loc": null, "concentration": null}));
    let report = fit(&turtles, &["--degrees", "--concentration", "2"]);
    assert!(report["interval"]["loc"].is_array() && report["standard_error"]["concentration"].is_null());
}

#[test]
fn angles_without_a_fit_and_bad_options_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let equal = write(folder.path(), "equal.txt", "370\n10\n");
    let message = fails(vonmises(["fit", "--degrees"]).arg(&equal));
    assert!(message.contains("equal.txt: all angles are equal"), "{message}");
    let path = folder.path().join("lanes.npy");
    npy::save(&path, &ndarray::array![[1.0, 1.0], [3.0, 3.0]]).unwrap();
    let message = fails(vonmises(["fit", "--axis", "1"]).arg(&path));
    assert!(message.contains("lanes.npy: lane [0]: all angles are equal"), "{message}");
    let good = save(folder.path(), "good.npy", &[1.0, 2.0]);
    for (options, fault) in [
        (["--level", "0"], "--level 0: must be"),
        (["--level", "nan"], "--level NaN: must be"),
        (["--bootstrap", "3"], "--bootstrap 3: too few"),
        (["--loc", "nan"], "--loc NaN: must be finite"),
        (["--concentration", "-1"], "--concentration -1: must be"),
        (["--column", "1"], "good.npy: an .npy file has no --column"),
    ] {
        let message = fails(vonmises([&["fit"], &options[..]].concat()).arg(&good));
        assert!(message.contains(fault), "{message:?} does not say {fault:?}");
    }
}

#[test]
fn a_key_requires_the_bootstrap() {
    for key in [["--seed", "1"], ["--key", "1,2"]] {
        let output = vonmises(["fit", "angles.npy"]).args(key).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("--bootstrap"), "{text}");
    }
}

/// Lanes along axis 1: fine; all missing; one angle; equal angles; fine with a gap.
fn lanes(folder: &Path) -> PathBuf {
    let (path, nan) = (folder.join("lanes.npy"), f64::NAN);
    let rows = array![[10.0, 40.0, 50.0], [nan, nan, nan], [nan, 30.0, nan], [20.0, 20.0, 20.0], [10.0, nan, 50.0]];
    npy::save(&path, &rows).unwrap();
    path
}

#[test]
fn a_lane_without_a_fit_is_undefined_and_the_others_stand() {
    let folder = tempfile::tempdir().unwrap();
    let path = lanes(folder.path());
    let options = ["--axis", "1", "--skip-nan", "--degrees"];
    let report = fit(&path, &options);
    let of_lanes = report["lanes"].as_array().unwrap();
    for (number, x) in [(0, &[10.0, 40.0, 50.0][..]), (4, &[10.0, 50.0])] {
        let own = fit(&save(folder.path(), "own.npy", x), &["--degrees"]);
        assert_eq!(of_lanes[number]["loc"], own["loc"]);
        assert_eq!(of_lanes[number]["interval"], own["interval"]);
        assert_eq!(of_lanes[number]["undefined"], Value::Null);
    }
    for (number, n, why) in
        [(1, 0, "there are no angles that count"), (2, 1, "all angles are equal"), (3, 3, "all angles")]
    {
        let lane = &of_lanes[number];
        assert!(lane["undefined"].as_str().unwrap().contains(why), "{lane}");
        assert_eq!((&lane["index"], &lane["n"]), (&json!([number]), &json!(n)));
        let reason = json!({"undefined": lane["undefined"]});
        assert_eq!((&lane["loc"], &lane["concentration"]), (&reason, &reason));
        assert_eq!(lane["interval"], json!({"loc": [reason, reason], "concentration": [reason, reason]}));
        let keys = |lane: &Value| lane.as_object().unwrap().keys().filter(|key| *key != "undefined").cloned().collect();
        let [ours, theirs]: [Vec<String>; 2] = [lane, &of_lanes[0]].map(keys);
        assert_eq!(ours, theirs);
    }
    let text = succeeds(vonmises([&["fit"], &options[..]].concat()).arg(&path)).stdout;
    let text = String::from_utf8(text).unwrap();
    let line = text.lines().find(|line| line.starts_with("[1]")).unwrap();
    assert!(line.ends_with("-  undefined: there are no angles that count"), "{text}");
}

#[test]
fn fits_of_lanes_are_written_as_an_array() {
    let folder = tempfile::tempdir().unwrap();
    let path = lanes(folder.path());
    let options = ["--axis", "1", "--skip-nan", "--degrees"];
    let report = fit(&path, &options);
    let line = [&["fit"], &options[..], &["--out", "fits.npy"]].concat();
    let output = succeeds(vonmises(&line).arg(&path).current_dir(folder.path()));
    assert!(output.stdout.is_empty());
    let fits: Array2<f64> = npy::load(folder.path().join("fits.npy")).unwrap();
    assert_eq!(fits.shape(), [5, 11]);
    for (row, lane) in fits.rows().into_iter().zip(report["lanes"].as_array().unwrap()) {
        let (error, ends) = (&lane["standard_error"], &lane["interval"]);
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        let expected = [
            number(&lane["loc"]),
            number(&lane["concentration"]),
            number(&lane["n"]),
            number(&error["loc"]),
            number(&error["concentration"]),
            number(&ends["loc"][0]),
            number(&ends["loc"][1]),
            number(&ends["concentration"][0]),
            number(&ends["concentration"][1]),
            number(&lane["circular_variance"]),
            number(&lane["log_likelihood"]),
        ];
        for (column, (&ours, theirs)) in row.iter().zip(expected).enumerate() {
            assert!(ours == theirs || ours.is_nan() && theirs.is_nan(), "{column}: {row}, not {expected:?}");
        }
    }
    assert!(fits[[1, 2]] == 0.0 && fits[[3, 2]] == 3.0 && fits[[1, 0]].is_nan());
    let message = fails(vonmises(&line).arg(&path).current_dir(folder.path()));
    assert!(message.contains("fits.npy: exists already; --force replaces it"), "{message}");
    succeeds(vonmises(&line).arg(&path).arg("--force").current_dir(folder.path()));
    let piped = succeeds(vonmises([&["fit"], &options[..], &["--out", "-"]].concat()).arg(&path)).stdout;
    assert_eq!(piped, std::fs::read(folder.path().join("fits.npy")).unwrap());
    // Known parameters have no errors, and lanes of more axes keep their shape.
    let cube = sample_von_mises::<f64>(Key::new(1), 1.0, 4.0, [2, 50, 3]).unwrap();
    npy::save(folder.path().join("cube.npy"), &cube).unwrap();
    let line = "fit cube.npy --axis 1 --loc 1 --force --out fits.npy".split(' ');
    succeeds(vonmises(line).current_dir(folder.path()));
    let fits: Array3<f64> = npy::load(folder.path().join("fits.npy")).unwrap();
    assert_eq!(fits.shape(), [2, 3, 11]);
    assert!(fits[[1, 2, 0]] == 1.0 && fits[[1, 2, 3]].is_nan() && fits[[1, 2, 4]] > 0.0);
    for bad in ["fit cube.npy --out x.npy", "fit cube.npy --axis 1 --json --out x.npy"] {
        assert_eq!(
            vonmises(bad.split(' ')).current_dir(folder.path()).output().unwrap().status.code(),
            Some(2),
            "{bad}"
        );
    }
}

#[test]
fn the_key_of_a_bootstrap_may_be_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = save(folder.path(), "x.npy", &[0.1, 0.5, 0.7, 1.5]);
    npy::save(folder.path().join("key.npy"), ndarray::arr0(Key::new(7))).unwrap();
    let file = folder.path().join("key.npy");
    let of_file = fit(&path, &["--bootstrap", "99", "--key", file.to_str().unwrap()]);
    assert_eq!(of_file, fit(&path, &["--bootstrap", "99", "--seed", "7"]));
}
