//! All arguments of a map: one, or a tuple.

use super::arg::MapArg;
use crate::error::{Error, Result};

/// All arguments of a map: one [`MapArg`], or a tuple of 1 to 6 of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the arguments of a map",
    note = "give one argument or a tuple of 1 to 6: arrays as `&x` or views, `along(…)`, `fixed(…)`, scalars",
    note = "give a slice or a `Vec` as a view, `ndarray::aview1(&v)` or `ArrayView1::from(&v)`"
)]
pub trait MapArgs {
    /// What the function is called with: the lane of the one argument, or a tuple of lanes.
    type Lane;

    /// Returns the number of lanes, at least 1.
    ///
    /// # Errors
    /// In this order: [`Error::AxisOutOfRange`] if an array lacks its axis, [`Error::NothingMapped`] if no argument is
    /// mapped, [`Error::LaneCount`] if two differ in their number of lanes, and [`Error::NoLanes`] if that number is 0.
    fn lane_count(&self) -> Result<usize>;

    /// Returns lane `index` of every argument; `index` is below the lane count.
    fn lanes_at(&self, index: usize) -> Self::Lane;
}

impl<T: MapArg> MapArgs for T {
    type Lane = T::Lane;

    fn lane_count(&self) -> Result<usize> {
        common_count(&[self.lanes()?])
    }

    fn lanes_at(&self, index: usize) -> T::Lane {
        self.lane(index)
    }
}

macro_rules! tuple_args {
    ($($argument:ident $position:tt),+) => {
        impl<$($argument: MapArg),+> MapArgs for ($($argument,)+) {
            type Lane = ($($argument::Lane,)+);

            fn lane_count(&self) -> Result<usize> {
                common_count(&[$(self.$position.lanes()?),+])
            }

            fn lanes_at(&self, index: usize) -> Self::Lane {
                ($(self.$position.lane(index),)+)
            }
        }
    };
}
tuple_args!(A 0);
tuple_args!(A 0, B 1);
tuple_args!(A 0, B 1, C 2);
tuple_args!(A 0, B 1, C 2, D 3);
tuple_args!(A 0, B 1, C 2, D 3, E 4);
tuple_args!(A 0, B 1, C 2, D 3, E 4, F 5);

/// Returns the number of lanes that all mapped arguments have.
fn common_count(counts: &[Option<usize>]) -> Result<usize> {
    let mut mapped = counts.iter().enumerate().filter_map(|(position, count)| Some((position, (*count)?)));
    let (first, first_lanes) = mapped.next().ok_or(Error::NothingMapped)?;
    match mapped.find(|&(_, lanes)| lanes != first_lanes) {
        Some((second, second_lanes)) => Err(Error::LaneCount { first, first_lanes, second, second_lanes }),
        None if first_lanes == 0 => Err(Error::NoLanes),
        None => Ok(first_lanes),
    }
}
