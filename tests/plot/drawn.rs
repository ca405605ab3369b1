//! Helpers that read shapes and texts back from a drawing.

use ndarray::Array1;
use std::path::Path;
use vonmises::plot::Picture;

pub(crate) type Point = [f64; 2];

/// The rounding of a coordinate: half a unit of its last decimal.
pub(crate) const ROUNDING: f64 = 0.005;

/// Returns the contents of each group of a class.
pub(crate) fn groups(picture: &Picture, class: &str) -> Vec<String> {
    let (svg, begin) = (picture.to_svg(), format!("<g class=\"{class}\""));
    svg.split(&begin).skip(1).map(|rest| rest.split("</g>").next().unwrap().to_owned()).collect()
}

/// Returns the contents of the only group of a class.
pub(crate) fn group(picture: &Picture, class: &str) -> String {
    let mut found = groups(picture, class);
    assert_eq!(found.len(), 1, "groups of class {class}");
    found.remove(0)
}

/// Returns the values of an attribute, in order.
pub(crate) fn attributes(text: &str, name: &str) -> Vec<String> {
    text.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// Returns the values of a numeric attribute, in order.
pub(crate) fn numbers(text: &str, name: &str) -> Vec<f64> {
    attributes(text, name).iter().map(|value| value.parse().unwrap()).collect()
}

/// Returns the commands of a path, with their numbers.
pub(crate) fn commands(path: &str) -> Vec<(char, Vec<f64>)> {
    let mut found: Vec<(char, String)> = Vec::new();
    for c in path.chars() {
        if c.is_ascii_alphabetic() { found.push((c, String::new())) } else { found.last_mut().unwrap().1.push(c) }
    }
    let parsed = |text: &str| text.split_whitespace().map(|number| number.parse().unwrap()).collect();
    found.into_iter().map(|(letter, text)| (letter, parsed(&text))).collect()
}

/// Returns the points of a path of straight lines.
pub(crate) fn points(path: &str) -> Vec<Point> {
    let ends = commands(path).into_iter().filter(|command| matches!(command.0, 'M' | 'L'));
    ends.map(|(_, at)| [at[0], at[1]]).collect()
}

/// Returns the area of a polygon.
pub(crate) fn area(polygon: &[Point]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    let twice: f64 = polygon.iter().zip(next).map(|([x1, y1], [x2, y2])| x1 * y2 - x2 * y1).sum();
    twice.abs() / 2.0
}

/// Returns texts and their positions.
pub(crate) fn labels(text: &str) -> Vec<(Point, String)> {
    let words = text.split("</text>").filter_map(|part| Some(part.rsplit_once('>')?.1.to_owned()));
    let positions = numbers(text, "x").into_iter().zip(numbers(text, "y"));
    positions.zip(words).map(|((x, y), word)| ([x, y], word)).collect()
}

/// Parses the number of a label, which may have a true minus sign and a unit.
pub(crate) fn value(label: &str) -> f64 {
    label.trim_end_matches(['°', '%', ' ']).replace('−', "-").parse().unwrap()
}

/// Reads a column of numbers from a file in `data`.
pub(crate) fn column(name: &str, number: usize, unit: f64) -> Array1<f64> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let parsed = |line: &str| line.split(',').nth(number).unwrap().parse::<f64>().unwrap() * unit;
    text.lines().skip(1).map(parsed).collect()
}

pub(crate) fn wind() -> Array1<f64> {
    column("observations/wind_col_de_la_roa.csv", 0, 1.0)
}

/// Returns how the axes of a frame turn positions into values, from their first and last ticks: scale and value at 0.
/// Degrees that begin anew along an axis are taken for negative ones before that.
pub(crate) fn calibration(picture: &Picture) -> [(f64, f64); 2] {
    let (frame, numbers_on) = (group(picture, "frame"), labels(&group(picture, "numbers")));
    let starts: Vec<_> = numbers(&frame, "x1").into_iter().zip(numbers(&frame, "y1")).skip(2).collect();
    let ends: Vec<_> = numbers(&frame, "x2").into_iter().zip(numbers(&frame, "y2")).skip(2).collect();
    let ticks =
        starts.into_iter().zip(ends).zip(&numbers_on).map(|((start, end), label)| (start, end, value(&label.1)));
    let ticks: Vec<_> = ticks.collect();
    let line = |ticks: Vec<(f64, f64)>| {
        let ((first, low), (last, high)) = (ticks[0], ticks[ticks.len() - 1]);
        let begins_anew = ticks.windows(2).any(|pair| pair[1].1 < pair[0].1);
        let low = if begins_anew { low - 360.0 } else { low };
        let scale = (high - low) / (last - first);
        (scale, low - scale * first)
    };
    let along = ticks.iter().filter(|(start, end, _)| start.0 == end.0).map(|(_, end, value)| (end.0, *value));
    let up = ticks.iter().filter(|(start, end, _)| start.0 != end.0).map(|(_, end, value)| (end.1, *value));
    [line(along.collect()), line(up.collect())]
}
