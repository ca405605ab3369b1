//! `vonmises plot` draws the library's pictures, and checks options before it reads a file.

use crate::bad_files::{assert_each_refused, bad_observations};
use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, save};
use std::fs;
use vonmises::VonMises;
use vonmises::plot::{self, Options, Orientation, Units};

const ANGLES: [f64; 6] = [0.2, 0.9, -0.4, 0.4, 1.3, 2.5];

#[test]
fn pictures_are_those_of_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let (angles, out) = (save(folder.path(), "angles.npy", &ANGLES), folder.path().join("a.svg"));
    let drawn = |line: &str| {
        let line = line.replace("IN", angles.to_str().unwrap()).replace("OUT", out.to_str().unwrap());
        succeeds(&mut vonmises(line.split(' ')));
        fs::read_to_string(&out).unwrap()
    };
    let x = ndarray::arr1(&ANGLES);
    let distribution = VonMises::new(0.5, 2.0).unwrap();
    let compass = Options::new().orientation(Orientation::Compass).centred().bins(12).title("Wind");
    assert_eq!(
        drawn("plot rose IN --compass --centred --bins 12 --title Wind --out OUT"),
        plot::rose(&x, &compass).unwrap().to_svg()
    );
    assert_eq!(
        drawn("plot rose IN --labels hours --without-distribution --out OUT --force"),
        plot::rose(&x, &Options::new().units(Units::Period(24.0)).without_distribution()).unwrap().to_svg()
    );
    assert_eq!(
        drawn("plot histogram IN --loc 0.5 --kappa 2 --out OUT --force"),
        plot::histogram(&x, &Options::new().units(Units::Radians).distribution(&distribution)).unwrap().to_svg()
    );
    assert_eq!(
        drawn("plot quantiles IN --labels degrees --out OUT --force"),
        plot::quantiles(&x, &Options::new().units(Units::Degrees)).unwrap().to_svg()
    );
}

#[test]
fn png_has_the_resolution_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let width = |dpi: &str| {
        let out = folder.path().join(format!("{dpi}.png"));
        let mut line = vonmises(["plot", "rose", "--degrees", "--width", "85", "--dpi", dpi, "--out"]);
        succeeds(line.arg(&out).arg(data("observations/turtles.csv")));
        let bytes = fs::read(out).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"));
        u32::from_be_bytes(bytes[16..20].try_into().unwrap())
    };
    assert_eq!([width("300"), width("72")], [1004, 241]); // 85 mm are 3.3465 inches
}

/// Nanoseconds of a day, and a period far below 1: what `fit` takes.
#[test]
fn a_period_may_have_any_length() {
    let folder = tempfile::tempdir().unwrap();
    let angles = save(folder.path(), "angles.npy", &ANGLES);
    for (kind, period) in
        ["rose", "histogram", "quantiles"].into_iter().flat_map(|kind| [(kind, "8.64e13"), (kind, "1e-9")])
    {
        let mut line = vonmises(["plot", kind, "--period", period, "--out", "-"]);
        let svg = String::from_utf8(succeeds(line.arg(&angles)).stdout).unwrap();
        assert!(svg.contains(" × 10"), "{kind} {period}: {svg}");
    }
}

#[test]
fn bad_observations_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a.svg");
    for kind in ["rose", "histogram", "quantiles"] {
        let line = ["plot", kind, "@", "--out", out.to_str().unwrap()];
        let bad = tempfile::tempdir().unwrap();
        assert_each_refused(&bad_observations(bad.path()), &line);
    }
    assert!(!out.exists());
}

