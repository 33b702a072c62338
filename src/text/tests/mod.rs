//! Tests of texts about errors, for one [example](examples) of every error: in [English](english) as the engine words them, and in
//! [Chinese](chinese) without English; of the [verdicts](verdicts) on pairs of networks, of the [flips](flips) of a sweep, and of the
//! kernel lab.

mod chinese;
mod english;
mod examples;
mod flips;
mod verdicts;
