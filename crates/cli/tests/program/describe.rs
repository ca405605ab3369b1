//! `vonmises describe` against mpmath on published samples, and samples with undefined statistics.

use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, write};
use crate::references::{References, same_direction, samples};
use ndarray::array;
use serde_json::{Value, json};
use std::f64::consts::TAU;
use std::path::Path;
use vonmises::{Key, VonMises, gof, npy};

fn describe(path: &Path, options: &[&str]) -> Value {
    let mut command = vonmises([&["describe", path.to_str().unwrap(), "--json"], options].concat());
    serde_json::from_slice(&succeeds(&mut command).stdout).unwrap()
}

fn table(path: &Path, options: &[&str]) -> String {
    let mut command = vonmises([&["describe", path.to_str().unwrap()], options].concat());
    String::from_utf8(succeeds(&mut command).stdout).unwrap()
}

/// Returns the entry of a test.
fn test<'a>(report: &'a Value, test: &str, distribution: &str) -> &'a Value {
    let tests = report["tests"].as_array().unwrap().iter();
    tests.clone().find(|entry| entry["test"] == test && entry["distribution"] == distribution).unwrap()
}

fn close(ours: &Value, theirs: f64, what: &str) {
    let ours = ours.as_f64().unwrap_or_else(|| panic!("{what}: {ours}"));
    assert!((ours - theirs).abs() <= 1e-11 * theirs.abs().max(1e-3), "{what}: {ours}, not {theirs}");
}

#[test]
fn published_samples_have_the_statistics_that_mpmath_finds() {
    let (folder, references) = (tempfile::tempdir().unwrap(), References::load());
    let samples = samples(folder.path());
    assert_eq!(samples.len(), 19);
    for sample in &samples {
        let report = describe(&sample.path, &[sample.units, &["--draws", "0", "--step", "none"]].concat());
        let reference = |statistic, parameter| references.get(&sample.name, statistic, parameter).unwrap();
        let scale = sample.turn / TAU;
        for (ours, statistic, parameter, unit) in [
            (&report["n"], "n", "", 1.0),
            (&report["resultant_length"], "mean_resultant_length", "", 1.0),
            (&report["circular_variance"], "circular_variance", "", 1.0),
            (&report["standard_deviation"], "circular_std", "", scale),
            (&report["dispersion"], "dispersion", "", 1.0),
            (&report["skewness"], "skewness", "", 1.0),
            (&report["kurtosis"], "kurtosis", "", 1.0),
            (&report["range"], "range", "", scale),
            (&report["fit"]["concentration"], "kappa", "", 1.0),
            (&report["fit"]["standard_error"]["loc"], "se_loc", "", scale),
            (&report["fit"]["standard_error"]["concentration"], "se_kappa", "", 1.0),
            (&report["fit"]["interval"]["concentration"][0], "kappa_lower", "profile_0.95", 1.0),
            (&report["fit"]["interval"]["concentration"][1], "kappa_upper", "profile_0.95", 1.0),
            (&test(&report, "kuiper", "uniform")["statistic"], "kuiper_v", "uniform", 1.0),
            (&test(&report, "watson", "uniform")["statistic"], "watson_u2", "uniform", 1.0),
        ] {
            close(ours, reference(statistic, parameter) * unit, &format!("{} {statistic}", sample.name));
        }
        let quartiles = &report["quartiles"];
        for (ours, statistic, parameter) in [
            (&report["mean_direction"], "mean_direction", ""),
            (&report["median"], "median", ""),
            (&quartiles[0], "quantile", "p=0.25"),
            (&quartiles[1], "quantile", "p=0.75"),
        ] {
            let (ours, theirs) = (ours.as_f64().unwrap(), reference(statistic, parameter) * scale);
            assert!(same_direction(ours, theirs, sample.turn), "{} {statistic}: {ours}, not {theirs}", sample.name);
            assert!(sample.units.is_empty() || (0.0..sample.turn).contains(&ours), "{ours} is not from 0 to a turn");
        }
        let n = reference("n", "");
        let likelihood = reference("log_likelihood", "") - n * scale.ln();
        close(&report["fit"]["log_likelihood"], likelihood, &format!("{} log likelihood", sample.name));
        if let Some(p) = references.get(&sample.name, "rayleigh_p", "exact").filter(|_| n >= 30.0) {
            close(&test(&report, "rayleigh", "uniform")["p_value"], p, &format!("{} Rayleigh", sample.name));
        }
        if let Some(p) = references.get(&sample.name, "kuiper_p_exact", "uniform") {
            close(&test(&report, "kuiper", "uniform")["p_value"], p, &format!("{} Kuiper", sample.name));
        }
    }
}

