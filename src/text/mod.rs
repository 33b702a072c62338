//! Text of the page: localized sentences and numbers, made from values of the engine. All words come from `locales/`.
//!
//! In reading order: [numbers](number), [decimals](decimal) as they are typed, [lists](list), [layers](layer), [titles](network_title) of networks, [factors](factor) of a
//! derivation, the [sentence] about a unit, and its [influence]; the [verdict] on two networks, in one sentence as its [headline], as a
//! [table](comparison_table), that of up to four [columns], and over a setting as [break-even](break_even); the marks of [homework]; the kernel [lab]; the [evidence] for
//! the numbers. Then errors: [problems](problem) of layers, the [refusal] of an edit, errors of a text in the [notation] or in [`json`], of
//! a [`python`] program, of [reading] a file as a whole, of [importing](import) a file of another tool, of any [source] of a network, and
//! results that are [too large](too_large). In English these are the engine's own sentences.
//!
//! Single words are taken by components themselves, with [`words!`](crate::words).

pub mod break_even;
pub mod columns;
pub mod comparison_table;
pub mod computation;
pub mod decimal;
pub mod evidence;
pub mod factor;
pub mod headline;
pub mod homework;
pub mod import;
pub mod influence;
pub mod json;
pub mod lab;
pub mod layer;
pub mod list;
pub mod network_title;
pub mod notation;
pub mod number;
pub mod problem;
pub mod python;
pub mod reading;
pub mod refusal;
pub mod sentence;
pub mod source;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
pub mod too_large;
pub mod verdict;