#[test]
fn options_are_refused_before_a_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.svg"), "old").unwrap();
    for (line, fault) in [
        ("rose --out a.pdf", "a.pdf: a picture is saved as .svg or .png"),
        ("rose --out old.svg", "old.svg: exists already"),
        ("rose --out no/a.svg", "no/a.svg: its folder does not exist"),
        ("histogram --centred --out a.svg", "--centred has no meaning"),
        ("quantiles --bins 9 --out a.svg", "--bins has no meaning"),
        ("quantiles --without-distribution --out a.svg", "--without-distribution has no meaning"),
        ("quantiles --compass --out a.svg", "--compass and --mathematical have no meaning"),
        ("rose --kappa -1 --out a.svg", "--concentration -1: must be"),
        ("rose --loc nan --kappa 1 --out a.svg", "--loc NaN: must be"),
        ("rose --bins 0 --out a.svg", "--bins 0: must be"),
        ("rose --bins 1001 --out a.svg", "--bins 1001: must be"),
        ("rose --dpi 0 --out a.png", "--dpi 0: must be"),
        ("rose --dpi nan --out a.png", "--dpi NaN: must be"),
        ("rose --dpi 1e9 --out a.png", "--dpi 1000000000: must be"),
        ("rose --width -85 --out a.png", "--width -85: must be from 10 to 2000 mm"),
        ("rose --font-size 0 --out a.png", "--font-size 0: must be from 1 to 100 pt"),
        ("rose --level 1 --out a.png", "--level 1: must be"),
        ("quantiles --level 0.9 --out a.png", "--level has no meaning"),
        ("rose --font Helvetica --out a.png", "--font Helvetica: a PNG needs the letters"),
        ("rose --font none.ttf --out a.png", "--font none.ttf: "),
        ("rose --color bluish --out a.png", "--color \"bluish\": a colour is written #rrggbb"),
        ("rose --classes 0,2 --out a.png", "--stack"),
        ("rose --stack v --classes 0,2,2 --out a.png", "--classes 2: must be greater than the one before"),
        ("rose --stack v --classes 0,x --out a.png", "--classes"),
        ("rose --stack v --classes 1,2,3,4,5,6,7,8,9 --out a.png", "--classes: 9 limits, must be at most 8"),
        ("rose --stack v --color #123456 --out a.png", "--color: has no meaning with --stack"),
        ("histogram --stack v --out a.png", "--stack has no meaning"),
        ("histogram --points --out a.png", "--points has no meaning"),
        ("rose --separate --out a.png", "--by"),
    ] {
        let (kind, options) = line.split_once(' ').unwrap();
        let words = ["plot", kind, "missing.npy"].into_iter().chain(options.split(' '));
        let message = fails(vonmises(words).current_dir(&folder));
        assert!(message.contains(fault), "{line}: {message}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("old.svg")).unwrap(), "old");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn standard_output_gets_svg() {
    let folder = tempfile::tempdir().unwrap();
    let angles = save(folder.path(), "angles.npy", &ANGLES);
    let drawn = succeeds(vonmises(["plot", "rose", "--out", "-"]).arg(&angles)).stdout;
    assert_eq!(
        String::from_utf8(drawn).unwrap(),
        plot::rose(&ndarray::arr1(&ANGLES), &Options::new().units(Units::Radians)).unwrap().to_svg()
    );
}

/// The program's wind rose is the library's, and rows without a speed and calm ones are counted.
#[test]
fn petals_are_stacked_by_a_column() {
    let folder = tempfile::tempdir().unwrap();
    let rows = [
        ("10", "1.5"),
        ("20", "3"),
        ("NA", "0.2"),
        ("350", ""),
        ("180", "9"),
        ("90", "0.1"),
        ("NA", "4"),
        ("30", "999"),
    ];
    let text: String = rows.iter().map(|(dir, speed)| format!("{dir},{speed}\n")).collect();
    let path = folder.path().join("wind.csv");
    fs::write(&path, format!("dir,speed\n{text}")).unwrap();
    let draw = |options: &[&str]| {
        let line =
            ["plot", "rose", "--column", "dir", "--degrees", "--compass", "--stack", "speed", "--missing", "999"];
        let output = succeeds(vonmises(line).args(options).args(["--step", "none", "--out", "-"]).arg(&path));
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let nan = f64::NAN;
    let (x, v) = ([10.0, 20.0, 350.0, 180.0, 90.0, 30.0, nan, nan], [1.5, 3.0, nan, 9.0, 0.1, nan, 0.2, 4.0]);
    let x = ndarray::Array1::from_iter(x.iter().map(|degrees: &f64| degrees / 360.0 * std::f64::consts::TAU));
    let options = Options::new().orientation(Orientation::Compass).layers([0.5, 2.0, 8.0]);
    let expected = |name: &str| {
        let x = vonmises::circular::skip_nan(&x);
        plot::wind_rose(x, ndarray::arr1(&v).view(), &options.clone().layer_name(name)).unwrap().to_svg()
    };
    let (svg, _) = draw(&["--skip-nan", "--classes", "0.5,2,8", "--stack-name", "speed (m/s)"]);
    assert!(
        svg.contains("n = 5 (1 missing, 2 without a value)") && svg.contains("calm (below 0.5): 2 of 5, 40 %"),
        "{svg}"
    );
    assert!(svg.contains(">speed (m/s)<"));
    let numbers = |svg: &str| svg.matches("<path").count();
    assert_eq!(numbers(&svg), numbers(&expected("speed (m/s)")));
    assert!(draw(&["--skip-nan", "--classes", "0.5,2,8"]).0.contains(">speed<"));
    let (bare, remarks) = draw(&["--skip-nan", "--classes", "0.5,2,8", "--no-legend"]);
    assert!(
        !bare.contains("calm")
            && remarks.contains("2 missing angles")
            && remarks.contains("2 angles are below the first class")
    );
    assert!(remarks.contains("2 angles without a number in the column \"speed\""), "{remarks}");
    fs::write(&path, "dir,speed\n10,fast\n").unwrap();
    let line = ["plot", "rose", "--column", "dir", "--degrees", "--stack", "speed", "--out", "-"];
    let message = fails(vonmises(line).arg(&path));
    assert!(message.contains("line 2: \"fast\" is not a number"), "{message}");
    let angles = save(folder.path(), "angles.npy", &ANGLES);
    assert!(fails(vonmises(["plot", "rose", "--stack", "1", "--out", "-"]).arg(&angles)).contains("has no --stack"));
}

#[test]
fn print_options_are_those_of_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let angles = save(folder.path(), "angles.npy", &ANGLES);
    let drawn = |options: &[&str]| {
        let line = vonmises(["plot", "rose", "--out", "-"]).args(options).arg(&angles).output().unwrap();
        String::from_utf8(line.stdout).unwrap()
    };
    let x = ndarray::arr1(&ANGLES);
    let radians = || Options::new().units(Units::Radians);
    let expected = |options: Options| plot::rose(&x, &options).unwrap().to_svg();
    assert_eq!(drawn(&["--level", "0.99", "--points"]), expected(radians().level(0.99).points()));
    assert_eq!(drawn(&["--no-interval", "--no-legend"]), expected(radians().without_interval().without_legend()));
    assert_eq!(
        drawn(&["--width", "85", "--font-size", "8", "--color", "#228833"]),
        expected(radians().width(85.0).font_size(8.0).color("#283".parse().unwrap()))
    );
    assert_eq!(drawn(&["--font", "Helvetica"]), expected(radians().font(plot::Font::family("Helvetica"))));
    let message = fails(vonmises(["plot", "rose", "--font-size", "60", "--out", "-"]).arg(&angles));
    assert!(message.contains("--font-size 60: must be smaller"), "{message}");
}
