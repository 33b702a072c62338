//! Tree of an expression.

use super::Figure;

/// An expression for a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A literal number.
    Number(f64),
    /// A quantity of the networks on the stage.
    Figure(Figure),
    /// The sum.
    Sum(Box<[Self; 2]>),
    /// The first minus the second.
    Difference(Box<[Self; 2]>),
    /// The product.
    Product(Box<[Self; 2]>),
    /// The first divided by the second.
    Quotient(Box<[Self; 2]>),
    /// The square root.
    Root(Box<Self>),
}

/// A conjunction of comparisons.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition(pub Vec<(Expression, Comparison, Expression)>);

/// A comparison of two numbers, which count as equal if they differ by less than a billionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Not equal.
    Unequal,
    /// The first is smaller.
    Less,
    /// The first is larger.
    Greater,
}
