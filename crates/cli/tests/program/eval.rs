//! `vonmises eval` against mpmath, in all units, and with arrays that broadcast.

use crate::bad_files::{self, assert_each_refused, bad_observations};
use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, save, write};
use ndarray::{Array1, ArrayD, array};
use serde_json::{Value, json};
use std::f64::consts::TAU;
use std::path::Path;
use vonmises::npy;

/// Returns the printed values.
fn printed(line: &str) -> Vec<f64> {
    let output = succeeds(&mut vonmises(["eval"].into_iter().chain(line.split(' '))));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect()
}

fn json_of(line: &str) -> Value {
    let output = succeeds(&mut vonmises(["eval"].into_iter().chain(line.split(' ')).chain(["--json"])));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Returns columns of a reference table.
fn columns(name: &str, names: [&str; 3]) -> [Vec<f64>; 3] {
    let text = std::fs::read_to_string(data(&format!("reference/{name}.csv"))).unwrap();
    let header: Vec<_> = text.lines().next().unwrap().split(',').collect();
    names.map(|name| {
        let column = header.iter().position(|&found| found == name).unwrap();
        text.lines().skip(1).map(|line| line.split(',').nth(column).unwrap().parse().unwrap()).collect()
    })
}

#[test]
fn functions_are_those_of_the_reference_tables() {
    let folder = tempfile::tempdir().unwrap();
    for (function, table, x, value) in [
        ("log_prob", "log_prob", "x", "prob_log"),
        ("log-prob", "log_prob", "x", "prob_log"),
        ("cdf", "cdf", "x", "cdf"),
        ("sf", "cdf", "x", "sf"),
        ("quantile", "quantile", "p", "quantile"),
    ] {
        let [kappas, xs, values] = columns(table, ["concentration", x, value]);
        let (x, kappa) = (save(folder.path(), "x.npy", &xs), save(folder.path(), "k.npy", &kappas));
        let out = folder.path().join(format!("{function}.npy"));
        let arguments =
            [Path::new("eval"), function.as_ref(), &x, "--concentration".as_ref(), &kappa, "--out".as_ref(), &out];
        succeeds(&mut vonmises(arguments));
        let ours = npy::load::<ArrayD<f64>>(&out).unwrap();
        assert_eq!(ours.shape(), [values.len()]);
        for (((ours, theirs), kappa), x) in ours.iter().zip(&values).zip(&kappas).zip(&xs) {
            // The library's tests check accuracy; a wrong unit, side or order is far outside these bounds.
            let scale = theirs.abs().max(if table == "cdf" { 0.0 } else { 1.0 / (1.0 + kappa).sqrt() });
            let allowed = if table == "log_prob" { 1e-14 * kappa.max(1.0) } else { 1e-12 * scale };
            assert!((ours - theirs).abs() <= allowed, "{function}({x}; {kappa}) = {ours}, not {theirs}");
        }
    }
    let [kappas, entropies, _] = columns("bessel", ["concentration", "entropy", "i0e"]);
    let kappa = save(folder.path(), "k.npy", &kappas);
    let ours = printed(&format!("entropy --concentration {}", kappa.display()));
    assert!(ours.iter().zip(&entropies).all(|(ours, theirs)| (ours - theirs).abs() <= 1e-14 * theirs.abs().max(1.0)));
}

/// mpmath 1.4.1 at 40 digits: the density exp(kappa cos(x - loc)) / (2 pi I0(kappa)) times pi/180, its logarithm and
/// integrals; `findroot` of the integral; ln(2 pi I0) - kappa I1/I0 + ln(180/pi), or + ln(24/2 pi).
#[test]
fn units_change_angles_and_densities() {
    let at = "30 --loc 10 --concentration 4 --degrees";
    for (line, expected) in [
        (format!("prob {at}"), 0.010_542_860_860_364_554),
        (format!("log_prob {at}"), -4.552_306_343_821_981),
        (format!("cdf {at}"), 0.748_197_902_451_602_3),
        (format!("sf {at}"), 0.251_802_097_548_397_7),
        ("quantile 0.975 --loc 350 --kappa 2 --degrees".to_owned(), 452.716_502_395_868_6),
        ("isf 0.025 --loc 350 --concentration 2 --degrees".to_owned(), 452.716_502_395_868_6),
        ("entropy --concentration 5".to_owned(), 0.675_643_157_011_452_8),
        ("entropy --concentration 5 --degrees".to_owned(), 4.723_870_122_052_263),
        ("entropy --concentration 5 --period 24".to_owned(), 2.015_819_920_950_053),
    ] {
        let ours = printed(&line)[0];
        assert!((ours - expected).abs() <= 3e-15 * expected.abs(), "{line}: {ours}, not {expected}");
    }
}

/// mpmath 1.4.1 at 40 digits: the density and its integral from loc - pi; `findroot` of the integral; the integral of
/// f ln(f/g), f of (0.5, 5) and g of (-1, 2); the logarithm of the integral of exp(kappa (cos t - cos 1)) below -1.
#[test]
fn functions_have_the_names_that_people_type() {
    let at = "0.7 --loc 0.5 --kappa 2";
    for (names, arguments, expected) in [
        (&["prob", "pdf", "dvonmises"][..], at, 0.495_723_259_655_075_8),
        (&["log_prob", "logpdf", "log_pdf"], at, 0.495_723_259_655_075_8_f64.ln()),
        (&["cdf", "pvonmises"], at, 0.601_820_411_844_615_4),
        (&["sf", "survival"], at, 0.398_179_588_155_384_57),
        (&["log_sf", "logsf"], at, 0.398_179_588_155_384_57_f64.ln()),
        (&["quantile", "ppf", "icdf", "qvonmises"], "0.9 --loc 0.5 --kappa 2", 1.552_981_641_354_533_8),
        (&["isf"], "0.1 --loc 0.5 --kappa 2", 1.552_981_641_354_533_8),
        (&["log_cdf", "logcdf", "log-cdf"], "-1 --kappa 1e6", -459_705.348_222_814_26),
        (&["kl_divergence", "kl"], "--loc 0.5 --kappa 5 --other-loc -1 --other-kappa 2", 1.859_836_604_617_624),
    ] {
        for name in names {
            let ours = printed(&format!("{name} {arguments}"))[0];
            assert!((ours - expected).abs() <= 4e-15 * expected.abs().max(1.0), "{name}: {ours}, not {expected}");
        }
    }
    let degrees = printed("kl --loc 350 --kappa 5 --other-loc 10 --other-kappa 2 --degrees")[0];
    let radians = printed(&format!("kl --kappa 5 --other-loc {} --other-kappa 2", TAU / 18.0))[0];
    assert!((degrees - radians).abs() < 1e-15, "{degrees}, {radians}");
    for (line, fault) in [
        ("kl --kappa 1", "kl_divergence needs a second distribution: --other-concentration"),
        ("kl 1 --kappa 1 --other-kappa 1", "kl_divergence takes no X"),
        ("kl --kappa 1 --other-kappa -1", "--other-concentration -1: must be"),
        ("kl --kappa 1 --other-kappa 1 --other-loc inf", "--other-loc inf: must be finite"),
        ("pdf 1 --kappa 1 --other-kappa 1", "prob takes one distribution only"),
        ("pdf --kappa 1", "prob needs X"),
    ] {
        let message = fails(&mut vonmises(["eval"].into_iter().chain(line.split(' '))));
        assert!(message.contains(fault), "{line}: {message}");
    }
}

#[test]
fn missing_values_pass_through_if_asked() {
    let folder = tempfile::tempdir().unwrap();
    let x = write(folder.path(), "x.csv", "angle\n0.5\nNA\n1\n");
    let line = format!("prob {} --column angle --kappa 2", x.display());
    let message = fails(&mut vonmises(["eval"].into_iter().chain(line.split(' '))));
    assert!(message.contains("line 3: \"NA\" is missing (--keep-nan passes it through)"), "{message}");
    let kept = printed(&format!("{line} --keep-nan"));
    assert_eq!([kept[0], kept[2]], [0.5, 1.0].map(|x| printed(&format!("prob {x} --kappa 2"))[0]));
    assert!(kept[1].is_nan());
    let text = succeeds(&mut vonmises(format!("eval {line} --keep-nan").split(' '))).stdout;
    assert_eq!(String::from_utf8(text).unwrap().lines().nth(1), Some("nan"));
    assert_eq!(json_of(&format!("{line} --keep-nan"))["values"][1], json!({"undefined": "not a number"}));
    let (p, k) = (save(folder.path(), "p.npy", &[0.5, f64::NAN]), folder.path().join("k.npy"));
    npy::save(&k, array![[1.0], [2.0]]).unwrap();
    for units in ["", " --degrees"] {
        let table = printed(&format!("ppf {} --kappa {} --keep-nan{units}", p.display(), k.display()));
        assert_eq!(table.iter().map(|x| x.is_nan()).collect::<Vec<_>>(), [false, true, false, true]);
    }
}

#[test]
fn values_are_written_as_text_by_the_ending() {
    let folder = tempfile::tempdir().unwrap();
    let (x, out) = (save(folder.path(), "x.npy", &[0.5, 1.0]), folder.path().join("out.csv"));
    let line = ["eval", "cdf", x.to_str().unwrap(), "--kappa", "2", "--out", out.to_str().unwrap()];
    succeeds(&mut vonmises(line));
    let printed = succeeds(&mut vonmises(&line[..5])).stdout;
    assert_eq!(std::fs::read(&out).unwrap(), printed);
}

#[test]
fn whole_turns_are_exact_in_degrees() {
    for (line, expected) in [
        ("quantile 0.5 --loc 90 --concentration 3 --degrees", 90.0),
        ("cdf 190.1 --loc 10.1 --concentration 3 --degrees", 1.0),
        ("cdf -169.9 --loc 10.1 --concentration 3 --degrees", 0.0),
        ("cdf 370 --loc 10 --concentration 3 --degrees", 0.5),
        ("sf 3610000000000000 --loc 280 --concentration 3 --degrees", 0.5),
    ] {
        assert!(
            (printed(line)[0] - expected).abs() < 1e-16 || printed(line)[0] == expected,
            "{line}: {}",
            printed(line)[0]
        );
    }
}

#[test]
fn negative_numbers_are_not_taken_for_options() {
    let expected = printed("cdf 1 --loc 2 --concentration 3");
    for line in
        ["sf -1 --loc -2 --concentration 3", "sf -1e0 --loc=-2e+0 --concentration 3", "sf -1.0 --loc -.2E1 --kappa 3"]
    {
        assert_eq!(printed(line), expected, "{line}");
    }
    let message = fails(&mut vonmises(["eval", "cdf", "inf", "--concentration", "1"]));
    assert!(message.contains("X inf: must be finite"), "{message}");
}

#[test]
fn results_broadcast_and_keep_their_shape() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (x, kappas) = (array![0.5, 1.0, -2.0], array![[1.0_f32], [4.0]]);
    npy::save(path("x.npy"), &x).unwrap();
    npy::save(path("k.npy"), &kappas).unwrap(); // f4 and f8 mix
    let expected = vonmises::prob(&x, 0.25, kappas.mapv(f64::from)).unwrap();
    let line = format!("prob {} --loc 0.25 --concentration {}", path("x.npy").display(), path("k.npy").display());
    assert_eq!(printed(&line), expected.iter().copied().collect::<Vec<_>>());
    let report = json_of(&line);
    assert_eq!(report["shape"], json!([2, 3]));
    assert_eq!(report["values"][1][2], json!(expected[[1, 2]]));
    assert_eq!((&report["function"], &report["units"]), (&json!("prob"), &json!("radians")));
    assert_eq!(json_of("prob 1 --concentration 1")["shape"], json!([]));
    let out = path("out.npy");
    succeeds(&mut vonmises(format!("eval {line} --out {} --dtype f4", out.display()).split(' ')));
    assert_eq!(npy::load::<ArrayD<f32>>(&out).unwrap(), expected.mapv(|value| value as f32));
    let piped = succeeds(&mut vonmises(format!("eval {line} --out - --dtype f4").split(' '))).stdout;
    assert_eq!(piped, std::fs::read(&out).unwrap());
    let degrees = printed(&format!("{line} --degrees"));
    let direct = vonmises::prob(x.mapv(f64::to_radians), 0.25_f64.to_radians(), kappas.mapv(f64::from)).unwrap();
    assert!(degrees.iter().zip(&direct).all(|(ours, theirs)| (ours / theirs.to_radians() - 1.0).abs() < 1e-14));
    let text = write(folder.path(), "x.csv", "a,b\n1,0.5\n2,1\n3,-2\n");
    let by_text = printed(&format!("prob {} --column b --loc 0.25 --concentration 1", text.display()));
    assert_eq!(by_text, expected.row(0).to_vec());
}

