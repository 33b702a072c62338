//! Axes: the two spatial axes as one type, so that a formula is written once, in one dimension, and applied to both.

/// One of the two spatial axes of a feature map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Rows, counted from the top.
    Height,
    /// Columns, counted from the left.
    Width,
}

impl Axis {
    /// Both axes, in the order in which pairs are written: height, then width.
    pub const BOTH: [Self; 2] = [Self::Height, Self::Width];

    /// The axis's name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Height => "height",
            Self::Width => "width",
        }
    }
}

/// A value for each spatial axis, written height × width.
///
/// ```
/// use convscope::network::Axes;
/// let kernel = Axes::new(3, 5);
/// assert_eq!(kernel.map(|k| k - 1), Axes::new(2, 4));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Axes<T> {
    /// The value along the rows.
    pub height: T,
    /// The value along the columns.
    pub width: T,
}

impl<T> Axes<T> {
    /// A pair from its two values.
    pub const fn new(height: T, width: T) -> Self {
        Self { height, width }
    }

    /// The same value on both axes.
    pub fn both(value: T) -> Self
    where
        T: Clone,
    {
        Self { height: value.clone(), width: value }
    }

    /// A pair whose values are computed per axis.
    pub fn from_axis(mut value_of: impl FnMut(Axis) -> T) -> Self {
        Self { height: value_of(Axis::Height), width: value_of(Axis::Width) }
    }

    /// As [`from_axis`](Self::from_axis), stopping at the first error.
    ///
    /// # Errors
    /// The first error that `value_of` returns.
    pub fn try_from_axis<E>(mut value_of: impl FnMut(Axis) -> Result<T, E>) -> Result<Self, E> {
        Ok(Self { height: value_of(Axis::Height)?, width: value_of(Axis::Width)? })
    }

    /// The value on one axis.
    pub const fn get(&self, axis: Axis) -> &T {
        match axis {
            Axis::Height => &self.height,
            Axis::Width => &self.width,
        }
    }

    /// The value on one axis, mutable.
    pub const fn get_mut(&mut self, axis: Axis) -> &mut T {
        match axis {
            Axis::Height => &mut self.height,
            Axis::Width => &mut self.width,
        }
    }

    /// The pair with `change` applied to each value.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Axes<U> {
        Axes { height: change(self.height), width: change(self.width) }
    }

    /// The pair of pairs.
    pub fn zip<U>(self, other: Axes<U>) -> Axes<(T, U)> {
        Axes { height: (self.height, other.height), width: (self.width, other.width) }
    }

    /// Borrows both values.
    pub const fn as_ref(&self) -> Axes<&T> {
        Axes { height: &self.height, width: &self.width }
    }
}

impl<T: PartialEq> Axes<T> {
    /// Whether both axes have the same value.
    pub fn is_square(&self) -> bool {
        self.height == self.width
    }
}

/// Four sides of a map in the order top, left, bottom, right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sides {
    /// Rows above the first.
    pub top: u64,
    /// Columns left of the first.
    pub left: u64,
    /// Rows below the last.
    pub bottom: u64,
    /// Columns right of the last.
    pub right: u64,
}

impl Sides {
    /// Sides from their values in reading order: top, left, bottom, right.
    pub const fn new(top: u64, left: u64, bottom: u64, right: u64) -> Self {
        Self { top, left, bottom, right }
    }

    /// The same extent before and after on each axis.
    pub const fn symmetric(extent: Axes<u64>) -> Self {
        Self::new(extent.height, extent.width, extent.height, extent.width)
    }

    /// The extents before the first and after the last index of an axis.
    pub const fn along(&self, axis: Axis) -> (u64, u64) {
        match axis {
            Axis::Height => (self.top, self.bottom),
            Axis::Width => (self.left, self.right),
        }
    }

    /// The extent of each axis if both of its sides agree; else `None`.
    pub fn as_symmetric(&self) -> Option<Axes<u64>> {
        (self.top == self.bottom && self.left == self.right).then_some(Axes::new(self.top, self.left))
    }

    /// Top, left, bottom, right.
    pub const fn to_array(self) -> [u64; 4] {
        [self.top, self.left, self.bottom, self.right]
    }
}

impl From<[u64; 4]> for Sides {
    fn from([top, left, bottom, right]: [u64; 4]) -> Self {
        Self { top, left, bottom, right }
    }
}
