//! Pairs: a value for each of two networks.

/// One of the two compared networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compared {
    /// The first.
    A,
    /// The second; percentages are relative to it.
    B,
}

impl Compared {
    /// Both, in display order.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// A value for each of two networks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pair<T> {
    /// The first network's.
    pub a: T,
    /// The second network's.
    pub b: T,
}

impl<T> Pair<T> {
    /// A pair from its two values.
    pub const fn new(a: T, b: T) -> Self {
        Self { a, b }
    }

    /// The value of one network.
    pub const fn get(&self, compared: Compared) -> &T {
        match compared {
            Compared::A => &self.a,
            Compared::B => &self.b,
        }
    }

    /// The pair with `change` applied to each value.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Pair<U> {
        Pair { a: change(self.a), b: change(self.b) }
    }

    /// Borrows both values.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair { a: &self.a, b: &self.b }
    }
}

impl<T> Pair<Option<T>> {
    /// The pair of values if both are present.
    pub fn both(self) -> Option<Pair<T>> {
        Some(Pair { a: self.a?, b: self.b? })
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether both networks have the same value.
    pub fn agrees(&self) -> bool {
        self.a == self.b
    }
}

impl<T: Ord> Pair<T> {
    /// The network with the greater value; `None` if they are equal.
    pub fn greater(&self) -> Option<Compared> {
        match self.a.cmp(&self.b) {
            std::cmp::Ordering::Less => Some(Compared::B),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Compared::A),
        }
    }
}