trait Rows {
    fn row(&self, number: usize) -> Array1<f64>;
}

impl Rows for ArrayD<f64> {
    fn row(&self, number: usize) -> Array1<f64> {
        self.index_axis(ndarray::Axis(0), number).iter().copied().collect()
    }
}

#[test]
fn infinite_values_are_undefined_in_json() {
    let report = json_of("log_prob 3 --concentration 1.7e308");
    assert_eq!(report["values"], json!({"undefined": "minus infinite"}));
    let single = json_of("prob 0 --concentration 1e300 --dtype f4"); // 4e149, which is beyond single precision
    assert_eq!(single["values"], json!({"undefined": "infinite"}));
}

#[test]
fn an_existing_file_is_kept_without_force() {
    let folder = tempfile::tempdir().unwrap();
    let out = write(folder.path(), "out.npy", "precious");
    let line = ["eval", "cdf", "1", "--concentration", "2", "--out", out.to_str().unwrap()];
    let message = fails(&mut vonmises(line));
    assert!(message.contains("out.npy: exists already; --force replaces it"), "{message}");
    assert_eq!(std::fs::read(&out).unwrap(), b"precious");
    succeeds(vonmises(line).arg("--force"));
    assert_eq!(npy::load::<ArrayD<f64>>(&out).unwrap(), vonmises::cdf(1.0, 0.0, 2.0).unwrap());
    let message =
        fails(vonmises(["eval", "cdf", out.to_str().unwrap(), "--concentration=1", "--force", "--out"]).arg(&out));
    assert!(message.contains("out.npy: is also an input"), "{message}");
    let message = fails(&mut vonmises([&line[..6], &["no/such/folder.npy"]].concat()));
    assert!(message.starts_with("vonmises: no/such/folder.npy: "), "{message}");
}

