//! How far upward a random walk has come: probabilities of its number of upward steps.

/// Probabilities of the positions of a walk, its numbers of upward steps.
///
/// Those in `low..high` may be positive, all others are 0. Together they are less than 1 once walks have been removed.
#[derive(Clone, Debug)]
pub(crate) struct Positions {
    /// The probability of position i is at index i + 1, between zeros.
    current: Vec<f64>,
    next: Vec<f64>,
    low: usize,
    high: usize,
}

impl Positions {
    /// Returns the positions of no walk, with room for `max` upward steps.
    pub(crate) fn empty(max: usize) -> Self {
        Self { current: vec![0.0; max + 3], next: vec![0.0; max + 3], low: 0, high: 0 }
    }

    /// Returns the positions of a walk before its first step, with room for `max` upward steps.
    pub(crate) fn start(max: usize) -> Self {
        let mut positions = Self::empty(max);
        (positions.current[1], positions.high) = (1.0, 1);
        positions
    }

    /// Returns the probability of a position.
    pub(crate) fn probability(&self, position: usize) -> f64 {
        if (self.low..self.high).contains(&position) { self.current[position + 1] } else { 0.0 }
    }

    /// Takes one step, upward with probability `up`. Walks that come above the position `max` are removed.
    pub(crate) fn step(&mut self, up: f64, max: usize) {
        if self.low == self.high {
            return;
        }
        let high = (self.high + 1).min(max + 1);
        let down = 1.0 - up;
        let pairs = self.current[self.low..=high].windows(2);
        for (slot, pair) in self.next[self.low + 1..=high].iter_mut().zip(pairs) {
            *slot = up * pair[0] + down * pair[1];
        }
        (self.next[self.low], self.next[high + 1], self.high) = (0.0, 0.0, high);
        std::mem::swap(&mut self.current, &mut self.next);
    }

    /// Removes the walks below a position.
    pub(crate) fn remove_below(&mut self, position: usize) {
        let low = position.clamp(self.low, self.high);
        self.current[self.low + 1..=low].fill(0.0);
        self.low = low;
    }

    /// Moves the walks at or above a position to `other`.
    pub(crate) fn move_from(&mut self, position: usize, other: &mut Self) {
        let from = position.clamp(self.low, self.high);
        if from == self.high {
            return;
        }
        other.widen(from, self.high);
        for (to, from) in other.current[from + 1..=self.high].iter_mut().zip(&mut self.current[from + 1..=self.high]) {
            *to += std::mem::take(from);
        }
        self.high = from;
    }

    /// Extends the range to include `low..high`, with probability 0 where it is new.
    fn widen(&mut self, low: usize, high: usize) {
        if self.low == self.high {
            self.current[low..=high + 1].fill(0.0);
            (self.low, self.high) = (low, high);
            return;
        }
        if high > self.high {
            self.current[self.high + 1..=high + 1].fill(0.0);
            self.high = high;
        }
        if low < self.low {
            self.current[low..=self.low].fill(0.0);
            self.low = low;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    fn probabilities(positions: &Positions, count: usize) -> Vec<f64> {
        (0..count).map(|position| positions.probability(position)).collect()
    }

    fn after(steps: usize, max: usize) -> Positions {
        let mut positions = Positions::start(max);
        (0..steps).for_each(|_| positions.step(0.5, max));
        positions
    }

    #[test]
    fn positions_of_a_free_walk_are_binomial() {
        assert_eq!(probabilities(&after(4, 9), 6), [0.0625, 0.25, 0.375, 0.25, 0.0625, 0.0]);
        let mut skew = Positions::start(2);
        (0..2).for_each(|_| skew.step(0.25, 2));
        assert_eq!(probabilities(&skew, 3), [0.5625, 0.375, 0.0625]);
    }

    #[test]
    fn walks_above_the_maximum_are_removed() {
        // Three steps without the walk up, up, up.
        assert_eq!(probabilities(&after(3, 2), 4), [0.125, 0.375, 0.375, 0.0]);
    }

    #[test]
    fn removed_walks_do_not_come_back() {
        let mut positions = after(2, 9);
        positions.remove_below(1);
        assert_eq!(probabilities(&positions, 3), [0.0, 0.5, 0.25]);
        positions.step(0.5, 9);
        assert_eq!(probabilities(&positions, 4), [0.0, 0.25, 0.375, 0.125]);
        positions.remove_below(100);
        positions.step(0.5, 9);
        assert_eq!(probabilities(&positions, 9), [0.0; 9]);
    }

    #[test]
    fn moved_walks_add_to_those_already_there() {
        let (mut from, mut to) = (after(2, 9), Positions::empty(9));
        from.move_from(2, &mut to);
        assert_eq!((probabilities(&from, 3), probabilities(&to, 3)), (vec![0.25, 0.5, 0.0], vec![0.0, 0.0, 0.25]));
        from.move_from(0, &mut to);
        assert_eq!((probabilities(&from, 3), probabilities(&to, 3)), (vec![0.0; 3], vec![0.25, 0.5, 0.25]));
        to.step(0.5, 9);
        assert_eq!(probabilities(&to, 4), [0.125, 0.375, 0.375, 0.125]);
    }
}
