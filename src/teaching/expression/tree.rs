//! The expression tree.

use super::Figure;

/// An expression that stands for a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number as it is.
    Number(f64),
    /// Something that follows from the networks on the stage.
    Figure(Figure),
    /// The sum.
    Sum(Box<[Self; 2]>),
    /// The first less the second.
    Difference(Box<[Self; 2]>),
    /// The product.
    Product(Box<[Self; 2]>),
    /// The first over the second.
    Quotient(Box<[Self; 2]>),
    /// The square root.
    Root(Box<Self>),
}

/// Comparisons that all hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition(pub Vec<(Expression, Comparison, Expression)>);

/// How two numbers compare; they are equal if they differ by less than a billionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The same.
    Equal,
    /// Not the same.
    Unequal,
    /// The first is the smaller.
    Less,
    /// The first is the larger.
    Greater,
}
