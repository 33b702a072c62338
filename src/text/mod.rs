//! Localised sentences and numbers, made from values of the engine. All words come from `locales/`.
//!
//! In reading order: [numbers](number), [decimals](decimal) as they are typed, [lists](list), [layers](layer), [factors](factor) of a
//! derivation, the [sentence] about a unit, and its [influence]; the [verdict] on two networks, in one sentence its [headline] and as a
//! [table](comparison_table), and when it [flips](break_even); the marks of [homework]; what happens in the kernel [lab]; what the numbers are
//! compared with, the [evidence].
//! Then what can go wrong: [problems](problem) of layers, a [refusal] of an edit, what is wrong with a text in the [notation] or in
//! [`json`], with a program in [`python`], with a file as a whole ([reading]) or with one of another tool on its way [in](import), or with any
//! [source] of a network, and what is [too large](too_large); in English the engine's own sentences, word for
//! word.
//!
//! Where one word is enough, components take it themselves with [`words!`](crate::words).

pub mod break_even;
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
