//! The words for what can go wrong, for one [example](examples) of every mistake: [English](english) as the engine says it, and
//! [Chinese](chinese) without English; those for the [verdicts](verdicts) on pairs of networks, for when the
//! rule [flips](flips), and for trials in the lab.

mod chinese;
mod english;
mod examples;
mod flips;
mod verdicts;
