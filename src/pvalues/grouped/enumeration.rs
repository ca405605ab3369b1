//! Exact distributions where the outcomes are few enough to go through all that are not negligible.

use super::classes::Classes;
use super::poisson::{Jumps, Support, ln_poisson};

/// The most counts of a class to look at: a few hundredths of a second.
const MOST: usize = 2_000_000;

/// The counts of each class that are not negligible, with the class that is expected to have most as the last, whose
/// count follows from the others.
#[derive(Clone, Debug)]
pub(crate) struct Enumeration {
    n: f64,
    /// The place of the first of these classes.
    first: usize,
    /// A negligible probability.
    negligible: f64,
    jumps: Vec<Jumps>,
    /// The probability of each count of the last class, divided by that of n angles in all.
    rest: Vec<f64>,
}

impl Enumeration {
    /// Tabulates the probabilities, or returns `None` if there are too many outcomes. `least` is the logarithm of a
    /// negligible probability.
    pub(crate) fn new(classes: &Classes, least: f64) -> Option<Self> {
        let (n, k) = (classes.n, classes.len());
        let greatest = (0..k).max_by(|i, j| classes.means[*i].total_cmp(&classes.means[*j]))?;
        let first = (greatest + 1) % k;
        let mut means = classes.means.clone();
        means.rotate_left(first);
        let last = means.pop()?;
        let supports: Vec<Support> = means.iter().map(|mean| Support::new(*mean, least, n)).collect();
        let all = (1..k).map(|j| j as f64).fold(1.0, |product, j| product * ((n + j) / j));
        if n > MOST as f64 || all.min(volume(&supports)) > MOST as f64 {
            return None;
        }
        let whole = ln_poisson(n, n);
        let rest = (0..=n as i64).map(|count| (ln_poisson(count as f64, last) - whole).exp()).collect();
        Some(Self { n, first, negligible: least.exp(), jumps: supports.into_iter().map(Jumps::new).collect(), rest })
    }

    /// Returns the number of angles.
    pub(crate) fn n(&self) -> f64 {
        self.n
    }

    /// Returns the place of the first class; the others follow around the circle.
    pub(crate) fn first(&self) -> usize {
        self.first
    }

    /// Returns the probability of the outcomes whose state is accepted, or `None` if there are too many outcomes.
    ///
    /// `advance` computes the state from that of the classes before, the number of those, and the count of the next.
    pub(crate) fn probability<S: Copy>(
        &self,
        start: S,
        advance: impl Fn(S, usize, f64) -> S,
        accept: impl Fn(S) -> bool,
    ) -> Option<f64> {
        let mut outcomes = Outcomes { tables: self, advance, accept, left: MOST, sum: 0.0 };
        outcomes.add(0, self.n as i64, start, 1.0)?;
        Some(outcomes.sum)
    }
}

/// Returns roughly the number of outcomes that are not negligible: of the product of all ranges, what is inside an
/// ellipsoid. It is rather too small, so that hardly any enumeration is refused that would have been possible.
fn volume(supports: &[Support]) -> f64 {
    const WIDE: f64 = 8.0; // narrower ranges are too coarse for an ellipsoid
    let product = supports.iter().fold(1.0, |product, support| product * support.len());
    let wide = supports.iter().filter(|support| support.len() > WIDE).count();
    // The volume of the unit ball over that of the cube around it, two dimensions at a time.
    let share = (1..=wide / 2).fold(1.0, |share, j| share * std::f64::consts::FRAC_PI_4 / j as f64);
    0.1 * product * share
}

/// The state of going through the outcomes.
struct Outcomes<'a, A, B> {
    tables: &'a Enumeration,
    advance: A,
    accept: B,
    /// How many counts may still be looked at.
    left: usize,
    sum: f64,
}

impl<A, B> Outcomes<'_, A, B> {
    /// Divides the angles that are `left` among the classes from the `class`-th on; the others have this weight.
    fn add<S: Copy>(&mut self, class: usize, left: i64, state: S, weight: f64) -> Option<()>
    where
        A: Fn(S, usize, f64) -> S,
        B: Fn(S) -> bool,
    {
        let tables = self.tables;
        let Some(jumps) = tables.jumps.get(class) else {
            if (self.accept)((self.advance)(state, class, left as f64)) {
                self.sum += weight * tables.rest[left as usize];
            }
            return Some(());
        };
        for count in jumps.low..=jumps.high.min(left) {
            self.left = self.left.checked_sub(1)?;
            let weight = weight * jumps.descending[(jumps.high - count) as usize];
            if weight > tables.negligible {
                self.add(class + 1, left - count, (self.advance)(state, class, count as f64), weight)?;
            }
        }
        Some(())
    }
}
