//! The words for what can go wrong, for one [example](examples) of every mistake: [English](english) as the engine says it, and
//! [Chinese](chinese) without English.

mod chinese;
mod english;
mod examples;