#[test]
fn bad_input_is_refused_with_the_name_of_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let bad = bad_observations(folder.path());
    assert_each_refused(&bad, &["eval", "cdf", "@", "--concentration", "2"]);
    assert_each_refused(&bad, &["eval", "quantile", "@", "--concentration", "2", "--degrees"]);
    let parameters = tempfile::tempdir().unwrap();
    let bad = bad_files::parameters(parameters.path());
    assert_each_refused(&bad, &["eval", "entropy", "--concentration", "@"]);
    assert_each_refused(&bad, &["eval", "cdf", "1", "--loc", "@", "--concentration", "2"]);
    let p = save(folder.path(), "p.npy", &[0.5, 1.5]);
    let message = fails(&mut vonmises(["eval", "isf", p.to_str().unwrap(), "--concentration", "2"]));
    assert!(message.contains("p.npy: p[1] = 1.5: must be"), "{message}");
    let (x, k) = (save(folder.path(), "x.npy", &[0.5; 3]), save(folder.path(), "k.npy", &[0.5; 2]));
    for units in ["--period=7", "--degrees"] {
        let line = ["eval", "cdf", x.to_str().unwrap(), "--concentration", k.to_str().unwrap(), units];
        assert!(fails(&mut vonmises(line)).contains("[3] and [2] do not broadcast"));
    }
    let message = fails(&mut vonmises(["eval", "entropy", "1", "--concentration", "2"]));
    assert!(message.contains("entropy takes no X"), "{message}");
    let none = vonmises(["eval", "cdf", "--concentration", "2"]).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let x = save(folder.path(), "x.npy", &vec![0.5; 100_000]);
    for options in [&[][..], &["--json"], &["--out", "-"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = vonmises(["eval", "cdf", x.to_str().unwrap(), "--concentration", "2"].iter().chain(options));
        let output = command.stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), &output.stderr[..]), (Some(0), &b""[..]), "{options:?}");
    }
}

