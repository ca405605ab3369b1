//! The search.

use super::random;
use super::record::{self, Row};
use super::worst::Worst;
use crate::accuracy::comparison::error::{Finding, find};
use crate::accuracy::comparison::function::{Function, Precision};
use crate::accuracy::comparison::point::{Argument, Point};
use crate::accuracy::measured::range_of;
use crate::project;
use rayon::prelude::*;
use std::error::Error;
use std::fs::File;
use std::time::Instant;
use vonmises::Key;

/// Random points of each function and type, unless the caller wants more or fewer.
pub(crate) const POINTS: u32 = 1_000_000;
/// Random points that share a generator.
const CHUNK: u32 = 1000;
/// Points of each range of concentrations from which climbs start: 56 of each function and type, besides those that are
/// recorded already.
const STARTS: usize = 8;
/// Steps of a climb for each million random points.
const STEPS_PER_MILLION: u64 = 30_000;
/// Points of each range that are recorded.
const RECORDED: usize = 2;
const SEED: u64 = 20_261_126;

/// Points of `cdf` whose errors someone met.
const REPORTED: [(f64, f64); 3] = [
    (182.558_377_042_672_53, -1.768_583_200_444_710_6),
    (201.584_402_797_673_7, -1.831_647_481_126_829_7),
    (50.03, -2.025_603_308_127_291_5),
];

/// Searches for the largest errors of the functions of these names, or of every function if there are none, from so
/// many random points each and from those that are recorded, and records what it finds after each function and type.
///
/// The points depend on their number and on the recorded ones alone, not on the threads.
pub(crate) fn search_and_record(points: u32, names: &[&str]) -> Result<(), Box<dyn Error>> {
    if let Some(name) = names.iter().find(|name| !Function::ALL.iter().any(|function| function.is_named(name))) {
        return Err(format!("no function is named {name}").into());
    }
    let is_meant = |function: &Function| names.is_empty() || names.iter().any(|name| function.is_named(name));
    let mut rows = record::read()?;
    for (number, function) in (0..).zip(Function::ALL).filter(|(_, function)| is_meant(function)) {
        for (type_number, precision) in (0..).zip(Precision::ALL) {
            let key = Key::new(SEED).fold_in(number).fold_in(type_number);
            let found = search(function, precision, key, effort(function, points), &known(&rows, function, precision)?);
            rows.retain(|row| !row.is_of(function, precision));
            rows.extend(found.iter().map(|finding| Row::new(function, precision, finding)));
            rows.sort_by_key(Row::place);
            record::write(File::create(project::file(record::FILE))?, &rows)?;
        }
    }
    Ok(())
}

/// Returns how many points a function gets: fewer if its reference is slow, more if it is fast.
fn effort(function: Function, points: u32) -> u32 {
    match function {
        Function::Moment => points / 10,
        Function::LogProb | Function::Prob | Function::Entropy | Function::Variance | Function::Length => 5 * points,
        Function::Deviation | Function::Concentration | Function::Divergence => 5 * points,
        Function::LogProbInX | Function::LogProbInConcentration | Function::EntropyInConcentration => 5 * points,
        Function::FisherOfLoc | Function::FisherOfConcentration | Function::DivergenceInLoc => 5 * points,
        Function::DivergenceInConcentration | Function::DivergenceInOther => 5 * points,
        _ => points,
    }
}

/// Returns the recorded points of a function, and those of the function whose values are the same at mirrored points.
fn known(rows: &[Row], function: Function, precision: Precision) -> Result<Vec<Point>, Box<dyn Error>> {
    let (twin, is_mirrored) = match function {
        Function::Quantile => (Function::Isf, false),
        Function::Isf => (Function::Quantile, false),
        Function::Cdf => (Function::Sf, true),
        Function::Sf => (Function::Cdf, true),
        Function::LogCdf => (Function::LogSf, true),
        Function::LogSf => (Function::LogCdf, true),
        _ => (function, false),
    };
    let points = |of| rows.iter().filter(move |row| row.is_of(of, precision)).map(Row::point);
    let mirrored = |Point { kappa, argument }| match argument {
        Argument::Real(x) if is_mirrored => Point { kappa, argument: Argument::Real(-x) },
        _ => Point { kappa, argument },
    };
    points(function).chain(points(twin).map(|point| point.map(mirrored))).collect()
}

/// Prints the reference at so many random points of each function and type, in the form of the search's file.
pub(crate) fn print_random(points: u32) -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    for (number, function) in (0..).zip(Function::ALL) {
        for precision in Precision::ALL {
            let mut rng = Key::new(SEED + 1).fold_in(number).rng();
            let found =
                (0..).filter_map(|_: u64| find(function, precision, random::point(&mut rng, function, precision)));
            rows.extend(found.take(points as usize).map(|finding| Row::new(function, precision, &finding)));
        }
    }
    record::write(std::io::stdout().lock(), &rows)
}

