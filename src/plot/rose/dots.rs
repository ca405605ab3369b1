//! Dots outside the rim, one for each angle or for several, in stacks.

use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::plot::canvas::numbers::round_step;
use crate::plot::classes;
use crate::plot::counts::Bins;
use std::f64::consts::TAU;

/// The distances between the middles of dots that are tried, in sizes of the font.
const SPACINGS: [f64; 6] = [0.45, 0.38, 0.32, 0.26, 0.22, 0.19];
/// The diameter of dots in distances between them.
const DIAMETER: f64 = 0.88;
/// The largest number of stacks: as many as petals may be.
const STACKS: usize = 1000;
/// The height that stacks may have, in radii of the rim and all outside it.
pub(super) const HEIGHT: f64 = 0.34;

/// Where dots are, and how many angles each stands for.
#[derive(Clone, Debug)]
pub(super) struct Dots {
    pub(super) bins: Bins,
    spacing: f64,
    /// The largest number or weight of angles that a dot stands for.
    pub(super) each: f64,
    /// Whether that is a number of angles.
    pub(super) are_whole: bool,
    /// The height of the highest stack.
    pub(super) height: f64,
    /// The number of dots in each bin, of each panel.
    stacks: Vec<Vec<f64>>,
}

impl Dots {
    /// Returns dots for an outer radius; `counts` counts the angles of each panel.
    pub(super) fn new(
        radius: f64,
        em: f64,
        rounding: Option<Rounding>,
        counts: impl Fn(Bins) -> Result<Vec<Vec<f64>>>,
    ) -> Result<Self> {
        let room = HEIGHT * radius;
        let mut tried = Vec::with_capacity(SPACINGS.len());
        for spacing in SPACINGS.map(|spacing| spacing * em) {
            let most = (TAU * (radius - room) / spacing).floor() as usize;
            let bins = bins(rounding, most.clamp(1, STACKS));
            let counts = counts(bins)?;
            let highest = counts.iter().flatten().copied().fold(0.0, f64::max);
            tried.push((spacing, bins, counts, highest));
        }
        let are_whole = tried.iter().all(|tried| tried.2.iter().flatten().all(|count| count.fract() == 0.0));
        let highest = tried.last().map_or(0.0, |tried| tried.3 * tried.0);
        // As few angles to a dot as the smallest dots allow, and then the largest dots.
        let least = if are_whole { f64::max(highest / room, 1.0) } else { highest / room };
        let each = if least > 0.0 { round_step(least) } else { 1.0 };
        let stack = |count: f64| (count / each * (1.0 - 1e-12)).ceil();
        let fits = |tried: &&(f64, Bins, Vec<Vec<f64>>, f64)| stack(tried.3) * tried.0 <= room;
        let chosen = tried.iter().find(fits).or(tried.last());
        let stacks_of = |counts: &Vec<f64>| counts.iter().map(|count| stack(*count)).collect();
        let (spacing, bins, stacks) = chosen.map_or((em, Bins::circle(0.0, 1), Vec::new()), |chosen| {
            (chosen.0, chosen.1, chosen.2.iter().map(stacks_of).collect::<Vec<Vec<f64>>>())
        });
        let height = spacing * stacks.iter().flatten().copied().fold(0.0, f64::max);
        Ok(Self { bins, spacing, each, are_whole, height, stacks })
    }

    pub(super) fn diameter(&self) -> f64 {
        DIAMETER * self.spacing
    }

    /// Returns the angle of each dot of a panel, and how far it is from where stacks begin.
    pub(super) fn places(&self, panel: usize) -> impl Iterator<Item = (f64, f64)> + '_ {
        let start = self.bins.centre - 0.5 * TAU;
        let angle = move |bin: usize| start + (bin as f64 + 0.5) * self.bins.width;
        let stack = move |(bin, dots): (usize, &f64)| {
            (0..*dots as u32).map(move |dot| (angle(bin), (f64::from(dot) + 0.5) * self.spacing))
        };
        self.stacks[panel].iter().enumerate().flat_map(stack)
    }
}

/// Returns at most a number of bins: those of rounded angles are classes or groups of them.
fn bins(rounding: Option<Rounding>, most: usize) -> Bins {
    let Some(rounding) = rounding else { return Bins::circle(0.0, most) };
    let number = classes::at_most(rounding, most);
    Bins::circle(classes::start(rounding, number), number)
}
