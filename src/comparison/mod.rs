//! Two networks against each other: what each costs and sees, who wins at what, why, and where the winner changes.
//!
//! Read in this order: a [pair](Pair) of values, one for each contender; the [aspects](Aspect) that are compared; what is
//! [measured](Measures) of one network, with the [traffic](MemoryTraffic) of its layers, the multiplications that [Winograd's](Winograd)
//! algorithm saves and the [share of the middle](CentralInfluence) in what a unit sees; the [verdict](Verdict), row by row, each with its
//! [reason](Reason); layer by layer, where their [fields](FieldSteps) begin to differ; the [rival](rival()) to begin with; and a
//! [sweep](sweep()) over one [setting](Setting) that finds where the cheaper network changes,
//! in a long range by a [adaptive sweep](adaptive_sweep()). Beside them stands the row of a [well-known network](KnownNetwork) in a table of all.

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
