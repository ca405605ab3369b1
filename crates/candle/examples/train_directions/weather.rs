//! The hourly weather of `data/weather/jfk_2013.csv`.

use crate::Outcome;
use std::path::Path;

/// How old a report of the pressure may be, in hours.
const OLDEST_PRESSURE: usize = 3;

/// What was observed in one hour; `None` where nothing was reported.
#[derive(Clone, Debug)]
pub(crate) struct Hour {
    /// Where the wind comes from, in degrees clockwise from north: 10 to 360, or 0 if it is calm.
    pub(crate) direction: Option<f64>,
    /// Knots.
    pub(crate) speed: Option<f64>,
    /// Degrees Fahrenheit.
    pub(crate) temperature: Option<f64>,
    /// Degrees Fahrenheit.
    pub(crate) dew_point: Option<f64>,
    /// Hectopascals at sea level.
    pressure: Option<f64>,
}

/// The wind of one hour as numbers that a network can take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wind {
    /// Cosine and sine of the direction; both are 0 for a wind without a direction, calm or variable.
    pub(crate) cos: f64,
    pub(crate) sin: f64,
    /// Knots.
    pub(crate) speed: f64,
}

/// The hours of the year, counted from its beginning in UTC.
#[derive(Debug)]
pub(crate) struct Weather(Vec<Option<Hour>>);

impl Weather {
    /// Reads the table, whose first line names the columns.
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        let text = std::fs::read_to_string(path)?;
        let mut hours = Vec::new();
        for line in text.lines().skip(1) {
            let mut fields = line.split(',');
            let hour: usize = fields.next().unwrap_or_default().parse()?;
            let number = |text: &str| if text.is_empty() { Ok(None) } else { text.parse().map(Some) };
            let numbers = fields.map(number).collect::<Result<Vec<Option<f64>>, _>>()?;
            let [direction, speed, temperature, dew_point, pressure] = numbers[..] else {
                return Err(format!("{}: five numbers after the hour, not {line:?}", path.display()).into());
            };
            hours.resize(hours.len().max(hour + 1), None);
            hours[hour] = Some(Hour { direction, speed, temperature, dew_point, pressure });
        }
        Ok(Self(hours))
    }

    /// Returns the hours that the table has, in order.
    pub(crate) fn hours(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len()).filter(|&hour| self.0[hour].is_some())
    }

    /// Returns an hour if the table has it.
    pub(crate) fn hour(&self, hour: usize) -> Option<&Hour> {
        self.0.get(hour)?.as_ref()
    }

    /// Returns the wind of an hour if its speed was reported.
    pub(crate) fn wind(&self, hour: usize) -> Option<Wind> {
        let &Hour { direction, speed: Some(speed), .. } = self.hour(hour)? else { return None };
        let (sin, cos) =
            direction.filter(|&direction| direction > 0.0).map_or((0.0, 0.0), |d| d.to_radians().sin_cos());
        Some(Wind { cos, sin, speed })
    }

    /// Returns the last pressure that was reported, if it is not too old.
    pub(crate) fn pressure(&self, hour: usize) -> Option<f64> {
        (0..=OLDEST_PRESSURE.min(hour)).find_map(|age| self.hour(hour - age)?.pressure)
    }
}
