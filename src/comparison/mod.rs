//! Comparison of two networks: what each costs and sees, which is better in each aspect and why, and where the cheaper one changes.
//!
//! Read in this order: a [pair](Pair) of values, one per contender; the compared [aspects](Aspect); the [measures](Measures) of one
//! network, with its memory [traffic](MemoryTraffic), the multiplications that [Winograd's](Winograd) algorithm saves and the [central
//! influence](CentralInfluence); the [verdict](Verdict), row by row, each with its [reason](Reason); the growth of both
//! [fields](FieldSteps), layer by layer; the default [rival](rival()); and a [sweep](sweep()) over one [setting](Setting) that finds where
//! the cheaper network changes, for a long range by an [adaptive sweep](adaptive_sweep()). A [`KnownNetwork`] is a row of the
//! table of well-known networks.

mod adaptive_sweep;
mod aspect;
mod central_influence;
mod convolutions;
mod field_steps;
mod known_network;
mod measures;
mod memory_traffic;
mod pair;
mod position;
mod reason;
mod rival;
mod setting;
mod sweep;
mod verdict;
mod winograd;

pub use adaptive_sweep::adaptive_sweep;
pub use aspect::{Aspect, Preference};
pub use central_influence::CentralInfluence;
pub use convolutions::Convolution;
pub use field_steps::{FieldStep, FieldSteps};
pub use known_network::{Column, KnownNetwork};
pub use measures::{Measures, Missing, Value};
pub use memory_traffic::MemoryTraffic;
pub use pair::{Contender, Pair};
pub use reason::Reason;
pub use rival::{classic, matched, on_input_of, rival};
pub use setting::{Setting, SweepParameter};
pub use sweep::{Crossing, Metric, Point, Sweep, sweep};
pub use verdict::{LikeForLike, Outcome, Row, Verdict};
pub use winograd::Winograd;
