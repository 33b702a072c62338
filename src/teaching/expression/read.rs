//! Reading of expressions and conditions.

use thiserror::Error;

use super::{Comparison, Condition, Expression, Figure};

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExpressionError {
    /// It ends too early.
    #[error("the expression “{0}” ends too early")]
    Unfinished(String),
    /// A token is out of place.
    #[error("“{found}” is out of place in the expression “{expression}”")]
    OutOfPlace {
        /// The text from there on.
        found: String,
        /// The whole expression.
        expression: String,
    },
    /// An unknown name.
    #[error("nothing is called “{0}”: names are like a.params, a.conv2.field, compare.params.percent, flip.size.macs")]
    UnknownName(String),
    /// A condition without a comparison.
    #[error("“{0}” compares nothing: write =, !=, < or > between two expressions")]
    NoComparison(String),
}

/// The comparison signs, longer ones first.
const SIGNS: [(&str, Comparison); 4] =
    [("!=", Comparison::Unequal), ("=", Comparison::Equal), ("<", Comparison::Less), (">", Comparison::Greater)];

impl Expression {
    /// Reads an expression: numbers, names, `+ - * /`, parentheses and `sqrt(…)`.
    ///
    /// ```
    /// use convscope::teaching::Expression;
    /// assert!(Expression::read("(a.out_rows - 2) * (a.out_cols - 2)").is_ok());
    /// assert!(Expression::read("a.weight").is_err());
    /// ```
    ///
    /// # Errors
    /// [`ExpressionError`] if the text is not an expression.
    pub fn read(text: &str) -> Result<Self, ExpressionError> {
        let mut reader = Reader { whole: text, rest: text };
        let expression = reader.sum()?;
        match reader.peek() {
            None => Ok(expression),
            Some(_) => Err(reader.out_of_place()),
        }
    }
}

impl Condition {
    /// Reads comparisons with `=`, `!=`, `<` or `>`, several of them joined by `and`.
    ///
    /// # Errors
    /// [`ExpressionError`] if the text is not a condition.
    pub fn read(text: &str) -> Result<Self, ExpressionError> {
        text.split(" and ").map(comparison).collect::<Result<_, _>>().map(Self)
    }
}

fn comparison(text: &str) -> Result<(Expression, Comparison, Expression), ExpressionError> {
    let found = SIGNS.into_iter().find_map(|(sign, comparison)| Some((text.split_once(sign)?, comparison)));
    let ((left, right), comparison) = found.ok_or_else(|| ExpressionError::NoComparison(text.trim().into()))?;
    Ok((Expression::read(left)?, comparison, Expression::read(right)?))
}

struct Reader<'t> {
    whole: &'t str,
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    /// Consumes a sign if it comes next.
    fn take(&mut self, sign: char) -> bool {
        let comes = self.peek() == Some(sign);
        if comes {
            self.rest = &self.rest[sign.len_utf8()..];
        }
        comes
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|letter| !wanted(letter)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn out_of_place(&self) -> ExpressionError {
        if self.rest.trim().is_empty() {
            return ExpressionError::Unfinished(self.whole.trim().into());
        }
        ExpressionError::OutOfPlace { found: self.rest.trim().into(), expression: self.whole.trim().into() }
    }

    fn sum(&mut self) -> Result<Expression, ExpressionError> {
        let mut sum = self.product()?;
        loop {
            if self.take('+') {
                sum = Expression::Sum(Box::new([sum, self.product()?]));
            } else if self.take('-') {
                sum = Expression::Difference(Box::new([sum, self.product()?]));
            } else {
                return Ok(sum);
            }
        }
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        let mut product = self.factor()?;
        loop {
            if self.take('*') {
                product = Expression::Product(Box::new([product, self.factor()?]));
            } else if self.take('/') {
                product = Expression::Quotient(Box::new([product, self.factor()?]));
            } else {
                return Ok(product);
            }
        }
    }

    fn factor(&mut self) -> Result<Expression, ExpressionError> {
        if self.take('(') {
            let inside = self.sum()?;
            return if self.take(')') { Ok(inside) } else { Err(self.out_of_place()) };
        }
        match self.peek() {
            Some(first) if first.is_ascii_digit() => {
                let digits = self.take_while(|letter| letter.is_ascii_digit() || letter == '.');
                digits.parse().map(Expression::Number).map_err(|_| self.out_of_place())
            }
            Some(first) if first.is_ascii_lowercase() => {
                let path = self.take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_'));
                if path == "sqrt" {
                    return self.factor().map(|inside| Expression::Root(Box::new(inside)));
                }
                let figure = Figure::from_path(path).ok_or_else(|| ExpressionError::UnknownName(path.into()))?;
                Ok(Expression::Figure(figure))
            }
            _ => Err(self.out_of_place()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_bind_closer_than_sums_and_both_to_the_left() {
        let read = |text| Expression::read(text).expect("an expression");
        assert_eq!(read("1 + 2 * 3"), read("1+(2*3)"));
        assert_eq!(read("8 - 4 - 2"), read("(8 - 4) - 2"));
        assert_ne!(read("8 - 4 - 2"), read("8 - (4 - 2)"));
        assert_eq!(read("sqrt(4) / 2"), read("(sqrt 4) / 2"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |text| Expression::read(text).map_err(|error| error.to_string());
        let ends = Err("the expression “1 +” ends too early".to_owned());
        assert_eq!(wrong("1 + "), ends);
        assert_eq!(wrong("(2 3)"), Err("“3)” is out of place in the expression “(2 3)”".to_owned()));
        assert!(wrong("a.size").is_err_and(|message| message.contains("“a.size”")));
        assert!(Condition::read("a.params").is_err());
        assert_eq!(Condition::read("a.params != b.params and 1 < 2").map(|all| all.0.len()), Ok(2));
    }
}
