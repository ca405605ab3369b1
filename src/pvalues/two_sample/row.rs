//! One row of a walk: how likely it is to be at each number of upward steps.

/// Probabilities of the positions `low..high`; others have none.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Position i is at index i + 1, between zeros.
    now: Vec<f64>,
    next: Vec<f64>,
    low: usize,
    high: usize,
}

impl Row {
    /// No walk, of at most so many upward steps.
    pub(crate) fn empty(most: usize) -> Self {
        Self { now: vec![0.0; most + 3], next: vec![0.0; most + 3], low: 0, high: 0 }
    }

    /// A walk that begins.
    pub(crate) fn start(most: usize) -> Self {
        let mut row = Self::empty(most);
        (row.now[1], row.high) = (1.0, 1);
        row
    }

    pub(crate) fn at(&self, position: usize) -> f64 {
        if (self.low..self.high).contains(&position) { self.now[position + 1] } else { 0.0 }
    }

    /// One step, upward with probability `up`; a walk that has `most` behind it is lost if it goes further.
    pub(crate) fn step(&mut self, up: f64, most: usize) {
        if self.low == self.high {
            return;
        }
        let high = (self.high + 1).min(most + 1);
        let down = 1.0 - up;
        let pairs = self.now[self.low..=high].windows(2);
        for (slot, pair) in self.next[self.low + 1..=high].iter_mut().zip(pairs) {
            *slot = up * pair[0] + down * pair[1];
        }
        (self.next[self.low], self.next[high + 1], self.high) = (0.0, 0.0, high);
        std::mem::swap(&mut self.now, &mut self.next);
    }

    /// Loses the walks below a position.
    pub(crate) fn cut_below(&mut self, position: usize) {
        let low = position.clamp(self.low, self.high);
        self.now[self.low + 1..=low].fill(0.0);
        self.low = low;
    }

    /// Moves the walks from a position on to another row.
    pub(crate) fn move_from(&mut self, position: usize, other: &mut Self) {
        let from = position.clamp(self.low, self.high);
        if from == self.high {
            return;
        }
        other.widen(from, self.high);
        for (to, from) in other.now[from + 1..=self.high].iter_mut().zip(&mut self.now[from + 1..=self.high]) {
            *to += std::mem::take(from);
        }
        self.high = from;
    }

    /// Takes in more positions, without probability.
    fn widen(&mut self, low: usize, high: usize) {
        if self.low == self.high {
            self.now[low..=high + 1].fill(0.0);
            (self.low, self.high) = (low, high);
            return;
        }
        if high > self.high {
            self.now[self.high + 1..=high + 1].fill(0.0);
            self.high = high;
        }
        if low < self.low {
            self.now[low..=self.low].fill(0.0);
            self.low = low;
        }
    }
}
