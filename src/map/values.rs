//! All that a lane returns, one array or a tuple, and how it is put into the result of the map.

use super::array::LaneArray;
use super::stack::{Slot, Stack};
use crate::error::Result;
use ndarray::ArrayD;

/// What a lane returns when it succeeds: a [`LaneArray`], or a tuple of 1 to 6 of them.
///
/// The methods are for the maps. They put the arrays of the lanes, in order or in parallel, into the result.
#[diagnostic::on_unimplemented(
    message = "a lane of a map cannot return `{Self}`",
    note = "return an ndarray array, a scalar, or a tuple of 1 to 6 of these, or a `Result` of one of these"
)]
pub trait LaneValues: Send + Sized {
    /// What the map returns: an `ArrayD`, or a tuple of them.
    type Stacked;

    /// The results while they are made.
    #[doc(hidden)]
    type Stacks;

    /// The places of one lane in the results.
    #[doc(hidden)]
    type Slots<'a>: Send
    where
        Self: 'a;

    /// Allocates results for lanes with the shapes of this one, which are stacked along `axis`.
    #[doc(hidden)]
    fn stacks(&self, lanes: usize, axis: isize) -> Result<Self::Stacks>;

    /// Adds the lane to the results; lanes are added in order.
    #[doc(hidden)]
    fn push(self, lane: usize, stacks: &mut Self::Stacks) -> Result<()>;

    /// Returns the places of all lanes, in order, in results along axis 0; fills them with elements of this lane.
    #[doc(hidden)]
    fn slots<'a>(&self, stacks: &'a mut Self::Stacks) -> impl Iterator<Item = Self::Slots<'a>>
    where
        Self: 'a;

    /// Puts the lane into its place.
    #[doc(hidden)]
    fn store<'a>(self, lane: usize, slots: &mut Self::Slots<'a>) -> Result<()>
    where
        Self: 'a;

    /// Returns the results, to which every lane was added.
    #[doc(hidden)]
    fn finish(stacks: Self::Stacks) -> Result<Self::Stacked>;
}

impl<T: LaneArray> LaneValues for T {
    type Stacked = ArrayD<T::Elem>;
    type Stacks = Stack<T::Elem>;
    type Slots<'a>
        = Slot<'a, T::Elem>
    where
        T: 'a;

    fn stacks(&self, lanes: usize, axis: isize) -> Result<Self::Stacks> {
        Stack::new(&self.elements(), lanes, axis)
    }

    fn push(self, lane: usize, stack: &mut Self::Stacks) -> Result<()> {
        stack.push(0, lane, &self.elements())
    }

    fn slots<'a>(&self, stack: &'a mut Self::Stacks) -> impl Iterator<Item = Self::Slots<'a>>
    where
        T: 'a,
    {
        stack.slots(self.elements().first().cloned())
    }

    fn store<'a>(self, lane: usize, slot: &mut Self::Slots<'a>) -> Result<()>
    where
        T: 'a,
    {
        slot.store(0, lane, &self.elements())
    }

    fn finish(stack: Self::Stacks) -> Result<Self::Stacked> {
        stack.finish()
    }
}

macro_rules! tuple_values {
    ($($array:ident $output:tt),+) => {
        impl<$($array: LaneArray),+> LaneValues for ($($array,)+) {
            type Stacked = ($(ArrayD<$array::Elem>,)+);
            type Stacks = ($(Stack<$array::Elem>,)+);
            type Slots<'a> = ($(Slot<'a, $array::Elem>,)+) where Self: 'a;

            fn stacks(&self, lanes: usize, axis: isize) -> Result<Self::Stacks> {
                Ok(($(Stack::new(&self.$output.elements(), lanes, axis)?,)+))
            }

            fn push(self, lane: usize, stacks: &mut Self::Stacks) -> Result<()> {
                $(stacks.$output.push($output, lane, &self.$output.elements())?;)+
                Ok(())
            }

            fn slots<'a>(&self, stacks: &'a mut Self::Stacks) -> impl Iterator<Item = Self::Slots<'a>>
            where
                Self: 'a,
            {
                let mut slots = ($(stacks.$output.slots(self.$output.elements().first().cloned()),)+);
                std::iter::from_fn(move || Some(($(slots.$output.next()?,)+)))
            }

            fn store<'a>(self, lane: usize, slots: &mut Self::Slots<'a>) -> Result<()>
            where
                Self: 'a,
            {
                $(slots.$output.store($output, lane, &self.$output.elements())?;)+
                Ok(())
            }

            fn finish(stacks: Self::Stacks) -> Result<Self::Stacked> {
                Ok(($(stacks.$output.finish()?,)+))
            }
        }
    };
}
tuple_values!(A 0);
tuple_values!(A 0, B 1);
tuple_values!(A 0, B 1, C 2);
tuple_values!(A 0, B 1, C 2, D 3);
tuple_values!(A 0, B 1, C 2, D 3, E 4);
tuple_values!(A 0, B 1, C 2, D 3, E 4, F 5);
