//! Arguments of `vonmises describe`.

use crate::arguments::level::Level;
use crate::arguments::seed::parse_seed;
use crate::arguments::units::Units;
use crate::observations::observed::Observed;
use crate::report::format::Format;
use clap::Args;

/// Describe angles: statistics, the von Mises distribution that fits them, tests of uniformity and of that
/// distribution.
///
/// The mean direction, median and quartiles are reported from 0 to a turn, in radians from -pi to pi. Standard
/// deviation and range are in the units of the angles; the other statistics have no unit. Statistics that do not exist,
/// such as the mean direction of a zero resultant, are reported as undefined.
///
/// The tests of the fitted distribution are simulated: their p-values come from samples of the same size that are drawn
/// from the distribution, rounded if the angles were, and fitted in turn. The samples depend on --seed alone, so that
/// results are reproducible. The other tests say how their p-values were found. Of angles that were not rounded,
/// Rayleigh's and Kuiper's are exact for any number; Watson's are asymptotic from 4 angles on, and not verified below
/// 1e-4.
///
/// The tests compare angles that were rounded (--step) by classes. Without a step, equal angles count as evidence, which
/// the method says: "ties ignored".
///
/// With --axis or --by there is one line a lane or group, and in JSON all that is reported of a sample; `-` stands for
/// what is undefined. One without any angle is undefined, and the others stand. That with number i is simulated with
/// the key `fold_in(key(SEED), i)`.
#[derive(Args)]
#[command(mut_arg("by", |by| by.conflicts_with("axis")), after_help = "Examples:
  vonmises describe turtles.csv --degrees
  vonmises describe arrivals.csv --period 1440 --draws 1999 --seed 7
  vonmises describe mallards.csv --counts count --degrees
  vonmises describe wind.csv --loc 0.3 --concentration 1
  vonmises describe sites.csv --column direction --by site --degrees --skip-nan
  vonmises describe angles.npy --axis 0 --skip-nan --json")]
pub(crate) struct Describe {
    #[command(flatten)]
    pub(super) observed: Observed,
    /// Describe each lane (1-D slice) along this axis separately; -1 is the last axis. By default all angles are
    /// described together.
    #[arg(long, allow_negative_numbers = true)]
    pub(super) axis: Option<isize>,
    /// Direction of a distribution to test as well, in the units of the angles.
    #[arg(long, value_name = "L", allow_hyphen_values = true, requires = "concentration")]
    pub(super) loc: Option<f64>,
    /// Concentration of a distribution to test as well.
    #[arg(long, visible_alias = "kappa", value_name = "K", allow_hyphen_values = true, requires = "loc")]
    pub(super) concentration: Option<f64>,
    /// Number of samples to simulate for the tests of the fitted distribution; 0 omits these tests. The default is 999,
    /// or 99 for more than 10000 angles (of all lanes or groups together) and 0 for more than 100000, which takes a few
    /// seconds at most; rounded angles count as 5 for each class at most.
    #[arg(long, value_name = "N")]
    pub(super) draws: Option<u32>,
    /// Seed of the simulated samples, any integer of 64 bits.
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_seed, allow_negative_numbers = true)]
    pub(super) seed: u64,
    /// Confidence level of the intervals, between 0 and 1.
    #[arg(long, value_name = "P", default_value = "0.95")]
    pub(super) level: Level,
    #[command(flatten)]
    pub(super) units: Units,
    #[command(flatten)]
    pub(super) format: Format,
}
