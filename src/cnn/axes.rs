//! Two axes as one type (stand-in).

/// A pair of values, one for each spatial axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Axes<T> {
    /// The value along the rows.
    pub height: T,
    /// The value along the columns.
    pub width: T,
}
