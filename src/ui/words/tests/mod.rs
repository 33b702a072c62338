//! The words for what can go wrong, for one [example](examples) of every mistake: [English](english) as the engine says it, and
//! [Chinese](chinese) without English; and those for the [verdicts](verdicts) on pairs of networks.

mod chinese;
mod english;
mod examples;
mod verdicts;