#[test]
fn a_given_distribution_is_tested() {
    let (folder, references) = (tempfile::tempdir().unwrap(), References::load());
    for sample in samples(folder.path()).iter().filter(|sample| sample.units.is_empty() || sample.turn == 360.0) {
        let loc = if sample.units.is_empty() { 1.0 } else { 1.0_f64.to_degrees() };
        let distribution = ["--loc", &loc.to_string(), "--concentration", "1.5", "--draws", "0"];
        let report = describe(&sample.path, &[sample.units, &distribution, &["--step", "none"]].concat());
        for (name, statistic) in [("kuiper", "kuiper_v"), ("watson", "watson_u2")] {
            let theirs = references.get(&sample.name, statistic, "loc=1;kappa=1.5").unwrap();
            close(&test(&report, name, "given")["statistic"], theirs, &format!("{} {statistic}", sample.name));
        }
    }
}

/// The numbers are those of `statistics.csv` (mpmath), in degrees and rounded by Python. Simulated p-values are checked
/// by `simulated_p_values_are_those_of_the_library`.
#[test]
fn a_table_prints_six_digits_of_everything() {
    let full = table(&data("observations/turtles.csv"), &["--degrees", "--step", "none"]);
    let lines = [
        "76 angles in degrees",
        "mean direction         64.1713  °",
        "resultant length      0.497092",
        "circular variance     0.502908",
        "standard deviation     67.7439  °",
        "dispersion             1.05202",
        "skewness            -0.0816027",
        "kurtosis               1.65679",
        "median                 64.0000  °",
        "lower quartile         38.0000  °",
        "upper quartile         95.2500  °",
        "range                  311.000  °",
        "von Mises fit, 95 % likelihood intervals",
        "loc             64.1713         8.69173   46.8061  81.5366",
        "concentration   1.15022        0.202546  0.769694  1.56717",
        "log likelihood  -427.210  densities per degree",
        "Rayleigh  uniform            0.497092   2.09e-9  asymptotic, ties ignored",
        "Watson    fitted von Mises   0.158711",
    ];
    for line in lines {
        assert!(full.contains(line), "{line:?} is not in\n{full}");
    }
    let short = table(&data("observations/turtles.csv"), &["--degrees", "--digits", "3", "--draws", "0"]);
    assert!(short.contains("mean direction         64.2  °"), "{short}");
    assert!(short.contains("left out without --draws"), "{short}");
}

#[test]
fn simulated_p_values_are_those_of_the_library() {
    use vonmises::{Key, gof, npy};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npy");
    let x = vonmises::sample_von_mises::<f64>(Key::new(3), 1.0, 2.0, [40]).unwrap();
    npy::save(&path, &x).unwrap();
    for seed in [0, 7] {
        let [for_kuiper, for_watson] = Key::new(seed).split_n();
        let expected = [
            ("kuiper", gof::kuiper_fitted(&x, for_kuiper, 199).unwrap().test),
            ("watson", gof::watson_fitted(&x, for_watson, 199).unwrap().test),
        ];
        let report = describe(&path, &["--draws", "199", "--seed", &seed.to_string()]);
        for (name, theirs) in expected {
            let ours = test(&report, name, "fitted");
            assert_eq!(ours["p_value"], json!(theirs.p_value));
            assert_eq!((&ours["method"], &ours["draws"]), (&json!("simulated"), &json!(199)));
        }
    }
    assert_eq!(describe(&path, &["--seed", "0"]), describe(&path, &["--draws", "999"]));
}

#[test]
fn undefined_statistics_are_reported_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let square = write(folder.path(), "square.txt", "0\n90\n180\n270\n");
    let report = describe(&square, &["--degrees", "--draws", "19"]);
    for name in ["mean_direction", "median", "skewness", "kurtosis"] {
        assert_eq!(report[name], json!({"undefined": "the resultant length is 0"}), "{name}");
    }
    assert_eq!(report["standard_deviation"], json!({"undefined": "infinite"}));
    assert_eq!(report["fit"]["loc"], json!({"undefined": "the resultant length is 0"}));
    assert_eq!(test(&report, "kuiper", "uniform")["p_value"], 1.0);
    for text in ["5\n", "5\n5\n365\n"] {
        let report = describe(&write(folder.path(), "equal.txt", text), &["--degrees"]);
        assert_eq!((&report["mean_direction"], &report["median"]), (&json!(5.0), &json!(5.0)));
        assert_eq!((&report["circular_variance"], &report["range"]), (&json!(0.0), &json!(0.0)));
        assert_eq!(report["skewness"], json!({"undefined": "all angles are equal"}));
        assert!(report["fit"]["undefined"].as_str().unwrap().starts_with("all angles are equal"));
        assert_eq!(test(&report, "watson", "fitted")["undefined"], "no distribution fits");
    }
    assert!(table(&write(folder.path(), "one.txt", "5"), &[]).starts_with("1 angle in radians"));
    let weighted = describe(&data("observations/mallards.csv"), &["--degrees", "--weights", "count"]);
    assert!(weighted["quartiles"][0]["undefined"].is_string());
    assert!(test(&weighted, "rayleigh", "uniform")["undefined"].is_string());
}