#[test]
fn angles_may_be_as_far_apart_as_floats_can_be() {
    // Python: int(1e308) % 360 = 296, so that the angles are 296 + 296 - 360 = 232 degrees apart.
    for (line, near) in [
        ("cdf 1e308 --loc -1e308 --degrees --kappa 2", "cdf -128 --degrees --kappa 2"),
        ("cdf -1e308 --loc 1e308 --degrees --kappa 2", "cdf 128 --degrees --kappa 2"),
    ] {
        assert_eq!(printed(line), printed(near));
    }
}

#[test]
fn a_misspelt_option_is_named() {
    let output = vonmises(["eval", "cdf", "--degres", "30", "--kappa", "2"]).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && text.contains("'--degres'") && text.contains("'--degrees'"), "{text}");
}

#[test]
fn small_numbers_are_printed_in_scientific_notation() {
    let text = succeeds(&mut vonmises(["eval", "sf", "2.5", "--kappa", "80"])).stdout;
    assert!(String::from_utf8(text).unwrap().trim_end().ends_with("e-64"));
}

/// 10¹² values, which no memory holds.
#[test]
fn a_broadcast_that_is_too_large_is_an_error_in_all_units() {
    let folder = tempfile::tempdir().unwrap();
    let [x, loc] = ["x.npy", "loc.npy"].map(|name| folder.path().join(name).into_os_string().into_string().unwrap());
    npy::save(&x, Array1::<f64>::zeros(1_000_000).insert_axis(ndarray::Axis(1))).unwrap();
    npy::save(&loc, Array1::<f64>::zeros(1_000_000)).unwrap();
    let csv = folder.path().join("values.csv").into_os_string().into_string().unwrap();
    for function in ["cdf", "quantile"] {
        for units in [&[][..], &["--degrees"], &["--period", "24", "--json"], &["--degrees", "--out", &csv]] {
            let given = ["eval", function, &x, "--loc", &loc, "--kappa", "2"];
            let message = fails(&mut vonmises(given.iter().chain(units)));
            assert!(message.contains("[1000000, 1000000] is too large"), "{message}");
        }
    }
}
