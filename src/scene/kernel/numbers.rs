//! The numbers of the kernel view, and the sum that a unit is.

use crate::analysis::worked_example::{Computation, Product, Rule};

/// Longer sums leave out what lies in the middle.
const MOST_TERMS: usize = 9;

/// A value as a text: whole, or with at most two decimals.
pub fn number(value: f64) -> String {
    // Adding 0 makes 0 of −0.
    let rounded = (value * 100.0).round() / 100.0 + 0.0;
    let digits = rounded.abs().to_string();
    if rounded < 0.0 { format!("−{digits}") } else { digits }
}

/// How a unit is computed from the values that it reads, after the first `done` taps: `1·2 + 0·1 − 1·3 = −1`. Products with a weight of 0
/// are left out; of long sums, the middle is.
pub fn equation(computation: &Computation, done: usize) -> String {
    let read = &computation.products[..done.min(computation.products.len())];
    let result = number(result(computation, read));
    match computation.rule {
        Rule::Sum => {
            let terms: Vec<String> = read.iter().filter(|product| product.weight != 0.0).map(term).collect();
            format!("{} = {result}", sum(&terms))
        }
        Rule::Largest => {
            let inside = read.iter().filter(|product| !product.on_padding).map(|product| number(product.value));
            format!("max({}) = {result}", listed(inside.collect(), ", "))
        }
        Rule::Mean { .. } => {
            let values: Vec<String> = read.iter().map(|product| number(product.value)).collect();
            format!("({}) ÷ {} = {result}", listed(values, " + "), computation.divisor)
        }
    }
}

/// The result as far as the first taps go.
pub(super) fn result(computation: &Computation, read: &[Product]) -> f64 {
    if read.len() == computation.products.len() {
        return computation.result;
    }
    let sum = || read.iter().map(|product| product.value * product.weight).sum::<f64>();
    match computation.rule {
        Rule::Sum => sum(),
        Rule::Largest => {
            let inside = read.iter().filter(|product| !product.on_padding).map(|product| product.value);
            inside.reduce(f64::max).unwrap_or_default()
        }
        Rule::Mean { .. } => sum() / computation.divisor as f64,
    }
}

/// A product with its sign in front: `+ 1·2`.
fn term(product: &Product) -> String {
    let sign = if product.weight < 0.0 { "− " } else { "+ " };
    let value = if product.value < 0.0 { format!("({})", number(product.value)) } else { number(product.value) };
    format!("{sign}{}·{value}", number(product.weight.abs()))
}

fn sum(terms: &[String]) -> String {
    if terms.is_empty() {
        return "0".to_owned();
    }
    let joined = listed(terms.to_vec(), " ");
    let first = joined.strip_prefix("+ ").map(str::to_owned);
    first.unwrap_or_else(|| joined.replacen("− ", "−", 1))
}

/// Texts one after the other, those in the middle of many as dots.
fn listed(mut texts: Vec<String>, between: &str) -> String {
    if texts.len() > MOST_TERMS {
        let last = texts.split_off(texts.len() - 2);
        texts.truncate(MOST_TERMS - 3);
        texts.push("…".to_owned());
        texts.extend(last);
    }
    texts.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computation(rule: Rule, values: &[(f64, f64)]) -> Computation {
        let product = |(place, &(value, weight)): (usize, &(f64, f64))| {
            let tap = place as u64;
            Product { tap: (0, tap), cell: (0, place as i64), on_padding: false, value, weight }
        };
        let products: Vec<Product> = values.iter().enumerate().map(product).collect();
        let result = products.iter().map(|product| product.value * product.weight).sum();
        Computation { rule, divisor: products.len() as u64, products, result }
    }

    #[test]
    fn a_sum_is_written_out_with_its_signs() {
        let products = computation(Rule::Sum, &[(2.0, 1.0), (5.0, 0.0), (3.0, -1.0), (-4.0, 1.0)]);
        assert_eq!(equation(&products, 9), "1·2 − 1·3 + 1·(−4) = −5");
        assert_eq!(equation(&products, 1), "1·2 = 2");
        assert_eq!(equation(&products, 0), "0 = 0");
        assert_eq!(equation(&computation(Rule::Sum, &[(3.0, -1.0), (1.0, 1.0)]), 2), "−1·3 + 1·1 = −2");
    }

    #[test]
    fn a_long_sum_leaves_out_its_middle() {
        let text = equation(&computation(Rule::Sum, &[(1.0, 1.0); 25]), 25);
        assert_eq!(text, "1·1 + 1·1 + 1·1 + 1·1 + 1·1 + 1·1 … + 1·1 + 1·1 = 25");
    }

    #[test]
    fn a_mean_says_by_what_it_is_divided() {
        let values = computation(Rule::Mean { includes_padding: true }, &[(1.0, 1.0), (2.0, 1.0)]);
        let values = Computation { result: 1.5, ..values };
        assert_eq!(equation(&values, 2), "(1 + 2) ÷ 2 = 1.5");
    }
}