#[test]
fn weighted_samples_have_the_statistics_that_mpmath_finds() {
    let references = References::load();
    for name in ["mallards", "zar_26_5"] {
        let report = describe(&data(&format!("observations/{name}.csv")), &["--degrees", "--weights", "count"]);
        for (ours, statistic) in [
            ("resultant_length", "mean_resultant_length"),
            ("dispersion", "dispersion"),
            ("skewness", "skewness"),
            ("kurtosis", "kurtosis"),
            ("n", "n"),
        ] {
            close(&report[ours], references.get(name, statistic, "").unwrap(), &format!("{name} {statistic}"));
        }
    }
}

#[test]
fn wrong_options_are_refused() {
    let turtles = data("observations/turtles.csv");
    let turtles = turtles.to_str().unwrap();
    for (options, fault) in [
        (&["--level", "1"][..], "--level 1: must be"),
        (&["--loc", "inf", "--concentration", "1"], "--loc inf: must be finite"),
        (&["--loc", "0", "--concentration", "-1"], "--concentration -1: must be"),
    ] {
        let message = fails(&mut vonmises([&["describe", turtles], options].concat()));
        assert!(message.contains(fault), "{message:?} does not say {fault:?}");
    }
}

/// Each lane has what `describe` reports of a file of its angles, but for the simulated tests, whose key is its own.
#[test]
fn a_lane_is_described_like_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (path, nan) = (folder.path().join("x.npy"), f64::NAN);
    let rows = array![[0.1, 0.4, 0.5], [nan, nan, nan], [0.2, 0.2, 0.2], [0.1, nan, 0.5]];
    npy::save(&path, rows.t()).unwrap();
    let report = describe(&path, &["--axis", "0", "--skip-nan"]);
    assert_eq!((&report["shape"], &report["axis"], &report["level"]), (&json!([4]), &json!(0), &json!(0.95)));
    let lanes = report["lanes"].as_array().unwrap();
    for (number, missing) in [(0, 0), (2, 0), (3, 1)] {
        let own =
            write(folder.path(), "own.txt", rows.row(number).iter().map(|x| format!("{x}\n")).collect::<String>());
        let own = describe(&own, &["--skip-nan", "--draws", "0"]);
        let lane = &lanes[number];
        assert_eq!((&lane["index"], &lane["missing"]), (&json!([number]), &json!(missing)));
        for key in own
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| !["units", "turn", "level", "tests", "remarks"].contains(&key.as_str()))
        {
            assert_eq!(lane[key], own[key], "{key} of lane {number}");
        }
        assert_eq!(lane["tests"].as_array().unwrap().len(), own["tests"].as_array().unwrap().len());
        assert_eq!(test(lane, "rayleigh", "uniform"), test(&own, "rayleigh", "uniform"));
    }
    assert_eq!(test(&lanes[0], "watson", "fitted")["draws"], 999);
    assert_eq!((&lanes[1]["undefined"], &lanes[1]["n"]), (&json!("there are no angles that count"), &json!(0)));
    let undefined = json!({"undefined": "there are no angles that count"});
    assert_eq!((&lanes[1]["missing"], &lanes[1]["mean_direction"]), (&json!(3), &undefined));
    assert_eq!(lanes[1]["quartiles"], json!([undefined, undefined]));

    let text = table(&path, &["--axis", "0", "--skip-nan", "--degrees"]);
    assert!(text.starts_with("4 lanes of angles (4 missing) in degrees, in steps of 0.1° (found;"), "{text}");
    assert!(text.contains("\n\nlane  n  missing  direction "), "{text}");
    let line = |lane: &str| text.lines().find(|line| line.starts_with(lane)).unwrap();
    let words: Vec<_> = line("[3]").split_whitespace().collect();
    assert_eq!(words[..4], ["[3]", "2", "1", "0.300000"], "{text}"); // 0.1 and 0.5 degrees
    assert!(line("[1]").ends_with("undefined: there are no angles that count"), "{text}");
    assert_eq!(line("[2]").split_whitespace().nth(6), Some("-"), "equal angles have no concentration: {text}");
}

#[test]
fn lanes_are_simulated_by_keys_of_their_own_and_refused_if_none_has_angles() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npy");
    let x = VonMises::new(0.5, 2.0).unwrap().draw(Key::new(1), [2, 30]).unwrap();
    npy::save(&path, &x).unwrap();
    let report = describe(&path, &["--axis", "-1", "--seed", "-5", "--draws", "99"]);
    for (number, lane) in x.outer_iter().enumerate() {
        let [_, for_watson] = Key::new(-5).fold_in(number as u32).split_n();
        let ours = gof::watson_fitted(lane, for_watson, 99).unwrap().test;
        assert_eq!(test(&report["lanes"][number], "watson", "fitted")["p_value"], json!(ours.p_value));
    }
    npy::save(&path, array![[f64::NAN, f64::NAN]]).unwrap();
    let message = fails(vonmises(["describe", "--axis", "1", "--skip-nan"]).arg(&path));
    assert!(message.contains("x.npy: all angles are missing (2)"), "{message}");
    npy::save(&path, array![[0.5, f64::NAN]]).unwrap();
    let message = fails(vonmises(["describe", "--axis", "2", "--skip-nan"]).arg(&path));
    assert!(message.contains("x.npy: axis 2 is out of range for an array of rank 2"), "{message}");
}