/// Returns the findings at the reported points.
fn reported(function: Function, precision: Precision) -> impl Iterator<Item = Finding> {
    let is_meant = (function, precision) == (Function::Cdf, Precision::Double);
    let points = REPORTED.into_iter().filter(move |_| is_meant);
    points.filter_map(move |(kappa, x)| find(function, precision, Point { kappa, argument: Argument::Real(x) }))
}

/// Searches for the largest errors of one function in one type: those to record, range by range.
fn search(function: Function, precision: Precision, key: Key, points: u32, known: &[Point]) -> Vec<Finding> {
    let start = Instant::now();
    let mut worst = worst_of_random_points(function, precision, key, points);
    report(function, precision, "random points", &worst, start);
    let reported: Vec<Finding> = reported(function, precision).collect();
    let known = known.iter().filter_map(|&point| find(function, precision, point));
    let starts: Vec<Finding> = worst.findings().copied().chain(known).chain(reported.iter().copied()).collect();
    let steps = (u64::from(points) * STEPS_PER_MILLION / 1_000_000) as u32;
    let climbs = (0..starts.len() as u32).into_par_iter().zip(starts).map(|(number, start)| {
        let mut worst = Worst::new(RECORDED);
        worst.add(climb(function, precision, key.fold_in(u32::MAX - number), steps, start));
        worst
    });
    worst = climbs.reduce(|| Worst::new(RECORDED), Worst::merge);
    report(function, precision, "climbing", &worst, start);
    let is_new = |finding: &&Finding| reported.iter().all(|known| known.point != finding.point);
    reported.iter().chain(worst.findings().filter(is_new)).copied().collect()
}

/// Returns the worst of so many random points, rounded up to whole chunks.
fn worst_of_random_points(function: Function, precision: Precision, key: Key, points: u32) -> Worst {
    let chunks = (0..points.div_ceil(CHUNK)).into_par_iter().map(|number| {
        let mut rng = key.fold_in(number).rng();
        let mut worst = Worst::new(STARTS);
        for _ in 0..CHUNK {
            if let Some(found) = find(function, precision, random::point(&mut rng, function, precision)) {
                worst.add(found);
            }
        }
        worst
    });
    chunks.reduce(|| Worst::new(STARTS), Worst::merge)
}

/// Prints the progress.
fn report(function: Function, precision: Precision, stage: &str, worst: &Worst, start: Instant) {
    let (name, seconds) = (format!("{} {}", function.name(), precision.name()), start.elapsed().as_secs());
    if let Some(Finding { point: Point { kappa, argument }, error, .. }) = worst.first() {
        println!("{name:<48} {error:10.3e} after {stage}, {seconds} s, at kappa {kappa:?}, {argument}");
    }
}

/// Climbs from a finding: goes where the error is larger, by random steps that become shorter, within the range of
/// concentrations.
fn climb(function: Function, precision: Precision, key: Key, steps: u32, start: Finding) -> Finding {
    let mut rng = key.rng();
    let (mut here, range) = (start, range_of(start.kappa));
    for step in 0..steps {
        let most = -1.0 - 14.0 * f64::from(step) / f64::from(steps);
        let point = random::step(&mut rng, function, precision, here.point, [-16.5, most]);
        match find(function, precision, point) {
            Some(found) if found.error > here.error && range_of(found.kappa) == range => here = found,
            _ => {}
        }
    }
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_points_do_not_depend_on_threads_and_every_range_has_some() -> Result<(), rayon::ThreadPoolBuildError> {
        for (function, precision) in
            Function::ALL.into_iter().flat_map(|function| Precision::ALL.map(|p| (function, p)))
        {
            let run = || worst_of_random_points(function, precision, Key::new(1), 4 * CHUNK);
            let errors = |worst: Worst| worst.findings().map(|found| found.error.to_bits()).collect::<Vec<_>>();
            let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build()?.install(run);
            let ranges = alone.findings().fold(0_u32, |ranges, found| ranges | 1 << range_of(found.kappa));
            assert!(ranges | 1 == 0b111_1111, "{} {}: {ranges:b}", function.name(), precision.name()); // 0 is one point
            assert!(alone.findings().all(|found| found.error.is_finite()), "{} {}", function.name(), precision.name());
            assert_eq!(errors(alone), errors(run()));
        }
        Ok(())
    }

    #[test]
    fn a_climb_goes_up_and_stays_in_its_range() {
        let (function, precision) = (Function::LogProb, Precision::Double);
        for &start in worst_of_random_points(function, precision, Key::new(2), CHUNK).findings() {
            let end = climb(function, precision, Key::new(3), 2000, start);
            assert!(end.error >= start.error && range_of(end.kappa) == range_of(start.kappa));
        }
    }
}
