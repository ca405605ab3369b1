//! Examples to learn from: what is known in an hour, and the direction some hours later.

use crate::weather::{Hour, Weather, Wind};
use std::f64::consts::TAU;

/// How far ahead the direction is predicted, in hours.
pub(crate) const AHEAD: usize = 6;
/// What is remembered of earlier hours: the wind and the pressure this long ago.
const BEFORE: usize = 3;
/// Hours that lie between sets at least, and what an example may look back.
const APART: usize = 24;
/// The year is divided in blocks of this length, in hours.
const BLOCK: usize = 6 * 24;
/// The sets of each five blocks in turn.
const SETS: [Set; 5] = [Set::Training, Set::Training, Set::Training, Set::Validation, Set::HeldOut];
/// Numbers that describe an example.
pub(crate) const FEATURES: usize = 15;

/// What an example is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// Weights are fitted to these.
    Training,
    /// These decide when the training has gone far enough.
    Validation,
    /// Nothing is decided by these: they give the figures that are reported.
    HeldOut,
}

/// Why an hour of the table gives no example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    NoHourAhead,
    NoDirectionAhead,
    CalmAhead,
    NoWind,
    NoPressure,
    NoTemperature,
    NearAnotherSet,
}

impl Missing {
    /// All reasons with words for them, in the order in which they are looked for.
    pub(crate) const ALL: [(Self, &str); 7] = [
        (Self::NoHourAhead, "the table ends or has a gap 6 hours later"),
        (Self::NoDirectionAhead, "no direction reported 6 hours later (variable wind)"),
        (Self::CalmAhead, "calm 6 hours later"),
        (Self::NoWind, "no speed of the wind in this hour or 3 hours before"),
        (Self::NoPressure, "no pressure within 3 hours before this hour, or before the one 3 hours earlier"),
        (Self::NoTemperature, "no temperature or dew point"),
        (Self::NearAnotherSet, "less than a day after another set, or less than 6 hours before one"),
    ];
}

/// An hour with its features and the angle to predict.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// Hours since the year began, in UTC.
    pub(crate) hour: usize,
    pub(crate) set: Set,
    pub(crate) features: [f64; FEATURES],
    /// The direction of the wind [`AHEAD`], in radians clockwise from north, in (0, 2π].
    pub(crate) angle: f64,
}

/// Returns an example for each hour of the table, or what it lacks.
pub(crate) fn examples(weather: &Weather) -> Vec<Result<Example, Missing>> {
    weather.hours().map(|hour| example(weather, hour)).collect()
}

fn example(weather: &Weather, hour: usize) -> Result<Example, Missing> {
    let ahead = weather.hour(hour + AHEAD).ok_or(Missing::NoHourAhead)?;
    let direction = ahead.direction.ok_or(Missing::NoDirectionAhead)?;
    if direction == 0.0 {
        return Err(Missing::CalmAhead);
    }
    let features = features(weather, hour)?;
    let set = set(hour);
    if set != self::set(hour.saturating_sub(APART)) || set != self::set(hour + AHEAD) {
        return Err(Missing::NearAnotherSet);
    }
    Ok(Example { hour, set, features, angle: direction.to_radians() })
}

/// Returns the set that the block of an hour belongs to.
fn set(hour: usize) -> Set {
    SETS[hour / BLOCK % SETS.len()]
}

/// Returns what is known in an hour: winds, pressures, temperatures, and the times of day and year.
fn features(weather: &Weather, hour: usize) -> Result<[f64; FEATURES], Missing> {
    let earlier = hour.checked_sub(BEFORE).ok_or(Missing::NoWind)?;
    let (Some(wind), Some(before)) = (weather.wind(hour), weather.wind(earlier)) else { return Err(Missing::NoWind) };
    let pressures = weather.pressure(hour).zip(weather.pressure(earlier));
    let (pressure, pressure_before) = pressures.ok_or(Missing::NoPressure)?;
    let Some(&Hour { temperature: Some(temperature), dew_point: Some(dew_point), .. }) = weather.hour(hour) else {
        return Err(Missing::NoTemperature);
    };
    let Wind { cos, sin, speed } = wind;
    let of_day = TAU * (hour % 24) as f64 / 24.0;
    let of_year = TAU * hour as f64 / (365.0 * 24.0);
    Ok([
        cos,
        sin,
        cos * speed,
        sin * speed,
        before.cos,
        before.sin,
        speed,
        pressure,
        pressure - pressure_before,
        temperature,
        dew_point,
        of_day.cos(),
        of_day.sin(),
        of_year.cos(),
        of_year.sin(),
    ])
}
